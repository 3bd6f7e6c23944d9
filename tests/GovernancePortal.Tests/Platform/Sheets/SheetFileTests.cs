using System.IO.Compression;
using System.Text;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Platform.Sheets;

public sealed class SheetFileTests
{
    private static readonly Encoding Cp932 = CodePagesEncodingProvider.Instance.GetEncoding(932)!;

    private static List<SheetRow> Rows(byte[] bytes)
    {
        // A sheet is read while the workbook is open.
        foreach (var page in SheetFile.Read(new MemoryStream(bytes)))
        {
            return [.. page.Rows];
        }
        return [];
    }

    private static List<SheetRow> Csv(string text, Encoding? encoding = null) => Rows((encoding ?? new UTF8Encoding(false)).GetBytes(text));

    public static TheoryData<Encoding> Encodings => [new UTF8Encoding(true), new UTF8Encoding(false), Cp932];

    [Theory, MemberData(nameof(Encodings))]
    public void A_csv_is_read_in_whichever_encoding_it_comes(Encoding encoding)
    {
        var rows = Rows([.. encoding.GetPreamble(), .. encoding.GetBytes("番号,名称\r\nSYS-0001,県税・ｶﾅ①髙～\r\n")]);
        Assert.Equal(["番号", "名称"], rows[0].Cells.Select(c => c.Text));
        Assert.Equal("県税・ｶﾅ①髙～", rows[1][1].Text);
    }

    [Fact]
    public void Rows_are_numbered_as_the_sheet_shows_them()
    {
        var rows = Csv("名称,概要\n\"二行に\nわたる\",a\n\n,\n五行目,b\n");
        Assert.Equal([1, 2, 5], rows.Select(r => r.Number));
        Assert.Equal("二行に\nわたる", rows[1][0].Text);
        Assert.True(rows[2][9].IsEmpty);
    }

    [Fact]
    public void A_broken_character_of_cp932_spoils_its_own_cell_only()
    {
        byte[] bytes = [.. Cp932.GetBytes("名称,概要,略称\r\n県税"), 0x81, .. Cp932.GetBytes(",概要,税\r\n国保,続き"), 0x85, 0x40, .. Cp932.GetBytes(",国\r\n")];
        var rows = Rows(bytes);
        Assert.Equal([CellKind.Broken, CellKind.Text, CellKind.Text], rows[1].Cells.Select(c => c.Kind));
        Assert.Equal([CellKind.Text, CellKind.Broken, CellKind.Text], rows[2].Cells.Select(c => c.Kind));
        Assert.Equal("県税\uFFFD", rows[1][0].Text);
        Assert.Equal("税", rows[1][2].Text);
    }

    [Fact]
    public void A_broken_byte_in_utf8_does_not_make_the_file_cp932()
    {
        var rows = Rows([.. Encoding.UTF8.GetBytes("名称,概要\r\n県税"), 0xE3, 0x81, .. Encoding.UTF8.GetBytes(",自動車税の賦課と徴収を行う\r\n")]);
        Assert.Equal("自動車税の賦課と徴収を行う", rows[1][1].Text);
        Assert.Equal(CellKind.Broken, rows[1][0].Kind);
    }

    [Fact]
    public void A_formula_in_a_csv_is_known_and_a_guarded_text_is_none()
    {
        var row = Csv("a,b,c,d,e\n=SUM(A1:A2),\"=\"\"0123\"\"\",'=1+2,'@x,-5\n")[1];
        Assert.Equal([CellKind.Formula, CellKind.Text, CellKind.Text, CellKind.Text, CellKind.Text], row.Cells.Select(c => c.Kind));
        Assert.Equal(["0123", "=1+2", "@x", "-5"], row.Cells.Skip(1).Select(c => c.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 not a package")]
    public void What_is_no_table_is_refused(string text) => Assert.Throws<RuleViolation>(() => Rows(Encoding.Latin1.GetBytes(text)));

    [Fact]
    public void A_quote_that_is_never_closed_is_refused_and_not_swallowed() =>
        Assert.Equal("SheetQuoteOpen", Assert.Throws<RuleViolation>(() => Csv("a,b\n\"" + new string('x', 200_000))).Code);

    [Fact]
    public void The_old_format_is_told_apart() =>
        Assert.Equal("SheetOldExcel", Assert.Throws<RuleViolation>(() => Rows([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0])).Code);

    private static readonly object?[] Values = ["=1+2 は文字", "二行\n目", new DateOnly(2027, 3, 31), 1_200_000L, new FiscalYear(2026), true, "制御\u0001と _x0041_ と 𠮷", null, 99.5m];

    private static byte[] Written()
    {
        using var target = new MemoryStream();
        using (var book = new XlsxWriter(target, "選択肢"))
        {
            var sheet = book.Sheet("台帳", [.. Values.Select((_, i) => new SheetColumn($"列{i}", 12, (SheetLook)(i < 5 ? i : 0), i == 5 ? ["はい", "いいえ"] : null, Locked: i == 0))]);
            sheet.Row(Values);
            var second = book.Sheet("部品", [new SheetColumn("システム番号", 12)]);
            second.Row(["SYS-0001"]);
        }
        return target.ToArray();
    }

    [Fact]
    public void What_the_writer_writes_the_reader_reads_back_and_hidden_lists_are_no_data()
    {
        var pages = SheetFile.Read(new MemoryStream(Written())).Select(p => (p.Name, Rows: p.Rows.ToList())).ToList();
        Assert.Equal(["台帳", "部品"], pages.Select(p => p.Name));
        Assert.Equal(["=1+2 は文字", "二行\n目", "2027-03-31", "1200000", "2026", "はい", "制御\u0001と _x0041_ と 𠮷", "", "99.5"], pages[0].Rows[1].Cells.Select(c => c.Text));
        Assert.Equal(CellKind.Text, pages[0].Rows[1][0].Kind);
        Assert.Equal(CellKind.Day, pages[0].Rows[1][2].Kind);
        Assert.Equal("SYS-0001", pages[1].Rows[1][0].Text);
    }

    [Fact]
    public void The_written_workbook_has_lists_guards_and_no_formula()
    {
        using var archive = new ZipArchive(new MemoryStream(Written()));
        string Part(string path) => new StreamReader(archive.GetEntry(path)!.Open()).ReadToEnd();
        var sheet = Part("xl/worksheets/sheet1.xml");
        Assert.Contains("<sheetProtection sheet=\"1\"", sheet, StringComparison.Ordinal);
        Assert.Contains("<formula1>'選択肢'!$A$1:$A$2</formula1>", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
        Assert.Contains("name=\"選択肢\" sheetId=\"3\" state=\"hidden\"", Part("xl/workbook.xml"), StringComparison.Ordinal);
        // A locked column and an open one.
        Assert.Contains("<c r=\"A2\" s=\"2\"", sheet, StringComparison.Ordinal);
        Assert.Contains("<c r=\"B2\" s=\"3\"", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_of_excels_own_making_is_read_with_shared_strings_formulas_days_and_readings()
    {
        var rows = Rows(Workbooks.Make("""
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><v>日</v></c></row>
            <row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4"><f>SUM(B1:B3)</f><v>5</v></c><c r="C4" s="1"><v>46113</v></c><c r="D4" s="2"><v>46113</v></c><c r="E4" t="e"><v>#N/A</v></c><c r="G4"><v>1.2E6</v></c></row>
            """, "<si><t>番号</t></si><si><r><t>名</t></r><r><t>称</t></r></si><si><t>税務</t><rPh sb=\"0\" eb=\"2\"><t>ゼイム</t></rPh></si>"));
        Assert.Equal(["番号", "名称", "日"], rows[0].Cells.Select(c => c.Text));
        Assert.Equal(4, rows[1].Number);
        Assert.Equal([new("税務"), new("5", CellKind.Formula), new("2026-04-01", CellKind.Day), new("2026-04-01", CellKind.Day), new("#N/A", CellKind.Error), SheetCell.Empty, new("1200000", CellKind.Number)], rows[1].Cells);
    }

    [Fact]
    public void An_external_entity_is_never_opened() =>
        Assert.Equal("SheetBroken", Assert.Throws<RuleViolation>(() => Rows(Workbooks.Make("", "", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"))).Code);

    [Theory]
    [InlineData(14, true), InlineData(57, true), InlineData(22, true), InlineData(0, false), InlineData(3, false), InlineData(20, false), InlineData(49, false)]
    public void Built_in_formats_of_days_are_known(int format, bool day) => Assert.Equal(day, ExcelDay.IsDayFormat(format));

    [Theory]
    [InlineData("yyyy/mm/dd", true), InlineData("[$-411]ggge\"年\"m\"月\"d\"日\";@", true), InlineData("m/d", true), InlineData("#,##0\"年\"", false), InlineData("0.00E+00", false), InlineData("h:mm", false), InlineData("[h]:mm:ss", false), InlineData("\"dy\"0", false)]
    public void Own_formats_of_days_are_known_by_their_letters(string code, bool day) => Assert.Equal(day, ExcelDay.IsDayFormat(code));

    [Fact]
    public void The_leap_day_that_never_was_names_no_day()
    {
        Assert.Equal(new DateOnly(1900, 2, 28), ExcelDay.Of(59));
        Assert.Null(ExcelDay.Of(60));
        Assert.Equal(new DateOnly(1900, 3, 1), ExcelDay.Of(61));
        Assert.Equal(new DateOnly(1904, 1, 2), ExcelDay.Of(1, is1904: true));
    }
}
