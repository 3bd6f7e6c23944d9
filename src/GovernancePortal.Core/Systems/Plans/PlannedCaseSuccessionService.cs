using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems.Plans;

/// <summary>What a section plans goes to the section that takes over, also what it dropped: why it was dropped is asked later.</summary>
internal sealed class PlannedCaseSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "PlannedCases";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<PlannedCase>().AsNoTracking().Where(x => sectionIds.Contains(x.SectionId)).OrderBy(x => x.Fy).ThenBy(x => x.Title)
            .Select(x => new SectionHolding(x.Id, x.SectionId, "", x.Title, "/Systems/Plans/Edit/" + x.Id) { DueOn = x.StartsOn }).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var plan in await db.Set<PlannedCase>().Where(x => records.Keys.Contains(x.Id)).ToListAsync(ct))
        {
            var takeover = records[plan.Id];
            if (plan.SectionId == takeover.FromId)
            {
                plan.Succeed(takeover.To.SectionId, actor);
                db.Note(plan.Subject, takeover.Words);
            }
        }
    }
}
