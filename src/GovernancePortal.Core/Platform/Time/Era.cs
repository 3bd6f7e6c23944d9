using System.Globalization;

namespace GovernancePortal.Core.Platform.Time;

/// <summary>One era (元号). <paramref name="Start"/> is its first day, the day before belongs to the era before it.</summary>
public sealed record Era(string NameJa, string NameEn, char Letter, DateOnly Start, DateOnly? End)
{
    public int FirstYear => Start.Year;

    /// <summary>2026 → 8 in 令和.</summary>
    public int YearNumber(int calendarYear) => calendarYear - FirstYear + 1;

    /// <summary>元 for the first year, otherwise the number.</summary>
    public string YearText(int calendarYear)
    {
        var number = YearNumber(calendarYear);
        return number == 1 ? "元" : number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The calendar year of a year of the era; null when the era never had that year.</summary>
    public int? CalendarYear(int yearInEra)
    {
        if (yearInEra < 1)
        {
            return null;
        }

        var year = FirstYear + yearInEra - 1;
        return End is { } end && year > end.Year ? null : year;
    }
}
