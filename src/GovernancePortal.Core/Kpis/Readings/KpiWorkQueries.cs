using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Kpis.Readings;

/// <summary>What of the KPIs waits for a person.</summary>
/// <param name="Owed">Figures to enter, those overdue among them.</param>
/// <param name="FirstDue">Of them the first day.</param>
/// <param name="ToConfirm">Figures to confirm.</param>
public sealed record KpiWork(int Owed, int Overdue, DateOnly? FirstDue, int ToConfirm)
{
    public static KpiWork None { get; } = new(0, 0, null, 0);
    public bool IsNone => Owed == 0 && ToConfirm == 0;
}

/// <summary>Lines of "my work" about KPIs: no command while no plan is in force, else three.</summary>
public sealed class KpiWorkQueries(PortalDb db, ReadingQueries readings, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    public async Task<KpiWork> WaitingAsync(Actor actor, CancellationToken ct = default)
    {
        Guid[] entering = [.. actor.SectionsWhere(Permission.KpiEnter)];
        var confirms = actor.May(Permission.KpiConfirm);
        if ((entering.Length == 0 && !confirms) || !await AnyAsync(ct))
        {
            return KpiWork.None;
        }
        var owed = entering.Length == 0 ? [] : await readings.OwedAsync(entering, actor.Today, ct);
        var waiting = confirms ? await CountAsync(actor, ct) : 0;
        return new KpiWork(owed.Count, owed.Count(o => o.Asked.Due < actor.Today), owed.Count == 0 ? null : owed.Min(o => o.Asked.Due), waiting);
    }

    private async Task<int> CountAsync(Actor actor, CancellationToken ct)
    {
        Guid[] own = [.. actor.SectionsWhere(Permission.KpiConfirm)];
        // What the policy head may confirm for others is no work of the policy head's.
        return await (from r in readings.Waiting()
                      join k in db.Set<Kpi>() on r.KpiId equals k.Id
                      join i in db.Set<KpiInitiative>() on k.InitiativeId equals i.Id
                      where own.Contains(k.OwnerSectionId ?? i.OwnerSectionId) && r.EnteredById != actor.UserId
                      select r).CountAsync(ct);
    }

    private async Task<bool> AnyAsync(CancellationToken ct) => await cache.GetOrCreateAsync(db.CacheKey("kpi-any"), entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Kept;
        return db.Set<KpiPlan>().AnyAsync(p => p.State == KpiPlanState.InForce, ct);
    });
}
