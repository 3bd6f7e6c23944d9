using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Gates;
using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Absences;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Season.Planning;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Plans;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Season;

/// <summary>
/// The season of an office: what was filed, what sections plan, and what the ledger says will come, beside what the reviewers
/// can do. Counted over all sections, whoever asks: pages show it to those who may read every case. Nine commands, whatever
/// the ledger holds.
/// </summary>
public sealed class SeasonQueries(PortalDb db, ConsultationSeasonQueries cases, PlannedCaseQueries plans, SystemDemandQueries systems, PeopleQueries people, AbsenceQueries absences, CalendarQueries calendars)
{
    public async Task<SeasonPicture> ReadAsync(SeasonScope scope, Actor actor, CancellationToken ct = default)
    {
        var calendar = await calendars.CalendarAsync(ct);
        var today = actor.Today;
        var facts = new SeasonFacts(scope, calendar, today)
        {
            Cases = await cases.CasesAsync(scope.Stage, scope.Fy, calendar, ct),
            Advice = await db.Set<FilingAdvice>().AsNoTracking().Where(a => a.Fy == scope.Fy && a.Peak == scope.Peak).ToDictionaryAsync(a => a.ItemId, ct),
        };
        if (scope.Peak == SeasonPeak.Budget)
        {
            var filed = await cases.FiledDaysAsync(Stage.PreBudget, scope.Fy.Previous, scope.Budget, ct);
            facts.Habit = new FilingHabit(filed, calendar.PlannedWindow(scope.Fy.Previous, scope.Budget, WindowKind.Filing)?.To ?? scope.Closes.AddYears(-1));
            // As the operator: the season asks for years and kinds and whether an amount is above a limit, and shows none.
            await foreach (var plan in plans.Export(new PlannedCaseFilter { Fy = scope.Fy }, Actor.Operator(actor.Now), ct))
            {
                facts.Plans.Add(plan);
            }
            var build = calendar.Setting(SettingName.BuildLeadMonths, today);
            facts.Systems = await systems.EndingAsync(scope.Fy.Start.AddDays(-1), scope.Fy.End.AddMonths(build), scope.Fy, ct);
        }
        else
        {
            facts.Awaiting = await cases.AwaitingSecondStageAsync(scope.Fy, calendar, today, ct);
        }
        var sections = await people.SectionsAsync(today, ct);
        facts.BureauOf = sections.ToDictionary(s => s.Id, s => s.BureauId);
        var mondays = OfficeWeek.Between(scope.From, scope.To).ToList();
        var reviewers = await absences.DutyAsync(Role.Reviewer, mondays[0], mondays[^1].AddDays(6), ct);
        var english = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        return new SeasonPicture(scope, today, facts.Lines(), ReviewCapacity.Of([.. reviewers], mondays, calendar),
            [.. reviewers.Select(r => new ReviewerWeeks(r.UserId, r.Name, [.. mondays.Select(m => ReviewCapacity.Of(r, m, calendar))]))])
        {
            Bureaus = sections.DistinctBy(s => s.BureauId).ToDictionary(s => s.BureauId, s => english ? s.BureauNameEn ?? s.BureauName : s.BureauName),
        };
    }
}

/// <summary>What the season was read from, made into lines: pure.</summary>
internal sealed class SeasonFacts(SeasonScope scope, OfficeCalendar calendar, DateOnly today)
{
    public IReadOnlyList<SeasonCase> Cases { get; init; } = [];
    public IReadOnlyList<SeasonCase> Awaiting { get; set; } = [];
    public IReadOnlyDictionary<Guid, FilingAdvice> Advice { get; init; } = new Dictionary<Guid, FilingAdvice>();
    public List<PlannedCaseLine> Plans { get; } = [];
    public IReadOnlyList<EndingSystem> Systems { get; set; } = [];
    public IReadOnlyDictionary<Guid, Guid> BureauOf { get; set; } = new Dictionary<Guid, Guid>();
    public FilingHabit? Habit { get; set; }

    public IReadOnlyList<DemandLine> Lines()
    {
        var lines = new List<DemandLine>();
        var inScope = Cases.Where(c => scope.Peak == SeasonPeak.Procurement || calendar.EffectiveBudget(c.TargetFy, c.BudgetKind) == scope.Budget).ToList();
        lines.AddRange(inScope.Where(c => c.FiledAt is not null).Select(Filed));
        var pending = new List<DemandLine>();
        var planOf = Plans.Where(p => p.ConsultationId is not null).ToLookup(p => p.ConsultationId!.Value);
        foreach (var c in inScope.Where(c => c.FiledAt is null && !c.IsChange && (scope.Peak == SeasonPeak.Budget || c.FileUntil is not null)))
        {
            // A draft that came of a planned case keeps the advice the plan was given.
            var item = planOf[c.Id].FirstOrDefault()?.Id ?? c.Id;
            pending.Add(Pending(item, DemandSource.Draft, c.Title, c.SectionId, c.BureauId, c.Size == FormSize.Simplified, IsAboveCommittee(c.TotalYen) || c.NeedsCommittee, c.Kind != ConsultationKind.LegalChange, c.FileUntil)
                with { ConsultationId = c.Id, SystemId = c.SystemId, Number = c.Number });
        }
        pending.AddRange(Awaiting.Select(c => Pending(c.Id, DemandSource.Awaiting, c.Title, c.SectionId, c.BureauId, c.Size == FormSize.Simplified, c.NeedsCommittee, c.Kind != ConsultationKind.LegalChange, c.FileUntil)
            with { ConsultationId = c.Id, SystemId = c.SystemId, Number = c.Number }));
        pending.AddRange(Plans.Where(p => p.State == PlannedCaseState.Planned).Select(p => Pending(p.Id, DemandSource.Planned, p.Title, p.SectionId, BureauOf.GetValueOrDefault(p.SectionId), IsSmall(p.EstimateYen), IsAboveCommittee(p.EstimateYen), true, null)
            with { PlannedCaseId = p.Id, SystemId = p.SystemId }));
        var known = Cases.Select(c => c.SystemId).Concat(Plans.Select(p => p.SystemId)).OfType<Guid>().ToHashSet();
        pending.AddRange(Systems.Where(s => !known.Contains(s.Id)).Select(s => (System: s, Source: SourceOf(s))).Where(x => x.Source is not null)
            .Select(x => Pending(x.System.Id, x.Source!.Value, x.System.Name, x.System.SectionId, x.System.BureauId, IsSmall(x.System.ContractAmountYen), IsAboveCommittee(x.System.ContractAmountYen), false, null) with { SystemId = x.System.Id }));
        lines.AddRange(Dated(pending));
        return lines;
    }

    private DemandLine Filed(SeasonCase c)
    {
        var day = OfficeTime.DayOf(c.FiledAt!.Value);
        return new DemandLine(c.Id, c.State.IsDecided() || c.State is ConsultationState.Withdrawn or ConsultationState.Continued ? DemandSource.Done : DemandSource.Open, c.Title, c.SectionId, c.BureauId, day, day, day,
            ReviewCapacity.Effort(c.Size == FormSize.Simplified, c.NeedsCommittee, calendar, day), false)
        {
            ConsultationId = c.Id, SystemId = c.SystemId, Number = c.Number, ReviewerId = c.ReviewerId, ReviewerName = c.ReviewerName,
        };
    }

    private DemandLine Pending(Guid item, DemandSource source, string title, Guid section, Guid bureau, bool small, bool committee, bool canMove, DateOnly? fileUntil)
    {
        var safe = fileUntil ?? GateLadder.Of(new LadderFacts(Stage.PreBudget, scope.Fy, scope.Budget) { BureauId = bureau, ThroughCommittee = committee }, calendar, today).LastSafeFiling ?? scope.Closes;
        return new DemandLine(item, source, title, section, bureau, safe, safe, safe, ReviewCapacity.Effort(small, committee, calendar, safe), canMove);
    }

    // The second stage is expected on its last day, as sections file; the first one by the habit of its bureau.
    private IEnumerable<DemandLine> Dated(List<DemandLine> pending)
    {
        foreach (var bureau in pending.GroupBy(l => l.BureauId))
        {
            var ordered = bureau.OrderBy(l => l.ItemId).ToList();
            var closes = calendar.FilingCloses(scope.Fy, scope.Budget, bureau.Key) ?? scope.Closes;
            for (var n = 0; n < ordered.Count; n++)
            {
                var line = ordered[n];
                var expected = Habit is null ? line.LastSafe : Habit.DayOf(bureau.Key, n, ordered.Count, closes);
                // What has not been filed by today is filed today at the earliest; the pages show it beside the weeks.
                var passed = expected < today;
                expected = calendar.BusinessDays.OnOrAfter(expected < today ? today : expected);
                var advice = Advice.GetValueOrDefault(line.ItemId);
                var accepted = advice?.Answer == AdviceAnswer.Accepted && advice.FileBy >= today;
                yield return line with
                {
                    ExpectedOn = expected, FiledOn = accepted ? advice!.FileBy : expected, IsOverdue = passed && !accepted, Advice = advice?.Answer,
                    CanMove = line.CanMove && advice?.Answer is not (AdviceAnswer.Accepted or AdviceAnswer.Declined),
                };
            }
        }
    }

    private DemandSource? SourceOf(EndingSystem system)
    {
        if (system.ContractTo is { } end)
        {
            var build = system.RenewalPlan == SystemCodes.ContinuePlan ? 0 : calendar.Setting(SettingName.BuildLeadMonths, today);
            if (FiscalYear.Of(end.AddDays(1).AddMonths(-build)) == scope.Fy)
            {
                return DemandSource.ContractEnd;
            }
        }
        return system.NextRenewalFy == scope.Fy ? DemandSource.Renewal : system.SupportEndOn is not null ? DemandSource.SupportEnd : null;
    }

    private bool IsSmall(long? yen) => yen is { } amount && calendar.Threshold(ThresholdKind.SimplifiedForm, today)?.IsMetBy(amount) == true;

    private bool IsAboveCommittee(long? yen) => yen is { } amount && calendar.Threshold(ThresholdKind.Committee, today)?.IsMetBy(amount) == true;
}
