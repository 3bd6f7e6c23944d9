using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Gates;
using GovernancePortal.Core.People.Absences;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Season;
using GovernancePortal.Core.Season.Planning;
using GovernancePortal.Core.Systems.Plans;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Season;

/// <summary>The season of an office: absences, deadlines of bureaus, advice and early filing through the services.</summary>
public sealed class SeasonServiceTests : PortalTest
{
    private static readonly FiscalYear Fy = new(2027);

    private void At(int month, int day) => Clock.Go(2026, month, day);

    private Task<OfficeCalendar> CalendarAsync() => UseAsync<CalendarQueries, OfficeCalendar>(q => q.CalendarAsync());

    private async Task<SeasonPicture> PictureAsync(string account = "reviewer1", SeasonPeak peak = SeasonPeak.Budget)
    {
        var (calendar, actor) = (await CalendarAsync(), await ActorAsync(account));
        return await UseAsync<SeasonQueries, SeasonPicture>(s => s.ReadAsync(SeasonScope.Of(Fy, peak, calendar), actor));
    }

    private async Task ConfirmAsync(Guid bureau, DateOnly day)
    {
        var (reviewer, head) = (await ActorAsync("reviewer1"), await ActorAsync("policyhead"));
        await UseAsync<BureauDeadlineService>(s => s.ProposeAsync(Fy, BudgetKind.Initial, new Dictionary<Guid, DateOnly> { [bureau] = day }, null, reviewer));
        var open = await UseAsync<CalendarQueries, IReadOnlyList<DeadlineRow>>(q => q.DeadlinesAsync(Fy, BudgetKind.Initial));
        await UseAsync<BureauDeadlineService>(s => s.ConfirmAsync(Fy, BudgetKind.Initial, [.. open.Where(d => d.Proposal.IsOpen).Select(d => new ProposalChoice(d.Proposal.Id, d.Proposal.Version))], head));
    }

    private async Task<Guid> PlannedAsync(string title = "台帳の改修")
    {
        var staff = await ActorAsync("staff1");
        return await UseAsync<PlannedCaseService, Guid>(s => s.AddAsync(new PlannedCaseInput { Fy = Fy, SectionId = staff.Main!.SectionId, Kind = PlannedCaseKind.NewSystem, Title = title, EstimateYen = 9_000_000 }, PlannedCaseSource.Hand, null, staff));
    }

    [Fact]
    public async Task A_person_enters_her_own_absence_and_those_who_arrange_the_work_enter_others()
    {
        At(8, 3);
        var (reviewer, other, head, admin, staff) = (await ActorAsync("reviewer1"), await ActorAsync("reviewer2"), await ActorAsync("policyhead"), await ActorAsync("admin"), await ActorAsync("staff1"));
        AbsenceInput Days(int from, int to, AbsencePart part = AbsencePart.WholeDay) => new() { From = new(2026, 8, from), To = new(2026, 8, to), Part = part, Kind = AbsenceKind.Training, Note = "研修" };
        await UseAsync<AbsenceService>(s => s.AddAsync(reviewer.UserId, Days(10, 12), reviewer));
        await UseAsync<AbsenceService>(s => s.AddAsync(reviewer.UserId, Days(13, 13, AbsencePart.Morning), head));
        await UseAsync<AbsenceService>(s => s.AddAsync(reviewer.UserId, Days(13, 13, AbsencePart.Afternoon), admin));
        await UseAsync<AbsenceService>(s => s.AddAsync(staff.UserId, Days(13, 13), staff));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<AbsenceService>(s => s.AddAsync(reviewer.UserId, Days(20, 20), other)));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<AbsenceService>(s => s.AddAsync(staff.UserId, Days(20, 20), head)));
        Assert.Equal("AbsenceOverlaps", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<AbsenceService>(s => s.AddAsync(reviewer.UserId, Days(12, 13), reviewer)))).Code);
        // Why is for the person and those who arrange the work.
        Assert.All(await UseAsync<AbsenceQueries, IReadOnlyList<AbsenceLine>>(q => q.OfHoldersAsync(Role.Reviewer, other)), l => Assert.Null(l.Kind));
        var seen = await UseAsync<AbsenceQueries, IReadOnlyList<AbsenceLine>>(q => q.OfHoldersAsync(Role.Reviewer, head));
        Assert.All(seen, l => Assert.Equal("研修", l.Note));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<AbsenceService>(s => s.RemoveAsync(seen[0].Id, seen[0].Version, other)));
        var week = new DateOnly(2026, 8, 10);
        var before = (await PictureAsync()).Weeks.Single(w => w.Monday == week).Days;
        await UseAsync<AbsenceService>(s => s.RemoveAsync(seen[0].Id, seen[0].Version, reviewer));
        // 8/10 to 8/12 with 山の日 on the 11th: two open days at 60 %.
        Assert.Equal(before + 1.2m, (await PictureAsync()).Weeks.Single(w => w.Monday == week).Days);
    }

    [Fact]
    public async Task A_bureaus_deadline_counts_once_confirmed_and_is_told_to_the_bureau()
    {
        At(8, 3);
        var section = (await ActorAsync("staff1")).Main!;
        var (reviewer, head) = (await ActorAsync("reviewer1"), await ActorAsync("policyhead"));
        var days = new Dictionary<Guid, DateOnly> { [section.BureauId] = new(2026, 9, 11) };
        await UseAsync<BureauDeadlineService>(s => s.ProposeAsync(Fy, BudgetKind.Initial, days, "分散", reviewer));
        Assert.Null((await CalendarAsync()).BureauDeadline(Fy, BudgetKind.Initial, section.BureauId));
        Assert.Equal("Calendar.NothingChanges", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<BureauDeadlineService>(s => s.ProposeAsync(Fy, BudgetKind.Initial, days, null, reviewer)))).Code);
        // Another day of the same person takes the place of the open one.
        days[section.BureauId] = new(2026, 9, 9);
        await UseAsync<BureauDeadlineService>(s => s.ProposeAsync(Fy, BudgetKind.Initial, days, null, reviewer));
        var open = (await UseAsync<CalendarQueries, IReadOnlyList<DeadlineRow>>(q => q.DeadlinesAsync(Fy, BudgetKind.Initial))).Single();
        ProposalChoice[] chosen = [new(open.Proposal.Id, open.Proposal.Version)];
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<BureauDeadlineService>(s => s.ConfirmAsync(Fy, BudgetKind.Initial, chosen, reviewer)));
        await UseAsync<BureauDeadlineService>(s => s.ConfirmAsync(Fy, BudgetKind.Initial, chosen, head));
        await Assert.ThrowsAsync<VersionConflict>(() => UseAsync<BureauDeadlineService>(s => s.ConfirmAsync(Fy, BudgetKind.Initial, chosen, head)));
        Assert.Equal(new DateOnly(2026, 9, 9), (await CalendarAsync()).BureauDeadline(Fy, BudgetKind.Initial, section.BureauId));
        await RelayAsync();
        var told = await ReadAsync(db => db.Set<Notice>().Where(n => n.Kind == "Calendar.DeadlineConfirmed").Select(n => n.UserId).ToListAsync());
        Assert.Contains(DemoOffice.UserId("staff1"), told);
        Assert.DoesNotContain(DemoOffice.UserId("staff2"), told);
        Assert.Contains(DemoOffice.UserId("policyhead"), await ReadAsync(db => db.Set<Notice>().Where(n => n.Kind == "Calendar.DeadlinesProposed").Select(n => n.UserId).ToListAsync()));
    }

    [Theory]
    [InlineData("2026-10-01", "Calendar.OutsideFiling")]
    [InlineData("2026-05-29", "Calendar.OutsideFiling")]
    [InlineData("2026-09-12", "Calendar.ClosedDay")]
    public async Task A_deadline_lies_on_an_open_day_of_the_window(string day, string code)
    {
        At(8, 3);
        var reviewer = await ActorAsync("reviewer1");
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<BureauDeadlineService>(s => s.ProposeAsync(Fy, BudgetKind.Initial, new Dictionary<Guid, DateOnly> { [reviewer.Main!.BureauId] = DateOnly.ParseExact(day, "yyyy-MM-dd") }, null, reviewer)));
        Assert.Equal(code, refused.Code);
    }

    [Fact]
    public async Task A_case_filed_after_its_bureaus_deadline_is_late_and_needs_a_reason()
    {
        At(8, 3);
        await ConfirmAsync((await ActorAsync("staff1")).Main!.BureauId, new DateOnly(2026, 9, 4));
        At(9, 7);
        var id = await Cases.DraftAsync();
        var (staff, other) = (await ActorAsync("staff1"), await ActorAsync("policyhead"));
        Assert.True((await UseAsync<CaseQueries, CaseView>(q => q.ViewAsync(id, staff))).Context.IsLate);
        // Complete but for the reason that the window of the budget, which is still open, would not ask for.
        await Assert.ThrowsAsync<RuleViolation>(() => Cases.DoAsync<FilingService>("staff1", id, (s, v, a) => s.PassOnAsync(id, v, null, a)));
        Assert.Equal(FilingState.Open, (await CalendarAsync()).WindowFor(Fy, BudgetKind.Initial, new DateOnly(2026, 9, 7), other.Main!.BureauId).State);
    }

    [Fact]
    public async Task An_early_complete_filing_is_answered_sooner_and_marked()
    {
        At(7, 6);
        var draft = await Cases.DraftAsync();
        var staff = await ActorAsync("staff1");
        var season = (await UseAsync<CaseQueries, CaseView>(q => q.ViewAsync(draft, staff))).Season!;
        var days = (await CalendarAsync()).BusinessDays;
        Assert.Equal((true, days.Add(new DateOnly(2026, 7, 6), 10)), (season.IsFastLane, season.AnsweredBy));
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        var c = await Cases.LoadAsync(id);
        Assert.True(c.IsFastLane);
        Assert.Equal(days.Add(OfficeTime.DayOf(c.AcceptedAt!.Value), 10), c.DueOn);
    }

    [Fact]
    public async Task What_came_late_or_went_back_at_reception_is_not_in_the_fast_lane()
    {
        At(9, 14);
        var late = await Cases.LoadAsync(await Cases.InAsync(ConsultationState.UnderReview));
        var days = (await CalendarAsync()).BusinessDays;
        Assert.False(late.IsFastLane);
        Assert.Equal(days.Add(OfficeTime.DayOf(late.AcceptedAt!.Value), 15), late.DueOn);
        At(9, 15);
        var staff = await ActorAsync("staff1");
        var draft = await Cases.DraftAsync();
        var season = (await UseAsync<CaseQueries, CaseView>(q => q.ViewAsync(draft, staff))).Season!;
        Assert.False(season.IsFastLane);
    }

    [Fact]
    public async Task The_season_counts_what_was_filed_what_is_planned_and_what_the_ledger_says_will_come()
    {
        At(7, 6);
        var before = await PictureAsync();
        Assert.NotEmpty(before.Lines);
        Assert.All(before.Lines, l => Assert.True(l.IsForecast));
        var filed = await Cases.InAsync(ConsultationState.UnderReview);
        var draft = await Cases.CreateAsync(new CaseShape { SystemId = null, Kind = ConsultationKind.NewSystem, Title = "新しい仕組み" });
        var plan = await PlannedAsync();
        var picture = await PictureAsync();
        Assert.Equal(DemandSource.Open, picture.Lines.Single(l => l.ItemId == filed).Source);
        Assert.Equal(new DateOnly(2026, 7, 6), picture.Lines.Single(l => l.ItemId == filed).FiledOn);
        Assert.Equal(DemandSource.Draft, picture.Lines.Single(l => l.ItemId == draft).Source);
        Assert.Equal((DemandSource.Planned, 2m), (picture.Lines.Single(l => l.ItemId == plan).Source, picture.Lines.Single(l => l.ItemId == plan).EffortDays));
        Assert.All(picture.Lines.Where(l => !l.IsFiled), l => Assert.True(l.ExpectedOn >= new DateOnly(2026, 7, 6)));
        // A system that has a case or a plan is not expected a second time.
        Assert.Equal(picture.Lines.Count, picture.Lines.Select(l => l.SystemId).Where(s => s is not null).Distinct().Count() + picture.Lines.Count(l => l.SystemId is null));
    }

    [Fact]
    public async Task Advice_is_offered_answered_and_kept()
    {
        At(7, 6);
        // One reviewer's week holds about three days: fifteen cases of two days do not fit into the last weeks.
        for (var n = 0; n < 15; n++)
        {
            await PlannedAsync($"更新{n:00}");
        }
        var (reviewer, staff, other, calendar) = (await ActorAsync("reviewer1"), await ActorAsync("staff1"), await ActorAsync("staff2"), await CalendarAsync());
        var scope = SeasonScope.Of(Fy, SeasonPeak.Budget, calendar);
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<AdviceService>(s => s.AdviseAsync(scope, staff)));
        var run = await UseAsync<AdviceService, AdviceRun>(s => s.AdviseAsync(scope, reviewer));
        Assert.True(run.Offered > 0, "Nothing was advised.");
        Assert.Equal(new AdviceRun(0, run.Offered, 0), await UseAsync<AdviceService, AdviceRun>(s => s.AdviseAsync(scope, reviewer)));
        var own = (await UseAsync<AdviceQueries, Page<AdviceLine>>(q => q.PageAsync(new AdviceFilter(), null, staff))).Items;
        Assert.Equal(run.Offered, own.Count);
        Assert.Empty((await UseAsync<AdviceQueries, Page<AdviceLine>>(q => q.PageAsync(new AdviceFilter(), null, other))).Items);
        Assert.All(own, l => Assert.True(l.FileBy <= l.LastSafe && l.Week < l.ExpectedOn && calendar.BusinessDays.IsOpen(l.FileBy)));
        await RelayAsync();
        Assert.Contains(DemoOffice.UserId("head1"), await ReadAsync(db => db.Set<Notice>().Where(n => n.Kind == "Season.AdviceOffered").Select(n => n.UserId).ToListAsync()));

        await Assert.ThrowsAsync<NotFound>(() => UseAsync<AdviceService>(s => s.ReplyAsync(own[0].Id, new AdviceReply { Version = own[0].Version, Accepted = true, Reason = null }, other)));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<AdviceService>(s => s.ReplyAsync(own[0].Id, new AdviceReply { Version = own[0].Version, Accepted = true, Reason = null }, reviewer)));
        await UseAsync<AdviceService>(s => s.ReplyAsync(own[0].Id, new AdviceReply { Version = own[0].Version, Accepted = true, Reason = null }, staff));
        await UseAsync<AdviceService>(s => s.ReplyAsync(own[1].Id, new AdviceReply { Version = own[1].Version, Accepted = false, Reason = "議会日程" }, staff));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => UseAsync<AdviceService>(s => s.ReplyAsync(own[1].Id, new AdviceReply { Version = own[1].Version, Accepted = true, Reason = null }, staff)));
        // What was accepted is counted in its week, what was declined where it was, and neither is moved again.
        var picture = await PictureAsync();
        var (accepted, declined) = (picture.Lines.Single(l => l.ItemId == own[0].ItemId), picture.Lines.Single(l => l.ItemId == own[1].ItemId));
        Assert.Equal((own[0].FileBy, false), (accepted.FiledOn, accepted.CanMove));
        Assert.Equal((own[1].ExpectedOn, false), (declined.FiledOn, declined.CanMove));
        await UseAsync<AdviceService>(s => s.AdviseAsync(scope, reviewer));
        Assert.Equal((1, 1), await ReadAsync(async db => (await db.Set<FilingAdvice>().CountAsync(a => a.Answer == AdviceAnswer.Accepted), await db.Set<FilingAdvice>().CountAsync(a => a.Answer == AdviceAnswer.Declined && a.Reason == "議会日程"))));
    }

    [Fact]
    public async Task The_demonstration_has_absences_deadlines_and_answered_advice()
    {
        At(7, 6);
        for (var n = 0; n < 25; n++)
        {
            await PlannedAsync($"更新{n:00}");
        }
        await UseAsync<Core.Season.Demo.DemoSeason>(s => s.SeedAsync(Clock.Now));
        await UseAsync<Core.Season.Demo.DemoSeason>(s => s.SeedAsync(Clock.Now));
        Assert.Equal(4, await ReadAsync(db => db.Set<Absence>().CountAsync()));
        Assert.True(await ReadAsync(db => db.Set<BureauDeadline>().CountAsync(d => d.Status == ProposalStatus.Approved)) > 3);
        var answers = await ReadAsync(db => db.Set<FilingAdvice>().GroupBy(a => a.Answer).Select(g => g.Key).ToListAsync());
        Assert.Contains(AdviceAnswer.Accepted, answers);
        Assert.Contains(AdviceAnswer.Open, answers);
    }

    [Fact]
    public async Task The_procurement_peak_expects_agreed_cases_by_their_planned_notice()
    {
        var agreed = await Cases.InAsync(ConsultationState.Approved);
        var picture = await PictureAsync(peak: SeasonPeak.Procurement);
        Assert.Equal(DemandSource.Awaiting, picture.Lines.Single(l => l.ItemId == agreed).Source);
        Assert.Equal((new DateOnly(2027, 1, 1), new DateOnly(2027, 5, 31)), (picture.Scope.From, picture.Scope.To));
    }

    [Fact]
    public async Task The_queue_is_by_due_day_with_the_clock_and_paused_cases_apart()
    {
        At(9, 14);
        var running = await Cases.InAsync(ConsultationState.UnderReview);
        var paused = await Cases.InAsync(ConsultationState.Inquiry, new CaseShape { SystemId = null, Kind = ConsultationKind.NewSystem, Title = "質問中の案件" });
        var submitted = await Cases.InAsync(ConsultationState.Submitted, new CaseShape { Title = "提出した案件" });
        Clock.Advance(TimeSpan.FromDays(2));
        var (reviewer, staff, calendar) = (await ActorAsync("reviewer1"), await ActorAsync("staff2"), await CalendarAsync());
        Task<Page<QueueLine>> PageAsync(QueueFilter filter, Actor who) => UseAsync<ReviewQueueQueries, Page<QueueLine>>(q => q.PageAsync(filter, null, who, calendar));
        var lines = (await PageAsync(new QueueFilter(), reviewer)).Items;
        Assert.Equal([running, submitted], lines.Select(l => l.Id));
        Assert.Equal((2, 13, true), (lines[0].Clock.UsedDays, lines[0].Clock.LeftDays, lines[0].Clock.IsRunning));
        Assert.Equal((CaseGate.BudgetRequest, calendar.BusinessDays.Between(lines[0].DueOn!.Value, new DateOnly(2026, 11, 6))), (lines[0].Gate!.Gate, lines[0].Gate!.Slack));
        var waiting = Assert.Single((await PageAsync(new QueueFilter { View = QueueView.Paused }, reviewer)).Items);
        Assert.Equal((paused, false), (waiting.Id, waiting.Clock.IsRunning));
        Assert.Empty((await PageAsync(new QueueFilter { Overdue = true }, reviewer)).Items);
        Assert.Empty((await PageAsync(new QueueFilter(), staff)).Items);
    }
}
