using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Kpis.Plans;

/// <summary>Plans go to the section that takes over; names frozen in adopted versions stay.</summary>
internal sealed class KpiPlanSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "KpiPlans";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<KpiPlan>().AsNoTracking().Where(p => sectionIds.Contains(p.OwnerSectionId)).OrderBy(p => p.Position)
            .Select(p => new SectionHolding(p.Id, p.OwnerSectionId, "", p.Name, "/Kpis/Plans/Details/" + p.Id)).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var plan in await db.Set<KpiPlan>().Where(p => records.Keys.Contains(p.Id)).ToListAsync(ct))
        {
            if (plan.OwnerSectionId == records[plan.Id].FromId)
            {
                plan.MoveTo(records[plan.Id].To.SectionId, actor);
                db.Note(plan.Subject, records[plan.Id].Words);
            }
        }
    }
}

/// <summary>Initiatives, in whatever state their plan is: a reorganisation waits for no revision.</summary>
internal sealed class KpiInitiativeSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "KpiInitiatives";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<KpiInitiative>().AsNoTracking().Where(i => sectionIds.Contains(i.OwnerSectionId)).OrderBy(i => i.PlanId).ThenBy(i => i.Position)
            .Select(i => new SectionHolding(i.Id, i.OwnerSectionId, i.Code, i.Name, "/Kpis/Plans/Details/" + i.PlanId)).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var initiative in await db.Set<KpiInitiative>().Where(i => records.Keys.Contains(i.Id)).ToListAsync(ct))
        {
            if (initiative.OwnerSectionId == records[initiative.Id].FromId)
            {
                initiative.MoveTo(records[initiative.Id].To.SectionId);
                db.Note(initiative.Subject, records[initiative.Id].Words);
            }
        }
    }
}

/// <summary>KPIs that name a section of their own.</summary>
internal sealed class KpiSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "Kpis";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<Kpi>().AsNoTracking().Where(k => k.OwnerSectionId != null && sectionIds.Contains(k.OwnerSectionId.Value)).OrderBy(k => k.PlanId).ThenBy(k => k.Position)
            .Select(k => new SectionHolding(k.Id, k.OwnerSectionId!.Value, "", k.Name, "/Kpis/Plans/Details/" + k.PlanId)).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var kpi in await db.Set<Kpi>().Where(k => records.Keys.Contains(k.Id)).ToListAsync(ct))
        {
            if (kpi.OwnerSectionId == records[kpi.Id].FromId)
            {
                kpi.MoveTo(records[kpi.Id].To.SectionId);
                db.Note(kpi.Subject, records[kpi.Id].Words);
            }
        }
    }
}
