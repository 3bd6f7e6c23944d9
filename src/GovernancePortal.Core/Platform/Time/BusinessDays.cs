namespace GovernancePortal.Core.Platform.Time;

/// <summary>
/// 開庁日: weekdays that are not closed. Immutable; every question is answered from one sorted array, so spans of
/// years cost no more than spans of days. Beyond the last known closed day only weekends are closed.
/// </summary>
public sealed class BusinessDays
{
    private readonly int[] _closedWeekdays;

    /// <param name="closedDays">Holidays with substitutes and the days of 12/29–1/3; weekends among them change nothing.</param>
    public BusinessDays(IEnumerable<DateOnly> closedDays)
    {
        _closedWeekdays = closedDays.Where(day => !IsWeekend(day)).Select(day => day.DayNumber).Distinct().Order().ToArray();
    }

    public bool IsOpen(DateOnly day) => !IsWeekend(day) && Array.BinarySearch(_closedWeekdays, day.DayNumber) < 0;

    /// <summary>
    /// The <paramref name="openDays"/>-th open day after <paramref name="day"/>; the day itself is not counted
    /// (初日不算入, 民法140条). 0 gives the day back, open or not.
    /// </summary>
    public DateOnly Add(DateOnly day, int openDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(openDays);
        return openDays == 0 ? day : FirstDayWith(OpenThrough(day.DayNumber) + openDays);
    }

    /// <summary>The <paramref name="openDays"/>-th open day before <paramref name="day"/>; 0 gives the day back.</summary>
    public DateOnly Subtract(DateOnly day, int openDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(openDays);
        return openDays == 0 ? day : FirstDayWith(OpenThrough(day.DayNumber - 1) - openDays + 1);
    }

    /// <summary>
    /// Open days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when
    /// <paramref name="to"/> is past: the open days since it. Days left to a deadline are Between(today, deadline).
    /// </summary>
    public int Between(DateOnly from, DateOnly to) => OpenThrough(to.DayNumber) - OpenThrough(from.DayNumber);

    /// <summary>Open days from the first to the last day, both included; 0 when the last lies before the first.</summary>
    public int Count(DateOnly first, DateOnly last) =>
        last < first ? 0 : OpenThrough(last.DayNumber) - OpenThrough(first.DayNumber - 1);

    /// <summary>The day itself when open, otherwise the next open day: a term that ends on a closed day ends then.</summary>
    public DateOnly OnOrAfter(DateOnly day) => IsOpen(day) ? day : Add(day, 1);

    /// <summary>The day itself when open, otherwise the open day before it.</summary>
    public DateOnly OnOrBefore(DateOnly day) => IsOpen(day) ? day : Subtract(day, 1);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    // Open days from 0001-01-01 (day number 0, a Monday) through the day.
    private int OpenThrough(int dayNumber)
    {
        var days = dayNumber + 1;
        var weekdays = (days / 7 * 5) + Math.Min(days % 7, 5);
        return weekdays - ClosedThrough(dayNumber);
    }

    private int ClosedThrough(int dayNumber)
    {
        var at = Array.BinarySearch(_closedWeekdays, dayNumber);
        return at >= 0 ? at + 1 : ~at;
    }

    private DateOnly FirstDayWith(int openDays)
    {
        var low = 0;
        var high = DateOnly.MaxValue.DayNumber;
        if (openDays < 1 || openDays > OpenThrough(high))
        {
            throw new ArgumentOutOfRangeException(nameof(openDays), "The day lies outside the calendar.");
        }

        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (OpenThrough(middle) >= openDays)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return DateOnly.FromDayNumber(low);
    }
}
