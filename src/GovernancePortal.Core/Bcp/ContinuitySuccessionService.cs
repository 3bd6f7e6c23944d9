using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Bcp;

/// <summary>Plans go to the section that takes over; names frozen on approvals and reviews stay.</summary>
internal sealed class PlanSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "ContinuityPlans";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<ContinuityPlan>().AsNoTracking().Where(p => sectionIds.Contains(p.SectionId)).OrderBy(p => p.Title)
            .Select(p => new SectionHolding(p.Id, p.SectionId, p.SystemCode ?? "", p.Title, "/Bcp/Plan/" + p.Id) { DueOn = p.NextReviewOn }).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var plan in await db.Set<ContinuityPlan>().Include(p => p.Versions).Where(p => records.Keys.Contains(p.Id)).ToListAsync(ct))
        {
            if (plan.SectionId == records[plan.Id].FromId)
            {
                plan.MoveTo(records[plan.Id].To.SectionId, actor);
                db.Note(plan.Subject, records[plan.Id].Words);
            }
        }
    }
}

/// <summary>Drills, those held too.</summary>
internal sealed class DrillSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "ContinuityDrills";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<ContinuityDrill>().AsNoTracking().Where(d => sectionIds.Contains(d.SectionId)).OrderBy(d => d.PlannedOn)
            .Select(d => new SectionHolding(d.Id, d.SectionId, "", d.Title, "/Bcp/Drill/" + d.Id) { DueOn = d.State == DrillState.Planned ? d.PlannedOn : null }).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var drill in await db.Set<ContinuityDrill>().Where(d => records.Keys.Contains(d.Id)).ToListAsync(ct))
        {
            if (drill.SectionId == records[drill.Id].FromId)
            {
                drill.MoveTo(records[drill.Id].To.SectionId);
                db.Note(drill.Subject, records[drill.Id].Words);
            }
        }
    }
}

/// <summary>What a section has to mend after a drill, its own or another section's.</summary>
internal sealed class FindingSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "DrillFindings";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<DrillFinding>().AsNoTracking().Where(f => sectionIds.Contains(f.OwnerSectionId)).OrderBy(f => f.DueOn)
            .Select(f => new SectionHolding(f.Id, f.OwnerSectionId, "", f.Text, "/Bcp/Drill/" + f.DrillId) { DueOn = f.State == FindingState.Open ? f.DueOn : null }).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var drill in await db.Set<ContinuityDrill>().Include(d => d.Findings).Where(d => d.Findings.Any(f => records.Keys.Contains(f.Id))).ToListAsync(ct))
        {
            foreach (var finding in drill.Findings.Where(f => records.TryGetValue(f.Id, out var t) && t.FromId == f.OwnerSectionId).ToList())
            {
                drill.MoveFinding(finding.Id, records[finding.Id].To.SectionId);
                db.Note(drill.Subject, records[finding.Id].Words);
            }
        }
    }
}

internal sealed class NetworkSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "ManagedNetworks";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<ManagedNetwork>().AsNoTracking().Where(n => sectionIds.Contains(n.SectionId)).OrderBy(n => n.Name)
            .Select(n => new SectionHolding(n.Id, n.SectionId, n.SystemCode ?? "", n.Name, "/Bcp/Network/" + n.Id)).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var network in await db.Set<ManagedNetwork>().Where(n => records.Keys.Contains(n.Id)).ToListAsync(ct))
        {
            if (network.SectionId == records[network.Id].FromId)
            {
                network.MoveTo(records[network.Id].To.SectionId);
                db.Note(network.Subject, records[network.Id].Words);
            }
        }
    }
}
