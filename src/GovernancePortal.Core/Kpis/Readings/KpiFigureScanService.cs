using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Kpis.Judging;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Kpis.Readings;

/// <summary>How a scan went; a second one on the same day changes nothing.</summary>
/// <param name="Unknown">Keys that no module registers any more.</param>
public sealed record FigureScan(int Kpis, int Written, int Checked, int Reminded, IReadOnlyList<string> Unknown);

/// <summary>
/// Takes the portal's own figures as readings of the KPIs that name them, and reminds of the figures that people owe. Each figure is
/// computed once however many KPIs read it. It counts without a confirmation: nobody typed it, and its records are one click away.
/// </summary>
public sealed class KpiFigureScanService(PortalDb db, FigureBook figures, CalendarQueries calendars, TimeProvider time)
{
    /// <summary>The caller sees to it that one node scans at a time.</summary>
    public async Task<FigureScan> ScanOnceAsync(CancellationToken ct = default)
    {
        var actor = Actor.Operator(time.GetUtcNow());
        var kpis = await OpenAsync(computed: true, ct);
        var (written, seen, unknown) = (0, 0, new List<string>());
        foreach (var group in kpis.GroupBy(k => k.FigureKey!, StringComparer.Ordinal))
        {
            if (figures.Find(group.Key) is not { } source)
            {
                unknown.Add(group.Key);
                continue;
            }
            foreach (var year in YearsOf(actor.Today))
            {
                var reading = group.Where(k => k.From <= year && year <= k.To && !k.Closed.Contains(year)).ToList();
                if (reading.Count > 0 && await source.ReadAsync(new FigureAsk(year, actor.Today), ct) is { } figure)
                {
                    var (fresh, same) = await KeepAsync(source.Kind, figure, year, [.. reading.Select(k => k.Id)], actor, ct);
                    (written, seen) = (written + fresh, seen + same);
                }
            }
        }
        var reminded = await RemindAsync(actor, ct);
        return new FigureScan(kpis.Count, written, seen, reminded, unknown);
    }

    /// <summary>The year's figure may still move until the year is closed: late records count in the year they tell of.</summary>
    private static IEnumerable<FiscalYear> YearsOf(DateOnly today) => [FiscalYear.Of(today).Previous, FiscalYear.Of(today)];

    private async Task<(int Written, int Checked)> KeepAsync(FigureKind kind, Figure figure, FiscalYear year, IReadOnlyList<Guid> kpis, Actor actor, CancellationToken ct)
    {
        var quarter = KpiRules.QuarterOf(year, figure.AsOf);
        var newest = (await db.Set<KpiReading>().Where(r => kpis.Contains(r.KpiId) && r.Year == year && r.Quarter == quarter).ToListAsync(ct)).GroupBy(r => r.KpiId).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Number)!);
        var (written, seen) = (0, 0);
        foreach (var id in kpis)
        {
            var last = newest.GetValueOrDefault(id);
            if (last is { Source: ReadingSource.Computed } && last.Value == figure.Value && last.Numerator == Numerator(figure) && last.Denominator == figure.Denominator)
            {
                seen += last.CheckedOn is null && last.AsOf >= figure.AsOf ? 0 : 1;
                last.CheckedOn = last.AsOf >= figure.AsOf ? last.CheckedOn : figure.AsOf;
                continue;
            }
            written++;
            db.Add(new KpiReading
            {
                Id = Guid.CreateVersion7(actor.Now), KpiId = id, Year = year, Quarter = quarter, Number = (last?.Number ?? 0) + 1, Kind = kind == FigureKind.Fraction ? TargetKind.Fraction : TargetKind.Number,
                Value = figure.Value, Numerator = Numerator(figure), Denominator = figure.Denominator, AsOf = figure.AsOf, Source = ReadingSource.Computed,
                EnteredById = actor.UserId, EnteredBy = actor.Name, EnteredAt = actor.Now, State = ReadingState.Confirmed, ConfirmedAt = actor.Now,
            });
        }
        if (written > 0)
        {
            db.Act(actor, "KpiReadingComputed");
        }
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return (written, seen);
    }

    // A number is its own value; only what is parted by something keeps both.
    private static decimal? Numerator(Figure figure) => figure.Denominator is null ? null : figure.Numerator;

    /// <summary>One line a person and scan. Told before the day, and again and again after it, until the figure is there.</summary>
    private async Task<int> RemindAsync(Actor actor, CancellationToken ct)
    {
        var calendar = await calendars.CalendarAsync(ct);
        var kpis = await OpenAsync(computed: false, ct);
        var ids = kpis.Select(k => k.Id).ToList();
        var since = FiscalYear.Of(actor.Today).Previous;
        var there = (await db.Set<KpiReading>().Where(r => ids.Contains(r.KpiId) && r.Year >= since && r.State != ReadingState.Returned).Select(r => new { r.KpiId, r.Year, r.Quarter }).Distinct().ToListAsync(ct)).Select(r => (r.KpiId, r.Year, r.Quarter)).ToHashSet();
        var told = await db.Set<KpiReminder>().Where(r => ids.Contains(r.KpiId) && r.Year >= since).ToDictionaryAsync(r => (r.KpiId, r.Year, r.Quarter), ct);
        var count = 0;
        foreach (var kpi in kpis)
        {
            foreach (var asked in KpiRules.WaitedFor(actor.Today, kpi.Rhythm, kpi.From, kpi.To, calendar).Where(a => !(a.IsForecast && a.Year < FiscalYear.Of(actor.Today)) && !kpi.Closed.Contains(a.Year) && kpi.Targets.Contains(a.Year) && !there.Contains((kpi.Id, a.Year, a.Quarter))))
            {
                var known = told.GetValueOrDefault((kpi.Id, asked.Year, asked.Quarter));
                if (known is not null && !IsDueAgain(known.RemindedOn, asked.Due, actor.Today, calendar.Setting(SettingName.KpiRepeatDays, actor.Today)))
                {
                    continue;
                }
                if (known is null)
                {
                    db.Add(known = new KpiReminder { Id = Guid.CreateVersion7(actor.Now), KpiId = kpi.Id, Year = asked.Year, Quarter = asked.Quarter });
                }
                known.RemindedOn = actor.Today;
                count++;
            }
        }
        if (count > 0)
        {
            db.Add(KpiNotices.Digest(actor.Now, actor.Today));
        }
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return count;
    }

    /// <summary>On the first day after the due day, and then as often as the setting says.</summary>
    private static bool IsDueAgain(DateOnly last, DateOnly due, DateOnly today, int repeat) => today > due && (last <= due || last.AddDays(repeat) <= today);

    private async Task<IReadOnlyList<OpenKpi>> OpenAsync(bool computed, CancellationToken ct) =>
        await (from k in db.Set<Kpi>().AsNoTracking()
               join p in db.Set<KpiPlan>() on k.PlanId equals p.Id
               where p.State == KpiPlanState.InForce && k.FigureKey != null == computed
               select new OpenKpi
               {
                   Id = k.Id, FigureKey = k.FigureKey, Rhythm = k.Rhythm, From = p.FromYear, To = p.ToYear,
                   Closed = db.Set<KpiYear>().Where(y => y.PlanId == p.Id).Select(y => y.Year).ToList(),
                   Targets = k.Targets.Where(t => t.Kind != TargetKind.None).Select(t => t.Year).ToList(),
               }).ToListAsync(ct);

    private sealed class OpenKpi
    {
        public required Guid Id { get; init; }
        public string? FigureKey { get; init; }
        public required KpiRhythm Rhythm { get; init; }
        public required FiscalYear From { get; init; }
        public required FiscalYear To { get; init; }
        public required List<FiscalYear> Closed { get; init; }
        public required List<FiscalYear> Targets { get; init; }
    }
}
