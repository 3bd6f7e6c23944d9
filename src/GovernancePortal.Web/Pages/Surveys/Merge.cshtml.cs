using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Surveys;

/// <summary>Fixed answers on their way into the ledger: what each would change, and all without conflict in one press.</summary>
public sealed class MergeModel(SurveyQueries surveys, SurveyAnswerQueries answers, ImportWork work, ImportProgress progress, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : SurveyPage(current)
{
    private const string RefreshSeconds = "3";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Also what is in the ledger already.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public CampaignView Shown { get; private set; } = null!;
    public IReadOnlyList<MergeLine> Lines { get; private set; } = [];
    public int? Done { get; private set; }

    public int Ready => Lines.Count(l => l.State != MergeState.Merged && l.Plan.Conflicts == 0);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        if (!Manages)
        {
            throw new Forbidden("Merging a survey.");
        }
        Shown = await surveys.CampaignAsync(Id, Me, ct);
        Done = work.IsRunning(Id) ? progress.Of(Id) ?? 0 : null;
        Lines = Done is null ? await answers.MergesAsync(Id, Me.Today, All, ct) : [];
    }

    public void OnGet()
    {
        if (Done is not null)
        {
            Response.Headers["Refresh"] = RefreshSeconds;
        }
    }

    public async Task<IActionResult> OnPostAllAsync()
    {
        var me = Me;
        var merged = 0;
        await work.RunAsync<SurveyMergeService>(Id, async service => merged = await service.MergeAllAsync(Id, me, CancellationToken.None));
        this.FlashMessage(work.IsRunning(Id) ? texts["SystemSheets.UnderWay"] : texts["Surveys.MergedAll", formats.Number(merged)]);
        return RedirectToPage(new { Id, all = true });
    }
}
