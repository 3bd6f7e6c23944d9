using GovernancePortal.Core.Platform.Text;
using Xunit;

namespace GovernancePortal.Tests.Platform.Text;

public class CharacterWidthTests
{
    [Theory]
    [InlineData("　１２，３４５　", "12,345")]
    [InlineData("ＳＹＳ－０００１", "SYS-0001")]
    [InlineData("Ａ　Ｂ", "A B")]
    [InlineData("￥１００", "¥100")]
    [InlineData("\u200B 7 \uFEFF", "7")]
    [InlineData(null, "")]
    [InlineData("　", "")]
    [InlineData("カタカナ", "カタカナ")]
    public void Full_width_digits_letters_and_spaces_become_half_width(string? typed, string expected) =>
        Assert.Equal(expected, CharacterWidth.Narrow(typed));

    [Theory]
    [InlineData("ｶﾞｷﾞｸﾞﾊﾟﾋﾟﾌﾟﾊﾞｳﾞ", "ガギグパピプバヴ")]
    [InlineData("ｻｰﾊﾞｰ｢ｱ･ｲ｣", "サーバー「ア・イ」")]
    [InlineData("ｱﾞ", "ア゛")]
    [InlineData("ﾟ", "゜")]
    [InlineData("ﾅﾟ", "ナ゜")]
    [InlineData("漢字ひらがな", "漢字ひらがな")]
    [InlineData(null, "")]
    public void Half_width_katakana_become_full_width_with_their_marks(string? typed, string expected) =>
        Assert.Equal(expected, CharacterWidth.WidenKatakana(typed));

    [Fact]
    public void Every_half_width_katakana_has_its_full_width_letter()
    {
        for (var c = '\uFF61'; c <= '\uFF9D'; c++)
        {
            var wide = CharacterWidth.WidenKatakana(c.ToString());
            // The framework's own compatibility form is the judge.
            Assert.Equal(c.ToString().Normalize(System.Text.NormalizationForm.FormKC), wide);
        }
    }

    [Theory]
    [InlineData("﨑")] // U+FA11, which NFKC leaves but neighbours below do not survive
    [InlineData("神\uFA19")] // 神 as a compatibility ideograph: NFC would replace it
    [InlineData("𠮷野")] // a surrogate pair
    [InlineData("葛\U000E0100城")] // an ideographic variation sequence
    [InlineData("髙橋")]
    public void Gaiji_pass_untouched(string name)
    {
        Assert.Equal(name, CharacterWidth.Narrow(name));
        Assert.Equal(name, CharacterWidth.WidenKatakana(name));
        Assert.Equal(name, CharacterWidth.SearchKey(name));
        Assert.Equal(name, CharacterWidth.Trim("　" + name + " "));
    }

    [Theory]
    [InlineData("ＷＥＢ　　ｻｰﾊﾞｰ", "web サーバー")]
    [InlineData("Web サーバー", "web サーバー")]
    [InlineData(" ＳＡＡＳ\t型 ", "saas 型")]
    [InlineData("", "")]
    public void Two_spellings_of_a_word_share_one_search_key(string typed, string expected) =>
        Assert.Equal(expected, CharacterWidth.SearchKey(typed));

    [Fact]
    public void Trim_keeps_what_stands_inside() => Assert.Equal("山田　太郎", CharacterWidth.Trim("　山田　太郎 \r\n"));
}
