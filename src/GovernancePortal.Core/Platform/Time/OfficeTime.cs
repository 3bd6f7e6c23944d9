using System.Globalization;

namespace GovernancePortal.Core.Platform.Time;

/// <summary>
/// Days of Asia/Tokyo, whatever the server's zone. Japan keeps +09:00 without summer time, so the offset is fixed
/// here and needs no time-zone data on the server.
/// </summary>
public static class OfficeTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    /// <summary>The office's day at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(InTokyo(instant).DateTime);

    public static TimeOnly ClockOf(DateTimeOffset instant) => TimeOnly.FromDateTime(InTokyo(instant).DateTime);

    public static FiscalYear FiscalYearOf(DateTimeOffset instant) => FiscalYear.Of(DayOf(instant));

    /// <summary>00:00:00 in Tokyo, as a UTC instant (what the database stores).</summary>
    public static DateTimeOffset StartOf(DateOnly day) =>
        new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>
    /// 23:59:59 in Tokyo, when a deadline day ends, as a UTC instant. To ask whether an act was in time compare
    /// <see cref="DayOf"/> with the deadline day: the last second counts whole.
    /// </summary>
    public static DateTimeOffset EndOf(DateOnly day) =>
        new DateTimeOffset(day.ToDateTime(new TimeOnly(23, 59, 59)), Offset).ToUniversalTime();

    /// <summary>令和8年11月20日（金）, or Fri 20 Nov 2026 where the page is not Japanese.</summary>
    public static string Display(DateOnly day, CultureInfo culture) =>
        IsJapanese(culture) ? JapaneseEra.Long(day) : day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>令和8年11月20日（金）14:02, or Fri 20 Nov 2026 14:02; always Tokyo's clock.</summary>
    public static string Display(DateTimeOffset instant, CultureInfo culture)
    {
        var clock = ClockOf(instant).ToString("HH:mm", CultureInfo.InvariantCulture);
        var day = Display(DayOf(instant), culture);
        return IsJapanese(culture) ? day + clock : $"{day} {clock}";
    }

    private static bool IsJapanese(CultureInfo culture) => culture.TwoLetterISOLanguageName == "ja";

    private static DateTimeOffset InTokyo(DateTimeOffset instant) => instant.ToOffset(Offset);
}
