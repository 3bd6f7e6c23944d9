using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Planner;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Audits.Plans;

public sealed record AuditPlanRow(Guid Id, AuditPlanLayer Layer, Guid? ParentId, string Name, int Edition, FiscalYear FromFy, FiscalYear ToFy, AuditPlanState State, int Lines, string? DecidedBy, DateOnly? DecidedOn, string? RecordedBy, DateTimeOffset Since);

/// <summary>One line with the names of today.</summary>
public sealed record AuditPlanLineRow(Guid Id, FiscalYear FiscalYear, int Month, OfficeSection Section, AuditNature Nature, OfficeAuditor? Lead, IReadOnlyList<OfficeAuditor?> Members, bool IsLocked);

/// <summary>A plan whole, with what is outside it.</summary>
public sealed record AuditPlanView(AuditPlan Plan, AuditOffice Office, IReadOnlyList<AuditPlanLineRow> Lines, IReadOnlyList<OfferedPlanAct> Acts, AuditPlan? Parent, IReadOnlyList<AuditPlanRow> Editions, IReadOnlyList<AuditPlanRow> Years)
{
    public OfferedPlanAct? Act(AuditPlanAct act) => Acts.FirstOrDefault(a => a.Act == act);
    public bool MayEdit => Act(AuditPlanAct.Edit) is { IsPossible: true };
}

/// <summary>One section of the coverage matrix.</summary>
/// <param name="Gap">To be covered by the end of the years, and nothing is planned or held.</param>
public sealed record CoverageRow(OfficeSection Section, OfficeFacts Facts, FiscalYear? LastBefore, IReadOnlyList<IReadOnlyList<CoverageMark>> Years, RiskScore? Risk, bool Gap);

/// <summary>What stands in one cell.</summary>
public sealed record CoverageMark(AuditNature Nature, bool Held, int? Month, Guid? LineId, bool IsLocked, Guid? EngagementId);

/// <summary>Conditions of the matrix; null means any.</summary>
public sealed record CoverageFilter
{
    public Guid? Plan { get; init; }
    public Guid? BureauId { get; init; }
    /// <summary>Only sections that nothing covers.</summary>
    public bool Gaps { get; init; }
}

public sealed record CoverageView(AuditPlan? Plan, FiscalYear From, FiscalYear To, IReadOnlyList<CoverageRow> Rows, IReadOnlyList<AuditPlanRow> Plans, bool MayEdit)
{
    public int Live => Rows.Count;
    public int Covered => Rows.Count(r => !r.Gap);

    public int CountOf(FiscalYear year, AuditNature nature) => Rows.Sum(r => r.Years[year.Year - From.Year].Count(m => m.Nature == nature));
}

/// <summary>What differs between two plans.</summary>
public sealed record AuditPlanComparison(AuditPlan Before, AuditPlan After, PlanDelta Delta, AuditOffice Office)
{
    public int Changes => Delta.Added.Count + Delta.Removed.Count + Delta.Changed.Count;
}

/// <summary>What waits for somebody: a plan to approve, or one that came back.</summary>
public sealed record AuditPlanWorkLine(Guid Id, string Name, bool ToApprove, DateTimeOffset Since);

public sealed class AuditPlanQueries(PortalDb db, AuditOfficeQueries offices, IMemoryCache cache)
{
    private const string OpenKey = "audit-plans-open";
    private const int Most = 200;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    /// <summary>Every plan, the newest years first; one command. An office has some dozen.</summary>
    public Task<List<AuditPlanRow>> ListAsync(Actor actor, CancellationToken ct = default) =>
        Rows(db.Set<AuditPlan>().AsNoTracking().VisibleTo(actor).OrderByDescending(p => p.FromFy).ThenBy(p => p.Layer).ThenByDescending(p => p.Edition).ThenBy(p => p.Id)).Take(Most).ToListAsync(ct);

    public async Task<AuditPlan> FindAsync(Guid id, Actor actor, CancellationToken ct = default) =>
        await db.Set<AuditPlan>().AsNoTracking().Include(p => p.Lines).VisibleTo(actor).SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound($"Plan of audits {id}.");

    public async Task<AuditPlanView> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var plan = await FindAsync(id, actor, ct);
        var office = await offices.WholeAsync(actor.Today, ct);
        var parent = plan.ParentId is { } above ? await db.Set<AuditPlan>().AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(p => p.Id == above, ct) : null;
        var near = await Rows(db.Set<AuditPlan>().AsNoTracking().VisibleTo(actor).Where(p => p.SeriesId == plan.SeriesId || p.ParentId == plan.Id).OrderBy(p => p.FromFy).ThenBy(p => p.Edition)).ToListAsync(ct);
        return new AuditPlanView(plan, office, LinesOf(plan, office), AuditPlanWorkflow.Open(plan, actor), parent, [.. near.Where(p => p.Layer == plan.Layer)], [.. near.Where(p => p.ParentId == plan.Id && p.Layer != plan.Layer)]);
    }

    public static IReadOnlyList<AuditPlanLineRow> LinesOf(AuditPlan plan, AuditOffice office) =>
        [.. plan.Lines.OrderBy(l => l.FirstDay).ThenBy(l => office.Section(l.SectionId)?.Code, StringComparer.Ordinal).ThenBy(l => l.Nature)
            .Select(l => new AuditPlanLineRow(l.Id, l.FiscalYear, l.Month, office.Section(l.SectionId)!, l.Nature, office.Auditor(l.LeadId), [.. l.MemberIds.Select(office.Auditor)], l.IsLocked))];

    /// <summary>Sections × years: what was held, what is planned, what is missing, with the risk beside. Without a plan named, the approved one of today, else the newest.</summary>
    public async Task<CoverageView> CoverageAsync(CoverageFilter filter, Actor actor, CancellationToken ct = default)
    {
        var plans = (await ListAsync(actor, ct)).Where(p => p.Layer == AuditPlanLayer.MidTerm && p.State is not AuditPlanState.Dropped).ToList();
        var today = FiscalYear.Of(actor.Today);
        var chosen = filter.Plan is { } wanted
            ? wanted
            : plans.Where(p => p.State == AuditPlanState.Approved && p.FromFy <= today && today <= p.ToFy).Select(p => (Guid?)p.Id).FirstOrDefault() ?? plans.Select(p => (Guid?)p.Id).FirstOrDefault();
        var plan = chosen is { } id ? await FindAsync(id, actor, ct) : null;
        var office = await offices.SectionsAsync(actor.Today, ct);
        var (from, to) = plan is null ? (today, today.Plus(5)) : (plan.FromFy, plan.ToFy);
        var risks = AuditPlanner.Risks(office.InputFor(from, to, plan?.Capacities ?? [], 0)).ToDictionary(r => r.SectionCode, StringComparer.Ordinal);
        var held = office.Held.ToLookup(h => h.SectionId);
        var lines = (plan?.Lines ?? []).ToLookup(l => l.SectionId);
        var rows = new List<CoverageRow>();
        foreach (var section in office.SectionsIn(from, to).Where(s => s.ValidTo is null || s.ValidTo >= to.End || lines.Contains(s.Id)))
        {
            if (filter.BureauId is { } bureau && section.BureauId != bureau)
            {
                continue;
            }
            var cells = Enumerable.Range(from.Year, to.Year - from.Year + 1).Select(y => Marks(held[section.Id].Where(h => h.FiscalYear.Year == y), lines[section.Id].Where(l => l.FiscalYear.Year == y))).ToList();
            // An audit of the predecessor within the years covers a renamed section.
            var before = section.PredecessorId is { } p && (lines.Contains(p) || held[p].Any(h => h.FiscalYear >= from));
            var gap = (section.ValidTo is null || section.ValidTo >= to.End) && !before && cells.TrueForAll(c => c.Count == 0);
            if (!filter.Gaps || gap)
            {
                rows.Add(new CoverageRow(section, office.FactsOf(section.Id), held[section.Id].Where(h => h.FiscalYear < from).Select(h => (FiscalYear?)h.FiscalYear).Max(), cells, risks.GetValueOrDefault(section.Code), gap));
            }
        }
        return new CoverageView(plan, from, to, rows, plans, plan is { State: AuditPlanState.Draft } && AuditPlanAccess.MayEdit(actor));
    }

    public async Task<AuditPlanComparison> CompareAsync(Guid before, Guid after, Actor actor, CancellationToken ct = default)
    {
        var (old, now) = (await FindAsync(before, actor, ct), await FindAsync(after, actor, ct));
        var office = await offices.WholeAsync(actor.Today, ct);
        return new AuditPlanComparison(old, now, AuditPlanner.Compare([.. old.Lines.Where(l => now.Covers(l.FiscalYear)).Select(office.Of)], [.. now.Lines.Select(office.Of)]), office);
    }

    /// <summary>Numbers of the audits a 年度計画 became, by its lines; one command.</summary>
    public async Task<IReadOnlyDictionary<Guid, (Guid Id, string Number)>> AuditsOfAsync(Guid planId, CancellationToken ct = default) =>
        (await db.Set<AuditEngagement>().AsNoTracking().Where(a => a.PlanId == planId && a.PlanLineId != null).Select(a => new { a.Id, a.Number, Line = a.PlanLineId!.Value }).ToListAsync(ct)).ToDictionary(a => a.Line, a => (a.Id, a.Number));

    /// <summary>Lines of "my work" about plans: no command while none waits, else one.</summary>
    public async Task<IReadOnlyList<AuditPlanWorkLine>> WaitingAsync(Actor actor, CancellationToken ct = default)
    {
        // What may be recorded for the CISO is no work of one's own: only who decides in the portal is asked here.
        var (approves, plans) = (actor.May(Permission.AuditApprove), actor.May(Permission.AuditPlan));
        if ((!approves && !plans) || !await AnyAsync(ct))
        {
            return [];
        }
        return await db.Set<AuditPlan>().AsNoTracking().VisibleTo(actor).Where(p => (approves && p.State == AuditPlanState.Submitted) || (plans && p.State == AuditPlanState.Draft && p.Reason != null))
            .OrderBy(p => p.Since).ThenBy(p => p.Id).Take(Most).Select(p => new AuditPlanWorkLine(p.Id, p.Name, p.State == AuditPlanState.Submitted, p.Since)).ToListAsync(ct);
    }

    internal void Forget() => cache.Remove(db.CacheKey(OpenKey));

    private async Task<bool> AnyAsync(CancellationToken ct) => await cache.GetOrCreateAsync(db.CacheKey(OpenKey), entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Kept;
        return db.Set<AuditPlan>().AnyAsync(p => p.State == AuditPlanState.Submitted || (p.State == AuditPlanState.Draft && p.Reason != null), ct);
    });

    // An audit that was held takes the place of the line it was planned as.
    private static List<CoverageMark> Marks(IEnumerable<HeldAudit> held, IEnumerable<AuditPlanLine> lines)
    {
        var done = held.DistinctBy(h => h.Nature).OrderBy(h => h.Nature).ToList();
        return [.. done.Select(h => new CoverageMark(h.Nature, true, null, null, true, h.EngagementId)),
            .. lines.Where(l => done.TrueForAll(h => h.Nature != l.Nature)).OrderBy(l => l.FirstDay).Select(l => new CoverageMark(l.Nature, false, l.Month, l.Id, l.IsLocked, null))];
    }

    private static IQueryable<AuditPlanRow> Rows(IQueryable<AuditPlan> plans) => plans.Select(p => new AuditPlanRow(p.Id, p.Layer, p.ParentId, p.Name, p.Edition, p.FromFy, p.ToFy, p.State, p.Lines.Count, p.DecidedBy, p.DecidedOn, p.RecordedBy, p.Since));
}
