using System.Globalization;

namespace GovernancePortal.Web.Pages.Kpis;

/// <summary>The catalogue in the reader's language; what is a fact of one Japanese plan stays as it is.</summary>
public static class CatalogueWords
{
    public static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public static string Name(string japanese, string? english) => English && english is not null ? english : japanese;
}
