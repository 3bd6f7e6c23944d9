using System.Globalization;
using System.Linq.Expressions;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Terminals;

public enum TerminalSort
{
    Section,
    LeaseEndOn,
    Count,
}

public sealed record TerminalFilter
{
    public string? TerminalClass { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SectionId { get; init; }
    public bool? IsCentral { get; init; }
    /// <summary>Leases that end within that fiscal year.</summary>
    public FiscalYear? LeaseFy { get; init; }
    public TerminalSort Sort { get; init; }
    public bool Descending { get; init; }
}

public sealed record TerminalLine
{
    public required Guid Id { get; init; }
    public required Guid SectionId { get; init; }
    public required string SectionCode { get; init; }
    public required string SectionName { get; init; }
    public required string BureauName { get; init; }
    public required string TerminalClass { get; init; }
    public required string Label { get; init; }
    public required int Count { get; init; }
    public Guid? ProcuringSectionId { get; init; }
    public string? ProcuringName { get; init; }
    public Guid? ManagingSectionId { get; init; }
    public string? ManagingName { get; init; }
    public required bool IsCentral { get; init; }
    public DateOnly? LeaseEndOn { get; init; }
    public string? AfterLease { get; init; }
    public FiscalYear? Fy { get; init; }
    public string? Note { get; init; }
}

/// <summary>Rows and terminals of a filtered list.</summary>
public sealed record TerminalTotal(int Rows, int Terminals, int Central)
{
    public decimal Rate => TerminalCount.RateOf(Central, Terminals);
}

/// <summary>Terminals of one bureau, class or day.</summary>
public sealed record TerminalCount(string Name, int Count, int Central)
{
    /// <summary>庁内パソコンの一元管理率, percent with one place, rounded down: 100 only when nothing is missing (R222).</summary>
    public decimal Rate => RateOf(Central, Count);

    public static decimal RateOf(int central, int count) => count == 0 ? 0 : Math.Floor(central * 1000m / count) / 10;
}

/// <summary>What the office had on a day.</summary>
public sealed record TerminalDay(DateOnly On, int Count, int Central)
{
    public decimal Rate => TerminalCount.RateOf(Central, Count);
}

/// <summary>Everybody reads the register.</summary>
public sealed class TerminalQueries(PortalDb db)
{
    public const int PageSize = 50;

    public async Task<Page<TerminalLine>> PageAsync(TerminalFilter filter, Cursor? at, CancellationToken ct = default)
    {
        var rows = await Ordered(filter, at).Take(PageSize + 1).Select(ToLine()).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => KeyOf(line, filter), line => line.Id);
    }

    /// <summary>One command for the count of rows and terminals.</summary>
    public async Task<TerminalTotal> TotalAsync(TerminalFilter filter, CancellationToken ct = default) =>
        await Filtered(filter).GroupBy(_ => 1).Select(g => new TerminalTotal(g.Count(), g.Sum(x => x.Group.Count), g.Sum(x => x.Group.IsCentral ? x.Group.Count : 0))).SingleOrDefaultAsync(ct) ?? new TerminalTotal(0, 0, 0);

    public IAsyncEnumerable<TerminalLine> Export(TerminalFilter filter) => Ordered(filter, null).Select(ToLine()).AsAsyncEnumerable();

    public async Task<TerminalGroup> FindAsync(Guid id, CancellationToken ct = default) =>
        await db.Set<TerminalGroup>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new NotFound("Terminals.");

    /// <summary>Counts by bureau and class as they are now; one command.</summary>
    public async Task<IReadOnlyList<(string Bureau, string TerminalClass, int Count, int Central)>> NowAsync(CancellationToken ct = default)
    {
        var rows = await Rows().GroupBy(r => new { r.Section.Bureau.Code, r.Section.Bureau.Name, r.Group.TerminalClass }).OrderBy(g => g.Key.Code)
            .Select(g => new { g.Key.Name, g.Key.TerminalClass, Count = g.Sum(x => x.Group.Count), Central = g.Sum(x => x.Group.IsCentral ? x.Group.Count : 0) }).ToListAsync(ct);
        return [.. rows.Select(r => (r.Name, r.TerminalClass, r.Count, r.Central))];
    }

    /// <summary>The snapshots, oldest first; one command.</summary>
    public async Task<IReadOnlyList<TerminalDay>> DaysAsync(CancellationToken ct = default) =>
        await db.Set<TerminalSnapshot>().AsNoTracking().GroupBy(x => x.On).OrderBy(g => g.Key).Select(g => new TerminalDay(g.Key, g.Sum(x => x.Count), g.Sum(x => x.Central))).ToListAsync(ct);

    private IQueryable<TerminalRow> Rows() =>
        from g in db.Set<TerminalGroup>().AsNoTracking()
        join s in db.Set<Section>() on g.SectionId equals s.Id
        select new TerminalRow { Group = g, Section = s };

    private IQueryable<TerminalRow> Filtered(TerminalFilter filter)
    {
        var rows = Rows();
        rows = filter.TerminalClass is { } kind ? rows.Where(r => r.Group.TerminalClass == kind) : rows;
        rows = filter.SectionId is { } section ? rows.Where(r => r.Group.SectionId == section) : rows;
        rows = filter.BureauId is { } bureau ? rows.Where(r => r.Section.BureauId == bureau) : rows;
        rows = filter.IsCentral is { } central ? rows.Where(r => r.Group.IsCentral == central) : rows;
        if (filter.LeaseFy is { } year)
        {
            var (from, to) = (year.Start, year.End);
            rows = rows.Where(r => r.Group.LeaseEndOn >= from && r.Group.LeaseEndOn <= to);
        }
        return rows;
    }

    private IQueryable<TerminalRow> Ordered(TerminalFilter filter, Cursor? at)
    {
        var rows = Filtered(filter);
        var day = Keyset.LastDay(filter.Descending);
        return filter.Sort switch
        {
            TerminalSort.Section => Keyset.Beside(rows, r => r.Section.Code, r => r.Group.Id, at, text => (true, text), filter.Descending),
            TerminalSort.LeaseEndOn => Keyset.Beside(rows, r => r.Group.LeaseEndOn ?? day, r => r.Group.Id, at, Keyset.ReadDay, filter.Descending),
            TerminalSort.Count => Keyset.Beside(rows, r => r.Group.Count, r => r.Group.Id, at, text => (int.TryParse(text, CultureInfo.InvariantCulture, out var n), n), filter.Descending),
        };
    }

    private static string KeyOf(TerminalLine line, TerminalFilter filter) => filter.Sort switch
    {
        TerminalSort.Section => line.SectionCode,
        TerminalSort.LeaseEndOn => Keyset.DayKey(line.LeaseEndOn ?? Keyset.LastDay(filter.Descending)),
        TerminalSort.Count => line.Count.ToString(CultureInfo.InvariantCulture),
    };

    private Expression<Func<TerminalRow, TerminalLine>> ToLine() => r => new TerminalLine
    {
        Id = r.Group.Id, SectionId = r.Group.SectionId, SectionCode = r.Section.Code, SectionName = r.Section.Name, BureauName = r.Section.Bureau.Name, TerminalClass = r.Group.TerminalClass,
        Label = r.Group.Label, Count = r.Group.Count, ProcuringSectionId = r.Group.ProcuringSectionId, ProcuringName = db.Set<Section>().Where(s => s.Id == r.Group.ProcuringSectionId).Select(s => s.Name).FirstOrDefault(),
        ManagingSectionId = r.Group.ManagingSectionId, ManagingName = db.Set<Section>().Where(s => s.Id == r.Group.ManagingSectionId).Select(s => s.Name).FirstOrDefault(),
        IsCentral = r.Group.IsCentral, LeaseEndOn = r.Group.LeaseEndOn, AfterLease = r.Group.AfterLease, Fy = r.Group.Fy, Note = r.Group.Note,
    };

    private sealed class TerminalRow
    {
        public required TerminalGroup Group { get; init; }
        public required Section Section { get; init; }
    }
}
