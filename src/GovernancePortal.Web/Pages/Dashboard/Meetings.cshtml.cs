using GovernancePortal.Core.Dashboard;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Dashboard;

/// <summary>Sittings of the CIO: the open one, and the minutes of those before.</summary>
public sealed class MeetingsModel(CioMeetingQueries queries, CioMeetingService service, DashboardWords words) : ModulePage<DashboardWords>(words)
{
    public IReadOnlyList<MeetingLine> Lines { get; private set; } = [];
    public bool MayRecord => CioMeetingService.MayRecord(Me);

    protected override async Task LoadPageAsync(CancellationToken ct) => Lines = await queries.ListAsync(ct);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken ct)
    {
        var id = await service.BeginAsync(Me, ct);
        return Done("Dashboard.MeetingBegun", "/Dashboard/Meeting", new { id });
    }
}
