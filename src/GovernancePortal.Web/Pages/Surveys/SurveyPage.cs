using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovernancePortal.Web.Pages.Surveys;

/// <summary>What the pages of the survey share: who asks, and how states look.</summary>
public abstract class SurveyPage(CurrentActor current) : PageModel, ILoadsDisplay
{
    public Actor Me { get; private set; } = null!;

    public bool Manages => Me.May(Permission.SurveyManage);

    public async Task LoadAsync(CancellationToken ct)
    {
        Me = await current.GetAsync(ct);
        await LoadPageAsync(ct);
    }

    protected abstract Task LoadPageAsync(CancellationToken ct);
}

/// <summary>How the states of a survey look.</summary>
public static class SurveyTones
{
    public static Tone Of(CampaignState state) => state switch
    {
        CampaignState.Draft => Tone.Off,
        CampaignState.Launched => Tone.Calm,
        CampaignState.Closed => Tone.Caution,
        CampaignState.Finished => Tone.Good,
    };

    public static Tone Of(SurveyAnswerState state) => state switch
    {
        SurveyAnswerState.NotStarted => Tone.Off,
        SurveyAnswerState.Writing or SurveyAnswerState.HeadCheck => Tone.Calm,
        SurveyAnswerState.Submitted => Tone.Caution,
        SurveyAnswerState.Returned => Tone.Late,
        SurveyAnswerState.Fixed => Tone.Good,
    };

    public static Tone Of(RowAnswer answer) => answer switch
    {
        RowAnswer.None => Tone.Off,
        RowAnswer.Unchanged => Tone.Good,
        RowAnswer.Changed or RowAnswer.New => Tone.Calm,
        RowAnswer.Retired => Tone.Caution,
    };

    public static Tone Of(MergeState state) => state switch
    {
        MergeState.Waiting => Tone.Calm,
        MergeState.Merged => Tone.Good,
        MergeState.Refused => Tone.Bad,
    };

    /// <summary>Days until the deadline: over, near, far.</summary>
    public static Tone OfDaysLeft(int days) => days < 0 ? Tone.Bad : days <= 7 ? Tone.Caution : Tone.Calm;
}
