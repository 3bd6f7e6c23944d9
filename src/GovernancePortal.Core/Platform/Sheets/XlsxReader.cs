using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace GovernancePortal.Core.Platform.Sheets;

/// <summary>
/// Reads a workbook's sheets forward with XmlReader: values, shared and inline strings, days by their number format,
/// formulas as such. Hidden sheets are left out. Nothing outside the package is ever opened.
/// </summary>
internal static class XlsxReader
{
    /// <summary>Unpacked bytes of one part; a package that claims less and holds more stops there.</summary>
    internal const long MostUnpacked = 400L * 1024 * 1024;
    private const int MostParts = 2000;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    public static IEnumerable<SheetPage> Read(Stream content)
    {
        ZipArchive archive;
        XlsxParts parts;
        try
        {
            archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostParts)
            {
                throw new RuleViolation("SheetTooLarge");
            }
            parts = XlsxParts.Read(archive);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or FormatException)
        {
            throw new RuleViolation("SheetBroken");
        }
        return Pages(archive, parts);
    }

    private static IEnumerable<SheetPage> Pages(ZipArchive archive, XlsxParts parts)
    {
        using (archive)
        {
            foreach (var (name, path) in parts.Sheets)
            {
                yield return new SheetPage(name, Rows(archive, path, parts));
            }
        }
    }

    internal static bool IsMain(XmlReader xml) => xml.NamespaceURI is Main or StrictMain;

    internal static XmlReader Open(ZipArchive archive, string path)
    {
        var entry = archive.GetEntry(path) ?? throw new RuleViolation("SheetBroken");
        return XmlReader.Create(new Bounded(entry.Open(), MostUnpacked), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
    }

    private static IEnumerable<SheetRow> Rows(ZipArchive archive, string path, XlsxParts parts)
    {
        using var xml = Open(archive, path);
        var before = 0;
        while (Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row" || !IsMain(xml))
            {
                continue;
            }
            // Writers may leave the numbers out: then rows and cells follow each other.
            var number = Whole(xml.GetAttribute("r")) ?? before + 1;
            before = number;
            if (Guarded(() => Row(xml, number, parts)) is { IsEmpty: false } row)
            {
                yield return row;
            }
        }
    }

    private static SheetRow Row(XmlReader xml, int number, XlsxParts parts)
    {
        var cells = new List<SheetCell>();
        if (xml.IsEmptyElement)
        {
            return new SheetRow(number, cells);
        }
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c" || !IsMain(xml))
            {
                continue;
            }
            var column = ColumnOf(xml.GetAttribute("r")) ?? cells.Count;
            if (column >= SheetFile.MostColumns)
            {
                // Formats run on to the right; a value out there is no part of the table.
                continue;
            }
            while (cells.Count < column)
            {
                cells.Add(SheetCell.Empty);
            }
            var cell = Cell(xml, parts);
            if (column == cells.Count)
            {
                cells.Add(cell);
            }
        }
        return new SheetRow(number, cells);
    }

    private static SheetCell Cell(XmlReader xml, XlsxParts parts)
    {
        var type = xml.GetAttribute("t") ?? "n";
        var style = Whole(xml.GetAttribute("s")) ?? 0;
        var value = "";
        var formula = false;
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            xml.Read();
            while (!(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "v")
                {
                    value = xml.ReadElementContentAsString();
                }
                else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "is")
                {
                    value = XlsxParts.Text(xml);
                }
                else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "f")
                {
                    formula = true;
                    xml.Skip();
                }
                else if (!xml.Read())
                {
                    break;
                }
            }
        }
        if (formula)
        {
            return new SheetCell(value, CellKind.Formula);
        }
        return type switch
        {
            "s" => SheetFile.Cell(parts.SharedString(value), CellKind.Text, guarded: false),
            "inlineStr" => SheetFile.Cell(value, CellKind.Text, guarded: false),
            "str" => SheetFile.Cell(XlsxText.Decode(value), CellKind.Text, guarded: false),
            "e" => new SheetCell(value, CellKind.Error),
            "b" => new SheetCell(value == "1" ? "TRUE" : "FALSE"),
            "d" => new SheetCell(value.Length >= 10 ? value[..10] : value, CellKind.Day),
            _ => Number(value, parts.IsDay(style), parts.IsPercent(style), parts.Is1904),
        };
    }

    private static SheetCell Number(string value, bool isDay, bool isPercent, bool is1904)
    {
        if (value.Length == 0 || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return new SheetCell(value);
        }
        if (isDay && ExcelDay.Of(number, is1904) is { } day)
        {
            return new SheetCell(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellKind.Day);
        }
        var plain = Math.Abs(number) < 1e15 ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);
        return new SheetCell(plain, isPercent ? CellKind.Percent : CellKind.Number);
    }

    private static bool Next(XmlReader xml) => Guarded(xml.Read);

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or FormatException)
        {
            throw new RuleViolation("SheetBroken");
        }
    }

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>"AB12" → 27.</summary>
    private static int? ColumnOf(string? reference)
    {
        if (reference is null)
        {
            return null;
        }
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetterUpper))
        {
            column = (column * 26) + (c - 'A' + 1);
        }
        return column - 1;
    }

    /// <summary>Stops a part that unpacks to more than any table needs.</summary>
    private sealed class Bounded(Stream inner, long most) : Stream
    {
        private long left = most;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var count = inner.Read(buffer);
            left -= count;
            return left < 0 ? throw new RuleViolation("SheetTooLarge") : count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
