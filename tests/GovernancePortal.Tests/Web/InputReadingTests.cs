using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Forms;
using Xunit;

namespace GovernancePortal.Tests.Web;

/// <summary>What the binders make of what people type; the forms of yen, days and years have tests of their own in Platform.</summary>
public sealed class InputReadingTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData("１２", 12)]
    [InlineData("1,200", 1200)]
    [InlineData("１，２００", 1200)]
    [InlineData("▲3", -3)]
    [InlineData("△３", -3)]
    [InlineData("-3", -3)]
    [InlineData("12.0", 12)]
    public void Whole_numbers_are_read_in_every_width(string typed, int expected)
    {
        var (value, fault) = OfficeInputBinderProvider.ReadWhole(typed);
        Assert.Null(fault);
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("1800円", "Binding.Number")]
    [InlineData("1,80", "Binding.Number")]
    [InlineData("1e3", "Binding.Number")]
    [InlineData("約10", "Binding.Number")]
    [InlineData("1.5", "Binding.WholeNumber")]
    [InlineData("3,000,000,000", "Binding.NumberTooLarge")]
    [InlineData("99999999999999999999999999999999", "Binding.Number")]
    public void What_is_no_whole_number_is_refused_by_its_own_message(string typed, string fault) =>
        Assert.Equal(fault, OfficeInputBinderProvider.ReadWhole(typed).Fault);

    [Theory]
    [InlineData("48,750", 48_750L)]
    [InlineData("４８，７５０千円", 48_750_000L)]
    [InlineData("▲500円", -500L)]
    public void Yen_are_read_with_or_without_their_unit(string typed, long expected) =>
        Assert.Equal((expected, null), OfficeInputBinderProvider.ReadYen(typed));

    [Theory]
    [InlineData("100.5", "Binding.YenFraction")]
    [InlineData("10000000000000", "Binding.YenTooLarge")]
    [InlineData("百万円", "Binding.Number")]
    public void Amounts_that_cannot_be_are_refused_by_their_own_message(string typed, string fault) =>
        Assert.Equal(fault, OfficeInputBinderProvider.ReadYen(typed).Fault);

    [Theory]
    [InlineData("Ｒ８．４．１")]
    [InlineData("令和8年4月1日")]
    [InlineData("2026/4/1")]
    [InlineData("2026-04-01")]
    public void Days_are_read_in_the_forms_of_the_office(string typed) =>
        Assert.Equal((new DateOnly(2026, 4, 1), null), OfficeInputBinderProvider.ReadDay(typed));

    [Theory]
    [InlineData("2026/2/30", "Binding.NoSuchDay")]
    [InlineData("平成40年1月1日", "Binding.OutsideEra")]
    [InlineData("来週", "Binding.Date")]
    public void Days_that_cannot_be_are_refused_by_their_own_message(string typed, string fault) =>
        Assert.Equal(fault, OfficeInputBinderProvider.ReadDay(typed).Fault);

    [Fact]
    public void A_fiscal_year_is_read_or_refused()
    {
        Assert.Equal((new FiscalYear(2026), null), OfficeInputBinderProvider.ReadFiscalYear("令和８年度"));
        Assert.Equal("Binding.FiscalYear", OfficeInputBinderProvider.ReadFiscalYear("平成40").Fault);
    }
}
