using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Kpis.Sheets;

/// <summary>
/// Takes the wide sheet of plans (docs/kpi-sheet.md). Key: plan, code of the initiative and name of the KPI; rows without a
/// KPI are those of activities, told apart by their order. A plan that the portal does not have begins as a draft. What
/// the file does not name stays.
/// </summary>
public sealed class KpiImportService(PortalDb db, ImportStore store, ImportProgress progress, PeopleQueries people) : TableImportService(db, store, progress)
{
    private HashSet<string> named = [];
    private KpiImportLook? look;

    public override string Kind => "Kpis";
    public override Permission All => Permission.KpiDefine;
    protected override string Act => "KpisImported";
    public override IReadOnlyList<TableColumn> Columns => KpiSheet.All;

    /// <summary>The columns beside the years, then the years that a plan of today may have.</summary>
    public override IReadOnlyList<string> Headers { get; } = [.. KpiSheet.Fixed.Select(c => c.Header), .. Enumerable.Range(2010, 41).Select(y => KpiSheet.HeaderOf(new FiscalYear(y)))];

    public override string? HeaderOf(string ours) => KpiSheet.Fixed.FirstOrDefault(c => c.Header == ours)?.Header ?? (KpiSheet.YearOf(ours) is { } year ? KpiSheet.HeaderOf(year) : null);

    /// <summary>Our headings and the fiscal years, in whatever form they are written.</summary>
    public Dictionary<string, string> KnownHeadings(IReadOnlyList<string> headings) => Known(headings);

    protected override Dictionary<string, string> Known(IReadOnlyList<string> headings)
    {
        var known = TableLayout.Known(KpiSheet.Fixed, headings);
        foreach (var heading in headings.Where(h => h.Length > 0 && !known.ContainsKey(h)))
        {
            if (KpiSheet.YearOf(heading) is { } year)
            {
                known[heading] = KpiSheet.HeaderOf(year);
            }
        }
        return known;
    }

    public override bool MayImport(Actor actor) => KpiAccess.MayDefine(actor);

    protected override async Task SkimAsync(Guid runId, TableLayout layout, CancellationToken ct)
    {
        named = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var rows in Store.RowsAsync(runId).WithCancellation(ct))
        {
            named.UnionWith(rows.Select(r => layout.Cell(ImportStore.RowOf(r), KpiSheet.Plan).Text.Replace('\n', ' ')).Where(name => name.Length > 0));
        }
    }

    protected override async Task<TableLook> LookAsync(TableLayout layout, bool tracked, Actor actor, CancellationToken ct)
    {
        var plans = await Read(Db.Set<KpiPlan>().Include(p => p.Objectives).Where(p => named.Contains(p.Name))).ToListAsync(ct);
        var ids = plans.ConvertAll(p => p.Id);
        var initiatives = (await Read(Db.Set<KpiInitiative>().Include(i => i.Activities).Include(i => i.Systems).AsSplitQuery().Where(i => ids.Contains(i.PlanId))).ToListAsync(ct)).ToLookup(i => i.PlanId);
        var kpis = (await Read(Db.Set<Kpi>().Include(k => k.Targets).Where(k => ids.Contains(k.PlanId))).ToListAsync(ct)).ToLookup(k => k.PlanId);
        var closed = (await Db.Set<KpiYear>().AsNoTracking().Where(y => ids.Contains(y.PlanId)).Select(y => new { y.PlanId, y.Year }).ToListAsync(ct)).ToLookup(y => y.PlanId, y => y.Year);
        var position = await Db.Set<KpiPlan>().MaxAsync(p => (int?)p.Position, ct) ?? 0;
        var known = plans.ToDictionary(p => p.Name, p => new KnownPlan(p, [.. initiatives[p.Id]], [.. kpis[p.Id]], [.. closed[p.Id]]), StringComparer.Ordinal);
        return look = new KpiImportLook(layout, known, position, await OwnerAsync(actor, ct), record => Db.Add(record), actor);

        IQueryable<T> Read<T>(IQueryable<T> rows) where T : class => tracked ? rows : rows.AsNoTracking();
    }

    // The rows of the file stand in its order; what it does not name keeps its place behind the row it stood behind.
    protected override async Task AppliedAsync(ImportRun run, Actor actor, CancellationToken ct)
    {
        foreach (var (planId, order) in look!.Order())
        {
            var kpis = await Db.Set<Kpi>().Where(k => k.PlanId == planId).ToListAsync(ct);
            var activities = await Db.Set<KpiActivity>().Where(a => a.PlanId == planId).ToListAsync(ct);
            var before = kpis.Select(k => (k.Id, k.Position)).Concat(activities.Select(a => (a.Id, a.Position))).OrderBy(r => r.Position).Select(r => r.Id).ToList();
            var place = RowOrder.Merge(before, order).Select((id, at) => (id, at)).ToDictionary(x => x.id, x => x.at + 1);
            kpis.Where(k => k.Position != place[k.Id]).ToList().ForEach(k => k.Place(place[k.Id]));
            activities.Where(a => a.Position != place[a.Id]).ToList().ForEach(a => a.Position = place[a.Id]);
        }
        await Db.SaveChangesAsync(ct);
    }

    // The operator's verbs import for the policy office.
    private async Task<Guid?> OwnerAsync(Actor actor, CancellationToken ct)
    {
        if (KpiAccess.Writing(actor) is { } capacity)
        {
            return capacity.SectionId;
        }
        return await people.PolicyOfficeIdAsync(actor.Today, ct);
    }
}

/// <summary>The order of rows after a file with some of them.</summary>
internal static class RowOrder
{
    /// <param name="before">All rows as they stand.</param>
    /// <param name="wanted">Some of them in the order in which they are to follow each other.</param>
    public static IReadOnlyList<Guid> Merge(IReadOnlyList<Guid> before, IReadOnlyList<Guid> wanted)
    {
        var moved = wanted.ToHashSet();
        // Whatever stands behind a row of the file goes with it; what stands in front of all of them stays in front.
        var followers = new Dictionary<Guid, List<Guid>>();
        var result = new List<Guid>();
        Guid? last = null;
        foreach (var id in before)
        {
            if (moved.Contains(id))
            {
                last = id;
            }
            else if (last is { } leader)
            {
                if (!followers.TryGetValue(leader, out var list))
                {
                    followers[leader] = list = [];
                }
                list.Add(id);
            }
            else
            {
                result.Add(id);
            }
        }
        foreach (var id in wanted)
        {
            result.Add(id);
            result.AddRange(followers.GetValueOrDefault(id) ?? []);
        }
        return result;
    }
}
