using System.Globalization;

namespace GovernancePortal.Web.Frame;

/// <summary>What the office decides about its own frame (section "Portal" of the configuration).</summary>
public sealed record OfficeOptions
{
    /// <summary>Name of the office as shown in the header, for instance みどり県.</summary>
    public string OfficeName { get; init; } = "";

    public string OfficeNameEnglish { get; init; } = "";

    /// <summary>An office that works in Japanese alone hides the switch; the cookie is then ignored.</summary>
    public bool ShowLanguageSwitch { get; init; } = true;

    /// <summary>The name in the language of the request; the Japanese one where no English one was given.</summary>
    public string NameFor(CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "en" && OfficeNameEnglish.Length > 0 ? OfficeNameEnglish : OfficeName;
}
