using GovernancePortal.Core.Checklists;

namespace GovernancePortal.Core.Municipalities;

/// <summary>Reads what every count of the module is made of: six commands, whatever is then asked of them.</summary>
public sealed class MunicipalityFigureQueries(MunicipalityQueries municipalities, SupportQueries supports, ChecklistQueries checklists)
{
    public async Task<MunicipalityFigures> ReadAsync(DateOnly today, CancellationToken ct = default) =>
        new(await municipalities.AllAsync(ct), await supports.AllAsync(ct), await supports.AllSharedAsync(ct), [.. (await checklists.ReceivedAsync(ct)).Select(r => (r.BodyId, r.Fy)).Distinct()], today);
}
