namespace GovernancePortal.Core.Platform.Sheets;

/// <summary>The few formats every workbook of the portal has, each open or locked.</summary>
internal static class XlsxStyles
{
    public const int Head = 11;
    public const int NeededHead = 12;

    /// <summary>0 is what spreadsheets give to cells without a style.</summary>
    public static int Of(SheetLook look, bool locked) => 1 + ((int)look * 2) + (locked ? 1 : 0);

    // Formats: 49 text, 14 day in the reader's own form, 3 whole number with separators, 1 digits.
    private static readonly (int Format, bool Wrap)[] Looks = [(49, false), (49, true), (14, false), (3, false), (1, false)];

    public static readonly string Xml = Make();

    private static string Make()
    {
        var cells = string.Concat(Looks.SelectMany(look => new[] { true, false }.Select(open =>
            $"""<xf numFmtId="{look.Format}" fontId="0" fillId="{(open ? 0 : 3)}" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyAlignment="1" applyProtection="1"><alignment vertical="top"{(look.Wrap ? " wrapText=\"1\"" : "")}/><protection locked="{(open ? 0 : 1)}"/></xf>""")));
        const string head = """<xf numFmtId="49" fontId="1" fillId="{0}" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>""";
        return """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="游ゴシック"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="游ゴシック"/></font></fonts><fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>"""
            + Fill("FF1A5276") + Fill("FFEDEDED") + Fill("FF7D3C00")
            + """</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="13"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"""
            + cells + head.Replace("{0}", "2", StringComparison.Ordinal) + head.Replace("{0}", "4", StringComparison.Ordinal)
            + "</cellXfs></styleSheet>";
    }

    private static string Fill(string colour) => $"""<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/></patternFill></fill>""";
}
