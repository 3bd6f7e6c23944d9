using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Municipalities;

/// <summary>Supports go to the section that takes over.</summary>
internal sealed class SupportSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "MunicipalSupports";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<MunicipalSupport>().AsNoTracking().Where(s => sectionIds.Contains(s.SectionId)).OrderBy(s => s.On).ThenBy(s => s.Id)
            .Select(s => new SectionHolding(s.Id, s.SectionId, "", s.Title, "/Municipalities/Support/" + s.Id)).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var support in await db.Set<MunicipalSupport>().Where(s => records.Keys.Contains(s.Id)).ToListAsync(ct))
        {
            if (support.SectionId == records[support.Id].FromId)
            {
                support.MoveTo(records[support.Id].To.SectionId);
                db.Note(support.Subject, records[support.Id].Words);
            }
        }
    }
}

/// <summary>Shared clouds and joint systems go to the section that takes over.</summary>
internal sealed class SharedUseSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "SharedUses";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<SharedUse>().AsNoTracking().Where(s => sectionIds.Contains(s.SectionId)).OrderBy(s => s.Name).ThenBy(s => s.Id)
            .Select(s => new SectionHolding(s.Id, s.SectionId, s.SystemCode ?? "", s.Name, "/Municipalities/Group/" + s.Id) { DueOn = s.RenewalOn }).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var shared in await db.Set<SharedUse>().Where(s => records.Keys.Contains(s.Id)).ToListAsync(ct))
        {
            if (shared.SectionId == records[shared.Id].FromId)
            {
                shared.MoveTo(records[shared.Id].To.SectionId);
                db.Note(shared.Subject, records[shared.Id].Words);
            }
        }
    }
}
