using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Office;

public sealed record CodeListLine(string List, int Entries, int Offered);

/// <summary>The office's data as its pages show it, ended rows included.</summary>
public sealed class OfficeDataQueries(PortalDb db)
{
    public async Task<IReadOnlyList<CodeListLine>> CodeListsAsync(DateOnly day, CancellationToken ct = default) =>
        await db.Set<CodeItem>().AsNoTracking().GroupBy(x => x.List).OrderBy(g => g.Key)
            .Select(g => new CodeListLine(g.Key, g.Count(), g.Count(x => x.ValidFrom <= day && (x.ValidTo == null || x.ValidTo >= day)))).ToListAsync(ct);

    /// <summary>NotFound for a list that does not exist.</summary>
    public async Task<IReadOnlyList<CodeItem>> CodesAsync(string list, CancellationToken ct = default) =>
        await db.Set<CodeItem>().AsNoTracking().Where(x => x.List == list).OrderBy(x => x.Order).ThenBy(x => x.Code).ThenBy(x => x.ValidFrom).ToListAsync(ct) is { Count: > 0 } items ? items : throw new NotFound("Code list " + list);

    public async Task<IReadOnlyList<ChecklistItem>> ChecklistAsync(Stage stage, CancellationToken ct = default) =>
        await db.Set<ChecklistItem>().AsNoTracking().Where(x => x.Stage == stage).OrderBy(x => x.Number).ThenByDescending(x => x.ValidFrom).ToListAsync(ct);

    /// <summary>Every row of the field, newest first.</summary>
    public async Task<IReadOnlyList<FieldGuide>> GuidesOfAsync(string fieldCode, CancellationToken ct = default) =>
        await db.Set<FieldGuide>().AsNoTracking().Where(x => x.FieldCode == fieldCode).OrderByDescending(x => x.ValidFrom).ToListAsync(ct);

    public async Task<IReadOnlyList<AllowedFileType>> FileTypesAsync(CancellationToken ct = default) =>
        await db.Set<AllowedFileType>().AsNoTracking().OrderBy(x => x.Extension).ThenByDescending(x => x.ValidFrom).ToListAsync(ct);
}
