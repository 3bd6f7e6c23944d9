using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems.Licences;

/// <summary>Licences held without a system follow the section that holds them.</summary>
internal sealed class HeldLicenceSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "HeldLicences";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<HeldLicence>().AsNoTracking().Where(x => sectionIds.Contains(x.HolderSectionId)).OrderBy(x => x.Code)
            .Select(x => new SectionHolding(x.Id, x.HolderSectionId, x.Code, x.Product, "/Systems/Licences/Edit/" + x.Id) { DueOn = x.ExpiresOn }).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var licence in await db.Set<HeldLicence>().Where(x => records.Keys.Contains(x.Id)).ToListAsync(ct))
        {
            var takeover = records[licence.Id];
            if (licence.HolderSectionId == takeover.FromId)
            {
                licence.Succeed(takeover.To.SectionId, actor);
                db.Note(licence.Subject, takeover.Words);
            }
        }
    }
}
