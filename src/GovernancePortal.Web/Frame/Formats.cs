using System.Globalization;
using GovernancePortal.Core.Platform.Money;
using GovernancePortal.Core.Platform.Time;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Frame;

/// <summary>Days, years and amounts as the request's language writes them. In pages: <c>@F.Day(x)</c>; with markup: the tags yen, day and moment.</summary>
public sealed class Formats(IStringLocalizer<Texts> texts)
{
    private static bool Japanese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ja";

    // Before 明治 no era name exists; such a day is a slip somewhere, and showing it beats failing.
    private static bool HasEra(DateOnly day) => day >= JapaneseEra.All[0].Start;

    /// <summary>令和8年11月20日（金） / Fri 20 Nov 2026</summary>
    public string Day(DateOnly? day) =>
        day is not { } d ? "" : HasEra(d) ? OfficeTime.Display(d, CultureInfo.CurrentUICulture) : Iso(d);

    /// <summary>R8.11.20 / 2026-11-20, for narrow columns.</summary>
    public string ShortDay(DateOnly? day) => day is not { } d ? "" : Japanese && HasEra(d) ? JapaneseEra.Short(d) : Iso(d);

    /// <summary>11/20（金） / Fri 20 Nov: in lists where the year is plain.</summary>
    public string MonthDay(DateOnly? day) => day?.ToString(texts["Format.MonthDay"], CultureInfo.CurrentUICulture) ?? "";

    /// <summary>With Tokyo's clock.</summary>
    public string Moment(DateTimeOffset? at) => at is { } instant ? OfficeTime.Display(instant, CultureInfo.CurrentUICulture) : "";

    /// <summary>令和8年度（2026） / FY2026</summary>
    public string Year(FiscalYear? year) => year is not { Year: > 0 } y ? "" : Japanese ? y.Display : y.English;

    /// <summary>R8 / FY2026, for column heads.</summary>
    public string ShortYear(FiscalYear? year) => year is not { Year: > 0 } y ? "" : Japanese ? y.Short : y.English;

    /// <summary>Thousands of yen without the unit: 48,750. The exact figure belongs beside it (tag yen).</summary>
    public string Thousands(long? yen) => yen is { } amount ? Yen.Thousands(amount) : "";

    /// <summary>48,750,000円 / ¥48,750,000</summary>
    public string Exact(long? yen) => yen is { } amount ? Yen.Exact(amount, CultureInfo.CurrentUICulture) : "";

    /// <summary>
    /// For a lang attribute beside data that people wrote: "ja" where a page in another language shows Japanese letters,
    /// so that it is read aloud and drawn as Japanese; null where the page's own language holds.
    /// </summary>
    public static string? Language(string? text) => !Japanese && text is not null && text.Any(IsJapanese) ? "ja" : null;

    // Kana, CJK ideographs and their extension A: what the office writes in.
    private static bool IsJapanese(char letter) => letter is (>= '\u3041' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff');

    public string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Name of an enum value: key "{Type}.{Value}", for instance Role.SectionHead.</summary>
    public string Name<T>(T value) where T : struct, Enum => texts[typeof(T).Name + "." + value];

    /// <summary>An argument of a message in the reader's language.</summary>
    public object Argument(object? value) => value switch
    {
        null => "",
        DateOnly day => Day(day),
        DateTimeOffset at => Moment(at),
        FiscalYear year => Year(year),
        long yen => Exact(yen),
        int number => Number(number),
        Enum name => texts[name.GetType().Name + "." + name].Value,
        // Rules name states, acts and fields by the key of their text.
        string key when key.Contains('.', StringComparison.Ordinal) && texts[key] is { ResourceNotFound: false } found => found.Value,
        _ => value,
    };

    /// <summary>A value as an input shows it for editing; every form written here can be read back.</summary>
    public string Editable(object? value) => value switch
    {
        null => "",
        DateOnly day => Japanese && HasEra(day) ? JapaneseEra.WithoutWeekday(day) : Iso(day),
        FiscalYear year => Japanese ? year.Japanese : year.English,
        long or int => string.Create(CultureInfo.InvariantCulture, $"{value:#,0}"),
        decimal number => number.ToString("#,0.####", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
