using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Platform.Time;

public class BusinessDaysTests
{
    // The closed weekdays around the year's end 2026/27 and in September 2026.
    private static readonly DateOnly[] Closed =
    [
        new(2026, 9, 21), new(2026, 9, 22), new(2026, 9, 23),
        new(2026, 12, 29), new(2026, 12, 30), new(2026, 12, 31), new(2027, 1, 1), new(2027, 1, 2), new(2027, 1, 3),
        new(2027, 1, 11),
    ];

    private static readonly BusinessDays Days = new(Closed);

    [Theory]
    [InlineData("2026-09-18", true)]
    [InlineData("2026-09-19", false)] // Saturday
    [InlineData("2026-09-20", false)] // Sunday
    [InlineData("2026-09-21", false)]
    [InlineData("2026-09-22", false)]
    [InlineData("2026-09-23", false)]
    [InlineData("2026-09-24", true)]
    [InlineData("2026-12-28", true)]
    [InlineData("2026-12-29", false)]
    [InlineData("2027-01-04", true)]
    public void Weekends_and_closed_days_are_not_open(string day, bool open) => Assert.Equal(open, Days.IsOpen(Day(day)));

    [Theory]
    [InlineData("2026-09-18", 1, "2026-09-24")]
    [InlineData("2026-09-18", 0, "2026-09-18")]
    [InlineData("2026-09-19", 0, "2026-09-19")]
    [InlineData("2026-09-19", 1, "2026-09-24")]
    [InlineData("2026-09-24", 1, "2026-09-25")]
    [InlineData("2026-09-25", 1, "2026-09-28")]
    [InlineData("2026-12-28", 1, "2027-01-04")]
    [InlineData("2026-12-25", 15, "2027-01-22")]
    [InlineData("2026-03-31", 1, "2026-04-01")]
    public void Add_gives_the_nth_open_day_after(string day, int n, string expected) =>
        Assert.Equal(Day(expected), Days.Add(Day(day), n));

    [Theory]
    [InlineData("2026-09-24", 1, "2026-09-18")]
    [InlineData("2026-09-23", 1, "2026-09-18")]
    [InlineData("2027-01-04", 1, "2026-12-28")]
    [InlineData("2027-01-04", 0, "2027-01-04")]
    [InlineData("2026-04-01", 20, "2026-03-04")]
    public void Subtract_gives_the_nth_open_day_before(string day, int n, string expected) =>
        Assert.Equal(Day(expected), Days.Subtract(Day(day), n));

    [Theory]
    [InlineData("2026-09-18", "2026-09-18", 0)]
    [InlineData("2026-09-18", "2026-09-23", 0)]
    [InlineData("2026-09-18", "2026-09-24", 1)]
    [InlineData("2026-09-24", "2026-09-18", -1)]
    [InlineData("2026-12-28", "2027-01-05", 2)]
    [InlineData("2026-03-30", "2026-04-01", 2)]
    public void Between_counts_open_days_after_the_first_through_the_last(string from, string to, int expected) =>
        Assert.Equal(expected, Days.Between(Day(from), Day(to)));

    [Theory]
    [InlineData("2026-09-18", "2026-09-24", 2)]
    [InlineData("2026-09-19", "2026-09-23", 0)]
    [InlineData("2026-09-24", "2026-09-18", 0)]
    [InlineData("2026-04-01", "2026-04-01", 1)]
    public void Count_includes_both_ends(string first, string last, int expected) =>
        Assert.Equal(expected, Days.Count(Day(first), Day(last)));

    [Fact]
    public void Every_answer_agrees_with_counting_day_by_day()
    {
        var random = new Random(20260401);
        for (var round = 0; round < 300; round++)
        {
            var from = new DateOnly(2026, 1, 1).AddDays(random.Next(0, 400));
            var n = random.Next(1, 60);

            var after = from;
            var before = from;
            for (var i = 0; i < n; i++)
            {
                do { after = after.AddDays(1); } while (!Days.IsOpen(after));
                do { before = before.AddDays(-1); } while (!Days.IsOpen(before));
            }

            Assert.Equal(after, Days.Add(from, n));
            Assert.Equal(before, Days.Subtract(from, n));
            Assert.Equal(n, Days.Between(from, after));
            Assert.Equal(-Days.Between(from, after), Days.Between(after, from));
            Assert.Equal(n + (Days.IsOpen(from) ? 1 : 0), Days.Count(from, after));
        }
    }

    [Fact]
    public void A_closed_day_moves_to_the_next_or_the_last_open_day()
    {
        Assert.Equal(new DateOnly(2026, 9, 24), Days.OnOrAfter(new DateOnly(2026, 9, 20)));
        Assert.Equal(new DateOnly(2026, 9, 18), Days.OnOrBefore(new DateOnly(2026, 9, 20)));
        Assert.Equal(new DateOnly(2026, 9, 24), Days.OnOrAfter(new DateOnly(2026, 9, 24)));
        Assert.Equal(new DateOnly(2026, 9, 24), Days.OnOrBefore(new DateOnly(2026, 9, 24)));
    }

    [Fact]
    public void Spans_of_many_years_are_answered_at_once()
    {
        var start = new DateOnly(2026, 4, 1);
        var far = Days.Add(start, 200_000);
        Assert.Equal(200_000, Days.Between(start, far));
        Assert.Equal(start, Days.Subtract(far, 200_000));
    }

    [Fact]
    public void Negative_counts_and_days_outside_the_calendar_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Days.Add(new DateOnly(2026, 4, 1), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Days.Subtract(new DateOnly(2026, 4, 1), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Days.Subtract(new DateOnly(1, 1, 10), 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => Days.Add(DateOnly.MaxValue, 1));
    }

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");
}
