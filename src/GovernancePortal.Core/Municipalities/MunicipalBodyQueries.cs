using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Platform;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Municipalities;

/// <summary>
/// Municipalities as bodies that answer checklists. Whether an item for bodies without municipal cloud is asked of one
/// follows from its class: only shared use is municipal cloud, a single cloud is not (R130, R196).
/// </summary>
internal sealed class MunicipalBodyQueries(PortalDb db) : IChecklistBodySource
{
    public async Task<IReadOnlyList<ChecklistBody>> BodiesAsync(CancellationToken ct = default) =>
        await db.Set<Municipality>().AsNoTracking().OrderBy(m => m.Furigana).ThenBy(m => m.Id).Select(m => new ChecklistBody(m.Id, BodyKind.Municipality, m.Code, m.Name, m.Furigana, m.ValidFrom, m.ValidTo)).ToListAsync(ct);

    public async Task<IReadOnlyList<KnownFact>> FactsAsync(CancellationToken ct = default) =>
        await db.Set<CloudState>().AsNoTracking().Select(c => new KnownFact(c.MunicipalityId, ItemCondition.NoMunicipalCloud, c.ValidFrom, c.Class != CloudClass.Shared)).ToListAsync(ct);
}
