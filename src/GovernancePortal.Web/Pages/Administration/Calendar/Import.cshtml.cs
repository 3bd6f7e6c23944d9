using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Calendar;

/// <summary>A list of holidays in two steps: what it would change, line by line; then the proposal of all of it.</summary>
public sealed class ImportModel(CurrentActor current, CalendarQueries queries, CalendarService service, IStringLocalizer<Texts> texts)
    : CalendarPage(current, queries, texts)
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The text of the file once read; it travels with the preview, so that nothing is stored before it is meant.</summary>
    [BindProperty]
    public string? Csv { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public HolidayImportPreview? Preview { get; private set; }

    protected override Task LoadPageAsync(CancellationToken ct) =>
        MayPropose ? Task.CompletedTask : throw new Forbidden("Proposing is needed to import holidays.");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Upload is null || Upload.Length is 0 or > HolidayCsv.MostBytes)
        {
            ModelState.AddModelError(nameof(Upload), Texts[Upload is null || Upload.Length == 0 ? "Calendar.FileMissing" : "Calendar.FileTooLarge"]);
            return Page();
        }

        using var bytes = new MemoryStream();
        await Upload.CopyToAsync(bytes, ct);
        // The hidden field shall carry what was read, not what was posted before.
        ModelState.Remove(nameof(Csv));
        Csv = HolidayCsv.Decode(bytes.ToArray());
        Preview = await service.PreviewAsync(Csv, ct);
        if (Preview.Lines.Count == 0)
        {
            ModelState.AddModelError(nameof(Upload), Texts["Calendar.FileEmpty"]);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostProposeAsync(CancellationToken ct)
    {
        // Before anything is refused: the page comes back with the lines and the form under them.
        Preview = Csv is null ? null : await service.PreviewAsync(Csv, ct);
        if (Csv is null || Reason?.Length > OfficeProposal.ReasonLength)
        {
            ModelState.AddModelError(Csv is null ? nameof(Upload) : nameof(Reason), Texts[Csv is null ? "Calendar.FileMissing" : "Calendar.ReasonTooLong"]);
            return Page();
        }

        var number = await service.ProposeHolidaysAsync(Csv, Reason, Me, ct);
        this.FlashMessage(Texts["Calendar.ImportDone", number]);
        return RedirectToPage("Holidays");
    }
}
