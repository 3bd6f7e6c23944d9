using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Library.Documents;

/// <summary>Documents go to the section that takes over; names frozen on versions and reviews stay.</summary>
internal sealed class DocumentSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "LibraryDocuments";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<LibraryDocument>().AsNoTracking().Where(d => d.OwnerSectionId != null && sectionIds.Contains(d.OwnerSectionId.Value)).OrderBy(d => d.Code)
            .Select(d => new SectionHolding(d.Id, d.OwnerSectionId!.Value, d.Code, d.Title, "/Library/Documents/Details/" + d.Id) { DueOn = d.NextReviewOn }).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var document in await db.Set<LibraryDocument>().Where(d => records.Keys.Contains(d.Id)).ToListAsync(ct))
        {
            if (document.OwnerSectionId == records[document.Id].FromId)
            {
                document.MoveTo(records[document.Id].To.SectionId);
                db.Note(document.Subject, records[document.Id].Words);
            }
        }
    }
}
