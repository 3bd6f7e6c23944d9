using System.Globalization;
using System.Text.RegularExpressions;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Money;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Platform.Sheets;

/// <summary>
/// What people write into cells, read the same way by every import: full-width or not, with separators and units, days in
/// eras, as digits or as a spreadsheet's count. What is unclear is refused, never guessed.
/// </summary>
public static partial class SheetValues
{
    /// <summary>How exports write yes and no.</summary>
    public const string YesWord = "はい";
    public const string NoWord = "いいえ";

    public static string Word(bool yes) => yes ? YesWord : NoWord;

    // Counts of days that a bare number may mean: 1954-10-03 to 2099-12-31. Others are no dates people write so.
    private const int FirstSerial = 20_000;
    private const int LastSerial = 73_050;
    private const int MostNamed = 6;

    /// <summary>The fault that no reader gets past: a formula, an error value, a broken character.</summary>
    public static SheetFault? FlawOf(SheetCell cell) => cell.Kind switch
    {
        CellKind.Formula => new SheetFault("Formula"),
        CellKind.Error => new SheetFault("ErrorValue", cell.Text),
        CellKind.Broken => new SheetFault("Broken", Short(cell.Text)),
        _ => null,
    };

    /// <summary>A text of at most so many characters; on one line unless <paramref name="lines"/>.</summary>
    public static SheetValue<string> Text(SheetCell cell, int most, bool lines = false)
    {
        if (FlawOf(cell) is { } flaw)
        {
            return flaw;
        }
        var text = lines ? cell.Text : OneLine(cell.Text);
        return text.Length switch
        {
            0 => default,
            var length when length > most => new SheetFault("TooLong", Say(most), Say(length)),
            _ => new SheetValue<string>(text),
        };
    }

    /// <summary>令和8年4月1日, R8.4.1, 2026/4/1, 2026-04-01, 20260401, in full-width too, and a spreadsheet's count of days.</summary>
    /// <param name="month">A month alone (令和3年4月, 2021/4) is its first day.</param>
    public static SheetValue<DateOnly?> Day(SheetCell cell, bool month = false)
    {
        if (FlawOf(cell) is { } flaw)
        {
            return flaw;
        }
        var typed = CharacterWidth.Narrow(cell.Text);
        if (typed.Length == 0)
        {
            return default;
        }
        // 2026-04-01T00:00:00 and "2026/4/1 0:00" are how other tools write a day.
        typed = Midnight().Replace(typed, "");
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is >= FirstSerial and <= LastSerial)
        {
            return new SheetValue<DateOnly?>(ExcelDay.Of(serial));
        }
        if (month && MonthAlone().Match(typed) is { Success: true } alone)
        {
            typed += alone.Groups["mark"].Success ? alone.Groups["mark"].Value + "1" : "1日";
        }
        return JapaneseEra.Read(typed, out var day) switch
        {
            DateFailure.None => new SheetValue<DateOnly?>(day),
            DateFailure.NoSuchDay => new SheetFault("DayUnknown", Short(cell.Text)),
            DateFailure.OutsideEra => new SheetFault("DayOutsideEra", Short(cell.Text)),
            _ => new SheetFault("DayUnreadable", Short(cell.Text)),
        };
    }

    /// <summary>令和8年度, R8, 2026, 2026年度, FY2026.</summary>
    public static SheetValue<FiscalYear?> Year(SheetCell cell)
    {
        if (FlawOf(cell) is { } flaw)
        {
            return flaw;
        }
        if (cell.Text.Length == 0)
        {
            return default;
        }
        // A cell formatted as a day in a column of years names no year: whose 31 March is it?
        return cell.Kind != CellKind.Day && FiscalYear.TryParse(cell.Text, out var year) ? new SheetValue<FiscalYear?>(year) : new SheetFault("YearUnreadable", Short(cell.Text));
    }

    /// <summary>
    /// Whole yen: 1200000, １，２００，０００, 1,200,000円, 1,200千円, 120万円. Without a unit it is yen. Negative amounts (-, ▲, △) are
    /// refused unless <paramref name="negative"/>.
    /// </summary>
    public static SheetValue<long?> Amount(SheetCell cell, bool negative = false)
    {
        if (FlawOf(cell) is { } flaw)
        {
            return flaw;
        }
        var typed = CharacterWidth.Narrow(cell.Text);
        if (typed.Length == 0)
        {
            return default;
        }
        var factor = 1L;
        if (cell.Kind != CellKind.Day && Tens().Match(typed) is { Success: true } unit)
        {
            factor = unit.Groups["unit"].Value switch { "百万" => 1_000_000, "億" => 100_000_000, "万" => 10_000, _ => 1000 };
            typed = typed[..unit.Index] + (factor == 1000 ? "千円" : "");
        }
        var read = cell.Kind == CellKind.Day ? YenFailure.NotANumber : ReadAmount(typed, factor is 1 or 1000 ? 1 : factor, out factor);
        return read switch
        {
            YenFailure.None when factor < 0 && !negative => new SheetFault("YenNegative", Short(cell.Text)),
            YenFailure.None => new SheetValue<long?>(factor),
            YenFailure.Fraction => new SheetFault("YenFraction", Short(cell.Text)),
            YenFailure.TooLarge => new SheetFault("YenTooLarge", Short(cell.Text)),
            _ => new SheetFault("YenUnreadable", Short(cell.Text)),
        };
    }

    /// <summary>A whole number from least to most: 1200, １，２００, 1,200人 is refused as letters are.</summary>
    public static SheetValue<int?> Whole(SheetCell cell, int least = 0, int most = int.MaxValue)
    {
        if (FlawOf(cell) is { } flaw)
        {
            return flaw;
        }
        var typed = CharacterWidth.Narrow(cell.Text);
        if (typed.Length == 0)
        {
            return default;
        }
        var match = cell.Kind == CellKind.Day ? Match.Empty : Number().Match(typed);
        if (!match.Success)
        {
            return new SheetFault("NumberUnreadable", Short(cell.Text));
        }
        if (match.Groups["decimals"].ValueSpan.Trim('0').Length > 0)
        {
            return new SheetFault("NumberFraction", Short(cell.Text));
        }
        var fits = long.TryParse(match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        number = match.Groups["minus"].Success ? -number : number;
        return fits && number >= least && number <= most ? new SheetValue<int?>((int)number) : new SheetFault("NumberOutOfRange", Short(cell.Text), Say(least), Say(most));
    }

    /// <summary>A decimal number with at most so many places: 99.5, ９９．５, 99.5%.</summary>
    public static SheetValue<decimal?> Fraction(SheetCell cell, decimal least, decimal most, int places)
    {
        if (FlawOf(cell) is { } flaw)
        {
            return flaw;
        }
        var typed = CharacterWidth.Narrow(cell.Text).TrimEnd('%').TrimEnd();
        if (typed.Length == 0)
        {
            return default;
        }
        var match = cell.Kind == CellKind.Day ? Match.Empty : Number().Match(typed);
        if (!match.Success || !decimal.TryParse(match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal) + "." + match.Groups["decimals"].Value + "0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return new SheetFault("NumberUnreadable", Short(cell.Text));
        }
        number = match.Groups["minus"].Success ? -number : number;
        if (decimal.Round(number, places) != number)
        {
            return new SheetFault("NumberPlaces", Short(cell.Text), Say(places));
        }
        return number >= least && number <= most ? new SheetValue<decimal?>(number) : new SheetFault("NumberOutOfRange", Short(cell.Text), least.ToString("0.###", CultureInfo.InvariantCulture), most.ToString("0.###", CultureInfo.InvariantCulture));
    }

    /// <summary>はい/いいえ, 有/無, ○/×, 1/0, yes/no, TRUE/FALSE and their like.</summary>
    public static SheetValue<bool?> YesNo(SheetCell cell)
    {
        if (FlawOf(cell) is { } flaw)
        {
            return flaw;
        }
        var typed = CharacterWidth.SearchKey(cell.Text);
        return typed.Length == 0 ? default
            : Yes.Contains(typed) ? new SheetValue<bool?>(true)
            : No.Contains(typed) ? new SheetValue<bool?>(false)
            : new SheetFault("YesNoUnreadable", Short(cell.Text));
    }

    /// <summary>A choice of the office's list, by its Japanese name, its English name or its code.</summary>
    /// <param name="kept">The code the record has already: it stays acceptable when it is no longer offered.</param>
    public static SheetValue<string> Code(SheetCell cell, string list, CodeBook codes, DateOnly day, string? kept = null)
    {
        if (FlawOf(cell) is { } flaw)
        {
            return flaw;
        }
        if (cell.Text.Length == 0)
        {
            return default;
        }
        var offered = codes.Choices(list, day);
        var all = codes.Find(list, kept) is { } had ? offered.Append(had) : offered;
        return Choice(cell, [.. all.Select(c => new SheetChoice<string>(c.Code, c.Code, c.NameJa, c.NameEn))], out var found) ? new SheetValue<string>(found) : NotOffered(cell, offered.Select(c => c.NameJa));
    }

    /// <summary>One of the choices, by any of its names, whatever the width and case; false where none fits.</summary>
    public static bool Choice<T>(SheetCell cell, IReadOnlyList<SheetChoice<T>> choices, out T? found)
    {
        var typed = CharacterWidth.SearchKey(cell.Text);
        var hit = choices.FirstOrDefault(c => Named(c.Code)) ?? choices.FirstOrDefault(c => Named(c.NameJa) || Named(c.NameEn));
        found = hit is null ? default : hit.Value;
        return hit is not null;

        bool Named(string? name) => name is not null && CharacterWidth.SearchKey(name) == typed;
    }

    /// <summary>The fault of a wrong choice; it names some of the right ones.</summary>
    public static SheetFault NotOffered(SheetCell cell, IEnumerable<string> offered)
    {
        var names = offered.Take(MostNamed + 1).ToList();
        return new SheetFault("CodeUnknown", Short(cell.Text), string.Join("、", names.Take(MostNamed)) + (names.Count > MostNamed ? "…" : ""));
    }

    /// <summary>A heading as it is compared and shown: on one line, ends trimmed.</summary>
    public static string Heading(string text) => CharacterWidth.Trim(OneLine(text));

    /// <summary>Items parted by semicolons (also ；、 and line ends), blanks left out.</summary>
    public static IReadOnlyList<string> Items(string text) =>
        [.. text.Split([';', '；', '、', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(CharacterWidth.Trim).Where(item => item.Length > 0)];

    /// <summary>What a message quotes of a cell.</summary>
    public static string Short(string text) => text.Length <= 40 ? OneLine(text) : OneLine(text[..40]) + "…";

    private static string OneLine(string text) => text.Replace('\n', ' ');

    private static string Say(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    // The amount comes back in the last argument; tens of thousands and more may have four decimals (1.25億).
    private static YenFailure ReadAmount(string typed, long factor, out long yen)
    {
        if (factor == 1)
        {
            return Yen.Read(typed, YenUnit.Yen, out yen);
        }
        yen = 0;
        var match = Number().Match(typed);
        if (!match.Success || !decimal.TryParse(match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal) + "." + match.Groups["decimals"].Value + "0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > Yen.Most)
        {
            return match.Success ? YenFailure.TooLarge : YenFailure.NotANumber;
        }
        var amount = number * factor;
        if (amount > Yen.Most)
        {
            return YenFailure.TooLarge;
        }
        if (amount != decimal.Truncate(amount))
        {
            return YenFailure.Fraction;
        }
        yen = match.Groups["minus"].Success ? -(long)amount : (long)amount;
        return YenFailure.None;
    }

    private static readonly HashSet<string> Yes = new(StringComparer.Ordinal) { "はい", "有", "有り", "あり", "要", "該当", "対象", "する", "○", "〇", "◯", "1", "yes", "y", "true", "on" };
    private static readonly HashSet<string> No = new(StringComparer.Ordinal) { "いいえ", "無", "無し", "なし", "不要", "非該当", "対象外", "しない", "×", "✕", "0", "no", "n", "false", "off" };

    [GeneratedRegex(@"[ T]0{1,2}:00(:00(\.0+)?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Midnight();

    [GeneratedRegex(@"^[^./\-]+(年\s?\d{1,2}\s?月|(?<mark>[./\-])\d{1,2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthAlone();

    [GeneratedRegex(@"\s?(?<unit>百万|億|万|千)円?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tens();

    [GeneratedRegex(@"^(?<minus>[▲△\-−‐])?\s?[¥\\]?\s?(?<whole>\d{1,3}(,\d{3})+|\d+)(\.(?<decimals>\d+))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}

/// <summary>A value under the names people may write for it.</summary>
public sealed record SheetChoice<T>(T Value, string Code, string NameJa, string? NameEn);
