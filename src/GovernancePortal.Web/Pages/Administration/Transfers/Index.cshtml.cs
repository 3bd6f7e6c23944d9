using GovernancePortal.Core.People;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Transfers;

/// <summary>Uploads a transfer list for its trial, and shows the lists of the past.</summary>
public sealed class IndexModel(CurrentActor current, PeopleQueries queries, TransferService transfers, IStringLocalizer<Texts> texts) : PeopleAdministration(current, queries, texts)
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<TransferListRow> Lists { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct) => Lists = await Queries.TransferListsAsync(Me, ct);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), Texts["Transfers.FileMissing"]);
            return Page();
        }
        if (Upload.Length > TransferFile.MaximumBytes)
        {
            ModelState.AddModelError(nameof(Upload), Texts["Rule.TransferFileTooLarge", TransferFile.MaximumBytes / 1024 / 1024]);
            return Page();
        }
        using var bytes = new MemoryStream();
        await Upload.CopyToAsync(bytes, ct);
        return RedirectToPage("Trial", new { Id = await transfers.UploadAsync(Path.GetFileName(Upload.FileName), bytes.ToArray(), Me, ct) });
    }
}
