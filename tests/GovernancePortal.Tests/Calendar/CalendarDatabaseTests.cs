using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using Xunit;

namespace GovernancePortal.Tests.Calendar;

public sealed class CalendarDatabaseTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = OfficeTime.DayOf(Now);
    private static readonly Actor Reviewer = Person(1, "審査 花子", Role.Reviewer);
    private static readonly Actor Administrator = Person(2, "管理 次郎", Role.Administrator);
    private static readonly Actor Head = Person(3, "課長 三郎", Role.PolicyHead);
    private static readonly Actor Staff = Person(4, "担当 四子", Role.Staff);

    private readonly MemoryCache cache = new(new MemoryCacheOptions());
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await using var db = database.NewDb();
        await CalendarSeed.SeedAsync(db, Actor.Operator(Now));
    }

    public async Task DisposeAsync()
    {
        cache.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task The_seed_fills_an_empty_calendar_once_and_all_of_it_counts()
    {
        await using var db = database.NewDb();
        var before = await CountsAsync(db);
        await CalendarSeed.SeedAsync(db, Actor.Operator(Now));
        Assert.Equal(before, await CountsAsync(db));
        Assert.Equal((HolidayCsv.ReadBuiltIn().Count, 5 * 36, CalendarDefaults.Thresholds.Count, Enum.GetValues<SettingName>().Length - 2 + CalendarDefaults.RisingSettings.Count), before);

        var calendar = await CalendarAsync();
        Assert.Equal(new DateOnly(2026, 11, 24), calendar.BusinessDays.Add(Today, 1)); // Labour Thanksgiving Day on Monday
        Assert.Equal(FilingState.Closed, calendar.WindowFor(new FiscalYear(2027), BudgetKind.Initial, Today).State);
        Assert.Equal(40_000_000, calendar.Threshold(ThresholdKind.Committee, Today)!.AmountYen);
        Assert.Equal(15, calendar.Setting(SettingName.ReviewDays, Today));

        static async Task<(int, int, int, int)> CountsAsync(PortalDb db) => (await db.Set<Holiday>().CountAsync(),
            await db.Set<CalendarWindow>().CountAsync(), await db.Set<ThresholdRule>().CountAsync(), await db.Set<CalendarSetting>().CountAsync());
    }

    [Fact]
    public async Task The_seed_leaves_alone_what_the_office_has_changed()
    {
        var day = new DateOnly(2026, 11, 23);
        await ProposeAsync(service => service.ProposeHolidayRemovalAsync(day, null, Reviewer));
        await ApproveAllAsync<Holiday>(Head);
        await using (var db = database.NewDb())
        {
            await CalendarSeed.SeedAsync(db, Actor.Operator(Now));
        }

        Assert.True((await CalendarAsync()).BusinessDays.IsOpen(day));
    }

    [Fact]
    public async Task A_threshold_counts_only_once_it_is_approved_and_from_its_day_on()
    {
        var from = new DateOnly(2026, 12, 1);
        var id = await ProposeThresholdAsync(20_000_000, from, Reviewer);
        Assert.Equal(40_000_000, (await CalendarAsync()).Threshold(ThresholdKind.Committee, from)!.AmountYen);

        await ApproveAllAsync<ThresholdRule>(Head);
        var calendar = await CalendarAsync();
        Assert.Equal(40_000_000, calendar.Threshold(ThresholdKind.Committee, from.AddDays(-1))!.AmountYen);
        Assert.Equal((id, 20_000_000), (calendar.Threshold(ThresholdKind.Committee, from)!.Id, calendar.Threshold(ThresholdKind.Committee, from)!.AmountYen));
    }

    [Fact]
    public async Task Both_names_stand_on_the_Trail_of_the_row()
    {
        var id = await ProposeThresholdAsync(20_000_000, Today, Reviewer);
        await ApproveAllAsync<ThresholdRule>(Head);
        await using var db = database.NewDb();
        var trail = await new TrailQueries(db).OfAsync(new TrailSubject(nameof(ThresholdRule), id), showRestricted: true);
        Assert.Equal([("CalendarApproved", Head.Name), ("CalendarProposed", Reviewer.Name)], trail.Select(line => (line.Action, line.ActorName)));
        Assert.Contains(trail[1].Changes, change => change is { Field: "ThresholdRule.AmountYen", After: "20000000" });
        Assert.Equal(new TrailChange("ThresholdRule.Status", "Proposed", "Approved"), trail[0].Changes.Single());
    }

    [Fact]
    public async Task A_declined_proposal_never_counts_and_says_why_on_the_Trail()
    {
        var id = await ProposeThresholdAsync(1, Today, Reviewer);
        var choice = (await OpenAsync<ThresholdRule>()).Single();
        var missing = await Assert.ThrowsAsync<RuleViolation>(() => DecideAsync(a => a.DeclineAsync<ThresholdRule>([choice], " ", Head)));
        Assert.Equal("Calendar.ReasonMissing", missing.Code);
        await DecideAsync(a => a.DeclineAsync<ThresholdRule>([choice], "根拠が示されていません", Head));

        Assert.Equal(40_000_000, (await CalendarAsync()).Threshold(ThresholdKind.Committee, Today)!.AmountYen);
        await using var db = database.NewDb();
        var trail = await new TrailQueries(db).OfAsync(new TrailSubject(nameof(ThresholdRule), id), showRestricted: true);
        Assert.Equal("根拠が示されていません", trail[0].Reason);
    }

    [Fact]
    public async Task Nobody_approves_alone_and_nobody_without_the_right_proposes_or_approves()
    {
        await ProposeThresholdAsync(20_000_000, Today, Head);
        var choice = (await OpenAsync<ThresholdRule>()).Single();
        Assert.Equal("Calendar.OwnProposal", (await Assert.ThrowsAsync<RuleViolation>(() => DecideAsync(a => a.ApproveAsync<ThresholdRule>([choice], Head)))).Code);
        await Assert.ThrowsAsync<Forbidden>(() => DecideAsync(a => a.ApproveAsync<ThresholdRule>([choice], Reviewer)));
        await Assert.ThrowsAsync<Forbidden>(() => DecideAsync(a => a.ApproveAsync<ThresholdRule>([choice], Administrator)));
        await Assert.ThrowsAsync<Forbidden>(() => ProposeThresholdAsync(1, Today, Staff));
        Assert.Single(await OpenAsync<ThresholdRule>());
    }

    [Fact]
    public async Task A_second_proposal_about_the_same_thing_waits_for_the_first()
    {
        await ProposeThresholdAsync(20_000_000, Today, Reviewer);
        Assert.Equal("Calendar.AlreadyProposed", (await Assert.ThrowsAsync<RuleViolation>(() => ProposeThresholdAsync(25_000_000, Today, Administrator))).Code);
        await DecideAsync(async a => await a.WithdrawAsync<ThresholdRule>((await OpenAsync<ThresholdRule>()).Single(), Reviewer));
        await ProposeThresholdAsync(25_000_000, Today, Administrator);
    }

    [Fact]
    public async Task Two_who_propose_the_same_at_once_leave_one_proposal()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Record.ExceptionAsync(() => ProposeThresholdAsync(20_000_000 + i, Today, Reviewer))));
        Assert.Single(outcomes, outcome => outcome is null);
        Assert.All(outcomes.OfType<Exception>(), outcome => Assert.Equal("Calendar.AlreadyProposed", Assert.IsType<RuleViolation>(outcome).Code));
        Assert.Single(await OpenAsync<ThresholdRule>());
    }

    [Fact]
    public async Task A_proposal_decided_by_another_in_the_meantime_is_refused()
    {
        await ProposeThresholdAsync(20_000_000, Today, Reviewer);
        var shown = (await OpenAsync<ThresholdRule>()).Single();
        await DecideAsync(a => a.DeclineAsync<ThresholdRule>([shown], "誤り", Head));
        // As it was shown it is no more: a conflict. As it stands it is decided.
        await Assert.ThrowsAsync<VersionConflict>(() => DecideAsync(a => a.ApproveAsync<ThresholdRule>([shown], Head)));
        await using var db = database.NewDb();
        var now = shown with { Version = await db.Set<ThresholdRule>().Where(x => x.Id == shown.Id).Select(x => x.Version).SingleAsync() };
        var failure = await Record.ExceptionAsync(() => DecideAsync(a => a.ApproveAsync<ThresholdRule>([now], Head)));
        Assert.Equal("Calendar.AlreadyDecided", Assert.IsType<RuleViolation>(failure).Code);
        var unknown = new ProposalChoice(Guid.CreateVersion7(Now), 1);
        await Assert.ThrowsAsync<NotFound>(() => DecideAsync(a => a.ApproveAsync<ThresholdRule>([unknown], Head)));
    }

    [Fact]
    public async Task Two_heads_who_approve_at_once_collide_on_the_version()
    {
        await ProposeThresholdAsync(20_000_000, Today, Reviewer);
        var stale = (await OpenAsync<ThresholdRule>()).Single() with { Version = 1 };
        await Assert.ThrowsAsync<VersionConflict>(() => DecideAsync(a => a.ApproveAsync<ThresholdRule>([stale], Head)));
        Assert.Single(await OpenAsync<ThresholdRule>());
    }

    [Fact]
    public async Task A_window_approved_supersedes_the_one_it_replaces()
    {
        var year = new FiscalYear(2027);
        await ProposeAsync(service => service.ProposeWindowAsync(Window(year, "2026-06-01", "2026-12-15"), Reviewer));
        Assert.Equal(FilingState.Closed, (await CalendarAsync()).WindowFor(year, BudgetKind.Initial, Today).State);
        await ApproveAllAsync<CalendarWindow>(Head);
        Assert.Equal(FilingState.Open, (await CalendarAsync()).WindowFor(year, BudgetKind.Initial, Today).State);

        await using var db = database.NewDb();
        var rows = await new CalendarQueries(db, cache).WindowsAsync(year);
        Assert.Equal(36, rows.Count);
        Assert.Equal(1, await db.Set<CalendarWindow>().CountAsync(x => x.Status == ProposalStatus.Superseded));
        Assert.Equal("Calendar.NothingChanges", (await Assert.ThrowsAsync<RuleViolation>(() =>
            ProposeAsync(service => service.ProposeWindowAsync(Window(year, "2026-06-01", "2026-12-15"), Reviewer)))).Code);
    }

    [Fact]
    public async Task A_year_after_the_seeded_ones_begins_with_the_defaults()
    {
        var year = CalendarSeed.LastYear.Next;
        var days = (await CalendarAsync()).BusinessDays;
        await using (var db = database.NewDb())
        {
            Assert.Equal(36, await new CalendarService(db).ProposeDefaultWindowsAsync(year, days, Reviewer));
        }

        Assert.Equal(FilingState.None, (await CalendarAsync()).WindowFor(year, BudgetKind.Initial, new DateOnly(2028, 6, 1)).State);
        await ApproveAllAsync<CalendarWindow>(Head);
        Assert.Equal(FilingState.Open, (await CalendarAsync()).WindowFor(year, BudgetKind.Initial, new DateOnly(2028, 6, 1)).State);
        await using var last = database.NewDb();
        Assert.Equal("Calendar.NothingChanges", (await Assert.ThrowsAsync<RuleViolation>(() => new CalendarService(last).ProposeDefaultWindowsAsync(year, days, Reviewer))).Code);
    }

    [Fact]
    public async Task A_skeleton_budget_year_is_a_setting_of_that_year()
    {
        var year = new FiscalYear(2027);
        await ProposeAsync(service => service.ProposeSettingAsync(new SettingInput { Name = SettingName.SkeletonBudget, Value = 1, ValidFrom = year.Start, ValidTo = year.End }, Reviewer));
        await ApproveAllAsync<CalendarSetting>(Head);
        var calendar = await CalendarAsync();
        Assert.Equal(BudgetKind.June, calendar.WindowFor(year, BudgetKind.Initial, Today).BudgetKind);
        Assert.False(calendar.IsSkeleton(year.Next));
        Assert.False(calendar.IsSkeleton(year.Previous));
    }

    [Fact]
    public async Task Closed_days_are_added_renamed_and_taken_off_by_proposal()
    {
        var day = new DateOnly(2026, 11, 27);
        await ProposeAsync(service => service.ProposeHolidayAsync(new HolidayInput { Day = day, NameJa = "県民の日" }, Reviewer));
        Assert.True((await CalendarAsync()).BusinessDays.IsOpen(day));
        await ApproveAllAsync<Holiday>(Head);
        Assert.False((await CalendarAsync()).BusinessDays.IsOpen(day));
        Assert.Equal("Calendar.NothingChanges", (await Assert.ThrowsAsync<RuleViolation>(() =>
            ProposeAsync(service => service.ProposeHolidayAsync(new HolidayInput { Day = day, NameJa = "県民の日" }, Reviewer)))).Code);

        await ProposeAsync(service => service.ProposeHolidayAsync(new HolidayInput { Day = day, NameJa = "県民の日", NameEn = "Prefectural Day" }, Reviewer));
        await ApproveAllAsync<Holiday>(Head);
        await ProposeAsync(service => service.ProposeHolidayRemovalAsync(day, "条例改正", Reviewer));
        await ApproveAllAsync<Holiday>(Head);
        Assert.True((await CalendarAsync()).BusinessDays.IsOpen(day));
        await Assert.ThrowsAsync<NotFound>(() => ProposeAsync(service => service.ProposeHolidayRemovalAsync(day, null, Reviewer)));

        await using var db = database.NewDb();
        Assert.DoesNotContain(await new CalendarQueries(db, cache).HolidaysAsync(2026), row => row.Day == day);
    }

    [Fact]
    public async Task A_list_of_holidays_is_shown_line_by_line_and_proposed_whole()
    {
        const string list = "日付,名称\n2026-11-23,勤労感謝の日\n2026-05-04,緑の日\n2036-01-01,元日\n2036-01-14,成人の日\n";
        await using (var db = database.NewDb())
        {
            var preview = await new CalendarService(db).PreviewAsync(list);
            Assert.Equal([HolidayChange.Same, HolidayChange.Rename, HolidayChange.Add, HolidayChange.Add], preview.Lines.Select(line => line.Change!.Value));
            Assert.Equal(3, preview.New);
            Assert.Equal(3, await new CalendarService(db).ProposeHolidaysAsync(list, "内閣府公表", Reviewer));
        }

        await using (var db = database.NewDb())
        {
            Assert.Equal(3, (await new CalendarService(db).PreviewAsync(list)).Lines.Count(line => line.Change == HolidayChange.Waiting));
        }

        await ApproveAllAsync<Holiday>(Head);
        Assert.False((await CalendarAsync()).BusinessDays.IsOpen(new DateOnly(2036, 1, 14)));
        await using var last = database.NewDb();
        Assert.Equal("Calendar.NothingChanges", (await Assert.ThrowsAsync<RuleViolation>(() => new CalendarService(last).ProposeHolidaysAsync(list, null, Reviewer))).Code);
        Assert.Equal("Calendar.ListHasFaults", (await Assert.ThrowsAsync<RuleViolation>(() => new CalendarService(last).ProposeHolidaysAsync("2037-01-01,元日\n2037-02-30,なし", null, Reviewer))).Code);
        Assert.False(await last.Set<Holiday>().AnyAsync(x => x.Day == new DateOnly(2037, 1, 1)));
    }

    [Fact]
    public async Task Open_proposals_are_counted_in_one_command()
    {
        await ProposeThresholdAsync(20_000_000, Today, Reviewer);
        await ProposeAsync(service => service.ProposeWindowAsync(Window(new FiscalYear(2027), "2026-06-01", "2026-12-15"), Reviewer));
        await using var db = database.NewDb();
        Assert.Equal(new PendingProposals(0, 1, 1, 0), await new CalendarQueries(db, cache).PendingAsync());
    }

    [Fact]
    public async Task Every_proposal_and_every_decision_leaves_a_message_to_send()
    {
        await ProposeThresholdAsync(20_000_000, Today, Reviewer);
        await ApproveAllAsync<ThresholdRule>(Head);
        await using var db = database.NewDb();
        var messages = await db.Set<OutboxMessage>().Where(x => x.Kind.StartsWith("Calendar")).OrderBy(x => x.Kind).ToListAsync();
        Assert.Equal([("CalendarApproved", Reviewer.UserId), ("CalendarProposed", Reviewer.UserId)], messages.Select(m => (m.Kind, m.SubjectId)));
    }

    [Theory]
    [InlineData("update calendar_window set \"to\" = \"from\" - 1", "ck_calendar_window_days")]
    [InlineData("update threshold_rule set amount_yen = 0", "ck_threshold_rule_amount")]
    [InlineData("update threshold_rule set valid_to = valid_from - 1", "ck_threshold_rule_days")]
    [InlineData("update holiday set decided_at = null", "ck_holiday_decided")]
    [InlineData("update calendar_setting set status = 'Proposed'", "ck_calendar_setting_decided")]
    [InlineData("update calendar_setting set name = 'Other'", "ck_calendar_setting_name")]
    public async Task The_database_has_the_last_word(string sql, string constraint)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => database.ScalarAsync(sql));
        Assert.Equal(constraint, refused.ConstraintName);
    }

    private async Task<OfficeCalendar> CalendarAsync()
    {
        await using var db = database.NewDb();
        return await new CalendarQueries(db, cache).CalendarAsync();
    }

    private Task<Guid> ProposeThresholdAsync(long yen, DateOnly from, Actor actor) => ProposeAsync(service => service.ProposeThresholdAsync(
        new ThresholdInput { Kind = ThresholdKind.Committee, AmountYen = yen, ValidFrom = from, Reason = "IT推進会議設置要綱の改正" }, actor));

    private async Task<Guid> ProposeAsync(Func<CalendarService, Task<Guid>> propose)
    {
        await using var db = database.NewDb();
        return await propose(new CalendarService(db));
    }

    private async Task DecideAsync(Func<CalendarApprovalService, Task> decide)
    {
        await using var db = database.NewDb();
        await decide(new CalendarApprovalService(db, new CalendarQueries(db, cache)));
    }

    private async Task ApproveAllAsync<T>(Actor actor)
        where T : OfficeProposal
    {
        var open = await OpenAsync<T>();
        await DecideAsync(a => a.ApproveAsync<T>(open, actor));
    }

    private async Task<List<ProposalChoice>> OpenAsync<T>()
        where T : OfficeProposal
    {
        await using var db = database.NewDb();
        return await db.Set<T>().Where(x => x.Status == ProposalStatus.Proposed).Select(x => new ProposalChoice(x.Id, x.Version)).ToListAsync();
    }

    private static WindowInput Window(FiscalYear year, string from, string to) => new()
    {
        FiscalYear = year,
        BudgetKind = BudgetKind.Initial,
        WindowKind = WindowKind.Filing,
        From = DateOnly.ParseExact(from, "yyyy-MM-dd"),
        To = DateOnly.ParseExact(to, "yyyy-MM-dd"),
        Reason = "予算編成方針の発出が遅れるため",
    };

    private static Actor Person(byte number, string name, Role role) =>
        new(new Guid(number, 0, 0, new byte[8]), name, [new Capacity(role, Guid.Empty, "情報政策課", Guid.Empty)], Now);
}
