using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Web.Pages.Systems;

/// <summary>Budget and settled amount of one cell; either may be unknown.</summary>
public sealed record CostFigures(long? BudgetYen, long? ActualYen)
{
    /// <summary>What a year is compared by: what was spent, or what is budgeted while it runs.</summary>
    public long? LatestYen => ActualYen ?? BudgetYen;
}

/// <summary>年度別経費: the last years side by side, a line for each category and the sum under them.</summary>
public sealed record CostTable(IReadOnlyList<FiscalYear> Years, IReadOnlyList<(string Category, IReadOnlyList<CostFigures?> Cells)> Lines, IReadOnlyList<CostFigures> Sums)
{
    private const int MostYears = 5;

    public static CostTable Empty { get; } = new([], [], []);

    public static CostTable Of(IReadOnlyList<SystemCost> costs)
    {
        var years = costs.Select(c => c.Fy!.Value).Distinct().OrderBy(y => y.Year).TakeLast(MostYears).ToList();
        var lines = costs.Where(c => years.Contains(c.Fy!.Value)).GroupBy(c => c.Category!)
            .Select(g => (g.Key, (IReadOnlyList<CostFigures?>)[.. years.Select(y => g.FirstOrDefault(c => c.Fy == y) is { } cost ? new CostFigures(cost.BudgetYen, cost.ActualYen) : null)])).ToList();
        return new CostTable(years, lines, [.. years.Select((_, n) => new CostFigures(Sum(lines.Select(l => l.Item2[n]?.BudgetYen)), Sum(lines.Select(l => l.Item2[n]?.ActualYen))))]);
    }

    /// <summary>Percent by which the newest year differs from the one before; null without two figures.</summary>
    public static decimal? Change(IReadOnlyList<CostFigures?> cells) =>
        cells.Count >= 2 && cells[^1]?.LatestYen is { } now && cells[^2]?.LatestYen is { } before and > 0 ? decimal.Round((now - before) * 100m / before, 1) : null;

    private static long? Sum(IEnumerable<long?> amounts) => amounts.OfType<long>().ToList() is { Count: > 0 } known ? known.Sum() : null;
}
