using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.Platform.Sheets;

/// <summary>
/// A table from outside: a workbook (.xlsx) or CSV (UTF-8 with or without BOM, CP932), told apart by its first bytes. Rows
/// are read as they are asked for; what is held is one row, and of a workbook its table of shared strings.
/// </summary>
public static class SheetFile
{
    public const int MostColumns = 400;
    /// <summary>What a spreadsheet's cell can hold.</summary>
    public const int MostCharacters = 32_767;

    /// <summary>
    /// The sheets in their order; a CSV is one sheet without a name. Refused with SheetEmpty, SheetBroken, SheetOldExcel
    /// (.xls), SheetLocked (a password), SheetTooLarge, SheetTooManyColumns; some only while the rows are read.
    /// </summary>
    /// <param name="content">Seekable; stays open and is the caller's to close after the last row.</param>
    public static IEnumerable<SheetPage> Read(Stream content)
    {
        Span<byte> start = stackalloc byte[8];
        var length = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        content.Position = 0;
        if (length == 0)
        {
            throw new RuleViolation("SheetEmpty");
        }
        if (start.StartsWith("PK"u8))
        {
            return XlsxReader.Read(content);
        }
        // The container of .xls, and of an .xlsx under a password.
        return start.StartsWith(CompoundFile) ? throw new RuleViolation("SheetOldExcel") : [new SheetPage("", CsvRows.Read(content))];
    }

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>A cell's text as imports read it: trimmed, line ends LF, the guard of exports taken off.</summary>
    internal static SheetCell Cell(string raw, CellKind kind, bool guarded)
    {
        var text = CharacterWidth.Trim(raw.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));
        if (guarded && kind == CellKind.Text)
        {
            // ="0123" is how people keep leading zeros in a CSV; any other text after = is a formula to whoever opens it.
            if (text.StartsWith("=\"", StringComparison.Ordinal) && text.EndsWith('"') && text.Length > 3 && !text[2..^1].Contains('"', StringComparison.Ordinal))
            {
                text = text[2..^1];
            }
            else if (text.Length > 1 && text[0] == '=')
            {
                return new SheetCell(text, CellKind.Formula);
            }
            text = CsvExport.Unguard(text);
        }
        return text.Contains('\uFFFD', StringComparison.Ordinal) || text.Contains('\0', StringComparison.Ordinal)
            ? new SheetCell(text.Replace('\0', '\uFFFD'), CellKind.Broken)
            : new SheetCell(text, kind);
    }
}
