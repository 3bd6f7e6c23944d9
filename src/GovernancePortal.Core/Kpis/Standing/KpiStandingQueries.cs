using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Kpis.Judging;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Kpis.Standing;

/// <summary>What a list shows beside its KPIs: the targets of the years around, and the years' last figures.</summary>
public sealed record KpiRow(KpiStanding Standing, IReadOnlyDictionary<FiscalYear, string> Targets, IReadOnlyList<(FiscalYear Year, decimal Measure)> Trend);

/// <summary>A plan with its objectives, as choices.</summary>
public sealed record PlanChoice(Guid Id, string Name, FiscalYear From, FiscalYear To, KpiPlanState State, IReadOnlyList<(Guid Id, string Name)> Objectives);

/// <summary>
/// How KPIs stand in a year. Everybody reads them. Judged in memory with the settings of the year, from one command for all KPIs of
/// the plans that cover it: achievement follows from rows of four tables and from dated settings, no column could hold it.
/// </summary>
public sealed class KpiStandingQueries(PortalDb db, CalendarQueries calendars, IMemoryCache cache)
{
    public const int PageSize = 50;

    /// <summary>One command; in the order of plan and sheet.</summary>
    public async Task<IReadOnlyList<KpiStanding>> ReadAsync(KpiFilter filter, DateOnly today, CancellationToken ct = default)
    {
        var year = filter.Fy ?? FiscalYear.Of(today);
        var rows = await Filtered(filter, year).OrderBy(r => r.Plan.Position).ThenBy(r => r.Plan.Id).ThenBy(r => r.Kpi.Position).ThenBy(r => r.Kpi.Id).Select(r => new Facts
        {
            Kpi = r.Kpi, Plan = r.Plan, Initiative = r.Initiative, Objective = r.Objective, SectionId = r.Section.Id, SectionName = r.Section.Name, BureauId = r.Section.BureauId, BureauName = r.Section.Bureau.Name,
            Target = db.Set<KpiTarget>().FirstOrDefault(t => t.KpiId == r.Kpi.Id && t.Year == year),
            Reading = db.Set<KpiReading>().Where(x => x.KpiId == r.Kpi.Id && x.Year == year && x.State == ReadingState.Confirmed).OrderByDescending(x => x.Quarter).ThenByDescending(x => x.Number).FirstOrDefault(),
            Before = db.Set<KpiReading>().Where(x => x.KpiId == r.Kpi.Id && x.Year == year.Previous && x.Quarter == KpiRules.YearEnd && x.State == ReadingState.Confirmed).OrderByDescending(x => x.Number).FirstOrDefault(),
            Result = db.Set<KpiResult>().Where(x => x.KpiId == r.Kpi.Id && x.Year == year).OrderByDescending(x => x.Number).FirstOrDefault(),
            Latest = db.Set<KpiReading>().Where(x => x.KpiId == r.Kpi.Id && x.State == ReadingState.Confirmed).OrderByDescending(x => x.Year).ThenByDescending(x => x.Quarter).Select(x => new LatestFigure { Year = x.Year, Quarter = x.Quarter }).FirstOrDefault(),
            LastClosed = db.Set<KpiYear>().Where(x => x.PlanId == r.Plan.Id).OrderByDescending(x => x.Year).Select(x => (FiscalYear?)x.Year).FirstOrDefault(),
            IsClosed = db.Set<KpiYear>().Any(x => x.PlanId == r.Plan.Id && x.Year == year),
            IsWaiting = db.Set<KpiReading>().Any(x => x.KpiId == r.Kpi.Id && x.Year == year && x.State == ReadingState.Entered
                && !db.Set<KpiReading>().Any(n => n.KpiId == x.KpiId && n.Year == x.Year && n.Quarter == x.Quarter && n.Number > x.Number)),
        }).AsSingleQuery().ToListAsync(ct);
        var calendar = await calendars.CalendarAsync(ct);
        var limits = KpiRules.LimitsOf(calendar, year);
        return [.. rows.Select(r => Judge(r, year, today, calendar, limits)).Where(s => Fits(s, filter))];
    }

    /// <summary>One page of what <see cref="ReadAsync"/> gave, with targets and trend: one command more.</summary>
    public async Task<Page<KpiRow>> PageAsync(IReadOnlyList<KpiStanding> all, IReadOnlyList<FiscalYear> years, Cursor? at, CancellationToken ct = default)
    {
        var place = at is null ? -1 : all.Select(s => s.Id).ToList().IndexOf(at.Id);
        var shown = place < 0 ? all.Take(PageSize + 1) : at!.Backward ? all.Take(place).Reverse().Take(PageSize + 1) : all.Skip(place + 1).Take(PageSize + 1);
        var rows = await RowsAsync([.. shown], years, ct);
        return Cursor.PageOf(rows, PageSize, place < 0 ? null : at, r => null, r => r.Standing.Id);
    }

    /// <summary>All of them, for an export.</summary>
    public async Task<List<KpiRow>> RowsAsync(IReadOnlyList<KpiStanding> standings, IReadOnlyList<FiscalYear> years, CancellationToken ct = default)
    {
        var ids = standings.Select(s => s.Id).ToList();
        var beside = ids.Count == 0 ? [] : await db.Set<Kpi>().AsNoTracking().Where(k => ids.Contains(k.Id)).Select(k => new
        {
            k.Id,
            Targets = k.Targets.Where(t => years.Contains(t.Year)).Select(t => new { t.Year, t.Raw }).ToList(),
            Figures = db.Set<KpiReading>().Where(r => r.KpiId == k.Id && r.State == ReadingState.Confirmed
                && !db.Set<KpiReading>().Any(n => n.KpiId == r.KpiId && n.Year == r.Year && n.State == ReadingState.Confirmed && (n.Quarter > r.Quarter || (n.Quarter == r.Quarter && n.Number > r.Number))))
                .Select(r => new { r.Year, r.Kind, r.Value, r.Numerator, r.Denominator }).ToList(),
        }).AsSingleQuery().ToDictionaryAsync(x => x.Id, ct);
        return [.. standings.Select(s => new KpiRow(s, beside[s.Id].Targets.ToDictionary(t => t.Year, t => t.Raw),
            [.. beside[s.Id].Figures.OrderBy(f => f.Year.Year).Select(f => (f.Year, new Actual(f.Kind, f.Value, f.Numerator, f.Denominator).Measure)).Where(f => f.Measure is not null).Select(f => (f.Year, f.Measure!.Value))]))];
    }

    /// <summary>Plans with their objectives, kept for half a minute: pickers cost no command.</summary>
    public async Task<IReadOnlyList<PlanChoice>> PlansAsync(CancellationToken ct = default) =>
        await cache.GetOrCreateAsync(db.CacheKey("kpi-plans"), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(30);
            var plans = await db.Set<KpiPlan>().AsNoTracking().OrderByDescending(p => p.FromYear).ThenBy(p => p.Name)
                .Select(p => new { p.Id, p.Name, p.FromYear, p.ToYear, p.State, Objectives = p.Objectives.OrderBy(o => o.Position).Select(o => new { o.Id, o.Name }).ToList() }).AsSingleQuery().ToListAsync(ct);
            return plans.ConvertAll(p => new PlanChoice(p.Id, p.Name, p.FromYear, p.ToYear, p.State, [.. p.Objectives.Select(o => (o.Id, o.Name))]));
        }) ?? [];

    private IQueryable<KpiSource> Filtered(KpiFilter filter, FiscalYear year)
    {
        var rows = from k in db.Set<Kpi>().AsNoTracking()
                   join i in db.Set<KpiInitiative>() on k.InitiativeId equals i.Id
                   join o in db.Set<KpiObjective>() on i.ObjectiveId equals o.Id
                   join p in db.Set<KpiPlan>() on k.PlanId equals p.Id
                   join s in db.Set<Section>() on k.OwnerSectionId ?? i.OwnerSectionId equals s.Id
                   where p.FromYear <= year && p.ToYear >= year
                   select new KpiSource { Kpi = k, Initiative = i, Objective = o, Plan = p, Section = s };
        // A draft is shown to whoever asks for it by name.
        rows = filter.PlanId is { } plan ? rows.Where(r => r.Plan.Id == plan) : rows.Where(r => r.Plan.State != KpiPlanState.Draft);
        rows = filter.ObjectiveId is { } objective ? rows.Where(r => r.Objective.Id == objective) : rows;
        rows = filter.BureauId is { } bureau ? rows.Where(r => r.Section.BureauId == bureau) : rows;
        rows = filter.SectionId is { } section ? rows.Where(r => r.Section.Id == section) : rows;
        rows = filter.SystemId is { } system ? rows.Where(r => r.Initiative.Systems.Any(x => x.SystemId == system)) : rows;
        rows = filter.Computed is { } computed ? rows.Where(r => r.Kpi.FigureKey != null == computed) : rows;
        rows = filter.Only is { } only ? rows.Where(r => only.Contains(r.Kpi.Id)) : rows;
        return string.IsNullOrWhiteSpace(filter.Text) ? rows : rows.Where(r => r.Kpi.Name.Contains(filter.Text) || r.Initiative.Name.Contains(filter.Text) || r.Initiative.Code == filter.Text);
    }

    private static bool Fits(KpiStanding s, KpiFilter filter) =>
        (filter.Band is null || s.Achievement.Band == filter.Band) && (!filter.Behind || s.Achievement.IsBehind) && (!filter.Stale || s.IsStale);

    internal static KpiStanding Judge(Facts r, FiscalYear year, DateOnly today, OfficeCalendar calendar, BandLimits limits)
    {
        var (target, reading) = (r.Target?.Reading, r.Reading);
        var actual = ActualOf(r);
        // A closed year says what it said when it was closed, or corrected since: nothing is judged anew.
        var achievement = r.Result is { } result ? new Achievement(result.Band, result.Rate, result.RateFromBaseline, r.Kpi.Direction == KpiDirection.Decrease && result.RateFromBaseline is not null, reading?.Judgement)
            : Achievement.Judge(target, actual?.Actual, r.Kpi.Direction, r.Kpi.Baseline, limits);
        var forecast = r.IsClosed || actual is null || target is not { IsMeasured: true } ? null : Forecast.Of(actual.Actual, r.Kpi.Aggregation, year, actual.AsOf, BeforeOf(r, year));
        var expected = r.Plan.State == KpiPlanState.InForce ? KpiRules.ExpectedBy(today, r.Kpi.FigureKey is null ? r.Kpi.Rhythm : KpiRhythm.Quarterly, r.Plan.FromYear, r.Plan.ToYear, calendar) : null;
        return new KpiStanding
        {
            Id = r.Kpi.Id, PlanId = r.Plan.Id, PlanName = r.Plan.Name, PlanFrom = r.Plan.FromYear, PlanTo = r.Plan.ToYear, ObjectiveId = r.Objective.Id, Objective = r.Objective.Name, ObjectivePosition = r.Objective.Position,
            InitiativeId = r.Initiative.Id, Code = r.Initiative.Code, Initiative = r.Initiative.Name, Position = r.Kpi.Position, Name = r.Kpi.Name, Unit = r.Kpi.Unit, Aggregation = r.Kpi.Aggregation, Direction = r.Kpi.Direction,
            BaselineRaw = r.Kpi.BaselineRaw, Rhythm = r.Kpi.Rhythm, FigureKey = r.Kpi.FigureKey, SectionId = r.SectionId, SectionName = r.SectionName, BureauId = r.BureauId, BureauName = r.BureauName,
            Year = year, Target = target, Actual = actual, Achievement = achievement, Forecast = forecast,
            ForecastAchievement = forecast is null ? null : Achievement.Judge(target, forecast, r.Kpi.Direction, r.Kpi.Baseline, limits),
            IsClosed = r.IsClosed, IsWaiting = r.IsWaiting, Expected = expected,
            IsStale = expected is not null && !(r.LastClosed >= expected.Year) && (r.Latest is null || KpiRules.OrderOf(r.Latest.Year, r.Latest.Quarter) < expected.Order),
        };
    }

    private static StandingActual? ActualOf(Facts r)
    {
        var reading = r.Reading;
        if (r.Result is { } result)
        {
            return result.ActualText is null && result.Value is null && result.Numerator is null ? null : new StandingActual(
                new Actual(result.Numerator is not null && result.Denominator is not null ? TargetKind.Fraction : r.Target?.Kind ?? TargetKind.Number, result.Value, result.Numerator, result.Denominator, reading?.Judgement),
                result.ActualText ?? "", KpiRules.YearEnd, reading?.HoldsOn ?? result.Year.End, reading?.Source ?? ReadingSource.Entered, result.Number > 1 ? result.ByName : reading?.ConfirmedBy ?? result.ByName,
                result.Number > 1 ? result.BySection : reading?.ConfirmedBySection ?? result.BySection, result.Number > 1 ? result.At : reading?.ConfirmedAt ?? result.At);
        }
        return reading is null ? null : new StandingActual(reading.ToActual(), ActualWords.Of(reading.ToActual(), r.Kpi.Unit) ?? reading.Text ?? "", reading.Quarter, reading.HoldsOn, reading.Source,
            reading.ConfirmedBy, reading.ConfirmedBySection, reading.ConfirmedAt);
    }

    /// <summary>Where a cumulative figure stood before the year: the year before's end, of a plan's first year its baseline, else nothing yet.</summary>
    private static decimal? BeforeOf(Facts r, FiscalYear year) => r.Before?.ToActual().Measure ?? (year == r.Plan.FromYear ? r.Kpi.Baseline ?? 0 : null);

    private sealed class KpiSource
    {
        public required Kpi Kpi { get; init; }
        public required KpiInitiative Initiative { get; init; }
        public required KpiObjective Objective { get; init; }
        public required KpiPlan Plan { get; init; }
        public required Section Section { get; init; }
    }

    internal sealed class LatestFigure
    {
        public FiscalYear Year { get; init; }
        public int Quarter { get; init; }
    }

    internal sealed class Facts
    {
        public required Kpi Kpi { get; init; }
        public required KpiPlan Plan { get; init; }
        public required KpiInitiative Initiative { get; init; }
        public required KpiObjective Objective { get; init; }
        public required Guid SectionId { get; init; }
        public required string SectionName { get; init; }
        public required Guid BureauId { get; init; }
        public required string BureauName { get; init; }
        public KpiTarget? Target { get; init; }
        public KpiReading? Reading { get; init; }
        public KpiReading? Before { get; init; }
        public KpiResult? Result { get; init; }
        public LatestFigure? Latest { get; init; }
        public FiscalYear? LastClosed { get; init; }
        public bool IsClosed { get; init; }
        public bool IsWaiting { get; init; }
    }
}
