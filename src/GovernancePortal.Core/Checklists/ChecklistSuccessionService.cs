using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Checklists;

/// <summary>Checklists go to the section that takes over; names frozen on answers and confirmations stay.</summary>
internal sealed class ChecklistSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "Checklists";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<Checklist>().AsNoTracking().Where(c => c.OwnerSectionId != null && sectionIds.Contains(c.OwnerSectionId.Value)).OrderBy(c => c.Code)
            .Select(c => new SectionHolding(c.Id, c.OwnerSectionId!.Value, c.Code, c.NameJa, "/Checklists/Details/" + c.Id)).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var list in await db.Set<Checklist>().Where(c => records.Keys.Contains(c.Id)).ToListAsync(ct))
        {
            if (list.OwnerSectionId == records[list.Id].FromId)
            {
                list.MoveTo(records[list.Id].To.SectionId);
                db.Note(list.Subject, records[list.Id].Words);
            }
        }
    }
}
