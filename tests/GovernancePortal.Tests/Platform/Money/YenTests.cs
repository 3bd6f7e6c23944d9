using System.Globalization;
using GovernancePortal.Core.Platform.Money;
using Xunit;

namespace GovernancePortal.Tests.Platform.Money;

public class YenTests
{
    [Theory]
    [InlineData("48750", YenUnit.Yen, 48_750)]
    [InlineData("48,750", YenUnit.Yen, 48_750)]
    [InlineData("48,750", YenUnit.Thousand, 48_750_000)]
    [InlineData("４８，７５０", YenUnit.Yen, 48_750)]
    [InlineData("48,750円", YenUnit.Thousand, 48_750)]
    [InlineData("48,750千円", YenUnit.Yen, 48_750_000)]
    [InlineData("４８，７５０　千円", YenUnit.Yen, 48_750_000)]
    [InlineData("￥48,750", YenUnit.Yen, 48_750)]
    [InlineData("0", YenUnit.Yen, 0)]
    [InlineData("007", YenUnit.Yen, 7)]
    [InlineData("1.5", YenUnit.Thousand, 1_500)]
    [InlineData("0.001千円", YenUnit.Yen, 1)]
    [InlineData("100.00", YenUnit.Yen, 100)]
    [InlineData("9,999,999,999,999", YenUnit.Yen, Yen.Most)]
    public void What_people_type_is_read_in_whole_yen(string typed, YenUnit unit, long expected)
    {
        Assert.True(Yen.TryParse(typed, unit, out var yen));
        Assert.Equal(expected, yen);
    }

    [Theory]
    [InlineData("▲1,000", -1_000)]
    [InlineData("△1,000", -1_000)]
    [InlineData("-1000", -1_000)]
    [InlineData("－１０００円", -1_000)]
    [InlineData("¥-5", -5)]
    public void Negative_signs_make_the_amount_negative_for_the_caller_to_refuse(string typed, long expected)
    {
        Assert.Equal(YenFailure.None, Yen.Read(typed, YenUnit.Yen, out var yen));
        Assert.Equal(expected, yen);
    }

    [Theory]
    [InlineData(null, YenUnit.Yen, YenFailure.Empty)]
    [InlineData("　", YenUnit.Yen, YenFailure.Empty)]
    [InlineData("百万円", YenUnit.Yen, YenFailure.NotANumber)]
    [InlineData("△", YenUnit.Yen, YenFailure.NotANumber)]
    [InlineData("円", YenUnit.Yen, YenFailure.NotANumber)]
    [InlineData("1,23", YenUnit.Yen, YenFailure.NotANumber)]
    [InlineData("1,2345", YenUnit.Yen, YenFailure.NotANumber)]
    [InlineData("12 000", YenUnit.Yen, YenFailure.NotANumber)]
    [InlineData("5万円", YenUnit.Yen, YenFailure.NotANumber)]
    [InlineData("1e6", YenUnit.Yen, YenFailure.NotANumber)]
    [InlineData("100.5", YenUnit.Yen, YenFailure.Fraction)]
    [InlineData("100.5円", YenUnit.Thousand, YenFailure.Fraction)]
    [InlineData("0.0005", YenUnit.Thousand, YenFailure.Fraction)]
    [InlineData("10,000,000,000,000", YenUnit.Yen, YenFailure.TooLarge)]
    [InlineData("10,000,000,000", YenUnit.Thousand, YenFailure.TooLarge)]
    [InlineData("99999999999999999999999999999999999", YenUnit.Yen, YenFailure.TooLarge)]
    public void What_is_no_amount_is_refused_with_its_reason(string? typed, YenUnit unit, YenFailure expected)
    {
        Assert.Equal(expected, Yen.Read(typed, unit, out var yen));
        Assert.Equal(0, yen);
    }

    [Theory]
    [InlineData(48_750_000, "48,750", "48,750,000円")]
    [InlineData(0, "0", "0円")]
    [InlineData(499, "0", "499円")]
    [InlineData(500, "1", "500円")]
    [InlineData(1_500, "2", "1,500円")]
    [InlineData(2_500, "3", "2,500円")]
    [InlineData(-500, "▲1", "▲500円")]
    [InlineData(-499, "0", "▲499円")]
    [InlineData(-48_750_000, "▲48,750", "▲48,750,000円")]
    public void Amounts_are_shown_in_thousands_rounded_half_away_from_zero_and_exactly(long yen, string thousands, string exact)
    {
        Assert.Equal(thousands, Yen.Thousands(yen));
        Assert.Equal(exact, Yen.Exact(yen));
    }

    [Fact]
    public void English_pages_show_the_yen_sign()
    {
        Assert.Equal("¥48,750,000", Yen.Exact(48_750_000, CultureInfo.GetCultureInfo("en")));
        Assert.Equal("-¥5", Yen.Exact(-5, CultureInfo.GetCultureInfo("en")));
        Assert.Equal("▲5円", Yen.Exact(-5, CultureInfo.GetCultureInfo("ja")));
    }

    [Fact]
    public void Every_amount_written_exactly_is_read_back()
    {
        var random = new Random(20260401);
        for (var i = 0; i < 2_000; i++)
        {
            var yen = random.NextInt64(-Yen.Most, Yen.Most + 1) / (long)Math.Pow(10, i % 13);
            Assert.True(Yen.TryParse(Yen.Exact(yen), YenUnit.Thousand, out var back));
            Assert.Equal(yen, back);
        }
    }
}
