using System.Globalization;
using System.Text.RegularExpressions;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.Platform.Time;

/// <summary>Why a typed date was not accepted; each has its own message.</summary>
public enum DateFailure
{
    None,
    Empty,
    /// <summary>Not a form of date that is understood.</summary>
    NotADate,
    /// <summary>The form is right, but the calendar has no such day (2026/2/30).</summary>
    NoSuchDay,
    /// <summary>The era named had not begun, or never had that year (R1.4.30, H32.4.1).</summary>
    OutsideEra,
}

/// <summary>和暦: eras as data, dates written and read in them.</summary>
public static partial class JapaneseEra
{
    // Days before 1873-01-01 follow the Gregorian calendar here; the lunar one of the time is not converted.
    private static readonly Era[] Eras =
    [
        new("明治", "Meiji", 'M', new DateOnly(1868, 10, 23), new DateOnly(1912, 7, 29)),
        new("大正", "Taisho", 'T', new DateOnly(1912, 7, 30), new DateOnly(1926, 12, 24)),
        new("昭和", "Showa", 'S', new DateOnly(1926, 12, 25), new DateOnly(1989, 1, 7)),
        new("平成", "Heisei", 'H', new DateOnly(1989, 1, 8), new DateOnly(2019, 4, 30)),
        new("令和", "Reiwa", 'R', new DateOnly(2019, 5, 1), null),
    ];

    private const string DayNames = "日月火水木金土";

    /// <summary>Oldest first.</summary>
    public static IReadOnlyList<Era> All => Eras;

    /// <summary>The era of a day; days before 明治 are refused.</summary>
    public static Era Of(DateOnly day)
    {
        for (var i = Eras.Length - 1; i >= 0; i--)
        {
            if (day >= Eras[i].Start)
            {
                return Eras[i];
            }
        }

        throw new ArgumentOutOfRangeException(nameof(day), day, "Days before the Meiji era have no era name here.");
    }

    /// <summary>By name or letter, any case: 令和, R, r. Null when there is none.</summary>
    public static Era? Named(string name) => Array.Find(Eras, era =>
        era.NameJa == name || (name.Length == 1 && char.ToUpperInvariant(name[0]) == era.Letter));

    /// <summary>令和8年11月20日（金）</summary>
    public static string Long(DateOnly day) => $"{WithoutWeekday(day)}（{DayNames[(int)day.DayOfWeek]}）";

    /// <summary>令和8年11月20日, as in letters.</summary>
    public static string WithoutWeekday(DateOnly day)
    {
        var era = Of(day);
        return string.Create(CultureInfo.InvariantCulture, $"{era.NameJa}{era.YearText(day.Year)}年{day.Month}月{day.Day}日");
    }

    /// <summary>R8.11.20, for narrow columns.</summary>
    public static string Short(DateOnly day)
    {
        var era = Of(day);
        return string.Create(CultureInfo.InvariantCulture, $"{era.Letter}{era.YearNumber(day.Year)}.{day.Month}.{day.Day}");
    }

    public static bool TryParse(string? text, out DateOnly day) => Read(text, out day) == DateFailure.None;

    /// <summary>
    /// Reads R8.4.1, R8/4/1, 令和8年4月1日, 令和元年5月1日, 2026/4/1, 2026-04-01, 2026.4.1, 2026年4月1日 and 20260401, each also
    /// in full-width characters and with the weekday that <see cref="Long"/> writes. In the year of a change the old
    /// era's name is accepted to the end of December (H31.5.1 is 2019-05-01), because people write it; the new name
    /// before its first day is not.
    /// </summary>
    public static DateFailure Read(string? text, out DateOnly day)
    {
        day = default;
        var typed = CharacterWidth.Narrow(text);
        if (typed.Length == 0)
        {
            return DateFailure.Empty;
        }

        var match = Pattern().Match(typed);
        if (!match.Success)
        {
            return DateFailure.NotADate;
        }

        var month = Number(match.Groups["month"]);
        var dayOfMonth = Number(match.Groups["day"]);
        if (match.Groups["western"].Success)
        {
            return Make(Number(match.Groups["western"]), month, dayOfMonth, out day);
        }

        var era = Named(match.Groups["era"].Value);
        if (era is null)
        {
            return DateFailure.NotADate;
        }

        var number = match.Groups["number"].Value == "元" ? 1 : Number(match.Groups["number"]);
        if (era.CalendarYear(number) is not { } year)
        {
            return DateFailure.OutsideEra;
        }

        var made = Make(year, month, dayOfMonth, out day);
        if (made == DateFailure.None && day < era.Start)
        {
            day = default;
            return DateFailure.OutsideEra;
        }

        return made;
    }

    private static DateFailure Make(int year, int month, int dayOfMonth, out DateOnly day)
    {
        day = default;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month))
        {
            return DateFailure.NoSuchDay;
        }

        day = new DateOnly(year, month, dayOfMonth);
        return DateFailure.None;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?:(?<western>\d{4})(?<month>\d{2})(?<day>\d{2})"
        + @"|(?:(?<western>\d{4})|(?<era>[MTSHR]|明治|大正|昭和|平成|令和)\s?(?<number>\d{1,2}|元))\s?"
        + @"(?:年\s?(?<month>\d{1,2})\s?月\s?(?<day>\d{1,2})\s?日|(?<mark>[./\-])\s?(?<month>\d{1,2})\s?\k<mark>\s?(?<day>\d{1,2}))"
        + @"(?:\s?\([日月火水木金土]\))?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
