using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Platform.Csv;

/// <summary>One column: its heading in the reader's language and the cell of a row (a string, number, day, fiscal year, bool or null).</summary>
public sealed record CsvColumn<T>(string Heading, Func<T, object?> Cell);

/// <summary>
/// Lists as CSV for Excel: UTF-8 with BOM, ISO days, exact yen, CRLF. Rows are written as they come from the database,
/// so that memory does not grow with the list.
/// </summary>
public static class CsvExport
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static async Task WriteAsync<T>(Stream target, IReadOnlyList<CsvColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken ct = default)
    {
        await using var text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 16 * 1024, leaveOpen: true);
        await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }, leaveOpen: true);
        foreach (var column in columns)
        {
            csv.WriteField(Guard(column.Heading));
        }
        await csv.NextRecordAsync();
        var written = 0;
        await foreach (var row in rows.WithCancellation(ct))
        {
            foreach (var column in columns)
            {
                csv.WriteField(Text(column.Cell(row)));
            }
            await csv.NextRecordAsync();
            if (++written % 200 == 0)
            {
                await csv.FlushAsync();
            }
        }
    }

    /// <summary>
    /// A spreadsheet must not take a cell for a formula: one that begins with = + - @ (or their full-width forms, a tab
    /// or a line break) gets an apostrophe in front. A lone sign, a number and a percentage stay as they are. A text that already looks
    /// guarded gets one more, so that <see cref="Unguard"/> gives back exactly what was there.
    /// </summary>
    public static string Guard(string cell) => IsDangerous(cell.AsSpan().TrimStart('\'')) ? "'" + cell : cell;

    /// <summary>Takes the guard of <see cref="Guard"/> off again; every import does.</summary>
    public static string Unguard(string cell) => cell.Length > 0 && cell[0] == '\'' && IsDangerous(cell.AsSpan().TrimStart('\'')) ? cell[1..] : cell;

    private static bool IsDangerous(ReadOnlySpan<char> cell) =>
        cell.Length > 1 && Dangerous.Contains(cell[0], StringComparison.Ordinal)
            && !(cell[0] is '+' or '-' && decimal.TryParse(cell[^1] is '%' ? cell[..^1] : cell, NumberStyles.Number, CultureInfo.InvariantCulture, out _));

    private const string Dangerous = "=+-@＝＋－＠\t\r\n";

    private static string Text(object? cell) => cell switch
    {
        null => "",
        string text => Guard(text),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.ToOffset(OfficeTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        FiscalYear year => year.Year.ToString(CultureInfo.InvariantCulture),
        bool yes => yes ? "1" : "0",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Guard(cell.ToString() ?? ""),
    };
}
