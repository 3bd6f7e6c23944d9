using GovernancePortal.Core.Training;
using GovernancePortal.Web.Frame;

namespace GovernancePortal.Web.Pages.Training;

/// <summary>ICT人材育成の取組方針 (R114, R148): its versions.</summary>
public sealed class PoliciesModel(TrainingQueries queries, TrainingWords words) : ModulePage<TrainingWords>(words)
{
    public IReadOnlyList<PolicyLine> Lines { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct) => Lines = await queries.PoliciesAsync(ct);

    public void OnGet()
    {
        // All is loaded before.
    }
}
