using System.Globalization;
using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Platform.Time;

public class OfficeTimeTests
{
    private static readonly CultureInfo Japanese = CultureInfo.GetCultureInfo("ja-JP");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Theory]
    [InlineData("2026-03-31T14:59:59Z", "2026-03-31", 2025)]
    [InlineData("2026-03-31T15:00:00Z", "2026-04-01", 2026)]
    [InlineData("2026-03-31T15:00:00-10:00", "2026-04-01", 2026)]
    [InlineData("2026-04-01T00:30:00+14:00", "2026-03-31", 2025)]
    public void The_day_is_that_of_Tokyo_whatever_zone_the_instant_is_given_in(string instant, string day, int fiscalYear)
    {
        var at = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd"), OfficeTime.DayOf(at));
        Assert.Equal(fiscalYear, OfficeTime.FiscalYearOf(at).Year);
    }

    [Fact]
    public void A_deadline_day_ends_at_23_59_59_in_Tokyo()
    {
        var day = new DateOnly(2026, 9, 30);
        Assert.Equal(new DateTimeOffset(2026, 9, 30, 14, 59, 59, TimeSpan.Zero), OfficeTime.EndOf(day));
        Assert.Equal(day, OfficeTime.DayOf(OfficeTime.EndOf(day)));
        Assert.Equal(day.AddDays(1), OfficeTime.DayOf(OfficeTime.EndOf(day).AddSeconds(1)));
    }

    [Fact]
    public void A_day_starts_at_midnight_in_Tokyo_and_is_given_in_UTC()
    {
        var start = OfficeTime.StartOf(new DateOnly(2026, 4, 1));
        Assert.Equal(new DateTimeOffset(2026, 3, 31, 15, 0, 0, TimeSpan.Zero), start);
        Assert.Equal(TimeSpan.Zero, start.Offset);
        Assert.Equal(new DateOnly(2026, 4, 1), OfficeTime.DayOf(start));
        Assert.Equal(new DateOnly(2026, 3, 31), OfficeTime.DayOf(start.AddTicks(-1)));
    }

    [Fact]
    public void The_fixed_offset_is_that_of_Asia_Tokyo()
    {
        var tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
        for (var at = OfficeTime.StartOf(new DateOnly(1989, 1, 1)); at.Year < 2099; at = at.AddDays(31))
        {
            Assert.Equal(OfficeTime.Offset, tokyo.GetUtcOffset(at));
        }
    }

    [Fact]
    public void Instants_are_shown_by_the_clock_of_Tokyo_in_both_languages()
    {
        var at = new DateTimeOffset(2026, 11, 20, 5, 2, 0, TimeSpan.Zero);
        Assert.Equal("令和8年11月20日（金）14:02", OfficeTime.Display(at, Japanese));
        Assert.Equal("Fri 20 Nov 2026 14:02", OfficeTime.Display(at, English));
        Assert.Equal("令和8年11月20日（金）", OfficeTime.Display(OfficeTime.DayOf(at), Japanese));
        Assert.Equal("Fri 20 Nov 2026", OfficeTime.Display(OfficeTime.DayOf(at), English));
    }
}
