using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace GovernancePortal.Core.Platform.Sheets;

/// <summary>The rows of a CSV; its encoding is found by reading it through once beforehand.</summary>
internal static class CsvRows
{
    /// <summary>A fault of one cell should not make a file of another encoding, so the fewer broken characters decide.</summary>
    public static IEnumerable<SheetRow> Read(Stream content)
    {
        var utf8 = IsUtf8(content);
        content.Position = 0;
        using var text = utf8 ? new StreamReader(content, Utf8, detectEncodingFromByteOrderMarks: true, leaveOpen: true) : (TextReader)new Cp932Reader(content);
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = null, IgnoreBlankLines = false, Mode = CsvMode.RFC4180, MaxFieldSize = SheetFile.MostCharacters * 2, CountBytes = false,
        };
        using var parser = new CsvParser(text, configuration, leaveOpen: true);
        var number = 0;
        while (Next(parser))
        {
            number++;
            var record = parser.Record ?? [];
            if (record.Length > SheetFile.MostColumns)
            {
                throw new RuleViolation("SheetTooManyColumns", null, SheetFile.MostColumns);
            }
            var cells = new SheetCell[record.Length];
            for (var i = 0; i < record.Length; i++)
            {
                cells[i] = SheetFile.Cell(record[i], CellKind.Text, guarded: true);
            }
            var row = new SheetRow(number, cells);
            if (!row.IsEmpty)
            {
                yield return row;
            }
        }
    }

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    private static bool Next(CsvParser parser)
    {
        try
        {
            return parser.Read();
        }
        catch (CsvHelperException)
        {
            // A quote that is never closed makes one cell of the rest of the file.
            throw new RuleViolation("SheetQuoteOpen", null, parser.Row);
        }
    }

    private static bool IsUtf8(Stream content)
    {
        Span<byte> mark = stackalloc byte[3];
        var length = content.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        content.Position = 0;
        if (length == 3 && mark.SequenceEqual(Utf8Mark))
        {
            return true;
        }
        long broken;
        using (var reader = new StreamReader(content, Utf8, detectEncodingFromByteOrderMarks: false, leaveOpen: true))
        {
            broken = CountBroken(reader);
        }
        if (broken == 0)
        {
            return true;
        }
        content.Position = 0;
        using var other = new Cp932Reader(content);
        return broken < CountBroken(other);
    }

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    private static long CountBroken(TextReader reader)
    {
        var buffer = new char[16 * 1024];
        var broken = 0L;
        for (var count = reader.Read(buffer); count > 0; count = reader.Read(buffer))
        {
            broken += buffer.AsSpan(0, count).Count('\uFFFD');
        }
        return broken;
    }
}
