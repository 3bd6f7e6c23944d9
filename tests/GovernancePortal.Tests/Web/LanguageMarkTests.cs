using System.Globalization;
using GovernancePortal.Web.Frame;
using Xunit;

namespace GovernancePortal.Tests.Web;

public sealed class LanguageMarkTests : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    public void Dispose() => CultureInfo.CurrentUICulture = before;

    [Theory]
    [InlineData("橋梁台帳システム", "ja")]
    [InlineData("R9-予-0012", "ja")]
    [InlineData("みどり", "ja")]
    [InlineData("SYS-0012", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void On_an_english_page_japanese_data_says_that_it_is_japanese(string? text, string? language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Assert.Equal(language, Formats.Language(text));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ja");
        Assert.Null(Formats.Language(text));
    }
}
