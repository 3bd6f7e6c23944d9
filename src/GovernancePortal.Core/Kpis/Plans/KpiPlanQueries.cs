using System.Globalization;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Kpis.Plans;

public sealed record KpiPlanFilter
{
    /// <summary>Within the name of the plan, of an initiative or of a KPI.</summary>
    public string? Text { get; init; }
    public KpiPlanState? State { get; init; }
    /// <summary>Plans that cover the year.</summary>
    public FiscalYear? Fy { get; init; }
    public Guid? SectionId { get; init; }
    /// <summary>Drafts, and plans with an open revision.</summary>
    public bool Open { get; init; }
}

public sealed record KpiPlanLine(Guid Id, int Position, string Name, FiscalYear FromYear, FiscalYear ToYear, KpiPlanState State, bool RevisionOpen, int? VersionNumber, Guid OwnerSectionId, string? SectionName, int Initiatives, int Kpis, int ClosedYears);

/// <summary>A version without its content.</summary>
public sealed record KpiVersionLine(int Number, DateOnly EffectiveOn, string? Reason, string AdoptedBy, string? AdoptedBySection, DateTimeOffset AdoptedAt);

/// <summary>One row of the plan's table: of a KPI, or of what is done each year.</summary>
public sealed record PlanRow(int Position, Kpi? Kpi, KpiActivity? Activity);

public sealed record PlanInitiative(KpiInitiative Initiative, IReadOnlyList<PlanRow> Rows);

public sealed record PlanObjective(KpiObjective Objective, IReadOnlyList<PlanInitiative> Initiatives);

/// <summary>A whole plan as its page shows it.</summary>
public sealed record KpiPlanView(KpiPlan Plan, IReadOnlyList<PlanObjective> Objectives, IReadOnlyList<KpiVersionLine> Versions, IReadOnlyList<FiscalYear> Closed)
{
    public IEnumerable<KpiInitiative> Initiatives => Objectives.SelectMany(o => o.Initiatives).Select(i => i.Initiative);
    public IEnumerable<Kpi> Kpis => Objectives.SelectMany(o => o.Initiatives).SelectMany(i => i.Rows).Select(r => r.Kpi).OfType<Kpi>();
    /// <summary>Of an initiative or objective without one.</summary>
    public bool HasKpi(KpiInitiative initiative) => Kpis.Any(k => k.InitiativeId == initiative.Id);
}

/// <summary>Plans for reading: everybody who is signed in sees all of them.</summary>
public sealed class KpiPlanQueries(PortalDb db, PeopleQueries people)
{
    public const int PageSize = 50;

    public async Task<Page<KpiPlanLine>> PageAsync(KpiPlanFilter filter, Cursor? at, CancellationToken ct = default)
    {
        var rows = await Lines(Keyset.Beside(Filtered(filter), p => p.Position, p => p.Id, at,
            text => (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var position), position), descending: true)).Take(PageSize + 1).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => line.Position.ToString(CultureInfo.InvariantCulture), line => line.Id);
    }

    public Task<int> CountAsync(KpiPlanFilter filter, CancellationToken ct = default) => Filtered(filter).CountAsync(ct);

    public IAsyncEnumerable<KpiPlanLine> Export(KpiPlanFilter filter) => Lines(Filtered(filter).OrderByDescending(p => p.Position).ThenByDescending(p => p.Id)).AsAsyncEnumerable();

    /// <summary>The whole plan. <see cref="NotFound"/> where there is none.</summary>
    public async Task<KpiPlanView> ViewAsync(Guid id, CancellationToken ct = default)
    {
        var plan = await db.Set<KpiPlan>().AsNoTracking().Include(p => p.Objectives).SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound($"Plan {id}.");
        var versions = await db.Set<KpiPlanVersion>().AsNoTracking().Where(v => v.PlanId == id).OrderByDescending(v => v.Number)
            .Select(v => new KpiVersionLine(v.Number, v.EffectiveOn, v.Reason, v.AdoptedBy, v.AdoptedBySection, v.AdoptedAt)).ToListAsync(ct);
        var initiatives = await db.Set<KpiInitiative>().AsNoTracking().Include(i => i.Activities).Include(i => i.Systems).AsSplitQuery().Where(i => i.PlanId == id).OrderBy(i => i.Position).ToListAsync(ct);
        var kpis = await db.Set<Kpi>().AsNoTracking().Include(k => k.Targets).Where(k => k.PlanId == id).OrderBy(k => k.Position).ToListAsync(ct);
        return new KpiPlanView(plan, Arranged(plan, initiatives, kpis), versions, await ClosedYearsAsync(id, ct));
    }

    public async Task<IReadOnlyList<FiscalYear>> ClosedYearsAsync(Guid planId, CancellationToken ct = default) =>
        await db.Set<KpiYear>().AsNoTracking().Where(y => y.PlanId == planId).OrderBy(y => y.Year).Select(y => y.Year).ToListAsync(ct);

    /// <summary>Null where no plan has the name.</summary>
    public Task<Guid?> IdOfAsync(string name, CancellationToken ct = default) => db.Set<KpiPlan>().Where(p => p.Name == name).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct);

    public async Task<KpiPlan> PlanAsync(Guid id, CancellationToken ct = default) =>
        await db.Set<KpiPlan>().AsNoTracking().Include(p => p.Objectives).SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound($"Plan {id}.");

    public async Task<KpiInitiative> InitiativeAsync(Guid id, CancellationToken ct = default) =>
        await db.Set<KpiInitiative>().AsNoTracking().Include(i => i.Activities).Include(i => i.Systems).SingleOrDefaultAsync(i => i.Id == id, ct) ?? throw new NotFound($"Initiative {id}.");

    public async Task<Kpi> KpiAsync(Guid id, CancellationToken ct = default) =>
        await db.Set<Kpi>().AsNoTracking().Include(k => k.Targets).SingleOrDefaultAsync(k => k.Id == id, ct) ?? throw new NotFound($"KPI {id}.");

    /// <summary>The plan as the version froze it.</summary>
    public async Task<(KpiVersionLine Line, KpiPlanContent Content)> VersionAsync(Guid planId, int number, CancellationToken ct = default)
    {
        var version = await db.Set<KpiPlanVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.PlanId == planId && v.Number == number, ct) ?? throw new NotFound($"Version {number} of plan {planId}.");
        return (new KpiVersionLine(version.Number, version.EffectiveOn, version.Reason, version.AdoptedBy, version.AdoptedBySection, version.AdoptedAt), version.Content);
    }

    /// <summary>The plan as it stands now, in the form in which a version freezes it.</summary>
    /// <param name="systemNames">Of the systems that initiatives name; others are called by nothing.</param>
    public async Task<KpiPlanContent> ContentAsync(Guid id, IReadOnlyDictionary<Guid, string> systemNames, DateOnly day, CancellationToken ct = default)
    {
        var view = await ViewAsync(id, ct);
        var sections = await people.SectionNamesAsync(day, ct);
        var names = view.Objectives.ToDictionary(o => o.Objective.Id, o => o.Objective.Name);
        var codes = view.Initiatives.ToDictionary(i => i.Id, i => i.Code);
        return new KpiPlanContent(view.Plan.Name, view.Plan.FromYear.Year, view.Plan.ToYear.Year, sections.Written(view.Plan.OwnerSectionId), view.Plan.Purpose, view.Plan.LegalBasis,
            [.. view.Initiatives.Select(i => new ContentInitiative(i.Code, i.Name, names[i.ObjectiveId], sections.Written(i.OwnerSectionId), i.Purpose, i.Effect, i.SavingYen, [.. i.Systems.Select(s => systemNames.GetValueOrDefault(s.SystemId)).OfType<string>().Order(StringComparer.Ordinal)]))],
            [.. view.Objectives.SelectMany(o => o.Initiatives).SelectMany(i => i.Rows.Select(r => (i.Initiative, Row: r))).OrderBy(x => x.Row.Position).Select(x => Row(x.Initiative.Code, x.Row))]);
    }

    internal static ContentRow Row(string code, PlanRow row) => row is { Kpi: { } kpi }
        ? new ContentRow(code, kpi.Name, kpi.Unit, kpi.Aggregation, kpi.Direction, kpi.BaselineRaw, kpi.Targets.OrderBy(t => t.Year).ToDictionary(t => t.Year.Year, t => t.Raw))
        : new ContentRow(code, null, null, null, null, null, row.Activity!.Cells);

    private static IReadOnlyList<PlanObjective> Arranged(KpiPlan plan, List<KpiInitiative> initiatives, List<Kpi> kpis)
    {
        var ofInitiative = kpis.ToLookup(k => k.InitiativeId);
        var ofObjective = initiatives.Select(i => new PlanInitiative(i, [.. ofInitiative[i.Id].Select(k => new PlanRow(k.Position, k, null)).Concat(i.Activities.Select(a => new PlanRow(a.Position, null, a))).OrderBy(r => r.Position)]))
            .ToLookup(i => i.Initiative.ObjectiveId);
        return [.. plan.Objectives.OrderBy(o => o.Position).Select(o => new PlanObjective(o, [.. ofObjective[o.Id]]))];
    }

    private IQueryable<KpiPlan> Filtered(KpiPlanFilter filter)
    {
        var rows = db.Set<KpiPlan>().AsNoTracking();
        rows = filter.Text is { } text ? rows.Where(p => p.Name.Contains(text) || db.Set<KpiInitiative>().Any(i => i.PlanId == p.Id && i.Name.Contains(text)) || db.Set<Kpi>().Any(k => k.PlanId == p.Id && k.Name.Contains(text))) : rows;
        rows = filter.State is { } state ? rows.Where(p => p.State == state) : rows;
        rows = filter.Fy is { } fy ? rows.Where(p => p.FromYear <= fy && p.ToYear >= fy) : rows;
        rows = filter.SectionId is { } section ? rows.Where(p => p.OwnerSectionId == section) : rows;
        return filter.Open ? rows.Where(p => p.State == KpiPlanState.Draft || p.RevisionOpen) : rows;
    }

    private IQueryable<KpiPlanLine> Lines(IQueryable<KpiPlan> rows) => rows.Select(p => new KpiPlanLine(p.Id, p.Position, p.Name, p.FromYear, p.ToYear, p.State, p.RevisionOpen, p.VersionNumber, p.OwnerSectionId,
        db.Set<Section>().Where(s => s.Id == p.OwnerSectionId).Select(s => s.Name).FirstOrDefault(), db.Set<KpiInitiative>().Count(i => i.PlanId == p.Id), db.Set<Kpi>().Count(k => k.PlanId == p.Id), db.Set<KpiYear>().Count(y => y.PlanId == p.Id)));
}
