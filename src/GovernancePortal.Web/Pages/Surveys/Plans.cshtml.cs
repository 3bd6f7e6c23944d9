using FluentValidation;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Surveys;

/// <summary>次年度案件の事前登録: what the section plans to introduce or renew.</summary>
public sealed class PlansModel(SurveyAnswerQueries answers, SurveyAnswerService service, IValidator<SurveyPlansInput> validator, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts)
    : AnswerPage(answers, source, current)
{
    private const string Rows = "Input.Plans";

    [BindProperty]
    public SurveyPlansInput Input { get; set; } = new();

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        NeedToWrite();
    }

    public IReadOnlyList<SelectListItem> Systems => [.. Shown.Rows.Where(r => r.SystemId is not null).Select(r => new SelectListItem($"{r.Code} {r.Name}", r.SystemId.ToString()))];

    public SurveyPlansInput Stored => new()
    {
        Version = Shown.Answer.Version,
        Plans = [.. Shown.Answer.Plans.OrderBy(p => p.Position).Select(p => new SurveyPlanRow { Id = p.Id, SystemId = p.SystemId, Title = p.Title, Kind = p.Kind, Fy = p.Fy, EstimateYen = p.EstimateYen, StartsOn = p.StartsOn, Note = p.Note })],
    };

    public void OnGet()
    {
        Input = Stored;
        if (Input.Plans.Count == 0)
        {
            Input.Plans.Add(NewRow());
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.ChangeRows(Rows, Input.Plans, NewRow) || !await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.PlanAsync(Id, Input, Me, ct);
        this.FlashMessage(texts["Surveys.PlansSaved"]);
        return RedirectToPage("/Surveys/Answer", new { Id });
    }

    private SurveyPlanRow NewRow() => new() { Fy = Shown.Campaign.Fy.Next };
}
