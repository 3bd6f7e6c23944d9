using FsCheck;
using FsCheck.Fluent;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Radar;
using Xunit;
using static GovernancePortal.Tests.Radar.RadarScene;

namespace GovernancePortal.Tests.Radar;

public sealed class ContractScheduleTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);

    // Ends of contracts around the ends of many fiscal years, leap days among them.
    private static readonly Gen<DateOnly> Ends = Gen.OneOf(
        Gen.Choose(new DateOnly(2024, 1, 1).DayNumber, new DateOnly(2034, 12, 31).DayNumber).Select(DateOnly.FromDayNumber),
        from year in Gen.Choose(2024, 2034) from shift in Gen.Choose(-3, 3) select new DateOnly(year, 3, 31).AddDays(shift));

    private static readonly Gen<(DateOnly End, int Notice, int Build, int Procurement)> Cases =
        from end in Ends from notice in Gen.Choose(0, 365) from build in Gen.Choose(0, 24) from procurement in Gen.Choose(0, 200) select (end, notice, build, procurement);

    private static ContractSchedule Of((DateOnly End, int Notice, int Build, int Procurement) c) => ContractSchedule.Of(c.End, c.Notice, c.Build, c.Procurement, 6, succeeded: true, TheCalendar);

    private static DateOnly Day(ContractSchedule schedule, RadarStage stage) => schedule.Stages.Single(s => s.Stage == stage).Day;

    [Fact]
    public void A_contract_to_the_end_of_the_fiscal_year_made_anew_is_counted_back_to_the_autumn_before_last()
    {
        var s = ContractSchedule.Of(new DateOnly(2028, 3, 31), 90, buildMonths: 0, procurementDays: 60, preparationMonths: 6, succeeded: true, TheCalendar);
        Assert.Equal((new DateOnly(2028, 4, 1), new DateOnly(2028, 4, 1), new FiscalYear(2028)), (s.StartsOn, s.ConcludeOn, s.BudgetFy));
        Assert.Equal(new DateOnly(2027, 9, 30), Day(s, RadarStage.Filing));
        Assert.Equal(new DateOnly(2027, 3, 30), Day(s, RadarStage.Prepare));
        Assert.Equal(TheCalendar.BusinessDays.OnOrBefore(TheCalendar.Window(new FiscalYear(2028), BudgetKind.Initial, WindowKind.BudgetRequest)!.To), Day(s, RadarStage.BudgetRequest));
        Assert.Equal(TheCalendar.BusinessDays.Subtract(new DateOnly(2028, 4, 1), 60), Day(s, RadarStage.Tender));
        Assert.Equal(TheCalendar.FileBeforeExecution(Day(s, RadarStage.Tender)), Day(s, RadarStage.ProcurementFiling));
        Assert.Equal(new DateOnly(2027, 12, 28), Day(s, RadarStage.NoticePeriod)); // 1 January 2028 and the days before it are closed
        Assert.DoesNotContain(s.Stages, stage => stage.Stage == RadarStage.Supplement); // no supplement of the year is through before its first day
    }

    [Fact]
    public void A_system_that_is_replaced_needs_the_budget_of_the_year_in_which_it_is_built()
    {
        var s = ContractSchedule.Of(new DateOnly(2028, 3, 31), 0, buildMonths: 6, procurementDays: 60, preparationMonths: 6, succeeded: true, TheCalendar);
        Assert.Equal((new DateOnly(2027, 10, 1), new FiscalYear(2027)), (s.ConcludeOn, s.BudgetFy));
        Assert.Equal(new DateOnly(2026, 9, 30), Day(s, RadarStage.Filing));
        Assert.DoesNotContain(s.Stages, stage => stage.Stage == RadarStage.NoticePeriod);
    }

    [Fact]
    public void A_late_contract_may_still_come_by_the_supplement_that_is_through_before_the_tender()
    {
        // Concluded on 1 March 2028: the tender begins in December 2027, after the September supplement.
        var s = ContractSchedule.Of(new DateOnly(2028, 2, 29), 0, buildMonths: 0, procurementDays: 60, preparationMonths: 6, succeeded: true, TheCalendar);
        Assert.Equal(new FiscalYear(2027), s.BudgetFy);
        Assert.Equal(TheCalendar.BusinessDays.OnOrBefore(new DateOnly(2027, 6, 10)), Day(s, RadarStage.Supplement));
    }

    [Fact]
    public void In_an_election_year_the_case_goes_to_the_june_supplement()
    {
        var skeleton = CalendarOf(new SettingLine(SettingName.SkeletonBudget, 1, new DateOnly(2027, 4, 1), new DateOnly(2028, 3, 31)));
        var s = ContractSchedule.Of(new DateOnly(2028, 3, 31), 0, 6, 60, 6, succeeded: true, skeleton);
        Assert.Equal(TheCalendar.BusinessDays.OnOrBefore(new DateOnly(2027, 3, 10)), Day(s, RadarStage.Filing));
    }

    [Fact]
    public void What_ends_for_good_has_only_its_notice_and_its_end()
    {
        var s = ContractSchedule.Of(new DateOnly(2028, 3, 31), 90, 6, 60, 6, succeeded: false, TheCalendar);
        Assert.Equal([RadarStage.NoticePeriod, RadarStage.End], s.Stages.Select(x => x.Stage));
    }

    [Fact]
    public void A_stage_comes_into_sight_thirty_days_ahead_and_gives_way_to_the_next()
    {
        var s = ContractSchedule.Of(new DateOnly(2028, 3, 31), 90, 6, 60, 6, succeeded: true, TheCalendar);
        var (prepare, filing, request) = (Day(s, RadarStage.Prepare), Day(s, RadarStage.Filing), Day(s, RadarStage.BudgetRequest));
        Assert.Null(s.Reached(prepare.AddDays(-1), 30, RadarStage.None));
        Assert.Equal(RadarStage.Prepare, s.Reached(prepare, 30, RadarStage.None)!.Stage);
        Assert.Equal(RadarStage.Prepare, s.Reached(filing.AddDays(-31), 30, RadarStage.None)!.Stage);
        Assert.Equal(RadarStage.Filing, s.Reached(filing.AddDays(-30), 30, RadarStage.None)!.Stage);
        Assert.Equal(RadarStage.BudgetRequest, s.Reached(request.AddDays(-30), 30, RadarStage.None)!.Stage);
        Assert.Equal(-1, s.Stages.Single(x => x.Stage == RadarStage.Filing).DaysLeft(filing.AddDays(1)));
        // Filed: nothing is said until the pre-procurement consultation comes into sight.
        Assert.Null(s.Reached(request, 30, RadarStage.BudgetRequest));
        Assert.Equal(RadarStage.ProcurementFiling, s.Reached(Day(s, RadarStage.ProcurementFiling).AddDays(-30), 30, RadarStage.BudgetRequest)!.Stage);
        Assert.Equal(RadarStage.End, s.Reached(s.EndsOn.AddDays(100), 30, RadarStage.None)!.Stage);
    }

    [Fact]
    public void Whatever_the_end_the_days_keep_their_order_and_lie_on_open_days() => Prop.ForAll(Cases.ToArbitrary(), c =>
    {
        var s = Of(c);
        var (tender, second, request, filing, prepare) = (Day(s, RadarStage.Tender), Day(s, RadarStage.ProcurementFiling), Day(s, RadarStage.BudgetRequest), Day(s, RadarStage.Filing), Day(s, RadarStage.Prepare));
        return s.ConcludeOn <= s.StartsOn && tender <= s.ConcludeOn && second <= tender && filing <= request && prepare <= filing && filing < s.ConcludeOn
            && s.Stages.Where(x => x.Stage != RadarStage.End).All(x => TheCalendar.BusinessDays.IsOpen(x.Day) || x.Day == s.ConcludeOn)
            && s.Stages.SequenceEqual(s.Stages.OrderBy(x => x.Day).ThenBy(x => x.Stage));
    }).Check(Many);

    [Fact]
    public void The_budget_is_that_of_the_fiscal_year_in_which_the_contract_is_concluded() => Prop.ForAll(Cases.ToArbitrary(), c =>
    {
        var s = Of(c);
        var filing = Day(s, RadarStage.Filing);
        // The filing for a year's initial budget always lies in the calendar year before that fiscal year begins.
        return s.BudgetFy.Contains(s.ConcludeOn) && filing.Year == s.BudgetFy.Year - 1 && filing.Month is 9;
    }).Check(Many);

    [Fact]
    public void One_day_over_the_end_of_a_fiscal_year_moves_the_budget_by_one_year() => Prop.ForAll(Gen.Choose(2025, 2033).ToArbitrary(), year =>
    {
        ContractSchedule Ending(DateOnly end) => ContractSchedule.Of(end, 0, 0, 60, 6, true, TheCalendar);
        var (before, on) = (Ending(new DateOnly(year, 3, 30)), Ending(new DateOnly(year, 3, 31)));
        return before.BudgetFy.Next == on.BudgetFy && on.BudgetFy.Year == year
            && Moves.MonthsBetween(Day(before, RadarStage.Filing), Day(on, RadarStage.Filing).AddDays(3)) is 11 or 12;
    }).Check(Many);

    [Fact]
    public void A_later_end_never_brings_a_day_forward_and_a_longer_lead_never_puts_one_off() => Prop.ForAll((from c in Cases from later in Gen.Choose(0, 400) from more in Gen.Choose(0, 60) select (c, later, more)).ToArbitrary(), x =>
    {
        var (near, far, longer) = (Of(x.c), Of(x.c with { End = x.c.End.AddDays(x.later) }), Of(x.c with { Procurement = x.c.Procurement + x.more, Build = x.c.Build + (x.more / 10) }));
        RadarStage[] all = [RadarStage.Prepare, RadarStage.Filing, RadarStage.BudgetRequest, RadarStage.ProcurementFiling, RadarStage.Tender, RadarStage.End];
        return all.All(stage => Day(near, stage) <= Day(far, stage) && Day(longer, stage) <= Day(near, stage));
    }).Check(Many);

    [Fact]
    public void As_days_go_by_the_stage_told_of_never_goes_back() => Prop.ForAll((from c in Cases from day in Gen.Choose(-1200, 100) from step in Gen.Choose(0, 200) select (c, day, step)).ToArbitrary(), x =>
    {
        var s = Of(x.c);
        var (first, second) = (s.Reached(s.EndsOn.AddDays(x.day), 30, RadarStage.None), s.Reached(s.EndsOn.AddDays(x.day + x.step), 30, RadarStage.None));
        return first is null || (second is not null && second.Day >= first.Day);
    }).Check(Many);
}
