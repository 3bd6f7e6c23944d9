using GovernancePortal.Core.Kpis.Judging;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Kpis.Standing;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Kpis;

/// <summary>Figures are entered by the section, confirmed by its head, corrected by versions, and grow old by themselves.</summary>
public sealed class ReadingTests : PortalTest
{
    [Fact]
    public async Task A_figure_counts_once_the_head_has_confirmed_it()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        var id = await plan.EnterAsync(this, KpiFigureScene.Cumulative, 2025, 72);
        var before = await plan.StandingAsync(this, KpiFigureScene.Cumulative, 2025);
        Assert.Equal((KpiBand.NotEntered, true), (before.Achievement.Band, before.IsWaiting));
        Assert.Null(before.Actual);
        Assert.Null(await plan.ConfirmAsync(this, id));
        var after = await plan.StandingAsync(this, KpiFigureScene.Cumulative, 2025);
        Assert.Equal((KpiBand.Mostly, 90m, "72 人", false), (after.Achievement.Band, after.Achievement.Rate, after.Actual!.Text, after.IsWaiting));
        var head = await ActorAsync("head1");
        Assert.Equal((head.Name, head.Main!.SectionName, ReadingSource.Entered), (after.Actual.ConfirmedBy, after.Actual.ConfirmedBySection, after.Actual.Source));
        var trail = await ReadAsync(db => db.Set<TrailEntry>().Where(e => e.SubjectId == plan[KpiFigureScene.Cumulative]).Select(e => e.Action).ToListAsync());
        Assert.Contains("KpiReadingEntered", trail);
        Assert.Contains("KpiReadingConfirmed", trail);
    }

    [Fact]
    public async Task A_correction_is_a_further_version_and_the_earlier_one_stays_and_counts_until_it_is_confirmed()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2025, 72);
        var second = await plan.EnterAsync(this, KpiFigureScene.Cumulative, 2025, 80);
        Assert.Equal(72m, (await plan.StandingAsync(this, KpiFigureScene.Cumulative, 2025)).Actual!.Actual.Value);
        await plan.ConfirmAsync(this, second);
        Assert.Equal(80m, (await plan.StandingAsync(this, KpiFigureScene.Cumulative, 2025)).Actual!.Actual.Value);
        var details = await UseAsync<ReadingQueries, KpiDetails>(q => q.DetailsAsync(plan[KpiFigureScene.Cumulative]));
        Assert.Equal([(2, 80m), (1, 72m)], details.Readings.Select(r => (r.Number, r.Value!.Value)));
    }

    [Fact]
    public async Task Two_who_enter_at_once_do_not_overwrite_each_other()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        var actor = await ActorAsync("staff1");
        var input = new ReadingInput { Value = 70, AsOf = actor.Today };
        await UseAsync<ReadingService, Guid>(s => s.EnterAsync(plan[KpiFigureScene.Cumulative], new(2025), 4, input, [], actor));
        await Assert.ThrowsAsync<VersionConflict>(() => UseAsync<ReadingService, Guid>(s => s.EnterAsync(plan[KpiFigureScene.Cumulative], new(2025), 4, input with { Value = 71 }, [], actor)));
    }

    [Fact]
    public async Task Only_the_section_in_charge_enters_and_only_its_head_or_the_policy_office_confirms_and_nobody_the_own_figure()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await Assert.ThrowsAsync<Forbidden>(() => plan.EnterAsync(this, KpiFigureScene.Cumulative, 2025, new ReadingInput { Value = 1 }, who: "staff2"));
        await Assert.ThrowsAsync<Forbidden>(() => plan.EnterAsync(this, KpiFigureScene.Cumulative, 2025, new ReadingInput { Value = 1 }, who: "policyhead"));
        var id = await plan.EnterAsync(this, KpiFigureScene.Cumulative, 2025, 72);
        await Assert.ThrowsAsync<Forbidden>(() => plan.ConfirmAsync(this, id, "staff1"));
        await Assert.ThrowsAsync<Forbidden>(() => plan.ConfirmAsync(this, id, "head2"));
        var own = await plan.EnterAsync(this, KpiFigureScene.Falling, 2025, new ReadingInput { Value = 5 }, who: "head1");
        Assert.Equal("Kpi.OwnReading", await plan.ConfirmAsync(this, own));
        Assert.Null(await plan.ConfirmAsync(this, own, "policyhead"));
    }

    [Fact]
    public async Task One_list_confirms_many_and_says_of_each_what_came_of_it()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        var good = await plan.EnterAsync(this, KpiFigureScene.Cumulative, 2025, 72);
        var old = await plan.EnterAsync(this, KpiFigureScene.Falling, 2025, 5);
        await plan.EnterAsync(this, KpiFigureScene.Falling, 2025, 4);
        var head = await ActorAsync("head1");
        var waiting = await UseAsync<ReadingQueries, IReadOnlyList<WaitingReading>>(q => q.WaitingAsync(head));
        Assert.Equal(2, waiting.Count);
        Assert.DoesNotContain(waiting, w => w.Id == old);
        Assert.Empty(await WaitingOfAsync("head2"));
        var versions = await ReadAsync(db => db.Set<KpiReading>().ToDictionaryAsync(r => r.Id, r => r.Version));
        var outcomes = await UseAsync<ReadingService, IReadOnlyList<ConfirmOutcome>>(s => s.ConfirmAsync([(old, versions[old]), (good, versions[good])], head));
        Assert.Equal([(old, "Kpi.Superseded"), (good, null)], outcomes.Select(o => (o.Id, o.Refusal)));
        Assert.Equal(KpiBand.Mostly, (await plan.StandingAsync(this, KpiFigureScene.Cumulative, 2025)).Achievement.Band);
    }

    [Fact]
    public async Task What_the_head_gives_back_is_owed_again_and_the_section_is_told_why()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        var id = await plan.EnterAsync(this, KpiFigureScene.Cumulative, 2025, 72);
        var head = await ActorAsync("head1");
        var version = await ReadAsync(db => db.Set<KpiReading>().Where(r => r.Id == id).Select(r => r.Version).SingleAsync());
        await UseAsync<ReadingService>(s => s.ReturnAsync(id, version, "受講者名簿と合いません。", head));
        await RelayAsync();
        var staff = await ActorAsync("staff1");
        Assert.Contains(await UseAsync<NoticeQueries, IReadOnlyList<NoticeLine>>(q => q.LatestAsync(staff)), n => n.Kind == "Kpi.Returned" && n.Arguments[0] == KpiFigureScene.Cumulative);
        var owed = await OwedAsync("staff1");
        Assert.True(owed.Single(o => o.KpiId == plan[KpiFigureScene.Cumulative] && o.Asked.Year == new Core.Platform.Time.FiscalYear(2025)).IsReturned);
        Assert.Equal("Kpi.NotWaiting", await plan.ConfirmAsync(this, id));
    }

    [Fact]
    public async Task A_judgement_on_words_needs_evidence()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        var bare = new ReadingInput { Judgement = TextJudgement.Mostly };
        Assert.Equal("Kpi.EvidenceMissing", (await Assert.ThrowsAsync<RuleViolation>(() => plan.EnterAsync(this, KpiFigureScene.Words, 2025, bare))).Code);
        await plan.ConfirmAsync(this, await plan.EnterAsync(this, KpiFigureScene.Words, 2025, bare with { Links = "https://intra.example/report" }));
        var standing = await plan.StandingAsync(this, KpiFigureScene.Words, 2025);
        Assert.Equal((KpiBand.Mostly, TextJudgement.Mostly), (standing.Achievement.Band, standing.Achievement.Judgement));
    }

    [Theory]
    [InlineData(KpiFigureScene.Computed, 2025, 4, "Kpi.Computed")]
    [InlineData(KpiFigureScene.Cumulative, 2026, 4, "Kpi.PeriodAhead")]
    [InlineData(KpiFigureScene.Cumulative, 2023, 4, "Kpi.YearNotOfPlan")]
    public async Task What_cannot_be_known_or_is_no_ones_to_enter_is_refused(string kpi, int year, int quarter, string rule)
    {
        var plan = await KpiFigureScene.StartAsync(this);
        Assert.Equal(rule, (await Assert.ThrowsAsync<RuleViolation>(() => plan.EnterAsync(this, kpi, year, 5, quarter))).Code);
    }

    [Fact]
    public async Task A_day_in_the_future_or_before_the_year_is_refused()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        foreach (var day in new[] { new DateOnly(2026, 9, 2), new DateOnly(2025, 3, 31) })
        {
            var refused = await Assert.ThrowsAsync<RuleViolation>(() => plan.EnterAsync(this, KpiFigureScene.Cumulative, 2025, new ReadingInput { Value = 1, AsOf = day }));
            Assert.Equal("Kpi.AsOfOutside", refused.Code);
        }
    }

    [Fact]
    public async Task A_plan_of_past_years_takes_figures_while_the_year_is_open()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2024, 31);
        Assert.Equal(KpiBand.Achieved, (await plan.StandingAsync(this, KpiFigureScene.Cumulative, 2024)).Achievement.Band);
    }

    [Fact]
    public async Task Year_figures_are_due_at_the_end_of_june_the_look_at_the_middle_at_the_end_of_september_quarters_after_thirty_days()
    {
        var calendar = await UseAsync<Core.Calendar.CalendarQueries, Core.Calendar.OfficeCalendar>(q => q.CalendarAsync());
        Assert.Equal([(2, new DateOnly(2026, 9, 30), true), (4, new DateOnly(2027, 6, 30), false)], KpiRules.AskedIn(new(2026), KpiRhythm.Yearly, calendar).Select(a => (a.Quarter, a.Due, a.IsForecast)));
        Assert.Equal([new DateOnly(2026, 7, 30), new(2026, 10, 30), new(2027, 1, 30), new(2027, 6, 30)], KpiRules.AskedIn(new(2026), KpiRhythm.Quarterly, calendar).Select(a => a.Due));
        Assert.Equal([1, 2, 3, 4], new[] { new DateOnly(2026, 4, 1), new(2026, 9, 30), new(2026, 10, 1), new(2027, 3, 31) }.Select(d => KpiRules.QuarterOf(new(2026), d)));
        // The day after the grace of 14 days is the first on which it should be there.
        Assert.Equal(2024, KpiRules.ExpectedBy(new(2026, 7, 14), KpiRhythm.Yearly, new(2024), new(2028), calendar)!.Year.Year);
        Assert.Equal(2025, KpiRules.ExpectedBy(new(2026, 7, 15), KpiRhythm.Yearly, new(2024), new(2028), calendar)!.Year.Year);
        Assert.Null(KpiRules.ExpectedBy(new(2025, 7, 14), KpiRhythm.Yearly, new(2024), new(2028), calendar));
        // After the plan's last year the last figure is still expected.
        Assert.Equal(2028, KpiRules.ExpectedBy(new(2031, 1, 1), KpiRhythm.Yearly, new(2024), new(2028), calendar)!.Year.Year);
    }

    [Fact]
    public async Task A_figure_grows_old_by_itself_and_a_closed_year_asks_for_nothing()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        // 1 September 2026: the year 2025 was due on 30 June, the first quarter on 30 July.
        Assert.True((await plan.StandingAsync(this, KpiFigureScene.Cumulative)).IsStale);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2025, 72);
        Assert.False((await plan.StandingAsync(this, KpiFigureScene.Cumulative)).IsStale);
        await plan.HaveAsync(this, KpiFigureScene.Quarterly, 2025, 190);
        Assert.True((await plan.StandingAsync(this, KpiFigureScene.Quarterly)).IsStale);
        await plan.HaveAsync(this, KpiFigureScene.Quarterly, 2026, 60, 1);
        Assert.False((await plan.StandingAsync(this, KpiFigureScene.Quarterly)).IsStale);
        Clock.Go(2027, 7, 14);
        Assert.False((await plan.StandingAsync(this, KpiFigureScene.Cumulative)).IsStale);
        Clock.Go(2027, 7, 15);
        Assert.True((await plan.StandingAsync(this, KpiFigureScene.Cumulative)).IsStale);
        await plan.CloseAsync(this, 2026, "報告のない指標があるため。");
        Assert.False((await plan.StandingAsync(this, KpiFigureScene.Cumulative)).IsStale);
    }

    [Fact]
    public async Task Where_the_year_is_heading_stands_apart_from_what_came()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2025, 80);
        Clock.Go(2026, 9, 30);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2026, 104, 2);
        var standing = await plan.StandingAsync(this, KpiFigureScene.Cumulative);
        Assert.Equal((104m, KpiBand.Behind), (standing.Actual!.Actual.Value, standing.Achievement.Band));
        Assert.Equal(128m, Math.Round(standing.Forecast!.Value!.Value));
        Assert.Equal(KpiBand.Mostly, standing.ForecastAchievement!.Band);
    }

    [Fact]
    public async Task The_list_of_kpis_is_one_command_and_a_page_of_it_one_more()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2025, 72);
        await UseAsync<Core.Calendar.CalendarQueries>(q => q.CalendarAsync());
        var sent = await Commands.OfAsync(() => UseAsync<KpiStandingQueries>(async q =>
        {
            var all = await q.ReadAsync(new KpiFilter { Fy = new(2025) }, new(2026, 9, 1));
            var page = await q.PageAsync(all, [new(2024), new(2025), new(2026)], null);
            Assert.Equal(6, page.Items.Count);
            var row = page.Items.Single(r => r.Standing.Name == KpiFigureScene.Cumulative);
            Assert.Equal(["30", "80", "130"], row.Targets.OrderBy(x => x.Key.Year).Select(x => x.Value));
            Assert.Equal([72m], row.Trend.Select(x => x.Measure));
        }));
        Assert.Equal(2, sent.Count);
        Assert.Equal([KpiFigureScene.Falling], (await ReadsAsync(new KpiFilter { Text = "不感地", Fy = new(2025) })).Select(s => s.Name));
        Assert.Equal([KpiFigureScene.Cumulative], (await ReadsAsync(new KpiFilter { Band = KpiBand.Mostly, Fy = new(2025) })).Select(s => s.Name));
        Assert.Empty(await ReadsAsync(new KpiFilter { Fy = new(2030) }));
        Assert.DoesNotContain(await ReadsAsync(new KpiFilter { Stale = true }), s => s.Name == KpiFigureScene.Cumulative);
    }

    [Fact]
    public async Task My_work_counts_figures_to_enter_and_to_confirm()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        var staff = await ActorAsync("staff1");
        var work = await UseAsync<KpiWorkQueries, KpiWork>(q => q.WaitingAsync(staff));
        // The year 2025 of five KPIs, of which the rate, the words, the falling one, the sum and the quarterly one; and the first quarter and, due on 30 September, the middle of the year.
        Assert.True(work.Owed >= 5);
        Assert.Equal(new DateOnly(2025, 7, 30), work.FirstDue);
        await plan.EnterAsync(this, KpiFigureScene.Cumulative, 2025, 72);
        Assert.Equal(work.Owed - 1, (await UseAsync<KpiWorkQueries, KpiWork>(q => q.WaitingAsync(staff))).Owed);
        var head = await ActorAsync("head1");
        Assert.Equal(1, (await UseAsync<KpiWorkQueries, KpiWork>(q => q.WaitingAsync(head))).ToConfirm);
        var other = await ActorAsync("staff2");
        Assert.True((await UseAsync<KpiWorkQueries, KpiWork>(q => q.WaitingAsync(other))).IsNone);
    }

    private async Task<IReadOnlyList<WaitingReading>> WaitingOfAsync(string account)
    {
        var actor = await ActorAsync(account);
        return await UseAsync<ReadingQueries, IReadOnlyList<WaitingReading>>(q => q.WaitingAsync(actor));
    }

    private async Task<IReadOnlyList<OwedReading>> OwedAsync(string account)
    {
        var actor = await ActorAsync(account);
        return await UseAsync<ReadingQueries, IReadOnlyList<OwedReading>>(q => q.OwedAsync([.. actor.Capacities.Select(c => c.SectionId)], actor.Today));
    }

    private Task<IReadOnlyList<KpiStanding>> ReadsAsync(KpiFilter filter) => UseAsync<KpiStandingQueries, IReadOnlyList<KpiStanding>>(q => q.ReadAsync(filter, new(2026, 9, 1)));
}
