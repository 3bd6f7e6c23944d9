using System.Globalization;
using System.Text.RegularExpressions;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Web.Forms;

/// <summary>Plain numbers as typed: full-width digits, thousands separators in groups of three, ▲ △ - as minus. No unit is accepted.</summary>
public static partial class TypedNumber
{
    public static bool TryRead(string? text, out decimal number)
    {
        number = 0;
        var match = Pattern().Match(CharacterWidth.Narrow(text));
        if (!match.Success || match.Length > 28)
            return false;
        number = decimal.Parse(match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (match.Groups["minus"].Success)
            number = -number;
        return true;
    }

    [GeneratedRegex(@"^(?<minus>[▲△\-−‐])?\s?(?<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
