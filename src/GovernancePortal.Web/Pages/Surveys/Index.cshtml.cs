using GovernancePortal.Core.Surveys;
using GovernancePortal.Web.Security;

namespace GovernancePortal.Web.Pages.Surveys;

/// <summary>The surveys of all years, with the own section's answer.</summary>
public sealed class IndexModel(SurveyQueries surveys, CurrentActor current) : SurveyPage(current)
{
    public IReadOnlyList<CampaignLine> Lines { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct) => Lines = await surveys.CampaignsAsync(Me, ct);
}
