using System.Linq.Expressions;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Bcp;

public sealed record DrillFilter
{
    public string? Text { get; init; }
    public DrillState? State { get; init; }
    public DrillKind? Kind { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SectionId { get; init; }
    public FiscalYear? Fy { get; init; }
    /// <summary>Only those with findings that are still open.</summary>
    public bool OpenFindings { get; init; }
}

public sealed record DrillLine(Guid Id, string Title, DrillKind Kind, DrillState State, DateOnly PlannedOn, DateOnly? HeldOn, Guid SectionId, string SectionName, string BureauName, int Systems, int Findings, int Open);

public sealed record FindingLine(Guid Id, Guid DrillId, string DrillTitle, string Text, Guid OwnerSectionId, string OwnerSection, DateOnly DueOn, FindingState State);

/// <summary>One drill with the names that its page needs.</summary>
public sealed record DrillView(ContinuityDrill Drill, string SectionName, string? PlanTitle, IReadOnlyList<SystemReference> Systems, IReadOnlyDictionary<Guid, string> Sections, bool MayWrite)
{
    public bool MaySettle(DrillFinding finding, Actor actor) => finding.State == FindingState.Open && (MayWrite || ContinuityAccess.MayWrite(actor, finding.OwnerSectionId));
}

public sealed class DrillQueries(PortalDb db, SystemQueries systems)
{
    public const int PageSize = 50;

    /// <summary>The newest first.</summary>
    public async Task<Page<DrillLine>> PageAsync(DrillFilter filter, Cursor? at, CancellationToken ct = default)
    {
        var rows = await Ordered(filter, at).Take(PageSize + 1).Select(ToLine).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => Keyset.DayKey(line.PlannedOn), line => line.Id);
    }

    public Task<int> CountAsync(DrillFilter filter, CancellationToken ct = default) => Filtered(filter).CountAsync(ct);

    public IAsyncEnumerable<DrillLine> Export(DrillFilter filter) => Ordered(filter, null).Select(ToLine).AsAsyncEnumerable();

    /// <summary>Those held in a fiscal year; one command.</summary>
    internal async Task<IReadOnlyList<DrillLine>> HeldInAsync(FiscalYear year, CancellationToken ct) => await Ordered(new DrillFilter { State = DrillState.Held, Fy = year }, null).Select(ToLine).ToListAsync(ct);

    public async Task<DrillView?> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var drill = await db.Set<ContinuityDrill>().AsNoTracking().Include(d => d.Systems).Include(d => d.Findings).AsSplitQuery().SingleOrDefaultAsync(d => d.Id == id, ct);
        if (drill is null)
        {
            return null;
        }
        var ids = drill.Findings.Select(f => f.OwnerSectionId).Append(drill.SectionId).Distinct().ToList();
        var sections = await db.Set<Section>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, ct);
        var title = drill.PlanId is null ? null : await db.Set<ContinuityPlan>().Where(p => p.Id == drill.PlanId).Select(p => p.Title).SingleAsync(ct);
        var covered = await systems.ReferencesAsync([.. drill.Systems.Select(s => s.SystemId)], ct);
        return new DrillView(drill, sections[drill.SectionId], title, [.. covered.Values.OrderBy(s => s.Code, StringComparer.Ordinal)], sections, ContinuityAccess.MayWrite(actor, drill.SectionId));
    }

    /// <summary>What a revision of the plan may answer: open findings of its drills and of drills of its system, and those it names already.</summary>
    public async Task<IReadOnlyList<FindingLine>> FindingsForAsync(ContinuityPlan plan, CancellationToken ct = default)
    {
        var named = plan.Versions.SelectMany(v => v.Findings).ToList();
        return await Findings((from f in db.Set<DrillFinding>().AsNoTracking()
                               join d in db.Set<ContinuityDrill>() on f.DrillId equals d.Id
                               where named.Contains(f.Id) || (f.State == FindingState.Open && (d.PlanId == plan.Id || (plan.SystemId != null && d.Systems.Any(s => s.SystemId == plan.SystemId))))
                               select f)).ToListAsync(ct);
    }

    /// <summary>All that are still open.</summary>
    public async Task<IReadOnlyList<FindingLine>> OpenFindingsAsync(CancellationToken ct = default) =>
        await Findings(db.Set<DrillFinding>().AsNoTracking().Where(f => f.State == FindingState.Open)).ToListAsync(ct);

    /// <summary>The day of the last drill of every plan that was drilled.</summary>
    internal async Task<IReadOnlyDictionary<Guid, DateOnly>> LastHeldAsync(CancellationToken ct) =>
        await db.Set<ContinuityDrill>().Where(d => d.PlanId != null && d.HeldOn != null).GroupBy(d => d.PlanId!.Value).Select(g => new { g.Key, On = g.Max(d => d.HeldOn!.Value) }).ToDictionaryAsync(x => x.Key, x => x.On, ct);

    private IQueryable<FindingLine> Findings(IQueryable<DrillFinding> findings) =>
        from f in findings
        join d in db.Set<ContinuityDrill>() on f.DrillId equals d.Id
        join s in db.Set<Section>() on f.OwnerSectionId equals s.Id
        orderby f.DueOn, f.Id
        select new FindingLine(f.Id, f.DrillId, d.Title, f.Text, f.OwnerSectionId, s.Name, f.DueOn, f.State);

    private IQueryable<DrillRow> Filtered(DrillFilter filter)
    {
        var rows = from d in db.Set<ContinuityDrill>().AsNoTracking() join s in db.Set<Section>() on d.SectionId equals s.Id select new DrillRow { Drill = d, Section = s };
        rows = filter.Text is { } text ? rows.Where(r => r.Drill.Title.Contains(text)) : rows;
        rows = filter.State is { } state ? rows.Where(r => r.Drill.State == state) : rows;
        rows = filter.Kind is { } kind ? rows.Where(r => r.Drill.Kind == kind) : rows;
        rows = filter.SectionId is { } section ? rows.Where(r => r.Drill.SectionId == section) : rows;
        rows = filter.BureauId is { } bureau ? rows.Where(r => r.Section.BureauId == bureau) : rows;
        if (filter.Fy is { } fy)
        {
            var (from, to) = (fy.Start, fy.End);
            rows = rows.Where(r => (r.Drill.HeldOn ?? r.Drill.PlannedOn) >= from && (r.Drill.HeldOn ?? r.Drill.PlannedOn) <= to);
        }
        return filter.OpenFindings ? rows.Where(r => r.Drill.Findings.Any(f => f.State == FindingState.Open)) : rows;
    }

    private IQueryable<DrillRow> Ordered(DrillFilter filter, Cursor? at) =>
        Keyset.Beside(Filtered(filter), r => r.Drill.PlannedOn, r => r.Drill.Id, at, Keyset.ReadDay, descending: true);

    private static readonly Expression<Func<DrillRow, DrillLine>> ToLine = r => new DrillLine(r.Drill.Id, r.Drill.Title, r.Drill.Kind, r.Drill.State, r.Drill.PlannedOn, r.Drill.HeldOn, r.Drill.SectionId, r.Section.Name,
        r.Section.Bureau.Name, r.Drill.Systems.Count, r.Drill.Findings.Count, r.Drill.Findings.Count(f => f.State == FindingState.Open));

    private sealed class DrillRow
    {
        public required ContinuityDrill Drill { get; init; }
        public required Section Section { get; init; }
    }
}
