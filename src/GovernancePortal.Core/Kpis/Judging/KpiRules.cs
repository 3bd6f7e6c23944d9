using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Kpis.Judging;

/// <summary>A figure that the rhythm asks for.</summary>
/// <param name="Quarter">1 to 4; 4 is the year's end.</param>
/// <param name="Due">Last day.</param>
/// <param name="IsForecast">Of a yearly KPI in the middle of the year: it tells where the year is heading and is never the year's figure.</param>
public sealed record AskedFigure(FiscalYear Year, int Quarter, DateOnly Due, bool IsForecast)
{
    /// <summary>Last day that the figure speaks of.</summary>
    public DateOnly Ends => KpiRules.EndOf(Year, Quarter);

    /// <summary>Orders figures of one KPI by time.</summary>
    public int Order => KpiRules.OrderOf(Year, Quarter);
}

/// <summary>The dated settings of a fiscal year: those of its first day hold to its end.</summary>
public static class KpiRules
{
    public const int YearEnd = 4;
    private const int Quarters = 4;
    private const int MonthsInQuarter = 3;
    private const int ForecastQuarter = 2;

    public static BandLimits LimitsOf(OfficeCalendar calendar, FiscalYear year) => new(
        calendar.Setting(SettingName.KpiAchievedPercent, year.Start), calendar.Setting(SettingName.KpiMostlyPercent, year.Start), calendar.Setting(SettingName.KpiBehindPercent, year.Start));

    public static DateOnly StartOf(FiscalYear year, int quarter) => year.Start.AddMonths((quarter - 1) * MonthsInQuarter);

    public static DateOnly EndOf(FiscalYear year, int quarter) => year.Start.AddMonths(quarter * MonthsInQuarter).AddDays(-1);

    public static int QuarterOf(FiscalYear year, DateOnly day) => day >= year.End ? YearEnd : day < year.Start ? 1 : 1 + (((((day.Year - year.Start.Year) * 12) + day.Month - year.Start.Month)) / MonthsInQuarter);

    public static int OrderOf(FiscalYear year, int quarter) => (year.Year * Quarters) + quarter;

    /// <summary>What a KPI of this rhythm is asked in the year: yearly the forecast and the year's figure, quarterly each quarter (decision 24).</summary>
    public static IEnumerable<AskedFigure> AskedIn(FiscalYear year, KpiRhythm rhythm, OfficeCalendar calendar)
    {
        int Of(SettingName name) => calendar.Setting(name, year.Start);
        if (rhythm == KpiRhythm.Yearly)
        {
            yield return new AskedFigure(year, ForecastQuarter, year.Start.AddDays(-1 + Of(SettingName.KpiForecastDueDays)), true);
        }
        else
        {
            for (var quarter = 1; quarter < YearEnd; quarter++)
            {
                yield return new AskedFigure(year, quarter, EndOf(year, quarter).AddDays(Of(SettingName.KpiQuarterDueDays)), false);
            }
        }
        yield return new AskedFigure(year, YearEnd, year.End.AddDays(Of(SettingName.KpiYearDueDays)), false);
    }

    /// <summary>
    /// The latest figure that should be there by now, its grace run out; a forecast never counts. Null before the first. A KPI
    /// without a confirmed figure of it or of a later time is stale.
    /// </summary>
    public static AskedFigure? ExpectedBy(DateOnly today, KpiRhythm rhythm, FiscalYear from, FiscalYear to, OfficeCalendar calendar)
    {
        // Nothing of a year is due before it begins, and the last figure of a year is due within the next but one.
        for (var year = Least(FiscalYear.Of(today), to); year >= from; year = year.Previous)
        {
            var due = AskedIn(year, rhythm, calendar).Where(a => !a.IsForecast && a.Due.AddDays(calendar.Setting(SettingName.KpiGraceDays, year.Start)) < today).MaxBy(a => a.Order);
            if (due is not null)
            {
                return due;
            }
        }
        return null;
    }

    /// <summary>The figures that may be waited for on the day: due within the days of the reminder, or overdue, of this year and the one before.</summary>
    public static IEnumerable<AskedFigure> WaitedFor(DateOnly today, KpiRhythm rhythm, FiscalYear from, FiscalYear to, OfficeCalendar calendar)
    {
        var now = FiscalYear.Of(today);
        foreach (var year in new[] { now.Previous, now }.Where(y => from <= y && y <= to))
        {
            foreach (var asked in AskedIn(year, rhythm, calendar).Where(a => a.Due.AddDays(-calendar.Setting(SettingName.KpiReminderDays, year.Start)) <= today))
            {
                yield return asked;
            }
        }
    }

    private static FiscalYear Least(FiscalYear a, FiscalYear b) => a < b ? a : b;
}
