using System.IO.Compression;
using System.Text;

namespace GovernancePortal.Tests.Platform.Sheets;

/// <summary>Workbooks as a spreadsheet writes them, from the rows of their one sheet.</summary>
internal static class Workbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Style 1 is a built-in day, style 2 one in an era format of the workbook's own.</summary>
    public static byte[] Make(string rows, string sharedStrings = "", string beforeSheet = "")
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", "<Types/>");
            Add(archive, "xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="r2" Type="{Relations}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="r3" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
                """);
            Add(archive, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><workbookPr/><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Add(archive, "xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{sharedStrings}</sst>""");
            Add(archive, "xl/styles.xml", $"""
                <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="176" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts>
                <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>
                """);
            Add(archive, "xl/worksheets/sheet1.xml", $"""{beforeSheet}<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>""");
        }
        return target.ToArray();
    }

    /// <summary>Rows of plain texts, the first being row 1; a cell that begins with "=" is a formula.</summary>
    public static byte[] OfTexts(IEnumerable<IReadOnlyList<string>> rows)
    {
        var xml = new StringBuilder();
        var number = 0;
        foreach (var row in rows)
        {
            number++;
            xml.Append($"<row r=\"{number}\">");
            for (var i = 0; i < row.Count; i++)
            {
                var place = $"{Core.Platform.Sheets.SheetWriter.Letters(i)}{number}";
                xml.Append(row[i].StartsWith('=') ? $"<c r=\"{place}\"><f>{row[i][1..]}</f><v>3</v></c>"
                    : row[i].Length == 0 ? "" : $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(row[i])}</t></is></c>");
            }
            xml.Append("</row>");
        }
        return Make(xml.ToString());
    }

    private static void Add(ZipArchive archive, string path, string text)
    {
        using var part = archive.CreateEntry(path).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
