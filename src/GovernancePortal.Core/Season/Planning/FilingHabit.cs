namespace GovernancePortal.Core.Season.Planning;

/// <summary>
/// When a bureau's cases are filed without advice: spread as last year's were, by days before the close. A bureau that filed
/// too little to have a habit takes that of the whole office; an office without a past files in the last three weeks, as the
/// founding documents complain of. Pure.
/// </summary>
public sealed class FilingHabit
{
    /// <summary>Fewer cases than this say nothing of a bureau.</summary>
    public const int Enough = 5;
    private const int Weeks = 3;

    private readonly Dictionary<Guid, int[]> ofBureau;
    private readonly int[] ofOffice;

    /// <param name="filed">Days of last year's filings by bureau.</param>
    /// <param name="closed">The day on which last year's window closed.</param>
    public FilingHabit(ILookup<Guid, DateOnly> filed, DateOnly closed)
    {
        ofBureau = filed.Where(g => g.Count() >= Enough).ToDictionary(g => g.Key, g => Offsets(g, closed));
        var all = Offsets(filed.SelectMany(g => g), closed);
        ofOffice = all.Length >= Enough ? all : [.. Enumerable.Range(0, Weeks * 7).Reverse()];
    }

    /// <summary>The day of the n-th of so many cases of a bureau, by this year's close.</summary>
    public DateOnly DayOf(Guid bureau, int n, int of, DateOnly closes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(n, of);
        var offsets = ofBureau.GetValueOrDefault(bureau, ofOffice);
        return closes.AddDays(-offsets[((2 * n) + 1) * offsets.Length / (2 * of)]);
    }

    // Late filings of last year are taken as filed on its last day: nobody is expected to be late.
    private static int[] Offsets(IEnumerable<DateOnly> days, DateOnly closed) => [.. days.Select(d => Math.Max(0, closed.DayNumber - d.DayNumber)).OrderDescending()];
}
