using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Surveys;

/// <summary>運用評価: five questions about each system of the section that has no 評価 of its own.</summary>
public sealed class EvaluateModel(SurveyAnswerQueries answers, SurveyAnswerService service, IValidator<SurveyEvaluationInput> validator, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts)
    : AnswerPage(answers, source, current)
{
    [BindProperty]
    public SurveyEvaluationInput Input { get; set; } = new();

    /// <summary>The rows that are asked, in an order that stays: what is posted is told apart by it.</summary>
    public IReadOnlyList<SurveyRow> Asked { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        NeedToWrite();
        Asked = [.. Shown.Rows.Where(r => r.AsksEvaluation)];
        if (Asked.Count == 0)
        {
            throw new NotFound($"Survey answer {Id} asks for no evaluation.");
        }
    }

    public SurveyEvaluationInput Stored => new() { Version = Shown.Answer.Version, Rows = [.. Asked.Select(SurveyEvaluationRow.Of)] };

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        while (Input.Rows.Count < Asked.Count)
        {
            Input.Rows.Add(new SurveyEvaluationRow());
        }
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.EvaluateAsync(Id, Input with { Rows = [.. Asked.Select((row, n) => Input.Rows[n] with { RowId = row.Id })] }, Me, ct);
        this.FlashMessage(texts["Surveys.EvaluationSaved"]);
        return RedirectToPage("/Surveys/Answer", new { Id });
    }
}
