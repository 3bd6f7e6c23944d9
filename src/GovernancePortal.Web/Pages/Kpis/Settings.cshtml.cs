using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Frame;

namespace GovernancePortal.Web.Pages.Kpis;

/// <summary>KPIの基準: the bands and days that hold today, where they are changed, and the figures that the portal computes.</summary>
public sealed class SettingsModel(CalendarQueries calendars, FigureBook figures, FigureWords words) : ModulePage<FigureWords>(words)
{
    private static readonly SettingName[] Names =
    [
        SettingName.KpiAchievedPercent, SettingName.KpiMostlyPercent, SettingName.KpiBehindPercent, SettingName.KpiYearDueDays, SettingName.KpiForecastDueDays, SettingName.KpiQuarterDueDays,
        SettingName.KpiGraceDays, SettingName.KpiReminderDays, SettingName.KpiRepeatDays,
    ];

    public IReadOnlyList<(SettingName Name, int Value)> Values { get; private set; } = [];
    public IReadOnlyList<IFigureSource> Figures => figures.All;
    public bool MayChange => Me.May(Permission.OfficeRead);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        var calendar = await calendars.CalendarAsync(ct);
        Values = [.. Names.Select(name => (name, calendar.Setting(name, Me.Today)))];
    }

    public string? PageOf(IFigureSource source) => source.Page(FigureAsk.Now(Me.Today), Me);

    public void OnGet()
    {
    }
}
