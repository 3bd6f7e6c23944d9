using System.Globalization;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Systems;

/// <summary>
/// Values of the ledger as texts that do not depend on a language, the same the Trail keeps: what is frozen of a row (the
/// answers of a survey) is stored so, and compared with what stands in the ledger later.
/// </summary>
public static class LedgerText
{
    public static string? Write(object? value) => value switch
    {
        null or "" => null,
        string text => text,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>The value of the column's type; null for a text that is none (any more).</summary>
    public static object? Read(LedgerColumn column, string? text) => text is null ? null : column.Kind switch
    {
        LedgerKind.Choice => Enum.TryParse(column.Choices!, text, out var choice) ? choice : null,
        LedgerKind.YesNo => bool.TryParse(text, out var yes) ? yes : null,
        LedgerKind.Yen => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var yen) ? yen : null,
        LedgerKind.Whole => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        LedgerKind.Day => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        LedgerKind.Year => FiscalYear.TryParse(text, out var year) ? year : null,
        LedgerKind.Section => Guid.TryParse(text, out var id) ? id : null,
        LedgerKind.Text or LedgerKind.LongText or LedgerKind.Kana or LedgerKind.Code or LedgerKind.Systems => text,
    };

    /// <summary>The answered values of a row or an input, by the names of the columns.</summary>
    public static Dictionary<string, string> Of(object row, IEnumerable<LedgerColumn> columns)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (Write(column.Of(row)) is { } text)
            {
                texts[column.Name] = text;
            }
        }
        return texts;
    }

    /// <summary>A form filled with these values.</summary>
    public static SystemInput Input(IReadOnlyDictionary<string, string> texts)
    {
        var input = new SystemInput();
        foreach (var column in SystemColumns.Given)
        {
            column.Set(input, Read(column, texts.GetValueOrDefault(column.Name)));
        }
        return input;
    }
}
