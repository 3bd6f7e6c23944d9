using System.Globalization;
using GovernancePortal.Core.Consultations.Sheets;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Consultations;

/// <summary>The names that a workbook of a form carries: always Japanese, whoever takes it out, so that any copy of it can be read back.</summary>
public sealed class SheetLabels(IStringLocalizer<Texts> texts)
{
    private static readonly CultureInfo Japanese = CultureInfo.GetCultureInfo("ja");

    public FormLabels Labels => new(InJapanese);

    private string InJapanese(string key)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Japanese;
        try
        {
            return texts[key];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
