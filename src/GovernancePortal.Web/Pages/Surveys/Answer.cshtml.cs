using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Surveys.Sheets;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Surveys;

/// <summary>A section's answer: its systems, each answered in one press or on a page of its own.</summary>
public sealed class AnswerModel(SurveyAnswerQueries answers, SurveyAnswerService service, SurveyActService acts, SurveySheetQueries sheets, TrailQueries trail, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts)
    : AnswerPage(answers, source, current)
{
    public TrailView? History { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) =>
        History = new TrailView(await trail.OfAsync(Shown.Answer.Subject, Shown.SeesSensitive, 50, ct), (field, value) => Words.Value(field, value));

    public async Task<IActionResult> OnGetFileAsync(CancellationToken ct)
    {
        var file = new MemoryStream();
        var view = await sheets.WriteAsync(file, Id, Me, ct);
        file.Position = 0;
        Response.Headers.CacheControl = "no-store";
        return File(file, XlsxWriter.ContentType, $"{view.Campaign.Name}_{view.Answer.SectionName}.xlsx");
    }

    public async Task<IActionResult> OnPostUnchangedAsync(Guid row, uint version, CancellationToken ct)
    {
        await service.WriteRowAsync(row, new SurveyRowAnswer { Answer = RowAnswer.Unchanged }, version, Me, ct);
        return Done("Surveys.RowSaved");
    }

    public async Task<IActionResult> OnPostClearAsync(Guid row, uint version, CancellationToken ct)
    {
        await service.WriteRowAsync(row, new SurveyRowAnswer { Answer = RowAnswer.None }, version, Me, ct);
        return Done("Surveys.RowCleared");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid row, CancellationToken ct)
    {
        await service.RemoveRowAsync(row, Me, ct);
        return Done("Surveys.RowRemoved");
    }

    /// <summary>「残りはすべて変更なし」.</summary>
    public async Task<IActionResult> OnPostRestAsync(CancellationToken ct)
    {
        await service.RestUnchangedAsync(Id, Me, ct);
        return Done("Surveys.RestSaved");
    }

    /// <summary>該当なし.</summary>
    public async Task<IActionResult> OnPostNoneAsync(uint version, CancellationToken ct)
    {
        await service.SayNoneAsync(Id, version, Me, ct);
        return Done("Surveys.NoneSaved");
    }

    public async Task<IActionResult> OnPostPassOnAsync(uint version, CancellationToken ct)
    {
        await acts.DoAsync(Id, new SurveyActInput { Act = SurveyAct.PassOn, Version = version }, Me, ct);
        return Done("Surveys.WasPassedOn");
    }

    private RedirectToPageResult Done(string key)
    {
        this.FlashMessage(texts[key]);
        return RedirectToPage(new { Id });
    }
}
