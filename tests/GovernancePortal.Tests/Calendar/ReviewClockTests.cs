using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Calendar;

public class ReviewClockTests
{
    private static readonly BusinessDays Days = new(HolidayCsv.ReadBuiltIn().Select(line => line.Day));

    [Fact]
    public void Before_acceptance_the_clock_has_not_started()
    {
        var reading = Read("2026-08-03");
        Assert.Equal(new ReviewClockReading(false, false, false, 0, 15, null), reading);
    }

    [Theory]
    [InlineData("2026-08-03", 0, 15)] // the day of acceptance is not counted
    [InlineData("2026-08-04", 1, 14)]
    [InlineData("2026-08-10", 5, 10)]
    [InlineData("2026-08-11", 5, 10)] // 山の日
    [InlineData("2026-08-25", 15, 0)]
    [InlineData("2026-08-26", 16, -1)]
    public void It_counts_open_days_from_acceptance_and_is_due_on_the_fifteenth(string today, int used, int left)
    {
        var reading = Read(today, (ReviewClockEventKind.Accepted, "2026-08-03T10:00"));
        Assert.Equal(new DateOnly(2026, 8, 25), reading.Due);
        Assert.Equal((used, left), (reading.UsedDays, reading.LeftDays));
        Assert.Equal(left < 0, reading.IsOverdue);
        Assert.True(reading.IsRunning);
    }

    [Fact]
    public void Acceptance_on_the_last_open_day_of_the_year_counts_from_January()
    {
        var reading = Read("2027-01-05", (ReviewClockEventKind.Accepted, "2026-12-28T09:00"));
        Assert.Equal(2, reading.UsedDays);
        Assert.Equal(new DateOnly(2027, 1, 25), reading.Due);
    }

    [Fact]
    public void The_turn_of_the_fiscal_year_is_a_day_like_any_other() =>
        Assert.Equal(1, Read("2026-04-01", (ReviewClockEventKind.Accepted, "2026-03-31T17:00")).UsedDays);

    [Fact]
    public void It_stops_while_the_section_has_the_case_and_goes_on_where_it_stopped()
    {
        (ReviewClockEventKind, string)[] events =
        [
            (ReviewClockEventKind.Accepted, "2026-08-03T10:00"),
            (ReviewClockEventKind.Paused, "2026-08-06T15:00"), // 3 used
            (ReviewClockEventKind.Resumed, "2026-09-01T09:00"),
        ];
        var paused = Read("2026-08-31", events);
        Assert.False(paused.IsRunning);
        Assert.Equal((3, 12), (paused.UsedDays, paused.LeftDays));
        Assert.Null(paused.Due);

        var resumed = Read("2026-09-01", events);
        Assert.Equal((3, 12), (resumed.UsedDays, resumed.LeftDays));
        Assert.Equal(new DateOnly(2026, 9, 17), resumed.Due);
        Assert.Equal(0, Read("2026-09-17", events).LeftDays);
        Assert.Equal(-1, Read("2026-09-18", events).LeftDays);
        // Three of the five days that follow are closed in 2026.
        Assert.Equal(-2, Read("2026-09-24", events).LeftDays);
    }

    [Fact]
    public void A_question_asked_and_answered_on_one_day_costs_nobody_a_day()
    {
        var plain = Read("2026-08-20", (ReviewClockEventKind.Accepted, "2026-08-03T10:00"));
        var asked = Read("2026-08-20",
            (ReviewClockEventKind.Accepted, "2026-08-03T10:00"),
            (ReviewClockEventKind.Paused, "2026-08-05T09:00"),
            (ReviewClockEventKind.Resumed, "2026-08-05T16:00"));
        Assert.Equal(plain, asked);
    }

    [Fact]
    public void Once_overdue_it_stays_overdue_while_the_case_is_handed_back()
    {
        (ReviewClockEventKind, string)[] events =
        [
            (ReviewClockEventKind.Accepted, "2026-08-03T10:00"),
            (ReviewClockEventKind.Paused, "2026-08-27T10:00"),
            (ReviewClockEventKind.Resumed, "2026-09-03T10:00"),
        ];
        var paused = Read("2026-08-31", events);
        Assert.Equal((17, -2, new DateOnly(2026, 8, 25)), (paused.UsedDays, paused.LeftDays, paused.Due!.Value));
        var resumed = Read("2026-09-04", events);
        Assert.Equal((18, -3, new DateOnly(2026, 8, 25)), (resumed.UsedDays, resumed.LeftDays, resumed.Due!.Value));
    }

    [Fact]
    public void A_pause_on_the_due_day_leaves_nothing_over()
    {
        var reading = Read("2026-09-02",
            (ReviewClockEventKind.Accepted, "2026-08-03T10:00"),
            (ReviewClockEventKind.Paused, "2026-08-25T17:00"),
            (ReviewClockEventKind.Resumed, "2026-09-01T09:00"));
        Assert.Equal((16, -1, new DateOnly(2026, 8, 25)), (reading.UsedDays, reading.LeftDays, reading.Due!.Value));
    }

    [Fact]
    public void A_decision_ends_it_for_good()
    {
        var reading = Read("2026-12-01",
            (ReviewClockEventKind.Accepted, "2026-08-03T10:00"),
            (ReviewClockEventKind.Finished, "2026-08-07T10:00"),
            (ReviewClockEventKind.Resumed, "2026-08-10T10:00"));
        Assert.True(reading.IsFinished);
        Assert.False(reading.IsRunning);
        Assert.Equal(4, reading.UsedDays);
    }

    [Fact]
    public void Days_are_those_of_Tokyo()
    {
        // 23:30 UTC on the 2nd is the morning of the 3rd in Tokyo.
        var reading = ReviewClock.Read([new(ReviewClockEventKind.Accepted, new DateTimeOffset(2026, 8, 2, 23, 30, 0, TimeSpan.Zero))], Days, 15, new DateOnly(2026, 8, 4));
        Assert.Equal(1, reading.UsedDays);
    }

    [Fact]
    public void Events_before_acceptance_or_after_the_day_asked_about_do_not_count()
    {
        Assert.False(Read("2026-08-03", (ReviewClockEventKind.Resumed, "2026-08-01T10:00")).IsStarted);
        Assert.False(Read("2026-08-03", (ReviewClockEventKind.Finished, "2026-08-01T10:00")).IsFinished);
        Assert.True(Read("2026-08-04", (ReviewClockEventKind.Accepted, "2026-08-03T10:00"), (ReviewClockEventKind.Paused, "2026-08-05T10:00")).IsRunning);
    }

    [Fact]
    public void Used_days_are_the_open_days_on_which_it_ran_whatever_the_order_of_events()
    {
        var random = new Random(15);
        for (var round = 0; round < 200; round++)
        {
            var day = new DateOnly(2026, 4, 1).AddDays(random.Next(200));
            var events = new List<(ReviewClockEventKind Kind, string At)> { (ReviewClockEventKind.Accepted, At(day)) };
            var running = true;
            var expected = 0;
            var today = day;
            for (var i = 0; i < 60; i++)
            {
                today = today.AddDays(1);
                if (running && Days.IsOpen(today))
                {
                    expected++;
                }

                if (random.Next(5) == 0)
                {
                    running = !running;
                    events.Add((running ? ReviewClockEventKind.Resumed : ReviewClockEventKind.Paused, At(today)));
                }
            }

            var reading = Read(today.ToString("yyyy-MM-dd"), [.. events.OrderBy(_ => random.Next())]);
            Assert.Equal(expected, reading.UsedDays);
            Assert.Equal(15 - expected, reading.LeftDays);
            Assert.Equal(running, reading.IsRunning);
        }

        static string At(DateOnly day) => day.ToString("yyyy-MM-dd") + "T12:00";
    }

    private static ReviewClockReading Read(string today, params (ReviewClockEventKind Kind, string At)[] events) =>
        ReviewClock.Read(events.Select(e => new ReviewClockEvent(e.Kind, DateTimeOffset.Parse(e.At + ":00+09:00"))), Days, 15, DateOnly.ParseExact(today, "yyyy-MM-dd"));
}
