using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Calendar;

public class OfficeCalendarTests
{
    private static readonly FiscalYear Fy2027 = new(2027);
    private static readonly BusinessDays Days = new(HolidayCsv.ReadBuiltIn().Select(line => line.Day));

    [Theory]
    [InlineData("2026-05-31", FilingState.NotYet, false)]
    [InlineData("2026-06-01", FilingState.Open, false)]
    [InlineData("2026-09-30", FilingState.Open, false)]
    [InlineData("2026-10-01", FilingState.Late, true)]
    [InlineData("2026-10-20", FilingState.Late, true)]
    [InlineData("2026-10-21", FilingState.Closed, true)]
    [InlineData("2027-03-31", FilingState.Closed, true)]
    public void The_window_of_the_initial_budget_opens_in_June_and_closes_at_the_end_of_September(string day, FilingState state, bool late)
    {
        var window = Calendar().WindowFor(Fy2027, BudgetKind.Initial, Day(day));
        Assert.Equal(state, window.State);
        Assert.Equal(late, window.NeedsLateReason);
        Assert.Equal((new DateOnly(2026, 6, 1), new DateOnly(2026, 9, 30), new DateOnly(2026, 10, 20)), (window.From!.Value, window.To!.Value, window.LateTo!.Value));
    }

    [Fact]
    public void Without_a_budget_or_without_windows_filing_is_free()
    {
        var calendar = Calendar();
        Assert.Equal(FilingState.None, calendar.WindowFor(Fy2027, BudgetKind.None, Day("2026-12-01")).State);
        Assert.Equal(FilingState.None, calendar.WindowFor(new FiscalYear(2040), BudgetKind.Initial, Day("2039-12-01")).State);
        Assert.Empty(calendar.HardGates(Fy2027, BudgetKind.None));
    }

    [Fact]
    public void A_skeleton_budget_moves_cases_to_the_June_supplement_of_its_year_only()
    {
        var calendar = Calendar(new SettingLine(SettingName.SkeletonBudget, 1, Fy2027.Start, Fy2027.End));
        var moved = calendar.WindowFor(Fy2027, BudgetKind.Initial, Day("2026-10-21"));
        Assert.Equal((FilingState.NotYet, BudgetKind.June), (moved.State, moved.BudgetKind));
        Assert.Equal(FilingState.Open, calendar.WindowFor(Fy2027, BudgetKind.Initial, Day("2027-03-10")).State);
        Assert.Equal(calendar.HardGates(Fy2027, BudgetKind.June), calendar.HardGates(Fy2027, BudgetKind.Initial));
        Assert.Equal(BudgetKind.September, calendar.EffectiveBudget(Fy2027, BudgetKind.September));
        Assert.Equal(BudgetKind.Initial, calendar.WindowFor(Fy2027.Next, BudgetKind.Initial, Day("2027-06-01")).BudgetKind);
    }

    [Fact]
    public void Hard_gates_come_in_order_and_the_committee_concerns_only_its_cases()
    {
        var calendar = Calendar();
        Assert.Equal(
            [new HardGate(GateKind.CommitteeMeeting, Day("2026-10-22")), new HardGate(GateKind.CommitteeSpare, Day("2026-11-02")), new HardGate(GateKind.BudgetRequest, Day("2026-11-06"))],
            calendar.HardGates(Fy2027, BudgetKind.Initial));
        Assert.Equal(GateKind.CommitteeMeeting, calendar.NextHardGate(Fy2027, BudgetKind.Initial, Day("2026-10-22"), true)!.Kind);
        Assert.Equal(GateKind.CommitteeSpare, calendar.NextHardGate(Fy2027, BudgetKind.Initial, Day("2026-10-23"), true)!.Kind);
        Assert.Equal(GateKind.BudgetRequest, calendar.NextHardGate(Fy2027, BudgetKind.Initial, Day("2026-10-01"), false)!.Kind);
        Assert.Null(calendar.NextHardGate(Fy2027, BudgetKind.Initial, Day("2026-11-07"), true));
    }

    [Theory]
    [InlineData("2024-04-01", 36_000_000)]
    [InlineData("2026-03-31", 36_000_000)]
    [InlineData("2026-04-01", 40_000_000)]
    [InlineData("2028-03-31", 40_000_000)]
    public void The_threshold_is_that_of_the_day(string day, long amountYen)
    {
        var calendar = Calendar();
        Assert.Equal(amountYen, calendar.Threshold(ThresholdKind.Committee, Day(day))!.AmountYen);
        Assert.Equal(amountYen, calendar.Threshold(ThresholdKind.WtoProcurement, Day(day))!.AmountYen);
        Assert.False(calendar.Threshold(ThresholdKind.Committee, Day(day))!.HasLapsed);
    }

    [Fact]
    public void A_threshold_that_has_run_out_goes_on_and_says_so()
    {
        var rule = Calendar().Threshold(ThresholdKind.WtoProcurement, Day("2028-04-01"))!;
        Assert.Equal((40_000_000, true), (rule.AmountYen, rule.HasLapsed));
        Assert.Null(Calendar().Threshold(ThresholdKind.WtoProcurement, Day("2024-03-31")));
    }

    [Fact]
    public void A_row_laid_over_a_longer_one_counts_for_its_time()
    {
        var calendar = new OfficeCalendar([], [],
        [
            Rule(10_000_000, "2026-04-01", null),
            Rule(20_000_000, "2026-10-01", "2026-12-31"),
        ], []);
        Assert.Equal(10_000_000, calendar.Threshold(ThresholdKind.Committee, Day("2026-09-30"))!.AmountYen);
        Assert.Equal(20_000_000, calendar.Threshold(ThresholdKind.Committee, Day("2026-10-01"))!.AmountYen);
        Assert.Equal(20_000_000, calendar.Threshold(ThresholdKind.Committee, Day("2026-12-31"))!.AmountYen);
        Assert.Equal(10_000_000, calendar.Threshold(ThresholdKind.Committee, Day("2027-01-01"))!.AmountYen);

        static ThresholdLine Rule(long yen, string from, string? to) =>
            new(Guid.Empty, ThresholdKind.Committee, ThresholdBasis.TermTotal, yen, Day(from), to is null ? null : Day(to), ThresholdRoute.Committee);
    }

    [Theory]
    [InlineData(ThresholdKind.Committee, 40_000_000, false)]
    [InlineData(ThresholdKind.Committee, 40_000_001, true)]
    [InlineData(ThresholdKind.WtoProcurement, 39_999_999, false)]
    [InlineData(ThresholdKind.WtoProcurement, 40_000_000, true)]
    [InlineData(ThresholdKind.SmallService, 2_000_000, true)]
    [InlineData(ThresholdKind.SmallService, 2_000_001, false)]
    [InlineData(ThresholdKind.SmallPurchase, 3_000_000, true)]
    [InlineData(ThresholdKind.SmallPurchase, 3_000_001, false)]
    [InlineData(ThresholdKind.SmallLease, 1_500_000, true)]
    [InlineData(ThresholdKind.SmallLease, 1_500_001, false)]
    [InlineData(ThresholdKind.SimplifiedForm, 2_000_000, true)]
    [InlineData(ThresholdKind.SimplifiedForm, 2_000_001, false)]
    public void Above_from_and_up_to_are_told_apart_at_the_amount_itself(ThresholdKind kind, long yen, bool met) =>
        Assert.Equal(met, Calendar().Threshold(kind, Day("2026-11-20"))!.IsMetBy(yen));

    [Theory]
    [InlineData(38_000_000L, 5_000_000, 9_000_000, 38_000_000)] // a term: its total, whatever the rest
    [InlineData(null, 5_000_000, 9_000_000, 41_000_000)] // no term: initial + 4 × the first full year
    [InlineData(null, 0, 10_000_000, 40_000_000)]
    [InlineData(0L, 5_000_000, 9_000_000, 0)]
    public void The_threshold_amount_is_the_total_of_the_term_or_initial_and_four_years(long? termYen, long initialYen, long runningYen, long expected) =>
        Assert.Equal(expected, new ThresholdFigures(termYen, initialYen, runningYen, 1).AmountYen(ThresholdBasis.TermTotal));

    [Fact]
    public void Another_basis_looks_at_another_figure()
    {
        var figures = new ThresholdFigures(38_000_000, 5_000_000, 9_000_000, 14_000_000);
        Assert.Equal(14_000_000, figures.AmountYen(ThresholdBasis.FirstYear));
        Assert.Equal(9_000_000, figures.AmountYen(ThresholdBasis.Annual));
        Assert.Throws<OverflowException>(() => new ThresholdFigures(null, 0, long.MaxValue / 2, 0).TotalYen);
    }

    [Fact]
    public void A_setting_is_that_of_the_day_and_falls_back_to_the_default()
    {
        var calendar = Calendar(new SettingLine(SettingName.ReviewDays, 20, Day("2026-10-01"), Day("2026-12-31")), new SettingLine(SettingName.ReviewDays, 10, Day("2026-04-01"), null));
        Assert.Equal(15, calendar.Setting(SettingName.ReviewDays, Day("2026-03-31")));
        Assert.Equal(10, calendar.Setting(SettingName.ReviewDays, Day("2026-04-01")));
        Assert.Equal(20, calendar.Setting(SettingName.ReviewDays, Day("2026-10-01")));
        Assert.Equal(10, calendar.Setting(SettingName.ReviewDays, Day("2027-01-01")));
        Assert.Equal((20, 30, 60, 40, 10), (
            calendar.Setting(SettingName.ExecutionLeadDays, Day("2026-04-01")), calendar.Setting(SettingName.NoticeLeadDays, Day("2026-04-01")),
            calendar.Setting(SettingName.NoticeLeadDaysWto, Day("2026-04-01")), calendar.Setting(SettingName.WtoNoticeDays, Day("2026-04-01")),
            calendar.Setting(SettingName.MaterialChangePercent, Day("2026-04-01"))));
    }

    [Fact]
    public void A_case_keeps_the_review_days_of_the_day_it_was_taken_in()
    {
        var calendar = Calendar(new SettingLine(SettingName.ReviewDays, 20, Day("2026-10-01"), null));
        var accepted = new ReviewClockEvent(ReviewClockEventKind.Accepted, OfficeTime.StartOf(Day("2026-09-30")));
        Assert.Equal(15, calendar.ReviewClockOf([accepted], Day("2026-09-30")).LeftDays);
        Assert.Equal(14, calendar.ReviewClockOf([accepted], Day("2026-10-01")).LeftDays);
        var later = new ReviewClockEvent(ReviewClockEventKind.Accepted, OfficeTime.StartOf(Day("2026-10-01")));
        Assert.Equal(20, calendar.ReviewClockOf([later], Day("2026-10-01")).LeftDays);
    }

    [Fact]
    public void Pre_procurement_filings_are_counted_back_in_open_days()
    {
        var calendar = Calendar();
        Assert.Equal(Day("2026-03-03"), calendar.FileBeforeExecution(Day("2026-04-01")));
        Assert.Equal(Days.Subtract(Day("2026-04-01"), 30), calendar.FileBeforeNotice(Day("2026-04-01"), isWto: false));
        Assert.Equal(Days.Subtract(Day("2026-04-01"), 60), calendar.FileBeforeNotice(Day("2026-04-01"), isWto: true));
        Assert.Equal(Day("2026-05-11"), calendar.EarliestBidding(Day("2026-04-01")));
    }

    [Fact]
    public void The_defaults_of_every_budget_are_in_order_and_near_it()
    {
        for (var year = new FiscalYear(2021); year <= new FiscalYear(2034); year = year.Next)
        {
            var windows = CalendarDefaults.WindowsOf(year, Days);
            Assert.Equal(windows.Count, windows.DistinctBy(w => (w.BudgetKind, w.WindowKind)).Count());
            foreach (var budget in Enum.GetValues<BudgetKind>().Where(kind => kind != BudgetKind.None))
            {
                var of = windows.Where(w => w.BudgetKind == budget).ToDictionary(w => w.WindowKind);
                Assert.All(of.Values, w => Assert.True(w.From <= w.To));
                Assert.Equal(of[WindowKind.Filing].To.AddDays(1), of[WindowKind.LateFiling].From);
                Assert.True(of[WindowKind.LateFiling].To < of[WindowKind.CommitteeMeeting].From);
                Assert.True(of[WindowKind.CommitteeMeeting].To < of[WindowKind.CommitteeSpare].From);
                Assert.True(of[WindowKind.CommitteeSpare].To < of[WindowKind.BudgetRequest].From);
                Assert.True(of[WindowKind.FirstAnswers].To < of[WindowKind.BudgetRequest].From);
                Assert.True(of[WindowKind.BudgetRequest].To < of[WindowKind.BudgetResult].From);
                Assert.All([WindowKind.CommitteeMeeting, WindowKind.CommitteeSpare, WindowKind.BudgetRequest], kind => Assert.True(Days.IsOpen(of[kind].From)));
                Assert.True(Days.IsOpen(of[WindowKind.FirstAnswers].To));
                Assert.All(of.Values, w => new CalendarWindow { FiscalYear = year, BudgetKind = budget, WindowKind = w.WindowKind, From = w.From, To = w.To }.Check());
            }
        }
    }

    private static OfficeCalendar Calendar(params SettingLine[] settings) => new(
        HolidayCsv.ReadBuiltIn().Select(line => line.Day),
        new[] { Fy2027, Fy2027.Next }.SelectMany(year => CalendarDefaults.WindowsOf(year, Days)),
        CalendarDefaults.Thresholds.Select(t => new ThresholdLine(Guid.Empty, t.Kind, ThresholdBasis.TermTotal, t.AmountYen, t.From, t.To, t.Kind.Route())),
        settings);

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");
}
