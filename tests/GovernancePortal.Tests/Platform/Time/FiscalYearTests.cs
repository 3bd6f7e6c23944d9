using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Platform.Time;

public class FiscalYearTests
{
    [Theory]
    [InlineData(2026, 3, 31, 2025)]
    [InlineData(2026, 4, 1, 2026)]
    [InlineData(2026, 12, 31, 2026)]
    [InlineData(2027, 1, 1, 2026)]
    [InlineData(2027, 3, 31, 2026)]
    [InlineData(2028, 2, 29, 2027)]
    public void A_day_belongs_to_the_year_that_began_the_April_before(int year, int month, int day, int expected) =>
        Assert.Equal(new FiscalYear(expected), FiscalYear.Of(new DateOnly(year, month, day)));

    [Fact]
    public void The_years_follow_one_another_without_gap_or_overlap()
    {
        for (var year = FiscalYear.Earliest; year < FiscalYear.Latest; year = year.Next)
        {
            Assert.Equal(year.End.AddDays(1), year.Next.Start);
            Assert.Equal(year, FiscalYear.Of(year.Start));
            Assert.Equal(year, FiscalYear.Of(year.End));
            Assert.True(year.Contains(year.Start) && year.Contains(year.End));
            Assert.False(year.Contains(year.Next.Start));
            Assert.Equal(year, year.Next.Previous);
        }
    }

    [Fact]
    public void Accounts_close_on_31_May_after_the_year() =>
        Assert.Equal(new DateOnly(2027, 5, 31), new FiscalYear(2026).AccountsClose);

    [Theory]
    [InlineData("R8", 2026)]
    [InlineData("r8", 2026)]
    [InlineData("Ｒ８", 2026)]
    [InlineData("令和8年度", 2026)]
    [InlineData("令和８年", 2026)]
    [InlineData("令和 8 年度", 2026)]
    [InlineData("令和元年度", 2019)]
    [InlineData("令和1年度", 2019)]
    [InlineData("H31", 2019)]
    [InlineData("平成31年度", 2019)]
    [InlineData("平成元年度", 1989)]
    [InlineData("H30", 2018)]
    [InlineData("2026", 2026)]
    [InlineData("2026年度", 2026)]
    [InlineData("２０２６", 2026)]
    [InlineData("　2026 ", 2026)]
    [InlineData("FY2026", 2026)]
    [InlineData("令和8年度（2026）", 2026)]
    [InlineData("1989", 1989)]
    [InlineData("2099", 2099)]
    public void What_people_type_is_understood(string typed, int expected)
    {
        Assert.True(FiscalYear.TryParse(typed, out var year));
        Assert.Equal(expected, year.Year);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("　")]
    [InlineData("8")]
    [InlineData("1988")]
    [InlineData("2100")]
    [InlineData("R0")]
    [InlineData("R82")] // 2100
    [InlineData("S63")]
    [InlineData("H32")]
    [InlineData("平成32年度")]
    [InlineData("令和8年度（2027）")]
    [InlineData("令和八年度")]
    [InlineData("2026/4/1")]
    [InlineData("R8.4.1")]
    [InlineData("20260")]
    [InlineData("２０２６年度予算")]
    public void What_is_no_fiscal_year_is_refused(string? typed) => Assert.False(FiscalYear.TryParse(typed, out _));

    [Fact]
    public void Every_written_form_is_read_back()
    {
        for (var year = FiscalYear.Earliest; year <= FiscalYear.Latest; year = year.Next)
        {
            foreach (var text in new[] { year.Japanese, year.Short, year.Display, year.English, year.ToString() })
            {
                Assert.True(FiscalYear.TryParse(text, out var back), text);
                Assert.Equal(year, back);
            }
        }
    }

    [Theory]
    [InlineData(2026, "令和8年度", "R8", "令和8年度（2026）", "FY2026")]
    [InlineData(2019, "令和元年度", "R1", "令和元年度（2019）", "FY2019")]
    [InlineData(2018, "平成30年度", "H30", "平成30年度（2018）", "FY2018")]
    [InlineData(1989, "平成元年度", "H1", "平成元年度（1989）", "FY1989")]
    public void It_is_written_as_the_office_writes_it(int year, string japanese, string brief, string display, string english)
    {
        var fiscalYear = new FiscalYear(year);
        Assert.Equal(japanese, fiscalYear.Japanese);
        Assert.Equal(brief, fiscalYear.Short);
        Assert.Equal(display, fiscalYear.Display);
        Assert.Equal(english, fiscalYear.English);
    }

    [Fact]
    public void Years_compare_and_sort_by_time()
    {
        var years = new[] { new FiscalYear(2027), new FiscalYear(2025), new FiscalYear(2026) };
        Assert.Equal([2025, 2026, 2027], years.Order().Select(year => year.Year));
        Assert.True(new FiscalYear(2025) < new FiscalYear(2026));
        Assert.True(new FiscalYear(2026) <= new FiscalYear(2025).Next);
        Assert.False(new FiscalYear(2026) > new FiscalYear(2025).Plus(1));
        Assert.True(new FiscalYear(2026) >= new FiscalYear(2026));
    }

    [Fact]
    public void Parse_refuses_with_an_exception_that_shows_the_text() =>
        Assert.Contains("X9", Assert.Throws<FormatException>(() => FiscalYear.Parse("X9")).Message, StringComparison.Ordinal);
}
