using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.Platform.Time;

/// <summary>A Japanese public fiscal year, 1 April of <see cref="Year"/> to 31 March of the next.</summary>
public readonly partial record struct FiscalYear(int Year) : IComparable<FiscalYear>, IParsable<FiscalYear>
{
    /// <summary>The range input is accepted in; the first year of 平成 is where the office's records may begin.</summary>
    public const int EarliestYear = 1989;
    public const int LatestYear = 2099;

    public static FiscalYear Earliest => new(EarliestYear);
    public static FiscalYear Latest => new(LatestYear);

    public DateOnly Start => new(Year, 4, 1);
    public DateOnly End => new(Year + 1, 3, 31);

    /// <summary>出納整理期間 ends: payments of the year may be settled until 31 May after it (地方自治法235条の5).</summary>
    public DateOnly AccountsClose => new(Year + 1, 5, 31);

    public FiscalYear Next => Plus(1);
    public FiscalYear Previous => Plus(-1);

    /// <summary>令和8年度; the first year of an era is 元年度, and 2019 is 令和元年度 throughout.</summary>
    public string Japanese => $"{NamedEra.NameJa}{NamedEra.YearText(Year)}年度";

    /// <summary>R8, as in case numbers.</summary>
    public string Short => string.Create(CultureInfo.InvariantCulture, $"{NamedEra.Letter}{NamedEra.YearNumber(Year)}");

    /// <summary>令和8年度（2026）</summary>
    public string Display => string.Create(CultureInfo.InvariantCulture, $"{Japanese}（{Year}）");

    public string English => string.Create(CultureInfo.InvariantCulture, $"FY{Year}");

    // A fiscal year bears the era in force at the end of its calendar year.
    private Era NamedEra => JapaneseEra.Of(new DateOnly(Year, 12, 31));

    public FiscalYear Plus(int years) => new(Year + years);

    public bool Contains(DateOnly day) => day >= Start && day <= End;

    public static FiscalYear Of(DateOnly day) => new(day.Month >= 4 ? day.Year : day.Year - 1);

    public int CompareTo(FiscalYear other) => Year.CompareTo(other.Year);

    public static bool operator <(FiscalYear left, FiscalYear right) => left.Year < right.Year;
    public static bool operator >(FiscalYear left, FiscalYear right) => left.Year > right.Year;
    public static bool operator <=(FiscalYear left, FiscalYear right) => left.Year <= right.Year;
    public static bool operator >=(FiscalYear left, FiscalYear right) => left.Year >= right.Year;

    public override string ToString() => English;

    /// <summary>
    /// Reads what people type: R8, Ｒ８, 令和8年度, 令和元年度, H31, 平成31年度, 2026, 2026年度, FY2026 and the form of
    /// <see cref="Display"/>. Years outside <see cref="EarliestYear"/>–<see cref="LatestYear"/> and era years that
    /// never came (平成32年度) are refused.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FiscalYear year)
    {
        year = default;
        var match = Pattern().Match(CharacterWidth.Narrow(text));
        if (!match.Success)
        {
            return false;
        }

        var number = match.Groups["western"].Success
            ? int.Parse(match.Groups["western"].ValueSpan, CultureInfo.InvariantCulture)
            : EraYear(match.Groups["era"].Value, match.Groups["number"].Value);
        if (number is null or < EarliestYear or > LatestYear)
        {
            return false;
        }

        // 令和8年度（2026）: the two must agree.
        if (match.Groups["check"].Success
            && int.Parse(match.Groups["check"].ValueSpan, CultureInfo.InvariantCulture) != number)
        {
            return false;
        }

        year = new FiscalYear(number.Value);
        return true;
    }

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FiscalYear result) =>
        TryParse(s, out result);

    public static FiscalYear Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, out var year) ? year : throw new FormatException($"Not a fiscal year: '{s}'.");

    private static int? EraYear(string name, string number)
    {
        var era = JapaneseEra.Named(name);
        if (era is null)
        {
            return null;
        }

        var inEra = number == "元" ? 1 : int.Parse(number, CultureInfo.InvariantCulture);
        return era.CalendarYear(inEra);
    }

    [GeneratedRegex(
        @"^(?:(?:FY\s?)?(?<western>\d{4})\s?(?:年度?)?|(?<era>[MTSHR]|明治|大正|昭和|平成|令和)\s?(?<number>\d{1,2}|元)\s?(?:年度?)?(?:\s?\((?<check>\d{4})\))?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
