using GovernancePortal.Core.Dashboard;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Dashboard;

/// <summary>CIO週報 on one A4: today's, or one that was frozen.</summary>
public sealed class PrintModel(DashboardQueries queries, CioReportQueries reports, DashboardWords words) : ModulePage<DashboardWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    public CioReport? Frozen { get; private set; }
    public CioReportContent Shown { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Frozen = Id is { } id ? await reports.FindAsync(id, ct) : null;
        Shown = Frozen?.Content ?? await queries.ReadAsync(Me.Now, ct);
    }
}
