using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Surveys;

/// <summary>The frame of a campaign: name, days, words.</summary>
public sealed class EditModel(SurveyQueries surveys, SurveyCampaignService service, IValidator<CampaignInput> validator, CurrentActor current, IStringLocalizer<Texts> texts) : SurveyPage(current)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public CampaignInput Input { get; set; } = new();

    public SurveyCampaign? Campaign { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Campaign = Id is { } id ? (await surveys.CampaignAsync(id, Me, ct)).Campaign : null;
        if (Campaign?.State == CampaignState.Finished)
        {
            throw new Forbidden("Changing a finished survey.");
        }
    }

    public void OnGet()
    {
        var year = FiscalYear.Of(Me.Today);
        Input = Campaign is { } known ? CampaignInput.Of(known) : CampaignInput.For(year) with { Name = texts["Surveys.UsualName", year.Japanese] };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        // Of a launched survey these are not in the form.
        if (Campaign is { State: not CampaignState.Draft } launched)
        {
            Input = Input with { Fy = launched.Fy, BaseDate = launched.BaseDate, OpensOn = launched.OpensOn };
        }
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        var id = Id ?? await service.CreateAsync(Input, Me, ct);
        if (Id is not null)
        {
            await service.EditAsync(id, Input, Me, ct);
        }
        this.FlashMessage(texts["Surveys.Saved"]);
        return Id is null ? RedirectToPage("/Surveys/Questions", new { id }) : RedirectToPage("/Surveys/Campaign", new { id });
    }
}
