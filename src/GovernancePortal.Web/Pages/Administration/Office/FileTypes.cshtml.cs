using GovernancePortal.Core.Consultations.Office;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Office;

/// <summary>Which kinds of files may be attached. A new kind needs its inspection in the product; the office ends kinds and takes them again.</summary>
public sealed class FileTypesModel(CurrentActor current, OfficeDataQueries queries, OfficeDataService service, IStringLocalizer<Texts> texts) : OfficePage(current, texts)
{
    public IReadOnlyList<AllowedFileType> Types { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct) => Types = await queries.FileTypesAsync(ct);

    public void OnGet()
    {
        // Everything is loaded before.
    }

    /// <summary>Ends a kind with today, or takes it again.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, uint version, bool end, CancellationToken ct)
    {
        await service.EndFileTypeAsync(id, version, end ? Today : null, Me, ct);
        return Done("Office.Saved");
    }
}
