using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Kpis.Judging;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Kpis.Standing;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Kpis;

/// <summary>One year of a KPI in its table.</summary>
public sealed record YearRow(FiscalYear Year, KpiTarget? Target, KpiStanding? Standing, KpiReading? Waiting, KpiResult? Result, bool IsClosed);

/// <summary>One KPI whole: targets as written and understood, what came each year with who confirmed it, both rates, the forecast, the trend, every version.</summary>
public sealed class DetailsModel(ReadingQueries readings, KpiStandingQueries standings, ReadingService service, CalendarQueries calendars, TrailQueries trail, FigureWords words) : ModulePage<FigureWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    public KpiDetails Shown { get; private set; } = null!;
    /// <summary>The year looked at: the present one, or the plan's last.</summary>
    public FiscalYear Year { get; private set; }
    public KpiStanding? Now { get; private set; }
    public BandLimits Limits { get; private set; } = BandLimits.Usual;
    public IReadOnlyList<YearRow> Years { get; private set; } = [];
    public TrailView History { get; private set; } = null!;
    public bool MayClose => Me.May(Permission.KpiCloseYear);
    public bool MayEnter => Shown.MayEnter(Me) && Shown.Plan.State != KpiPlanState.Draft;

    private OfficeCalendar calendar = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        calendar = await calendars.CalendarAsync(ct);
        Shown = await readings.DetailsAsync(Id, ct);
        var plan = Shown.Plan;
        var wanted = Fy is { Year: > 0 } chosen ? chosen : FiscalYear.Of(Me.Today);
        Year = wanted < plan.FromYear ? plan.FromYear : wanted > plan.ToYear ? plan.ToYear : wanted;
        Limits = KpiRules.LimitsOf(calendar, Year);
        // The year looked at as the list judges it, with its forecast; the others from what was read already.
        Now = (await standings.ReadAsync(new KpiFilter { PlanId = plan.Id, Only = [Id], Fy = Year }, Me.Today, ct)).SingleOrDefault();
        Years = [.. plan.Years.Select(RowOf)];
    }

    public async Task OnGetAsync(CancellationToken ct) => History = HistoryOf(await trail.OfAsync(Shown.Kpi.Subject, true, 50, ct));

    public async Task<IActionResult> OnGetFileAsync(Guid file, CancellationToken ct)
    {
        var (stored, content) = await service.OpenAsync(Id, file, Me, ct);
        return this.HandOut(stored.Name, stored.ContentType, content);
    }

    private YearRow RowOf(FiscalYear year)
    {
        var waiting = Shown.Readings.Where(r => r.Year == year).GroupBy(r => r.Quarter).Select(g => g.MaxBy(r => r.Number)!).FirstOrDefault(r => r.State == ReadingState.Entered);
        return new YearRow(year, Shown.Kpi.Target(year), year == Year ? Now : null, waiting, Shown.Result(year), Shown.ClosedYears.Contains(year));
    }

    /// <summary>How a year stands: as it was closed, or as its last confirmed figure makes it.</summary>
    public Achievement AchievementOf(YearRow row) => row.Standing?.Achievement
        ?? (row.Result is { } result ? new Achievement(result.Band, result.Rate, result.RateFromBaseline, Shown.Kpi.Direction == KpiDirection.Decrease && result.RateFromBaseline is not null)
            : Achievement.Judge(row.Target?.Reading, Shown.Confirmed(row.Year)?.ToActual(), Shown.Kpi.Direction, Shown.Kpi.Baseline, KpiRules.LimitsOf(calendar, row.Year)));

    public BandLimits LimitsOf(YearRow row) => KpiRules.LimitsOf(calendar, row.Year);

    public string? ActualOf(YearRow row) => row.Result is { } result ? result.ActualText : Shown.Confirmed(row.Year) is { } reading ? Words.Text(reading.ToActual(), Shown.Kpi.Unit, reading.Text) : null;

    /// <summary>Where a figure comes from, how old it is and who stands for it.</summary>
    public string? SourceOf(YearRow row)
    {
        if (row.Result is { Number: > 1 } corrected)
        {
            return Texts["Kpis.CorrectedBy", Words.Formats.ShortDay(OfficeTime.DayOf(corrected.At)), corrected.ByName];
        }
        return Shown.Confirmed(row.Year) is { } reading ? $"{Words.Time(reading.Quarter)} {Words.Source(new StandingActual(reading.ToActual(), "", reading.Quarter, reading.HoldsOn, reading.Source, reading.ConfirmedBy, reading.ConfirmedBySection, reading.ConfirmedAt))}" : null;
    }

    public IEnumerable<EvidenceFile> FilesOf(KpiReading reading) => Shown.Files.Where(f => f.ReadingId == reading.Id);

    public bool HasTrend => Years.Any(y => Measure(y.Target?.Reading) is not null);

    /// <summary>Target, what came and where the year is heading, over the years of the plan.</summary>
    public Chart Trend() => new("trend", Texts["Kpis.TrendOf", Shown.Kpi.Name], Texts["Kpis.Year"], ChartKind.Columns,
        [new ChartSeries(Texts["Kpis.Actual"]), new ChartSeries(Texts["Kpis.Forecast"]), new ChartSeries(Texts["Kpis.Target"], AsLine: true)],
        [.. Years.Select(y => new ChartRow(Words.Formats.ShortYear(y.Year), [Measure(y), y.Standing?.Forecast?.Measure, Measure(y.Target?.Reading)]))],
        Years.Any(y => y.Target?.Kind is TargetKind.Percent or TargetKind.Fraction or TargetKind.Reduction) ? ChartUnit.Percent : ChartUnit.Count);

    private decimal? Measure(YearRow row)
    {
        var actual = row.Result is { } result ? new Actual(result.Numerator is not null && result.Denominator is not null ? TargetKind.Fraction : TargetKind.Number, result.Value, result.Numerator, result.Denominator) : Shown.Confirmed(row.Year)?.ToActual();
        // Beside a reduction an absolute figure would stand on another scale.
        return row.Target?.Kind == TargetKind.Reduction && actual is { Kind: TargetKind.Number, Measure: { } number } ? Shown.Kpi.Baseline is > 0 and var before ? (1 - (number / before)) * 100 : null : actual?.Measure;
    }

    private static decimal? Measure(TargetReading? target) => target switch
    {
        { Kind: TargetKind.Fraction, Numerator: { } part, Denominator: > 0 and var of } => part * 100 / of,
        { IsMeasured: true } => target.Value,
        _ => null,
    };
}
