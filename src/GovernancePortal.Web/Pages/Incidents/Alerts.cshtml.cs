using GovernancePortal.Core.Incidents;
using GovernancePortal.Web.Frame;

namespace GovernancePortal.Web.Pages.Incidents;

/// <summary>受けた注意喚起: what the state and the sector council sent (R185).</summary>
public sealed class AlertsModel(LiaisonQueries liaison, IncidentWords words) : ModulePage<IncidentWords>(words)
{
    public IReadOnlyList<LiaisonAlert> Alerts { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct) => Alerts = await liaison.AlertsAsync(Me, ct);
}
