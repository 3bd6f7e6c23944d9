using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Surveys.Sheets;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Surveys;

/// <summary>What a file would do to the answer, cell by cell; nothing is written before it is confirmed.</summary>
public sealed class SheetRunModel(SurveyAnswerQueries answers, SurveySheetService service, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts) : AnswerPage(answers, source, current)
{
    [BindProperty(SupportsGet = true)]
    public Guid Run { get; set; }

    public ImportRun Import { get; private set; } = null!;
    public SurveySheetReading? Reading { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        (Import, Reading) = await service.PreviewAsync(Id, Run, Me, ct);
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await service.ApplyAsync(Id, Run, Me, ct);
        this.FlashMessage(texts["Surveys.SheetTaken"]);
        return RedirectToPage("/Surveys/Answer", new { Id });
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken ct)
    {
        await service.DropAsync(Id, Run, Me, ct);
        this.FlashMessage(texts["SystemSheets.Dropped"]);
        return RedirectToPage("/Surveys/Answer", new { Id });
    }
}
