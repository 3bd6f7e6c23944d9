using GovernancePortal.Core.Training;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Training;

/// <summary>One 注意喚起.</summary>
public sealed class AlertModel(TrainingQueries queries, TrainingWords words) : ModulePage<TrainingWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public SecurityAlert Alert { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct) => Alert = await queries.AlertAsync(Id, ct);

    public void OnGet()
    {
        // All is loaded before.
    }
}
