using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Surveys;

/// <summary>Which columns are asked of which importance, what is taken along, and the extra questions.</summary>
public sealed class QuestionsModel(SurveyQueries surveys, SurveyCampaignService service, IValidator<QuestionsInput> validator, CurrentActor current, IStringLocalizer<Texts> texts) : SurveyPage(current)
{
    private const string Rows = "Input.Extras";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public QuestionsInput Input { get; set; } = new();

    /// <summary>By the names of the columns; what is no importance means that the column is not asked.</summary>
    [BindProperty]
    public Dictionary<string, string?> Asked { get; set; } = [];

    public CampaignView Shown { get; private set; } = null!;
    public bool MayChange => Manages && Shown.Campaign.State == CampaignState.Draft;

    protected override async Task LoadPageAsync(CancellationToken ct) => Shown = await surveys.CampaignAsync(Id, Me, ct);

    public void OnGet()
    {
        var q = Shown.Questions;
        Input = new QuestionsInput
        {
            Extras = [.. q.Extras.Select(ExtraQuestionRow.Of)],
            AsksPlans = q.AsksPlans, AsksLicences = q.AsksLicences, AsksDrills = q.AsksDrills, AsksEvaluation = q.AsksEvaluation, Version = Shown.Campaign.Version,
        };
        Asked = q.Columns.ToDictionary(c => c.Key, c => (string?)c.Value.ToString());
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!MayChange)
        {
            throw new Forbidden("Changing the questions of this survey.");
        }
        if (this.ChangeRows(Rows, Input.Extras) || !await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.AskAsync(Id, Input with { Columns = SurveyQuestions.Askable.ToDictionary(c => c.Name, Chosen) }, Me, ct);
        this.FlashMessage(texts["Surveys.Saved"]);
        return RedirectToPage("/Surveys/Campaign", new { Id });
    }

    /// <summary>From which importance on a column is asked.</summary>
    public IReadOnlyList<SelectListItem> From(LedgerColumn column)
    {
        var chosen = Chosen(column);
        return [.. new[] { Criticality.General, Criticality.SemiImportant, Criticality.Important }.Select(c => new SelectListItem(texts["Surveys.AskedFrom." + c], c.ToString(), c == chosen))];
    }

    private Criticality? Chosen(LedgerColumn column) => Enum.TryParse<Criticality>(Asked.GetValueOrDefault(column.Name), out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
}
