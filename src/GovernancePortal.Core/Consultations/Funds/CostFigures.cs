using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>An option of D7: what it costs to begin with, over five years, and per year of those five; whole yen.</summary>
public sealed record ComparedOption(string Name, string Form, long InitialYen, long FiveYearYen, string? Pros, string? Cons, bool Chosen)
{
    private const int Years = 5;

    /// <summary>The five-year total spread evenly, rounded up to the yen.</summary>
    public long PerYearYen => (FiveYearYen + Years - 1) / Years;

    /// <summary>What comes on top of the beginning, a year.</summary>
    public long RunningPerYearYen => (Math.Max(0, FiveYearYen - InitialYen) + Years - 1) / Years;
}

/// <summary>Cost over the years of use by category and year (G1), whole yen; every cell is counted once.</summary>
public sealed record LifecycleCost(IReadOnlyList<FiscalYear> Years, IReadOnlyList<LifecycleRow> Rows)
{
    public long TotalYen => Rows.Sum(r => r.TotalYen);
    /// <summary>Moving data in and out, checking a move, removing and erasing: the part that is easily forgotten.</summary>
    public long ExitYen => Rows.Where(r => r.IsExit).Sum(r => r.TotalYen);
    public long RunningYen => Rows.Where(r => ConsultationCodes.IsRunningCost(r.Category)).Sum(r => r.TotalYen);

    public long YearYen(FiscalYear year) => Rows.Sum(r => r.ByYear.GetValueOrDefault(year));
}

public sealed record LifecycleRow(string Category, IReadOnlyDictionary<FiscalYear, long> ByYear)
{
    private static readonly string[] Exit = ["Migration", "Verification", "Disposal"];

    public long TotalYen => ByYear.Values.Sum();
    public bool IsExit => Exit.Contains(Category, StringComparer.Ordinal);
}

/// <summary>財源: what each source brings, and whether together they meet the request.</summary>
public sealed record FundSources(IReadOnlyList<FundSource> Sources, long NeededYen, bool IsRequest)
{
    public long SumYen => Sources.Sum(s => s.AmountYen);
    /// <summary>Above zero: more than is asked for; below: part of the request has no source.</summary>
    public long DifferenceYen => SumYen - NeededYen;
}

public sealed record FundSource(string Code, long AmountYen, string? Note);

/// <summary>Figures of the money page, read from the answers of a first stage.</summary>
public static class CostFigures
{
    public static IReadOnlyList<ComparedOption> Options(FormFacts facts) =>
        [.. facts.Rows("D7").Select(r => new ComparedOption(r.Get("name") ?? "", r.Get("form") ?? "", r.Yen("initialYen"), r.Yen("fiveYearYen"), r.Get("pros"), r.Get("cons"), r.Get("chosen") == "yes"))];

    public static LifecycleCost Lifecycle(FormFacts facts)
    {
        var lines = facts.CostLines.ToList();
        var rows = lines.GroupBy(l => l.Category, StringComparer.Ordinal)
            .Select(g => new LifecycleRow(g.Key, g.GroupBy(l => l.Year).ToDictionary(y => y.Key, y => y.Sum(l => l.AmountYen)))).ToList();
        var first = lines.Count == 0 ? facts.TargetFy : lines.Min(l => l.Year);
        var last = lines.Count == 0 ? facts.TargetFy : lines.Max(l => l.Year);
        return new LifecycleCost(first is { } from && last is { } to ? [.. Enumerable.Range(from.Year, to.Year - from.Year + 1).Select(y => new FiscalYear(y))] : [], rows);
    }

    /// <param name="requestedYen">予算要求額 where it is recorded; else what the target year costs by the grid.</param>
    public static FundSources Sources(FormFacts facts, long? requestedYen) => new(
        [.. facts.Rows("G4").Select(r => new FundSource(r.Get("source") ?? "", r.Yen("amountYen"), r.Get("note")))],
        requestedYen ?? (facts.TargetFy is { } year ? facts.YearTotalYen(year) : 0), requestedYen is not null);
}
