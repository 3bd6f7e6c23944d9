using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Platform.Time;

public class JapaneseEraTests
{
    [Theory]
    [InlineData("2026-11-20", "令和8年11月20日（金）", "R8.11.20")]
    [InlineData("2019-05-01", "令和元年5月1日（水）", "R1.5.1")]
    [InlineData("2019-04-30", "平成31年4月30日（火）", "H31.4.30")]
    [InlineData("1989-01-08", "平成元年1月8日（日）", "H1.1.8")]
    [InlineData("1989-01-07", "昭和64年1月7日（土）", "S64.1.7")]
    [InlineData("1926-12-25", "昭和元年12月25日（土）", "S1.12.25")]
    [InlineData("1926-12-24", "大正15年12月24日（金）", "T15.12.24")]
    [InlineData("1912-07-30", "大正元年7月30日（火）", "T1.7.30")]
    [InlineData("1912-07-29", "明治45年7月29日（月）", "M45.7.29")]
    public void Days_are_written_in_their_era(string iso, string expected, string brief)
    {
        var day = Day(iso);
        Assert.Equal(expected, JapaneseEra.Long(day));
        Assert.Equal(brief, JapaneseEra.Short(day));
    }

    [Theory]
    [InlineData("R8.4.1", "2026-04-01")]
    [InlineData("R8/4/1", "2026-04-01")]
    [InlineData("r8-4-1", "2026-04-01")]
    [InlineData("Ｒ８．４．１", "2026-04-01")]
    [InlineData("令和8年4月1日", "2026-04-01")]
    [InlineData("令和８年４月１日", "2026-04-01")]
    [InlineData("令和 8年 4月 1日", "2026-04-01")]
    [InlineData("令和元年5月1日", "2019-05-01")]
    [InlineData("令和元.5.1", "2019-05-01")]
    [InlineData("2026/4/1", "2026-04-01")]
    [InlineData("2026-04-01", "2026-04-01")]
    [InlineData("2026.4.1", "2026-04-01")]
    [InlineData("2026年4月1日", "2026-04-01")]
    [InlineData("２０２６／４／１", "2026-04-01")]
    [InlineData("20260401", "2026-04-01")]
    [InlineData("２０２６０４０１", "2026-04-01")]
    [InlineData("H31.4.30", "2019-04-30")]
    [InlineData("R10.2.29", "2028-02-29")]
    [InlineData("S64.1.7", "1989-01-07")]
    [InlineData("令和8年11月20日（金）", "2026-11-20")]
    public void What_people_type_is_understood(string typed, string expected)
    {
        Assert.Equal(DateFailure.None, JapaneseEra.Read(typed, out var day));
        Assert.Equal(Day(expected), day);
    }

    [Theory]
    [InlineData("H31.5.1", "2019-05-01")]
    [InlineData("平成31年12月31日", "2019-12-31")]
    [InlineData("S64.3.31", "1989-03-31")]
    public void In_the_year_of_a_change_the_old_name_is_accepted(string typed, string expected)
    {
        Assert.True(JapaneseEra.TryParse(typed, out var day));
        Assert.Equal(Day(expected), day);
    }

    [Theory]
    [InlineData(null, DateFailure.Empty)]
    [InlineData(" 　", DateFailure.Empty)]
    [InlineData("来週", DateFailure.NotADate)]
    [InlineData("8.4.1", DateFailure.NotADate)]
    [InlineData("X8.4.1", DateFailure.NotADate)]
    [InlineData("2026/4", DateFailure.NotADate)]
    [InlineData("2026/4-1", DateFailure.NotADate)]
    [InlineData("2026040", DateFailure.NotADate)]
    [InlineData("令和八年四月一日", DateFailure.NotADate)]
    [InlineData("2026/2/29", DateFailure.NoSuchDay)]
    [InlineData("R8.2.29", DateFailure.NoSuchDay)]
    [InlineData("2026/13/1", DateFailure.NoSuchDay)]
    [InlineData("2026/0/1", DateFailure.NoSuchDay)]
    [InlineData("20260431", DateFailure.NoSuchDay)]
    [InlineData("0000/1/1", DateFailure.NoSuchDay)]
    [InlineData("R1.4.30", DateFailure.OutsideEra)]
    [InlineData("令和元年4月1日", DateFailure.OutsideEra)]
    [InlineData("H32.4.1", DateFailure.OutsideEra)]
    [InlineData("R0.5.1", DateFailure.OutsideEra)]
    public void What_is_no_day_is_refused_with_its_reason(string? typed, DateFailure expected)
    {
        Assert.Equal(expected, JapaneseEra.Read(typed, out var day));
        Assert.Equal(default, day);
    }

    [Fact]
    public void Every_day_written_is_read_back()
    {
        for (var day = new DateOnly(1900, 1, 1); day.Year < 2100; day = day.AddDays(13))
        {
            foreach (var text in new[] { JapaneseEra.Long(day), JapaneseEra.WithoutWeekday(day), JapaneseEra.Short(day) })
            {
                Assert.Equal(DateFailure.None, JapaneseEra.Read(text, out var back));
                Assert.Equal(day, back);
            }
        }
    }

    [Fact]
    public void Eras_follow_one_another_day_by_day()
    {
        for (var i = 1; i < JapaneseEra.All.Count; i++)
        {
            Assert.Equal(JapaneseEra.All[i].Start, JapaneseEra.All[i - 1].End!.Value.AddDays(1));
        }

        Assert.Null(JapaneseEra.All[^1].End);
    }

    [Fact]
    public void Days_before_the_first_era_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => JapaneseEra.Long(new DateOnly(1868, 10, 22)));

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");
}
