using System.Text;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Calendar;

public class HolidayListTests
{
    private static readonly IReadOnlyList<HolidayLine> BuiltIn = HolidayCsv.ReadBuiltIn();
    private static readonly Dictionary<DateOnly, HolidayLine> ByDay = BuiltIn.ToDictionary(line => line.Day);

    [Theory]
    [InlineData("2019-04-30", "国民の休日")]
    [InlineData("2019-05-01", "天皇の即位の日")]
    [InlineData("2019-05-02", "国民の休日")]
    [InlineData("2019-05-06", "振替休日")]
    [InlineData("2019-10-14", "体育の日")]
    [InlineData("2019-10-22", "即位礼正殿の儀の行われる日")]
    [InlineData("2020-02-23", "天皇誕生日")]
    [InlineData("2020-02-24", "振替休日")]
    [InlineData("2020-07-23", "海の日")]
    [InlineData("2020-07-24", "スポーツの日")]
    [InlineData("2020-08-10", "山の日")]
    [InlineData("2021-07-22", "海の日")]
    [InlineData("2021-07-23", "スポーツの日")]
    [InlineData("2021-08-08", "山の日")]
    [InlineData("2021-08-09", "振替休日")]
    [InlineData("2023-01-02", "振替休日")]
    [InlineData("2024-09-22", "秋分の日")]
    [InlineData("2024-09-23", "振替休日")]
    [InlineData("2025-03-20", "春分の日")]
    [InlineData("2026-05-06", "振替休日")]
    [InlineData("2026-09-21", "敬老の日")]
    [InlineData("2026-09-22", "国民の休日")]
    [InlineData("2026-09-23", "秋分の日")]
    [InlineData("2027-03-21", "春分の日")]
    [InlineData("2027-03-22", "振替休日")]
    [InlineData("2032-09-21", "国民の休日")]
    [InlineData("2026-12-29", "年末年始の休日")]
    [InlineData("2027-01-03", "年末年始の休日")]
    public void Known_days_are_on_the_list_that_the_product_comes_with(string day, string name) =>
        Assert.Equal(name, ByDay[DateOnly.ParseExact(day, "yyyy-MM-dd")].NameJa);

    [Theory]
    [InlineData("2019-02-23")] // the emperor's birthday was not one in 2019
    [InlineData("2019-12-23")]
    [InlineData("2020-07-20")] // moved for the games
    [InlineData("2020-08-11")]
    [InlineData("2020-10-12")]
    [InlineData("2021-07-19")]
    [InlineData("2021-08-11")]
    [InlineData("2021-10-11")]
    [InlineData("2025-09-22")]
    [InlineData("2026-12-28")]
    [InlineData("2027-01-04")]
    public void Days_that_only_look_like_holidays_are_not(string day) =>
        Assert.False(ByDay.ContainsKey(DateOnly.ParseExact(day, "yyyy-MM-dd")));

    [Fact]
    public void Every_year_has_its_sixteen_holidays_and_the_year_end()
    {
        for (var year = 2020; year <= 2035; year++)
        {
            var names = BuiltIn.Where(line => line.Day.Year == year).Select(line => line.NameJa).ToList();
            var legal = names.Except(["振替休日", "国民の休日", "年末年始の休日"]).ToList();
            Assert.Equal(16, legal.Count);
            foreach (var (month, day) in new[] { (1, 1), (1, 2), (1, 3), (12, 29), (12, 30), (12, 31) })
            {
                Assert.Contains(new DateOnly(year, month, day), ByDay.Keys);
            }
        }
    }

    [Fact]
    public void Every_holiday_on_a_Sunday_has_its_substitute_and_every_day_between_two_holidays_is_one()
    {
        bool IsLegal(DateOnly day) => ByDay.TryGetValue(day, out var line) && line.NameJa is not ("振替休日" or "国民の休日" or "年末年始の休日");
        foreach (var sunday in BuiltIn.Where(line => IsLegal(line.Day) && line.Day.DayOfWeek == DayOfWeek.Sunday))
        {
            var substitute = sunday.Day.AddDays(1);
            while (IsLegal(substitute))
            {
                substitute = substitute.AddDays(1);
            }

            Assert.Equal("振替休日", ByDay[substitute].NameJa);
        }

        for (var day = new DateOnly(2019, 1, 2); day < new DateOnly(2035, 12, 31); day = day.AddDays(1))
        {
            if (IsLegal(day.AddDays(-1)) && IsLegal(day.AddDays(1)))
            {
                Assert.True(ByDay.ContainsKey(day), day.ToString("O"));
            }
        }
    }

    [Fact]
    public void Every_line_has_an_English_name() => Assert.All(BuiltIn, line => Assert.False(string.IsNullOrWhiteSpace(line.NameEn)));

    [Fact]
    public void September_2026_has_five_days_closed_in_a_row()
    {
        var days = new BusinessDays(BuiltIn.Select(line => line.Day));
        Assert.Equal(new DateOnly(2026, 9, 24), days.Add(new DateOnly(2026, 9, 18), 1));
        Assert.Equal(new DateOnly(2027, 1, 4), days.Add(new DateOnly(2026, 12, 28), 1));
    }

    [Fact]
    public void The_list_of_the_Cabinet_Office_is_read_as_it_is()
    {
        var text = "国民の祝日・休日月日,国民の祝日・休日名称\r\n2027/1/1,元日\r\n2027/1/11,成人の日\r\n";
        var cp932 = CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(text);
        var read = HolidayCsv.Read(HolidayCsv.Decode(cp932));
        Assert.Equal([new HolidayLine(new(2027, 1, 1), "元日", null), new HolidayLine(new(2027, 1, 11), "成人の日", null)], read.Select(line => line.Holiday));
    }

    [Fact]
    public void UTF_8_is_read_with_and_without_its_mark()
    {
        var text = "2027-01-01,元日,New Year's Day\n";
        Assert.Equal(text, HolidayCsv.Decode(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(text, HolidayCsv.Decode([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]));
    }

    [Fact]
    public void Lines_with_faults_are_named_by_their_number()
    {
        var read = HolidayCsv.Read(string.Join('\n',
            "日付,名称",
            "R9.1.1,元日",
            "2027-02-30,なし",
            "2027-03-03,",
            "いつか,なにか",
            "2027-01-01,元日",
            "1950-01-01,元日",
            "2027-05-05," + new string('長', Holiday.NameLength + 1)));
        Assert.Equal(
            [(2, null), (3, HolidayLineFault.NoSuchDay), (4, HolidayLineFault.NoName), (5, HolidayLineFault.NoDate), (6, HolidayLineFault.Twice), (7, HolidayLineFault.OutOfRange), (8, HolidayLineFault.NameTooLong)],
            read.Select(line => (line.Number, line.Fault)));
        Assert.Equal(new DateOnly(2027, 1, 1), read[0].Holiday!.Day);
        Assert.Null(read[1].Holiday);
    }

    [Fact]
    public void The_guard_that_exports_set_is_taken_off_again() =>
        Assert.Equal("+記念日", HolidayCsv.Read("2027-06-01,'+記念日").Single().Holiday!.NameJa);
}
