using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Kpis.Standing;

/// <summary>What the plans in force aim at with a figure of the portal's own, for the page that shows the figure.</summary>
public sealed class KpiTargetQueries(PortalDb db)
{
    /// <summary>Fiscal year → the target as a number; empty where no KPI reads the figure. Of two plans the newer one counts. One command.</summary>
    public async Task<IReadOnlyDictionary<int, decimal>> OfFigureAsync(string key, CancellationToken ct = default)
    {
        var rows = await (from k in db.Set<Kpi>()
                          join p in db.Set<KpiPlan>() on k.PlanId equals p.Id
                          where k.FigureKey == key && p.State == KpiPlanState.InForce
                          from t in k.Targets
                          where t.Value != null
                          orderby p.FromYear descending, k.Position
                          select new { t.Year, Value = t.Value!.Value }).AsNoTracking().ToListAsync(ct);
        return rows.DistinctBy(r => r.Year).ToDictionary(r => r.Year.Year, r => r.Value);
    }
}
