using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People.Absences;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Season;
using GovernancePortal.Core.Season.Planning;
using Xunit;

namespace GovernancePortal.Tests.Season;

/// <summary>Capacity, habit, deadlines and peaks: pure.</summary>
public sealed class SeasonRuleTests
{
    private static readonly FiscalYear Fy = new(2027);
    private static readonly OfficeCalendar Calendar = CalendarDefaults.BuiltIn(Fy);
    private static readonly DutySpan Always = new(new DateOnly(2024, 4, 1), null);

    [Fact]
    public void Capacity_is_open_days_without_absences_times_the_share_for_reviews()
    {
        var week = new DateOnly(2026, 9, 14);
        DutyLine With(params AwayTime[] away) => new(Guid.Empty, "", [Always], away);
        Assert.Equal(3.0m, ReviewCapacity.Of(With(), week, Calendar));
        Assert.Equal(2.4m, ReviewCapacity.Of(With(new AwayTime(week, week, AbsencePart.WholeDay)), week, Calendar));
        Assert.Equal(2.1m, ReviewCapacity.Of(With(new AwayTime(week, week, AbsencePart.WholeDay), new AwayTime(week.AddDays(1), week.AddDays(1), AbsencePart.Morning)), week, Calendar));
        // 敬老の日, 国民の休日 and 秋分の日 leave two open days.
        Assert.Equal(1.2m, ReviewCapacity.Of(With(), new DateOnly(2026, 9, 21), Calendar));
        Assert.Equal(1.2m, ReviewCapacity.Of(new DutyLine(Guid.Empty, "", [new DutySpan(week, week.AddDays(1))], []), week, Calendar));
    }

    [Fact]
    public void The_share_may_change_from_month_to_month()
    {
        var closed = Array.Empty<DateOnly>();
        var calendar = new OfficeCalendar(closed, [], [], [new SettingLine(SettingName.ReviewSharePercent, 80, new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 30)), new SettingLine(SettingName.ReviewSharePercent, 40, new DateOnly(2024, 4, 1), null)]);
        var reviewer = new DutyLine(Guid.Empty, "", [Always], []);
        Assert.Equal((2m, 4m), (ReviewCapacity.Of(reviewer, new DateOnly(2026, 8, 17), calendar), ReviewCapacity.Of(reviewer, new DateOnly(2026, 9, 14), calendar)));
    }

    [Fact]
    public void A_bureau_files_as_it_did_last_year()
    {
        var (early, late) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var closed = new DateOnly(2025, 9, 30);
        var filed = Enumerable.Range(0, 5).Select(n => (early, closed.AddDays(-60 + n))).Concat(Enumerable.Range(0, 6).Select(n => (late, closed.AddDays(-n)))).ToLookup(x => x.Item1, x => x.Item2);
        var habit = new FilingHabit(filed, closed);
        var closes = new DateOnly(2026, 9, 30);
        Assert.Equal(closes.AddDays(-60), habit.DayOf(early, 0, 5, closes));
        Assert.True(habit.DayOf(late, 0, 2, closes) >= closes.AddDays(-5));
        // An office without a past: the last three weeks.
        var none = new FilingHabit(Array.Empty<(Guid, DateOnly)>().ToLookup(x => x.Item1, x => x.Item2), closed);
        Assert.All(Enumerable.Range(0, 9), n => Assert.InRange(none.DayOf(early, n, 9, closes), closes.AddDays(-20), closes));
    }

    [Fact]
    public void Proposed_deadlines_even_the_weeks_out_within_the_window_on_open_days()
    {
        var days = Calendar.BusinessDays;
        var capacity = OfficeWeek.Between(new(2026, 6, 1), new(2026, 9, 30)).ToDictionary(m => m, m => days.Count(m, m.AddDays(4)) * 3m);
        var demands = Enumerable.Range(1, 12).Select(n => new BureauDemand(new Guid(n, 0, 0, new byte[8]), n, n * 2m)).Append(new BureauDemand(new Guid(99, 0, 0, new byte[8]), 0, 0)).ToList();
        var proposed = StaggeredDeadlines.Propose(demands, new(2026, 6, 1), new(2026, 9, 30), capacity, days);
        Assert.Equal(13, proposed.Count);
        Assert.All(proposed, p => Assert.True(days.IsOpen(p.ClosesOn) && p.ClosesOn <= new DateOnly(2026, 9, 30) && p.ClosesOn >= new DateOnly(2026, 8, 17)));
        Assert.Equal(new DateOnly(2026, 9, 30), proposed.Single(p => p.Cases == 0).ClosesOn);
        var loads = proposed.GroupBy(p => OfficeWeek.Of(p.ClosesOn)).Select(g => g.Sum(p => p.EffortDays) / capacity[g.Key]).ToList();
        Assert.True(loads.Count == StaggeredDeadlines.Weeks && loads.Max() < demands.Sum(d => d.EffortDays) / capacity[new(2026, 9, 28)] / 2);
        Assert.Equal(proposed, StaggeredDeadlines.Propose(demands.AsEnumerable().Reverse(), new(2026, 6, 1), new(2026, 9, 30), capacity, days));
    }

    [Theory]
    [InlineData("2026-07-01", 2027, SeasonPeak.Budget)]
    [InlineData("2026-11-30", 2027, SeasonPeak.Budget)]
    [InlineData("2026-12-01", 2027, SeasonPeak.Procurement)]
    [InlineData("2027-03-31", 2027, SeasonPeak.Procurement)]
    [InlineData("2027-05-10", 2027, SeasonPeak.Procurement)]
    [InlineData("2027-06-01", 2028, SeasonPeak.Budget)]
    public void The_peak_shown_is_the_one_under_way_or_next(string day, int year, SeasonPeak peak)
    {
        var scope = SeasonScope.Current(DateOnly.ParseExact(day, "yyyy-MM-dd"), CalendarDefaults.BuiltIn(new FiscalYear(2028)));
        Assert.Equal((year, peak), (scope.Fy.Year, scope.Peak));
    }
}
