using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

/// <summary>
/// Cases follow the section, with their open conditions and tasks (they belong to role and section, decision 21); acts,
/// versions and the name on a decided case keep the section as it was called then.
/// </summary>
internal sealed class ConsultationSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "Consultations";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<Consultation>().AsNoTracking().Where(c => sectionIds.Contains(c.SectionId)).OrderBy(c => c.Number == null).ThenBy(c => c.Number).ThenBy(c => c.CreatedAt)
            .Select(c => new SectionHolding(c.Id, c.SectionId, c.Number ?? "", c.Title, "/Consultations/Case/" + c.Id) { DueOn = c.DueOn }).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var c in await db.Set<Consultation>().Where(x => records.Keys.Contains(x.Id)).ToListAsync(ct))
        {
            var takeover = records[c.Id];
            if (c.SectionId == takeover.FromId)
            {
                c.Succeed(takeover.To.SectionId, takeover.To.BureauId, takeover.FromName);
                db.Note(c.Subject, takeover.Words);
            }
        }
    }
}
