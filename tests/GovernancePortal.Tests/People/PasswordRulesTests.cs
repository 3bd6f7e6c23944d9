using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Xunit;

namespace GovernancePortal.Tests.People;

public class PasswordRulesTests
{
    private static readonly PortalUser Somebody = new() { UserName = "staff1", StaffNumber = "D00001", DisplayName = "緑川 一郎", Furigana = "みどりかわ いちろう" };

    private static PasswordRules Rules(int minimum = 12) => new(Options.Create(new PasswordSettings { MinimumLength = minimum }));

    [Theory]
    [InlineData("tegami wo kaku asa")]
    [InlineData("朝焼けの海を走る青い舟")]
    [InlineData("qv7-hm3k-zz2p")]
    public void Long_enough_and_unusual_is_accepted_whatever_its_characters(string password) => Assert.Null(Rules(8).Fault(password, Somebody));

    [Theory]
    [InlineData("qv7-hm3k-zz", "PasswordTooShort")]
    [InlineData("", "PasswordTooShort")]
    [InlineData("aaaaaaaaaaaaaaaa", "PasswordOneCharacter")]
    [InlineData("121212121212", "PasswordOneCharacter")]
    [InlineData("password1234", "PasswordCommon")]
    [InlineData("PassWord2026!", "PasswordCommon")]
    [InlineData("qwertyuiop[]", "PasswordCommon")]
    [InlineData("ｐａｓｓｗｏｒｄ１２３４", "PasswordCommon")]
    [InlineData("governanceportal", "PasswordCommon")]
    [InlineData("midorikencho2027!!", "PasswordCommon")]
    [InlineData("otsukaresamadesu1", "PasswordCommon")]
    [InlineData("xx-STAFF1-kirakira", "PasswordHoldsName")]
    [InlineData("緑川一郎のあいことばです", "PasswordHoldsName")]
    [InlineData("d00001-kirakira", "PasswordHoldsName")]
    public void What_can_be_guessed_is_refused(string password, string code) => Assert.Equal(code, Rules().Fault(password, Somebody));

    [Fact]
    public void Sixty_four_characters_are_taken_and_more_than_128_refused()
    {
        var words = string.Concat(Enumerable.Range(0, 40).Select(i => $"k{i:00}w"));
        Assert.Null(Rules().Fault(words[..64], Somebody));
        Assert.Null(Rules().Fault(words[..128], Somebody));
        Assert.Equal("PasswordTooLong", Rules().Fault(words[..129], Somebody));
    }

    [Fact]
    public void Length_counts_characters_not_code_units()
    {
        Assert.Equal("PasswordTooShort", Rules(12).Fault("𠮷𠮷𠮷海山川空", Somebody));
        Assert.Null(Rules(12).Fault("𠮷𩸽𠀋𡈽海山川空風花雪月", Somebody));
    }

    [Fact]
    public void The_list_refuses_at_least_three_thousand_passwords_that_are_long_enough()
    {
        Assert.True(PasswordRules.CommonCount >= 3000);
        Assert.Equal("PasswordCommon", Rules().Fault("1qaz2wsx3edc", null));
    }

    [Fact]
    public void The_same_password_typed_full_width_opens_the_account()
    {
        var hasher = new NormalisingPasswordHasher();
        var hash = hasher.HashPassword(Somebody, "ｇａ-kira kira 12");
        Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(Somebody, hash, "ga-kira kira 12"));
        Assert.Equal(PasswordVerificationResult.Failed, hasher.VerifyHashedPassword(Somebody, hash, "Ga-kira kira 12"));
    }

    [Fact]
    public void A_temporary_password_passes_the_rules_and_differs_each_time()
    {
        var made = Enumerable.Range(0, 50).Select(_ => TemporaryPassword.Make()).ToList();
        Assert.Equal(50, made.Distinct().Count());
        Assert.All(made, password => Assert.Null(Rules(15).Fault(password, Somebody)));
    }
}
