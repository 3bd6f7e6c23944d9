using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Surveys.Sheets;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Surveys;

/// <summary>A section's answer as a workbook that comes back: looked at first, written only when confirmed.</summary>
public sealed class SheetModel(SurveyAnswerQueries answers, SurveySheetService service, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts) : AnswerPage(answers, source, current)
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        NeedToWrite();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Upload is null || Upload.Length == 0)
        {
            ModelState.AddModelError(nameof(Upload), texts["Surveys.FileMissing"]);
            return Page();
        }
        if (Upload.Length > ImportStore.MostBytes)
        {
            ModelState.AddModelError(nameof(Upload), texts["Rule.SheetTooLarge"]);
            return Page();
        }
        await using var content = Upload.OpenReadStream();
        try
        {
            var run = await service.ReadAsync(Id, content, Path.GetFileName(Upload.FileName), Me, ct);
            return RedirectToPage("/Surveys/SheetRun", new { Id, run });
        }
        catch (Core.Platform.RuleViolation refused) when (refused.Field is null)
        {
            throw new Core.Platform.RuleViolation(refused.Code, nameof(Upload), [.. refused.Arguments]);
        }
    }
}
