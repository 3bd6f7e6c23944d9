using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Kpis.Judging;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Standing;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Kpis.Readings;

/// <summary>What closing a year would freeze, and what still stands against it.</summary>
/// <param name="Lines">Every KPI of the plan as it would be judged: by its figure of the year's end alone.</param>
/// <param name="Waiting">Figures that wait for their confirmation: the year cannot be closed over them.</param>
/// <param name="Gaps">KPIs with a target and no figure: closed only with a reason.</param>
public sealed record YearPreview(KpiPlan Plan, FiscalYear Year, IReadOnlyList<YearLine> Lines, int Waiting, int Gaps, KpiYear? Closed);

public sealed record YearLine(KpiStanding Standing, Actual? Actual, string? ActualText, Achievement Achievement);

/// <summary>A plan with its years, the newest first, and who closed them.</summary>
public sealed record PlanYears(Guid Id, string Name, IReadOnlyList<(FiscalYear Year, KpiYear? Closed)> Years);

/// <summary>
/// Closing a year of a plan, by an act and never by the date: results are frozen with the target, the bands and the figures of that
/// moment. What turns out wrong later is a further version of the result with its reason. Years may be closed in any order.
/// </summary>
public sealed class KpiYearService(PortalDb db, KpiStandingQueries standings, CalendarQueries calendars)
{
    /// <summary>The plans that are no drafts; two commands.</summary>
    public async Task<IReadOnlyList<PlanYears>> YearsAsync(CancellationToken ct = default)
    {
        var plans = await db.Set<KpiPlan>().AsNoTracking().Where(p => p.State != KpiPlanState.Draft).OrderByDescending(p => p.FromYear).ThenBy(p => p.Name).Select(p => new { p.Id, p.Name, p.FromYear, p.ToYear }).ToListAsync(ct);
        var closed = (await db.Set<KpiYear>().AsNoTracking().ToListAsync(ct)).ToDictionary(y => (y.PlanId, y.Year));
        return [.. plans.Select(p => new PlanYears(p.Id, p.Name, [.. Enumerable.Range(0, p.ToYear.Year - p.FromYear.Year + 1).Select(n => p.ToYear.Plus(-n)).Select(y => (y, closed.GetValueOrDefault((p.Id, y))))]))];
    }

    /// <summary>Three commands.</summary>
    public async Task<YearPreview> PreviewAsync(Guid planId, FiscalYear year, DateOnly today, CancellationToken ct = default)
    {
        var plan = await db.Set<KpiPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, ct) ?? throw new NotFound($"Plan {planId}.");
        if (!plan.Covers(year))
        {
            throw new NotFound($"Plan {planId} has no year {year}.");
        }
        var closed = await db.Set<KpiYear>().AsNoTracking().SingleOrDefaultAsync(y => y.PlanId == planId && y.Year == year, ct);
        var limits = KpiRules.LimitsOf(await calendars.CalendarAsync(ct), year);
        var all = await standings.ReadAsync(new KpiFilter { PlanId = planId, Fy = year }, today, ct);
        var lines = all.Select(s => closed is null ? Ended(s, limits) : new YearLine(s, s.Actual?.Actual, s.Actual?.Text, s.Achievement)).ToList();
        return new YearPreview(plan, year, lines, all.Count(s => s.IsWaiting), lines.Count(l => l.Achievement.Band == KpiBand.NotEntered), closed);
    }

    /// <summary>
    /// Refused: a plan not in force (Kpi.NotInForce) or under revision (Kpi.RevisionIsOpen), a year that is not over (Kpi.YearNotOver)
    /// or closed already (Kpi.YearClosed), figures that wait for their confirmation (Kpi.ReadingsWaiting), gaps without a reason (Kpi.GapsNeedReason).
    /// </summary>
    public async Task CloseAsync(Guid planId, FiscalYear year, CloseYearInput input, Actor actor, CancellationToken ct = default)
    {
        if (!actor.May(Permission.KpiCloseYear))
        {
            throw new Forbidden("The head of the policy office closes years.");
        }
        var preview = await PreviewAsync(planId, year, actor.Today, ct);
        Demand(preview, input, actor.Today);
        // The plan's row is touched, so that a revision begun at this moment and the closing cannot cross.
        var plan = await db.Set<KpiPlan>().SingleAsync(p => p.Id == planId, ct);
        db.Expect(plan, preview.Plan.Version);
        db.Entry(plan).Property(p => p.Name).IsModified = true;
        var capacity = actor.CapacityFor(Permission.KpiCloseYear) ?? actor.Main;
        db.AddRange(preview.Lines.Where(l => l.Standing.Target is not null || l.Actual is not null).Select(l => ResultOf(l.Standing, l.Actual, l.ActualText, l.Achievement, 1, null, actor, capacity)));
        db.Add(new KpiYear
        {
            Id = Guid.CreateVersion7(actor.Now), PlanId = planId, Year = year, ClosedAt = actor.Now, ClosedBy = actor.UserId, ClosedByName = actor.Name, ClosedBySection = capacity?.SectionName, Note = input.Note,
        });
        db.Act(actor, "KpiYearClosed", plan.Subject, input.Note, capacity);
        await UniqueSave.SaveAsync(db, new RuleViolation("Kpi.YearClosed", null, year), ct);
    }

    /// <summary>訂正: judged by the target and the bands of the closed year; the versions before it stay. Refused while the year is open (Kpi.YearOpen) or somebody corrected since.</summary>
    public async Task CorrectAsync(Guid kpiId, FiscalYear year, ResultCorrectionInput input, Actor actor, CancellationToken ct = default)
    {
        if (!actor.May(Permission.KpiCloseYear))
        {
            throw new Forbidden("The head of the policy office corrects closed years.");
        }
        var planId = await db.Set<Kpi>().Where(k => k.Id == kpiId).Select(k => (Guid?)k.PlanId).SingleOrDefaultAsync(ct) ?? throw new NotFound($"KPI {kpiId}.");
        if (!await db.Set<KpiYear>().AnyAsync(y => y.PlanId == planId && y.Year == year, ct))
        {
            throw new RuleViolation("Kpi.YearOpen", null, year);
        }
        var newest = await db.Set<KpiResult>().Where(r => r.KpiId == kpiId && r.Year == year).MaxAsync(r => (int?)r.Number, ct) ?? 0;
        if (newest != input.Based)
        {
            throw new VersionConflict("Somebody corrected this result since.");
        }
        var kpi = await db.Set<Kpi>().AsNoTracking().Include(k => k.Targets).AsSingleQuery().SingleAsync(k => k.Id == kpiId, ct);
        var target = kpi.Target(year)?.Reading;
        var actual = input.ToActual(ReadingInput.ShapeOf(target, kpi.Unit));
        var limits = KpiRules.LimitsOf(await calendars.CalendarAsync(ct), year);
        var achievement = Achievement.Judge(target, actual, kpi.Direction, kpi.Baseline, limits);
        var capacity = actor.CapacityFor(Permission.KpiCloseYear);
        db.Add(ResultOf(kpiId, year, target, actual, ActualWords.Of(actual, kpi.Unit) ?? input.Text, achievement, newest + 1, input.Reason, actor, capacity));
        db.Act(actor, "KpiResultCorrected", kpi.Subject, input.Reason, capacity);
        await UniqueSave.SaveAsync(db, new RuleViolation("Kpi.EnteredMeanwhile"), ct);
    }

    private static void Demand(YearPreview preview, CloseYearInput input, DateOnly today)
    {
        if (preview.Plan.State == KpiPlanState.Draft)
        {
            throw new RuleViolation("Kpi.NotInForce");
        }
        if (preview.Plan.RevisionOpen)
        {
            throw new RuleViolation("Kpi.RevisionIsOpen");
        }
        if (preview.Closed is not null)
        {
            throw new RuleViolation("Kpi.YearClosed", null, preview.Year);
        }
        if (today <= preview.Year.End)
        {
            throw new RuleViolation("Kpi.YearNotOver", null, preview.Year);
        }
        if (preview.Waiting > 0)
        {
            throw new RuleViolation("Kpi.ReadingsWaiting", null, preview.Waiting);
        }
        if (preview.Gaps > 0 && string.IsNullOrWhiteSpace(input.Note))
        {
            throw new RuleViolation("Kpi.GapsNeedReason", nameof(input.Note), preview.Gaps);
        }
    }

    // What was told in the middle of the year is not what the year ended at.
    private static YearLine Ended(KpiStanding s, BandLimits limits)
    {
        var actual = s.Actual is { Quarter: KpiRules.YearEnd } end ? end : null;
        return new YearLine(s, actual?.Actual, actual?.Text, actual is not null || s.Actual is null ? s.Achievement : Achievement.Judge(s.Target, null, s.Direction, null, limits));
    }

    private static KpiResult ResultOf(KpiStanding s, Actual? actual, string? text, Achievement achievement, int number, string? reason, Actor actor, Capacity? capacity) =>
        ResultOf(s.Id, s.Year, s.Target, actual, text, achievement, number, reason, actor, capacity);

    private static KpiResult ResultOf(Guid kpiId, FiscalYear year, TargetReading? target, Actual? actual, string? text, Achievement achievement, int number, string? reason, Actor actor, Capacity? capacity) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), KpiId = kpiId, Year = year, Number = number, TargetRaw = target?.Raw, ActualText = string.IsNullOrWhiteSpace(text) ? null : text,
        Value = actual?.Value, Numerator = actual?.Numerator, Denominator = actual?.Denominator, Rate = Kept(achievement.Rate), RateFromBaseline = Kept(achievement.FromBaseline), Band = achievement.Band,
        Reason = reason, ById = actor.UserId, ByName = actor.Name, BySection = capacity?.SectionName ?? actor.Main?.SectionName, At = actor.Now,
    };

    private static decimal? Kept(decimal? rate) => rate is { } exact ? Math.Round(exact, 4) : null;
}
