using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace GovernancePortal.Core.Platform.Sheets;

/// <summary>What a workbook keeps beside its sheets: their names and order, shared strings, and which formats are days or percentages.</summary>
internal sealed class XlsxParts
{
    private const int MostStrings = 2_000_000;

    private readonly List<string> strings = [];
    private readonly HashSet<int> dayStyles = [];
    private readonly HashSet<int> percentStyles = [];

    /// <summary>Visible sheets by name, with the path of their part.</summary>
    public List<(string Name, string Path)> Sheets { get; } = [];
    /// <summary>Days counted from 1904, as workbooks of the old Macintosh do.</summary>
    public bool Is1904 { get; private set; }

    public bool IsDay(int style) => dayStyles.Contains(style);

    public bool IsPercent(int style) => percentStyles.Contains(style);

    public string SharedString(string index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < strings.Count ? strings[at] : throw new RuleViolation("SheetBroken");

    public static XlsxParts Read(ZipArchive archive)
    {
        if (archive.GetEntry("EncryptedPackage") is not null)
        {
            throw new RuleViolation("SheetOldExcel");
        }
        var parts = new XlsxParts();
        var targets = Targets(archive);
        parts.ReadBook(archive, targets);
        if (parts.Sheets.Count == 0)
        {
            throw new RuleViolation("SheetBroken");
        }
        foreach (var (_, type, path) in targets)
        {
            if (type.EndsWith("/sharedStrings", StringComparison.Ordinal))
            {
                parts.ReadStrings(archive, path);
            }
            else if (type.EndsWith("/styles", StringComparison.Ordinal))
            {
                parts.ReadStyles(archive, path);
            }
        }
        return parts;
    }

    /// <summary>The text under an si or is element: runs joined, readings (rPh) left out. Leaves the reader behind it.</summary>
    public static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return "";
        }
        var depth = xml.Depth;
        var text = new StringBuilder();
        xml.Read();
        while (!(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t")
            {
                text.Append(xml.ReadElementContentAsString());
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh")
            {
                xml.Skip();
            }
            else if (!xml.Read())
            {
                break;
            }
        }
        xml.Read();
        return XlsxText.Decode(text.ToString());
    }

    private static List<(string Id, string Type, string Path)> Targets(ZipArchive archive)
    {
        var targets = new List<(string, string, string)>();
        using var xml = XlsxReader.Open(archive, "xl/_rels/workbook.xml.rels");
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("TargetMode") != "External")
            {
                var target = xml.GetAttribute("Target") ?? "";
                targets.Add((xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", target.StartsWith('/') ? target[1..] : "xl/" + target));
            }
        }
        return targets;
    }

    private void ReadBook(ZipArchive archive, List<(string Id, string Type, string Path)> targets)
    {
        using var xml = XlsxReader.Open(archive, "xl/workbook.xml");
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            if (xml.LocalName == "workbookPr")
            {
                Is1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml.LocalName == "sheet" && xml.GetAttribute("state") is null or "visible")
            {
                var id = xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
                    ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");
                var found = targets.Find(t => t.Id == id);
                // Charts and dialogs are sheets to the workbook, too.
                if (found.Path is not null && found.Type.EndsWith("/worksheet", StringComparison.Ordinal))
                {
                    Sheets.Add((xml.GetAttribute("name") ?? "", found.Path));
                }
            }
        }
    }

    private void ReadStrings(ZipArchive archive, string path)
    {
        using var xml = XlsxReader.Open(archive, path);
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                strings.Add(Text(xml));
                if (strings.Count > MostStrings)
                {
                    throw new RuleViolation("SheetTooLarge");
                }
            }
            else
            {
                xml.Read();
            }
        }
    }

    private void ReadStyles(ZipArchive archive, string path)
    {
        var custom = new Dictionary<int, string>();
        var inCellFormats = false;
        var style = 0;
        using var xml = XlsxReader.Open(archive, path);
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
            {
                inCellFormats = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt" && int.TryParse(xml.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var id))
            {
                custom[id] = xml.GetAttribute("formatCode") ?? "";
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf" && inCellFormats)
            {
                if (int.TryParse(xml.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var format))
                {
                    var code = custom.GetValueOrDefault(format);
                    if (code is null ? ExcelDay.IsDayFormat(format) : ExcelDay.IsDayFormat(code))
                    {
                        dayStyles.Add(style);
                    }
                    else if (code is null ? format is 9 or 10 : code.Contains('%', StringComparison.Ordinal))
                    {
                        percentStyles.Add(style);
                    }
                }
                style++;
            }
        }
    }
}
