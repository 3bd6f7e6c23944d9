using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace GovernancePortal.Core.Platform.Sheets;

/// <summary>How a column's cells look and are read back.</summary>
public enum SheetLook
{
    Text,
    Lines,  // text that breaks
    Day,
    Number, // with separators
    Plain,  // digits only: years
}

/// <summary>One column of a sheet to be written.</summary>
/// <param name="Width">In characters of half width.</param>
/// <param name="Choices">What the cell's list offers; the list stands on a hidden sheet, so it may be long.</param>
/// <param name="Locked">Guarded against typing; the rest of the sheet stays open.</param>
/// <param name="Needed">Its head is marked.</param>
/// <param name="Rule">What may be typed, where there is no list.</param>
public sealed record SheetColumn(string Header, double Width, SheetLook Look = SheetLook.Text, IReadOnlyList<string>? Choices = null, bool Locked = false, bool Needed = false, SheetRule? Rule = null);

/// <summary>What the workbook itself says of a cell while it is typed: a longest text, or a number between two.</summary>
/// <param name="IsText">Most counts characters.</param>
/// <param name="Whole">Without decimals.</param>
/// <param name="Warns">Only asks: other ways of writing it are read too.</param>
/// <param name="Message">Shown by the spreadsheet program; 255 characters at most.</param>
public sealed record SheetRule(bool IsText, decimal Least, decimal Most, bool Whole, bool Warns, string Title, string Message)
{
    public static SheetRule Text(int most, string title, string message) => new(true, 0, most, true, false, title, message);

    public static SheetRule Number(decimal least, decimal most, bool whole, bool warns, string title, string message) => new(false, least, most, whole, warns, title, message);
}

/// <summary>
/// Writes a workbook forward: sheet after sheet, row after row, nothing held but one row. Every text is a string of its
/// own, so none can become a formula. The header stands still and is guarded; so are locked columns.
/// </summary>
public sealed class XlsxWriter : IDisposable
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int MostSheetName = 31;

    private readonly ZipArchive archive;
    private readonly List<(string Name, bool Hidden)> sheets = [];
    private readonly List<IReadOnlyList<string>> lists = [];
    private readonly string listSheet;
    private SheetWriter? open;
    private bool closed;

    /// <param name="target">Written front to back; stays open.</param>
    /// <param name="listSheet">Name of the hidden sheet that holds the lists.</param>
    public XlsxWriter(Stream target, string listSheet)
    {
        archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        this.listSheet = listSheet;
    }

    /// <summary>Begins the next sheet; the one before is closed.</summary>
    /// <param name="room">How many rows below the header the lists and guards reach.</param>
    public SheetWriter Sheet(string name, IReadOnlyList<SheetColumn> columns, bool guarded = true, int room = 20_000)
    {
        open?.Dispose();
        sheets.Add((name.Length > MostSheetName ? name[..MostSheetName] : name, false));
        open = new SheetWriter(Part($"xl/worksheets/sheet{sheets.Count}.xml"), columns, guarded, room, ListOf);
        return open;
    }

    /// <summary>Writes what belongs to the whole; without it the file does not open.</summary>
    public void Close()
    {
        if (closed)
        {
            return;
        }
        closed = true;
        open?.Dispose();
        open = null;
        if (lists.Count > 0)
        {
            WriteLists();
        }
        WriteBook();
        Write("xl/styles.xml", XlsxStyles.Xml);
        archive.Dispose();
    }

    public void Dispose() => Close();

    private Stream Part(string path) => archive.CreateEntry(path, CompressionLevel.Fastest).Open();

    private void Write(string path, string xml)
    {
        using var part = Part(path);
        part.Write(Encoding.UTF8.GetBytes(xml));
    }

    // The range of the list that a column's cells choose from.
    private string ListOf(IReadOnlyList<string> choices)
    {
        var at = lists.FindIndex(known => ReferenceEquals(known, choices) || known.SequenceEqual(choices));
        if (at < 0)
        {
            at = lists.Count;
            lists.Add(choices);
        }
        var column = SheetWriter.Letters(at);
        return string.Create(CultureInfo.InvariantCulture, $"'{listSheet.Replace("'", "''", StringComparison.Ordinal)}'!${column}$1:${column}${Math.Max(1, choices.Count)}");
    }

    private void WriteLists()
    {
        sheets.Add((listSheet, true));
        using var sheet = new SheetWriter(Part($"xl/worksheets/sheet{sheets.Count}.xml"), [.. lists.Select(_ => new SheetColumn("", 30))], guarded: true, 0, ListOf, header: false);
        for (var row = 0; row < lists.Max(list => list.Count); row++)
        {
            sheet.Row([.. lists.Select(list => row < list.Count ? (object?)list[row] : null)]);
        }
    }

    private void WriteBook()
    {
        var types = new StringBuilder("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>""");
        var relations = new StringBuilder("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">""");
        var book = new StringBuilder($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>""");
        for (var n = 1; n <= sheets.Count; n++)
        {
            var (name, hidden) = sheets[n - 1];
            types.Append(CultureInfo.InvariantCulture, $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>""");
            relations.Append(CultureInfo.InvariantCulture, $"""<Relationship Id="rId{n}" Type="{Relations}/worksheet" Target="worksheets/sheet{n}.xml"/>""");
            book.Append(CultureInfo.InvariantCulture, $"""<sheet name="{System.Security.SecurityElement.Escape(name)}" sheetId="{n}"{(hidden ? " state=\"hidden\"" : "")} r:id="rId{n}"/>""");
        }
        relations.Append(CultureInfo.InvariantCulture, $"""<Relationship Id="rId{sheets.Count + 1}" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        Write("[Content_Types].xml", types.Append("</Types>").ToString());
        Write("_rels/.rels", $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Write("xl/_rels/workbook.xml.rels", relations.ToString());
        Write("xl/workbook.xml", book.Append("</sheets></workbook>").ToString());
    }

    internal static XmlWriter Xml(Stream part) =>
        XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None, CloseOutput = true });

    internal const string Namespace = Main;
}
