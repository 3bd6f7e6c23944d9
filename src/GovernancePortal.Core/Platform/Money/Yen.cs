using System.Globalization;
using System.Text.RegularExpressions;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.Platform.Money;

/// <summary>The unit a bare number is meant in; a unit written with the number wins.</summary>
public enum YenUnit
{
    Yen = 1,
    Thousand = 1000,
}

/// <summary>Why a typed amount was not accepted; each has its own message.</summary>
public enum YenFailure
{
    None,
    Empty,
    NotANumber,
    /// <summary>A part of one yen (100.5円, 0.0005千円).</summary>
    Fraction,
    /// <summary>Beyond <see cref="Money.Yen.Most"/>, surely a slip of the unit.</summary>
    TooLarge,
}

/// <summary>Amounts are whole yen in a <c>long</c>; people read 千円 and type either.</summary>
public static partial class Yen
{
    /// <summary>9,999,999,999,999 yen, above any prefecture's yearly budget.</summary>
    public const long Most = 9_999_999_999_999;

    public const string NegativeSign = "▲";

    public static bool TryParse(string? text, YenUnit unit, out long yen) => Read(text, unit, out yen) == YenFailure.None;

    /// <summary>
    /// Reads 48750, 48,750, ４８，７５０, 48,750円, 48,750千円, ¥48,750. Separators, where typed, must part groups of three. Of
    /// 千円 up to three decimals are whole yen and accepted. ▲, △ and - make the amount negative: it is returned below
    /// zero and the caller refuses it where it may not be.
    /// </summary>
    public static YenFailure Read(string? text, YenUnit unit, out long yen)
    {
        yen = 0;
        var typed = CharacterWidth.Narrow(text);
        if (typed.Length == 0)
        {
            return YenFailure.Empty;
        }

        var match = Pattern().Match(typed);
        if (!match.Success)
        {
            return YenFailure.NotANumber;
        }

        var factor = match.Groups["unit"].Value switch
        {
            "円" => 1,
            "千円" => 1000,
            _ => (int)unit,
        };
        var digits = match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal).TrimStart('0');
        if (digits.Length > 15)
        {
            return YenFailure.TooLarge;
        }

        var number = digits.Length == 0 ? 0m : decimal.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        if (match.Groups["decimals"].Success)
        {
            var decimals = match.Groups["decimals"].Value.TrimEnd('0');
            if (decimals.Length > 3)
            {
                return YenFailure.Fraction;
            }

            number += decimals.Length == 0 ? 0m : decimal.Parse("0." + decimals, CultureInfo.InvariantCulture);
        }

        var amount = number * factor;
        if (amount != decimal.Truncate(amount))
        {
            return YenFailure.Fraction;
        }

        if (amount > Most)
        {
            return YenFailure.TooLarge;
        }

        yen = match.Groups["minus"].Success ? -(long)amount : (long)amount;
        return YenFailure.None;
    }

    /// <summary>千円 for tables: 48,750,000 → "48,750". Half a thousand is rounded away from zero (500 → "1", -500 → "▲1").</summary>
    public static string Thousands(long yen)
    {
        var thousands = (long)decimal.Round(yen / 1000m, MidpointRounding.AwayFromZero);
        return Signed(thousands);
    }

    /// <summary>48,750,000円</summary>
    public static string Exact(long yen) => Signed(yen) + "円";

    /// <summary>48,750,000円, or ¥48,750,000 where the page is not Japanese.</summary>
    public static string Exact(long yen, CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "ja" ? Exact(yen)
        : (yen < 0 ? "-¥" : "¥") + decimal.Abs(yen).ToString("#,0", CultureInfo.InvariantCulture);

    private static string Signed(long number) =>
        (number < 0 ? NegativeSign : "") + decimal.Abs(number).ToString("#,0", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<minus>[▲△\-−‐])?\s?[¥\\]?\s?(?<minus>[▲△\-−‐])?\s?(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<decimals>\d+))?\s?(?<unit>千?円)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
