using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace GovernancePortal.TestKit;

/// <summary>A workbook as somebody edits it in a spreadsheet: cells by sheet and place, texts, formulas, what stands where.</summary>
public sealed class WorkbookEdit
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, XDocument> parts = new(StringComparer.Ordinal);
    private readonly List<(string Path, byte[] Bytes)> others = [];

    public WorkbookEdit(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            bytes.Position = 0;
            if (entry.FullName.StartsWith("xl/", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal))
            {
                parts[entry.FullName] = XDocument.Load(bytes);
            }
            else
            {
                others.Add((entry.FullName, bytes.ToArray()));
            }
        }
    }

    public IReadOnlyList<string> Sheets => [.. parts["xl/workbook.xml"].Descendants(Main + "sheet").Where(s => s.Attribute("state") is null).Select(s => (string)s.Attribute("name")!)];

    /// <summary>The sheet whose name begins with the mark and a space, such as "B" or "G1".</summary>
    public string Sheet(string mark) => Sheets.First(name => name == mark || name.StartsWith(mark + " ", StringComparison.Ordinal));

    public string? Value(string sheet, string cell) => Rows(sheet).SelectMany(r => r.Elements(Main + "c")).FirstOrDefault(c => (string?)c.Attribute("r") == cell) is { } found ? (string?)found.Descendants(Main + "t").FirstOrDefault() ?? (string?)found.Element(Main + "v") : null;

    /// <summary>The row whose first cell says so.</summary>
    public int RowOf(string sheet, string first) => (int)Rows(sheet).First(r => r.Elements(Main + "c").FirstOrDefault()?.Descendants(Main + "t").FirstOrDefault()?.Value == first).Attribute("r")!;

    /// <summary>What the sheet lets one type into a cell: "textLength lessThanOrEqual 200 stop"; null where it says nothing.</summary>
    public string? Validation(string sheet, string cell) => Part(sheet).Descendants(Main + "dataValidation").FirstOrDefault(v => ((string)v.Attribute("sqref")!).Split(' ').Any(where => Covers(where, cell))) is not { } found ? null
        : string.Join(' ', new[] { (string?)found.Attribute("type"), (string?)found.Attribute("operator"), found.Element(Main + "formula1")?.Value, found.Element(Main + "formula2")?.Value, (string?)found.Attribute("errorStyle") }.OfType<string>());

    // A cell, or a range within one column.
    private static bool Covers(string where, string cell)
    {
        var ends = where.Split(':');
        (string Column, int Row) Of(string text) => (new string([.. text.TakeWhile(char.IsLetter)]), int.Parse(new string([.. text.SkipWhile(char.IsLetter)]), CultureInfo.InvariantCulture));
        var (at, from, to) = (Of(cell), Of(ends[0]), Of(ends[^1]));
        return at.Column == from.Column && at.Row >= from.Row && at.Row <= to.Row;
    }

    /// <summary>Types an answer beside the item of a form section's sheet.</summary>
    public WorkbookEdit Answer(string item, string? text, bool formula = false)
    {
        var sheet = Sheet(item[..1]);
        return Set(sheet, "C" + RowOf(sheet, item).ToString(CultureInfo.InvariantCulture), text, formula);
    }

    public WorkbookEdit Set(string sheet, string cell, string? text, bool formula = false)
    {
        var column = new string([.. cell.TakeWhile(char.IsLetter)]);
        var number = int.Parse(cell.AsSpan(column.Length), CultureInfo.InvariantCulture);
        var data = Part(sheet).Root!.Element(Main + "sheetData")!;
        var row = data.Elements(Main + "row").FirstOrDefault(r => (int)r.Attribute("r")! == number);
        if (row is null)
        {
            row = new XElement(Main + "row", new XAttribute("r", number));
            data.Add(row);
        }
        row.Elements(Main + "c").FirstOrDefault(c => (string?)c.Attribute("r") == cell)?.Remove();
        if (text is not null)
        {
            var made = new XElement(Main + "c", new XAttribute("r", cell));
            if (formula)
            {
                made.Add(new XElement(Main + "f", text), new XElement(Main + "v", "2"));
            }
            else
            {
                made.Add(new XAttribute("t", "inlineStr"), new XElement(Main + "is", new XElement(Main + "t", text)));
            }
            var after = row.Elements(Main + "c").LastOrDefault(c => Place(c) < PlaceOf(column));
            if (after is null)
            {
                row.AddFirst(made);
            }
            else
            {
                after.AddAfterSelf(made);
            }
        }
        return this;
    }

    /// <summary>Takes a whole sheet out, as people do with those they do not need.</summary>
    public WorkbookEdit Rename(string sheet, string name)
    {
        parts["xl/workbook.xml"].Descendants(Main + "sheet").First(s => (string)s.Attribute("name")! == sheet).SetAttributeValue("name", name);
        return this;
    }

    public byte[] Save()
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, bytes) in others)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(bytes);
            }
            foreach (var (path, document) in parts)
            {
                using var entry = archive.CreateEntry(path).Open();
                document.Save(entry);
            }
        }
        return target.ToArray();
    }

    private IEnumerable<XElement> Rows(string sheet) => Part(sheet).Descendants(Main + "row");

    private XDocument Part(string sheet)
    {
        var id = (string)parts["xl/workbook.xml"].Descendants(Main + "sheet").First(s => (string)s.Attribute("name")! == sheet).Attribute(Relations + "id")!;
        return parts[$"xl/worksheets/sheet{id["rId".Length..]}.xml"];
    }

    private static int Place(XElement cell) => PlaceOf(new string([.. ((string)cell.Attribute("r")!).TakeWhile(char.IsLetter)]));

    private static int PlaceOf(string column) => column.Aggregate(0, (place, letter) => (place * 26) + letter - 'A' + 1);
}
