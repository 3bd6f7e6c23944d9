using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Kpis.Beside;

/// <summary>A KPI as it is shown beside something else: what it aims at in a year and what came last, as written.</summary>
public sealed record KpiBeside(Guid Id, string PlanName, string Name, string? Unit, string? Target, string? Actual);

/// <summary>Answers other modules that keep the id of a KPI.</summary>
public sealed class KpiBesideQueries(PortalDb db)
{
    /// <summary>KPIs of plans that are not ended, for a choice; by plan and place.</summary>
    public async Task<IReadOnlyList<KpiBeside>> ChoicesAsync(CancellationToken ct = default) =>
        await (from k in db.Set<Kpi>().AsNoTracking()
               join p in db.Set<KpiPlan>() on k.PlanId equals p.Id
               where p.State != KpiPlanState.Ended
               orderby p.Name, k.Position
               select new KpiBeside(k.Id, p.Name, k.Name, k.Unit, null, null)).ToListAsync(ct);

    /// <summary>The KPIs by their id with the target of the year and its newest reading; one that is gone is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, KpiBeside>> OfAsync(IReadOnlyCollection<Guid> ids, FiscalYear fy, CancellationToken ct = default)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, KpiBeside>();
        }
        var rows = await (from k in db.Set<Kpi>().AsNoTracking()
                          join p in db.Set<KpiPlan>() on k.PlanId equals p.Id
                          where ids.Contains(k.Id)
                          select new
                          {
                              k.Id, Plan = p.Name, k.Name, k.Unit, Target = db.Set<KpiTarget>().Where(t => t.KpiId == k.Id && t.Year == fy).Select(t => t.Raw).FirstOrDefault(),
                              Reading = db.Set<KpiReading>().Where(r => r.KpiId == k.Id && r.Year == fy && r.State != ReadingState.Returned).OrderByDescending(r => r.Quarter).ThenByDescending(r => r.Number).Select(r => new { r.Value, r.Numerator, r.Denominator, r.Text }).FirstOrDefault(),
                          }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Id, r => new KpiBeside(r.Id, r.Plan, r.Name, r.Unit, r.Target,
            r.Reading is not { } reading ? null : reading.Denominator is { } whole ? $"{reading.Numerator:0.##}/{whole:0.##}" : reading.Value is { } value ? $"{value:#,0.##}{r.Unit}" : reading.Text));
    }
}
