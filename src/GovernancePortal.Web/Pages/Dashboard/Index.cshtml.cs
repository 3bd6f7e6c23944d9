using GovernancePortal.Core.Dashboard;
using GovernancePortal.Web.Frame;

namespace GovernancePortal.Web.Pages.Dashboard;

/// <summary>今週のITガバナンス: the CIO's first screen, at most seven items and the figures beside them.</summary>
public sealed class IndexModel(DashboardQueries queries, DashboardWords words) : ModulePage<DashboardWords>(words)
{
    public CioReportContent Shown { get; private set; } = null!;
    public bool MayRecord => CioMeetingService.MayRecord(Me);

    public async Task OnGetAsync(CancellationToken ct) => Shown = await queries.ReadAsync(Me.Now, ct);

    public Chart Costs() => CostChart.Of(Shown.Costs, Words);
}
