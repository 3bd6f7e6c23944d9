using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Platform.Sheets;

public sealed class SheetValuesTests
{
    [Theory]
    [InlineData("令和8年4月1日"), InlineData("R8.4.1"), InlineData("r8/4/1"), InlineData("2026/4/1"), InlineData("2026-04-01"), InlineData("20260401"), InlineData("２０２６／４／１")]
    [InlineData("令和８年４月１日"), InlineData("2026年4月1日"), InlineData("令和8年4月1日（水）"), InlineData("46113"), InlineData("４６１１３"), InlineData("2026/4/1 0:00"), InlineData("2026-04-01T00:00:00")]
    public void A_day_is_read_however_it_is_written(string text) => Assert.Equal(new DateOnly(2026, 4, 1), SheetValues.Day(new SheetCell(text)).Value);

    [Theory]
    [InlineData("令和3年4月"), InlineData("R3.4"), InlineData("2021/04"), InlineData("2021-4"), InlineData("２０２１年４月"), InlineData("2021/4/1")]
    public void A_month_alone_is_its_first_day_where_a_month_is_asked(string text)
    {
        Assert.Equal(new DateOnly(2021, 4, 1), SheetValues.Day(new SheetCell(text), month: true).Value);
        Assert.Equal(text != "2021/4/1", SheetValues.Day(new SheetCell(text)).Fault is not null);
    }

    [Theory]
    [InlineData("未定", "DayUnreadable"), InlineData("4/1", "DayUnreadable"), InlineData("2026/2/30", "DayUnknown"), InlineData("平成32年4月1日", "DayOutsideEra"), InlineData("R1.4.30", "DayOutsideEra")]
    [InlineData("2026/13/1", "DayUnknown"), InlineData("12", "DayUnreadable"), InlineData("99999", "DayUnreadable"), InlineData("2026/4/1 12:30", "DayUnreadable")]
    public void What_is_no_day_is_refused_with_its_reason(string text, string code) => Assert.Equal(code, SheetValues.Day(new SheetCell(text)).Fault?.Code);

    [Theory]
    [InlineData("1200000", 1_200_000), InlineData("1,200,000", 1_200_000), InlineData("１，２００，０００円", 1_200_000), InlineData("¥1,200,000", 1_200_000), InlineData("1,200千円", 1_200_000)]
    [InlineData("120万円", 1_200_000), InlineData("120万", 1_200_000), InlineData("1.2百万円", 1_200_000), InlineData("1.25億円", 125_000_000), InlineData("１．５千円", 1_500), InlineData("0", 0)]
    public void An_amount_is_read_in_the_unit_it_says(string text, long yen) => Assert.Equal(yen, SheetValues.Amount(new SheetCell(text)).Value);

    [Theory]
    [InlineData("約120万円", "YenUnreadable"), InlineData("12O0000", "YenUnreadable"), InlineData("1,20,000", "YenUnreadable"), InlineData("-1", "YenNegative"), InlineData("▲5千円", "YenNegative"), InlineData("100.5", "YenFraction")]
    [InlineData("1.00005万円", "YenFraction"), InlineData("99999999999999", "YenTooLarge"), InlineData("999999億", "YenTooLarge"), InlineData("1万2千円", "YenUnreadable")]
    public void An_amount_with_letters_below_zero_or_of_half_a_yen_is_refused(string text, string code) => Assert.Equal(code, SheetValues.Amount(new SheetCell(text)).Fault?.Code);

    [Fact]
    public void Negative_amounts_are_taken_where_they_may_be() => Assert.Equal(-1_200_000, SheetValues.Amount(new SheetCell("△120万円"), negative: true).Value);

    [Theory]
    [InlineData("1200", 1200), InlineData("１，２００", 1200), InlineData("12.0", 12), InlineData("0", 0)]
    public void A_whole_number_is_read_in_any_width(string text, int number) => Assert.Equal(number, SheetValues.Whole(new SheetCell(text)).Value);

    [Theory]
    [InlineData("12台", "NumberUnreadable"), InlineData("l2", "NumberUnreadable"), InlineData("1.5", "NumberFraction"), InlineData("-1", "NumberOutOfRange"), InlineData("10001", "NumberOutOfRange"), InlineData("99999999999999999999", "NumberOutOfRange")]
    public void A_number_with_letters_fractions_or_beyond_its_range_is_refused(string text, string code) => Assert.Equal(code, SheetValues.Whole(new SheetCell(text), 0, 10_000).Fault?.Code);

    [Theory]
    [InlineData("99.5", 99.5), InlineData("９９．５％", 99.5), InlineData("99", 99)]
    public void A_share_is_read_with_its_places(string text, double number) => Assert.Equal((decimal)number, SheetValues.Fraction(new SheetCell(text), 0, 100, 2).Value);

    [Theory]
    [InlineData("令和8年度"), InlineData("R8"), InlineData("Ｒ８"), InlineData("2026"), InlineData("2026年度"), InlineData("FY2026"), InlineData("令和8年度（2026）")]
    public void A_fiscal_year_is_read_however_it_is_written(string text) => Assert.Equal(new FiscalYear(2026), SheetValues.Year(new SheetCell(text)).Value);

    [Theory]
    [InlineData("はい", true), InlineData("有", true), InlineData("○", true), InlineData("１", true), InlineData("TRUE", true), InlineData("Yes", true), InlineData("いいえ", false), InlineData("無", false), InlineData("×", false), InlineData("0", false)]
    public void Yes_and_no_have_many_spellings(string text, bool yes) => Assert.Equal(yes, SheetValues.YesNo(new SheetCell(text)).Value);

    [Fact]
    public void Maybe_is_neither() => Assert.Equal("YesNoUnreadable", SheetValues.YesNo(new SheetCell("たぶん")).Fault?.Code);

    [Fact]
    public void A_text_too_long_says_how_long_it_is_and_may_be()
    {
        Assert.Equal(new SheetFault("TooLong", "100", "101"), SheetValues.Text(new SheetCell(new string('あ', 101)), 100).Fault);
        Assert.Equal("一行 二行", SheetValues.Text(new SheetCell("一行\n二行"), 100).Value);
        Assert.Equal("一行\n二行", SheetValues.Text(new SheetCell("一行\n二行"), 100, lines: true).Value);
    }

    private static readonly CodeBook Codes = new(
    [
        new("Hosting", "SharedPlatform", "共通基盤", "Shared platform", null, null, 1, new DateOnly(2000, 4, 1), null),
        new("Hosting", "Saas", "SaaS", "SaaS", null, null, 2, new DateOnly(2000, 4, 1), null),
        new("Hosting", "Mainframe", "大型計算機", "Mainframe", null, null, 3, new DateOnly(2000, 4, 1), new DateOnly(2020, 3, 31)),
    ]);

    [Theory]
    [InlineData("共通基盤", "SharedPlatform"), InlineData("shared platform", "SharedPlatform"), InlineData("SharedPlatform", "SharedPlatform"), InlineData("ＳａａＳ", "Saas"), InlineData("大型計算機", null)]
    public void A_code_goes_by_either_name_or_itself_while_it_is_offered(string text, string? code) =>
        Assert.Equal(code, SheetValues.Code(new SheetCell(text), "Hosting", Codes, new DateOnly(2026, 4, 1)).Value);

    [Fact]
    public void A_code_no_longer_offered_stays_where_the_record_has_it() =>
        Assert.Equal("Mainframe", SheetValues.Code(new SheetCell("大型計算機"), "Hosting", Codes, new DateOnly(2026, 4, 1), kept: "Mainframe").Value);

    [Fact]
    public void A_wrong_code_is_told_the_right_ones() =>
        Assert.Equal(new SheetFault("CodeUnknown", "どこか", "共通基盤、SaaS"), SheetValues.Code(new SheetCell("どこか"), "Hosting", Codes, new DateOnly(2026, 4, 1)).Fault);

    [Theory]
    [InlineData(CellKind.Formula, "Formula"), InlineData(CellKind.Error, "ErrorValue"), InlineData(CellKind.Broken, "Broken")]
    public void No_reader_lets_a_flawed_cell_pass(CellKind kind, string code)
    {
        var cell = new SheetCell("1", kind);
        SheetFault?[] faults =
        [
            SheetValues.Text(cell, 10).Fault, SheetValues.Day(cell).Fault, SheetValues.Year(cell).Fault, SheetValues.Amount(cell).Fault, SheetValues.Whole(cell).Fault, SheetValues.Fraction(cell, 0, 9, 1).Fault,
            SheetValues.YesNo(cell).Fault, SheetValues.Code(cell, "Hosting", Codes, new DateOnly(2026, 4, 1)).Fault,
        ];
        Assert.All(faults, fault => Assert.Equal(code, fault?.Code));
    }

    [Fact]
    public void An_empty_cell_is_no_value_and_no_fault()
    {
        Assert.Equal(default, SheetValues.Text(SheetCell.Empty, 10));
        Assert.Equal(default, SheetValues.Day(SheetCell.Empty));
        Assert.Equal(default, SheetValues.Amount(SheetCell.Empty));
        Assert.Equal(default, SheetValues.YesNo(SheetCell.Empty));
    }

    [Fact]
    public void Items_are_parted_by_semicolons_of_either_width() => Assert.Equal(["SYS-0001", "SYS-0002", "SYS-0003"], SheetValues.Items(" SYS-0001; SYS-0002；\nSYS-0003;"));
}
