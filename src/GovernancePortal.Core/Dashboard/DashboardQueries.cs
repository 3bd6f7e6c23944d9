using GovernancePortal.Core.Audits.Figures;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Kpis.Standing;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Publication;
using GovernancePortal.Core.Radar;
using GovernancePortal.Core.Season;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Dashboard;

/// <summary>How each KPI stands as the dashboard counts it: this fiscal year's figure, else the last year's.</summary>
public sealed record PlanProgress(FiscalYear Year, IReadOnlyList<KpiStanding> Shown, IReadOnlyList<ProgressLine> Plans, IReadOnlyList<ProgressLine> Objectives, IReadOnlyList<ProgressLine> Bureaus)
{
    public BandCounts Bands { get; } = BandCounts.Of(Shown.Select(s => s.Achievement.Band));
}

/// <summary>
/// The CIO's first screen: everything that the modules tell, chosen and ordered by <see cref="CioRanking"/>. However many plans,
/// KPIs and years there are it costs at most <see cref="MostCommands"/> commands, of which the season's nine, the ledger's three and the
/// audits' four are kept for a minute.
/// </summary>
public sealed class DashboardQueries(PortalDb db, KpiStandingQueries standings, CioCaseQueries cases, InstructionQueries instructions, PublicationQueries publications, RadarQueries radar, SeasonQueries seasons,
    SystemNumberQueries ledger, AuditFigureQueries audits, CalendarQueries calendars, IMemoryCache cache)
{
    /// <summary>Two of the KPIs, one each of the last report, cases, instructions and publications, four of the radar, nine of the season, three of the ledger, four of the audits, one of the calendar.</summary>
    public const int MostCommands = 26;
    private const int StaleShown = 3;
    private const int LinesShown = 6;
    private const int YearsOfCost = 5;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    public async Task<CioReportContent> ReadAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        // What the screen tells is the same for all who may open it, and a frozen report is read by all of them: nothing of it needs a further right.
        var viewer = Viewer(now);
        var today = viewer.Today;
        var last = await db.Set<CioReport>().AsNoTracking().Where(r => r.On < today).OrderByDescending(r => r.On).FirstOrDefaultAsync(ct);
        var since = last?.MadeAt ?? now;
        var year = FiscalYear.Of(today);
        var current = await standings.ReadAsync(new KpiFilter { Fy = year }, today, ct);
        var previous = await standings.ReadAsync(new KpiFilter { Fy = year.Previous }, today, ct);
        var progress = Progress(year, current, previous);
        var given = await instructions.OpenAndClosedSinceAsync(since, viewer, ct);
        var (warnings, first, moves) = await RadarAsync(viewer, ct);
        var season = await SeasonAsync(viewer, ct);
        var snapshots = SnapshotsOf(current, previous);
        var audited = await AuditsAsync(today, ct);
        List<CioItem> candidates =
        [
            .. CioItems.OfCases(await cases.ReadAsync(since, viewer, ct), last?.On, today),
            .. CioItems.OfPublications(await publications.WaitingAsync(ct), today),
            .. CioItems.OfInstructions(given, last?.On, today),
            .. CioItems.OfKpis(current.Concat(previous), last?.Content),
            .. CioItems.OfSeason(season),
            .. CioItems.OfRadar(warnings, first, today),
            .. CioItems.OfAudits(audited, today),
            .. CioItems.OfMoves((last?.Content.Moves ?? []).Where(m => moves.All(n => n.Id != m.Id)), today),
        ];
        var stale = current.Where(s => s.IsStale).OrderBy(s => s.Actual?.AsOf ?? DateOnly.MinValue).ThenBy(s => s.Position).ToList();
        return new CioReportContent
        {
            On = today, Before = last?.On, Year = year.Year, Items = CioRanking.Choose(candidates),
            All = Enum.GetValues<CioItemGroup>().ToDictionary(g => g, g => CioRanking.Order(candidates, g).Count),
            Bands = progress.Bands, Kpis = progress.Shown.Count, Progress = [.. (progress.Plans.Count > 1 ? progress.Plans : progress.Objectives).Take(LinesShown)],
            Stale = [.. stale.Take(StaleShown).Select(s => new StaleLine(s.Id, s.Name, s.SectionName, s.Actual?.AsOf, s.Actual?.ConfirmedBy))], StaleAll = stale.Count,
            Season = season, Costs = await CostsAsync(year, ct), Radar = warnings, Audits = audited,
            Instructions = new(given.Count(i => InstructionWorkflow.IsOpen(i.State)), given.Count(i => i.IsOverdue(today)), given.Count(i => i.State == InstructionState.Answered)),
            Snapshots = snapshots, Moves = moves,
        };
    }

    /// <summary>Progress by plan, objective and bureau; two commands.</summary>
    public async Task<PlanProgress> PlansAsync(FiscalYear year, DateOnly today, CancellationToken ct = default) =>
        Progress(year, await standings.ReadAsync(new KpiFilter { Fy = year }, today, ct), await standings.ReadAsync(new KpiFilter { Fy = year.Previous }, today, ct));

    /// <summary>Budget and actual of the systems by year; three commands a minute.</summary>
    public async Task<IReadOnlyList<CostLine>> CostsAsync(FiscalYear year, CancellationToken ct = default)
    {
        IReadOnlyList<CostOfYear> all = await cache.GetOrCreateAsync(db.CacheKey("cio-costs"), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Kept;
            return (await ledger.ReadAsync(new NumbersFilter(), ct)).Costs;
        }) ?? [];
        return [.. all.Where(c => c.Year > year.Plus(-YearsOfCost) && c.Year <= year.Next).OrderBy(c => c.Year).Select(c => new CostLine(c.Year.Year, c.BudgetYen, c.ActualYen))];
    }

    /// <summary>A figure of this year where there is one, else the last year's: yearly figures come after their year.</summary>
    internal static PlanProgress Progress(FiscalYear year, IReadOnlyList<KpiStanding> current, IReadOnlyList<KpiStanding> previous)
    {
        var before = previous.Where(s => s.Achievement.IsJudged).ToDictionary(s => s.Id);
        List<KpiStanding> shown = [.. current.Select(s => s.Achievement.IsJudged ? s : before.GetValueOrDefault(s.Id, s))];
        ProgressLine[] Lines<TKey>(Func<KpiStanding, TKey> key, Func<KpiStanding, (Guid Id, string Name, string? Within)> name) =>
            [.. shown.GroupBy(key).Select(g => (Name: name(g.First()), Counts: BandCounts.Of(g.Select(s => s.Achievement.Band)))).Select(l => new ProgressLine(l.Name.Id, l.Name.Name, l.Name.Within, l.Counts))];
        return new PlanProgress(year, shown, Lines(s => s.PlanId, s => (s.PlanId, s.PlanName, null)),
            Lines(s => s.ObjectiveId, s => (s.ObjectiveId, s.Objective, s.PlanName)), Lines(s => s.BureauId, s => (s.BureauId, s.BureauName, null)));
    }

    private static Dictionary<Guid, KpiSnapshot> SnapshotsOf(IReadOnlyList<KpiStanding> current, IReadOnlyList<KpiStanding> previous)
    {
        var before = previous.ToDictionary(s => s.Id, s => s.Achievement.Band);
        var snapshots = current.ToDictionary(s => s.Id, s => new KpiSnapshot(s.Achievement.Band, before.TryGetValue(s.Id, out var band) ? band : null));
        foreach (var ended in previous.Where(s => !snapshots.ContainsKey(s.Id)))
        {
            snapshots[ended.Id] = new KpiSnapshot(null, ended.Achievement.Band);
        }
        return snapshots;
    }

    private async Task<(RadarNumbers Numbers, (Guid Id, string Title, string Code)? First, IReadOnlyList<MoveSnapshot> Moves)> RadarAsync(Actor viewer, CancellationToken ct)
    {
        var open = new RadarFilter { State = WarningState.Open };
        var counts = await radar.CountAsync(open, viewer, ct);
        var grave = counts.Grave == 0 ? null : (await radar.PageAsync(open with { Severity = RadarSeverity.Grave }, null, viewer, 1, ct)).Items.FirstOrDefault();
        var moves = await radar.PageAsync(open with { Code = RadarCode.DoubleMove }, null, viewer, RadarQueries.PageSize, ct);
        return (new(counts.Grave, counts.Caution, counts.Notice), grave is null ? null : (grave.Id, grave.Title, grave.Code.ToString()), [.. moves.Items.Select(m => new MoveSnapshot(m.Id, m.Title, m.Yen))]);
    }

    private async Task<SeasonLine?> SeasonAsync(Actor viewer, CancellationToken ct) => await cache.GetOrCreateAsync(db.CacheKey($"cio-season-{viewer.Today:O}"), async entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Kept;
        var calendar = await calendars.CalendarAsync(ct);
        var picture = await seasons.ReadAsync(SeasonScope.Current(viewer.Today, calendar), viewer, ct);
        var ahead = picture.Loads().Where(w => w.Monday.AddDays(6) >= viewer.Today).ToList();
        var over = ahead.Where(w => w.IsOverPlanned).ToList();
        var worst = over.OrderByDescending(w => w.PlannedDays - w.CapacityDays).ThenBy(w => w.Monday).FirstOrDefault();
        return new SeasonLine(picture.Scope.Fy.Year, picture.Scope.Peak.ToString(), over.Count, worst?.Monday, worst?.PlannedCases ?? 0, worst?.PlannedDays ?? 0, worst?.CapacityDays ?? 0, viewer.Today);
    });

    // Counts alone: everybody may know them, and no title stands in a report.
    private async Task<AuditNumbers?> AuditsAsync(DateOnly today, CancellationToken ct) => await cache.GetOrCreateAsync(db.CacheKey($"cio-audits-{today:O}"), async entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Kept;
        var picture = await audits.ReadAsync(today, ct);
        return new AuditNumbers(picture.Severities.FirstOrDefault(s => s.Key == nameof(Audits.Findings.FindingSeverity.Grave))?.Open ?? 0, picture.Open, picture.Overdue, picture.Now?.Cumulative ?? 0, picture.Now?.Target);
    });

    /// <summary>As one of the CIO's circle without any further right: who may open the dashboard may know of all that it tells.</summary>
    private static Actor Viewer(DateTimeOffset now) => new(Guid.Empty, "", [new Capacity(Role.CommitteeSecretary, Guid.Empty, "", Guid.Empty)], now);
}
