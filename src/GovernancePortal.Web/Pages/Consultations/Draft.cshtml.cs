using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Sheets;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Web.Consultations;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>The whole form as a workbook: out for everybody who sees the case, back for the filing section.</summary>
[RequestSizeLimit(ImportStore.MostBytes + (1024 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = ImportStore.MostBytes + (1024 * 1024))]
public sealed class DraftModel(FormQueries forms, DraftSheetQueries sheets, DraftSheetService service, SheetLabels labels, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    private Actor actor = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public FormView View { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        View = await forms.ViewAsync(Id, actor, ct);
    }

    public void OnGet()
    {
        // Everything is loaded before.
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken ct)
    {
        var name = texts["DraftSheet.FileName", View.Case.Number ?? texts["Print.Form." + View.Case.Stage].Value, View.Case.Title].Value;
        var file = await WrittenWorkbook.OfAsync(name, actor.Today, target => sheets.WriteAsync(target, Id, labels.Labels, actor, ct));
        await service.RecordExportAsync(View, actor, ct);
        return file;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        View.DemandMayWrite(actor);
        if (Upload is null || Upload.Length == 0)
        {
            ModelState.AddModelError(nameof(Upload), texts["DraftSheet.FileMissing"]);
            return Page();
        }
        await using var content = Upload.OpenReadStream();
        try
        {
            var run = await service.ReadAsync(Id, content, Path.GetFileName(Upload.FileName), labels.Labels, actor, ct);
            return RedirectToPage("/Consultations/DraftRun", new { Id, run });
        }
        catch (RuleViolation refused) when (refused.Field is null)
        {
            throw new RuleViolation(refused.Code, nameof(Upload), [.. refused.Arguments]);
        }
    }
}
