using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Dashboard;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Dashboard;

/// <summary>CIO週報 as they were frozen, one a week and whenever somebody wanted one.</summary>
public sealed class ReportsModel(CioReportQueries reports, CioReportService service, CalendarQueries calendars, DashboardWords words) : ModulePage<DashboardWords>(words)
{
    public IReadOnlyList<CioReportLine> Lines { get; private set; } = [];
    /// <summary>1 Monday to 7 Sunday; 0 none.</summary>
    public int Weekday { get; private set; }
    public bool HasToday => Lines.Any(l => l.On == Me.Today);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Lines = await reports.ListAsync(ct);
        Weekday = (await calendars.CalendarAsync(ct)).Setting(SettingName.CioReportWeekday, Me.Today);
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostFreezeAsync(CancellationToken ct)
    {
        var id = await service.FreezeAsync(Me, ct);
        return Done("Dashboard.Frozen", "/Dashboard/Print", new { id });
    }
}
