using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>Which systems the numbers count; without a state those that are neither an idea nor retired.</summary>
public sealed record NumbersFilter
{
    public Guid? BureauId { get; init; }
    public Lifecycle? Lifecycle { get; init; }

    /// <summary>The list that shows exactly the systems counted.</summary>
    public SystemFilter AsList() => new() { BureauId = BureauId, Lifecycle = Lifecycle, Live = Lifecycle is null };
}

/// <summary>Systems of one kind, and their running cost of a year.</summary>
/// <param name="Key">The code or name; null for rows that have none.</param>
public sealed record NumberLine(string? Key, int Systems, long AnnualCostYen);

public sealed record BureauNumber(Guid BureauId, string Name, string? NameEn, int Systems, long AnnualCostYen);

/// <param name="Systems">How many systems the costs are of.</param>
/// <param name="ActualYen">決算: as entered by category or as the accounts of its cases say, for each system the larger.</param>
public sealed record CostOfYear(FiscalYear Year, int Systems, long BudgetYen, long ActualYen);

/// <summary>The ledger in numbers (R121, R278); every number leads to the list of what it counts.</summary>
public sealed record SystemNumbersView(int Systems, long AnnualCostYen, IReadOnlyList<BureauNumber> Bureaus, IReadOnlyList<NumberLine> Hostings, IReadOnlyList<NumberLine> Segments, IReadOnlyList<NumberLine> Vendors,
    IReadOnlyList<CostOfYear> Costs, IReadOnlyList<CountOfYear> Platform, int PlatformNow);

/// <summary>Three commands, whatever the size of the ledger: counted by the database, added up here.</summary>
public sealed class SystemNumberQueries(PortalDb db)
{
    public async Task<SystemNumbersView> ReadAsync(NumbersFilter filter, CancellationToken ct = default)
    {
        var groups = await (from x in Counted(filter)
                            join s in db.Set<Section>() on x.OwnerSectionId equals s.Id
                            group x by new { s.BureauId, s.Bureau.Name, s.Bureau.NameEn, s.Bureau.Code, x.Hosting, x.Segment, x.VendorName } into g
                            select new { g.Key, Count = g.Count(), Yen = g.Sum(x => x.AnnualCostYen ?? 0) }).ToListAsync(ct);
        var costs = await CostsAsync(filter, ct);
        var moved = await Counted(filter).Where(x => x.Hosting == SystemCodes.SharedPlatform).GroupBy(x => x.PlatformFy).Select(g => new { Year = g.Key, Count = g.Count() }).ToListAsync(ct);
        IReadOnlyList<NumberLine> By(Func<(string? Hosting, string? Segment, string? Vendor), string?> key) =>
            [.. groups.GroupBy(g => key((g.Key.Hosting, g.Key.Segment, g.Key.VendorName))).Select(g => new NumberLine(g.Key, g.Sum(x => x.Count), g.Sum(x => x.Yen)))
                .OrderByDescending(l => l.Systems).ThenBy(l => l.Key is null).ThenBy(l => l.Key, StringComparer.Ordinal)];
        var total = 0;
        return new SystemNumbersView(groups.Sum(g => g.Count), groups.Sum(g => g.Yen),
            [.. groups.GroupBy(g => (g.Key.Code, g.Key.BureauId, g.Key.Name, g.Key.NameEn)).OrderBy(g => g.Key.Code, StringComparer.Ordinal).Select(g => new BureauNumber(g.Key.BureauId, g.Key.Name, g.Key.NameEn, g.Sum(x => x.Count), g.Sum(x => x.Yen)))],
            By(k => k.Hosting), By(k => k.Segment), By(k => k.Vendor),
            costs,
            [.. moved.Where(m => m.Year is not null).OrderBy(m => m.Year!.Value.Year).Select(m => new CountOfYear(m.Year!.Value, m.Count, total += m.Count))], moved.Sum(m => m.Count));
    }

    // What the section entered by category, and what the accounts say of its cases. Of a system and year both are the same
    // money told twice: there the larger of the two counts, the rest added up.
    private async Task<IReadOnlyList<CostOfYear>> CostsAsync(NumbersFilter filter, CancellationToken ct)
    {
        var entered = from x in Counted(filter) from c in x.Costs where c.Fy != null select new { x.Id, Year = c.Fy!.Value, Budget = c.BudgetYen ?? 0L, Actual = c.ActualYen ?? 0L, Settled = 0L };
        var settled = from x in Counted(filter) from s in x.Settlements select new { x.Id, Year = s.Fy, Budget = 0L, Actual = 0L, Settled = s.ActualYen };
        var rows = await (from r in entered.Concat(settled)
                          group r by new { r.Id, r.Year } into g
                          select new { g.Key.Year, Budget = g.Sum(r => r.Budget), Actual = g.Sum(r => r.Actual), Settled = g.Sum(r => r.Settled) }).ToListAsync(ct);
        return [.. rows.GroupBy(r => r.Year).OrderBy(g => g.Key).Select(g => new CostOfYear(g.Key, g.Count(), g.Sum(r => r.Budget), g.Sum(r => Math.Max(r.Actual, r.Settled))))];
    }

    private IQueryable<InformationSystem> Counted(NumbersFilter filter)
    {
        var rows = db.Set<InformationSystem>().AsNoTracking();
        rows = filter.Lifecycle is { } state ? rows.Where(x => x.Lifecycle == state) : rows.Where(x => x.Lifecycle != Lifecycle.Concept && x.Lifecycle != Lifecycle.Retired);
        return filter.BureauId is { } bureau ? rows.Where(x => db.Set<Section>().Any(s => s.Id == x.OwnerSectionId && s.BureauId == bureau)) : rows;
    }
}
