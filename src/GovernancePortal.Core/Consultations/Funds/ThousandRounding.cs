namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>How yen become 千円 on budget papers; a dated setting of the office.</summary>
public enum RoundingRule
{
    Down,    // 切捨て
    Up,      // 切上げ
    Nearest, // 四捨五入
}

/// <summary>A row or column of amounts in 千円 with its total: the parts rounded each, the total rounded from the exact sum.</summary>
/// <param name="ShownSum">What the shown parts add up to.</param>
/// <param name="Total">The exact total, rounded.</param>
public sealed record RoundedSum(IReadOnlyList<long> Parts, long ShownSum, long Total)
{
    /// <summary>The parts as printed do not add up to the total as printed: the paper carries the 端数 note.</summary>
    public bool NeedsNote => ShownSum != Total;
}

public static class ThousandRounding
{
    private const long Unit = 1000;

    /// <summary>Of whole yen, in 千円. Below zero 切捨て and 切上げ go towards and away from zero, as amounts do in print (▲).</summary>
    public static long Of(long yen, RoundingRule rule)
    {
        var (whole, rest) = Math.DivRem(yen, Unit);
        return rest == 0 ? whole : rule switch
        {
            RoundingRule.Down => whole,
            RoundingRule.Up => whole + Math.Sign(yen),
            RoundingRule.Nearest => Math.Abs(rest) * 2 >= Unit ? whole + Math.Sign(yen) : whole,
        };
    }

    public static RoundedSum Sum(IEnumerable<long> yen, RoundingRule rule)
    {
        var exact = yen.ToList();
        var parts = exact.ConvertAll(y => Of(y, rule));
        return new RoundedSum(parts, parts.Sum(), Of(exact.Sum(), rule));
    }
}
