using GovernancePortal.Core.Platform.Text;
using Xunit;

namespace GovernancePortal.Tests.Platform.Text;

public sealed class CorporateNumberTests
{
    // Numbers of ministries, published on the tax agency's own site.
    [Theory]
    [InlineData("7000012050002"), InlineData("2000012020001"), InlineData("8000012130001")]
    public void Numbers_in_use_are_valid(string number) => Assert.True(CorporateNumber.IsValid(number));

    [Theory]
    [InlineData(null), InlineData(""), InlineData("700001205000"), InlineData("70000120500021"), InlineData("700001205000a"), InlineData("７０００１２０５０００２００")]
    public void Anything_but_thirteen_half_width_digits_is_not(string? number) => Assert.False(CorporateNumber.IsValid(number));

    [Fact]
    public void One_wrong_digit_is_always_noticed_except_between_0_and_9()
    {
        const string right = "7000012050002";
        for (var at = 0; at < right.Length; at++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var (was, now) = (right[at] - '0', digit - '0');
                if (was % 9 != now % 9)
                {
                    Assert.False(CorporateNumber.IsValid(right[..at] + digit + right[(at + 1)..]));
                }
            }
        }
    }
}
