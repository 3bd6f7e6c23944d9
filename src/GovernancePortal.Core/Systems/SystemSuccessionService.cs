using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>Rows of the ledger go to the section that takes over their owner, retired ones too: their history stays with the work.</summary>
internal sealed class SystemSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "Systems";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<InformationSystem>().AsNoTracking().Where(x => sectionIds.Contains(x.OwnerSectionId)).OrderBy(x => x.Code)
            .Select(x => new SectionHolding(x.Id, x.OwnerSectionId, x.Code, x.Name, "/Systems/Details/" + x.Id) { DueOn = x.ContractTo }).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var system in await db.Set<InformationSystem>().Where(x => records.Keys.Contains(x.Id)).ToListAsync(ct))
        {
            var takeover = records[system.Id];
            if (system.OwnerSectionId == takeover.FromId)
            {
                system.SucceedOwner(takeover.To.SectionId, actor);
                db.Note(system.Subject, takeover.Words);
            }
        }
    }
}

/// <summary>Certificates that a section keeps for the licences of systems, its own or another section's.</summary>
internal sealed class SystemLicenceSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "SystemLicences";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await (from l in db.Set<SystemLicence>().AsNoTracking()
               join x in db.Set<InformationSystem>() on l.SystemId equals x.Id
               where l.HolderSectionId != null && sectionIds.Contains(l.HolderSectionId.Value)
               orderby x.Code, l.Position
               select new SectionHolding(l.Id, l.HolderSectionId!.Value, x.Code, l.Product ?? "", "/Systems/Details/" + x.Id) { DueOn = l.ExpiresOn }).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var system in await db.Set<InformationSystem>().Include(x => x.Licences).Where(x => x.Licences.Any(l => records.Keys.Contains(l.Id))).ToListAsync(ct))
        {
            foreach (var licence in system.Licences.Where(l => records.TryGetValue(l.Id, out var t) && t.FromId == l.HolderSectionId).ToList())
            {
                var takeover = records[licence.Id];
                system.SucceedHolder(licence.Id, takeover.To.SectionId, actor);
                db.Note(system.Subject, takeover.Words);
            }
        }
    }
}
