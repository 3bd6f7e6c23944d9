using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Review;
using GovernancePortal.Core.Platform.Time;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Review;

public sealed class VersionDifferenceTests
{
    private static readonly Guid Quote = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid NewQuote = new("00000000-0000-0000-0000-000000000002");

    private static FrozenForm Form(Action<Dictionary<char, FormValues>> fill, params FrozenFile[] files)
    {
        var sections = FormCatalogue.Sections(Stage.PreBudget).ToDictionary(l => l, _ => new FormValues());
        fill(sections);
        return new FrozenForm(new SortedDictionary<string, FormValues>(sections.ToDictionary(s => s.Key.ToString(), s => s.Value), StringComparer.Ordinal), [.. files]);
    }

    private static FormRow Cost(string category, params (int Year, long Yen)[] cells)
    {
        var row = new FormRow { ["category"] = category };
        foreach (var (year, yen) in cells)
        {
            row["y" + year] = yen.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        return row;
    }

    private static VersionDifference Between(FrozenForm old, FrozenForm now) => VersionDifference.Between(Stage.PreBudget, old, now);

    [Fact]
    public void Equal_versions_do_not_differ()
    {
        var one = Form(s => s['B']["B1"] = "紙で回している。");
        Assert.True(Between(one, Form(s => s['B']["B1"] = "紙で回している。")).IsEmpty);
    }

    [Fact]
    public void A_changed_text_is_marked_word_by_word()
    {
        var field = Assert.Single(Between(Form(s => s['B']["B1"] = "1件平均35分かかる。"), Form(s => s['B']["B1"] = "1件平均20分かかる。")).Fields);
        Assert.Equal("B1", field.Field.Code);
        Assert.Equal(["35"], field.Marks.Where(m => m.Kind == MarkKind.Removed).Select(m => m.Text));
        Assert.Equal(["20"], field.Marks.Where(m => m.Kind == MarkKind.Added).Select(m => m.Text));
    }

    [Theory]
    [InlineData("文書管理システム", "文書検索システム")]
    [InlineData("辻\U000E0100さん", "辻さん")]
    [InlineData("", "新しい")]
    [InlineData("同じ\n段落", "同じ\n\n段落")]
    public void The_marks_give_back_both_texts(string old, string now)
    {
        var marks = TextDifference.Between(old, now);
        Assert.Equal(old, string.Concat(marks.Where(m => m.Kind != MarkKind.Added).Select(m => m.Text)));
        Assert.Equal(now, string.Concat(marks.Where(m => m.Kind != MarkKind.Removed).Select(m => m.Text)));
    }

    [Fact]
    public void A_new_answer_has_no_marks_and_no_old_value()
    {
        var field = Assert.Single(Between(Form(_ => { }), Form(s => s['B']["B1"] = "理由")).Fields);
        Assert.Null(field.Old);
        Assert.Equal("理由", field.New);
        Assert.Empty(field.Marks);
    }

    [Fact]
    public void Fields_stand_in_the_order_of_the_catalogue()
    {
        var codes = Between(Form(_ => { }), Form(s => { s['H']["H1"] = "2027-04-01"; s['B']["B2"] = "目的"; s['A']["A1"] = "件名"; })).Fields.Select(f => f.Field.Code).ToList();
        Assert.Equal(FormCatalogue.Of(Stage.PreBudget).Select(f => f.Code).Where(codes.Contains), codes);
        Assert.Equal(3, codes.Count);
    }

    [Fact]
    public void The_cost_grid_differs_cell_by_cell_and_the_total_in_percent()
    {
        var old = Form(s => s['G'].Rows["G1"] = [Cost("Migration", (2027, 9_400_000)), Cost("Operation", (2027, 1_000_000), (2028, 1_000_000))]);
        var now = Form(s => s['G'].Rows["G1"] = [Cost("Migration", (2027, 6_150_000)), Cost("Operation", (2027, 1_000_000), (2028, 1_000_000), (2029, 500_000))]);
        var difference = Between(old, now);
        var grid = difference.Fields.Single(f => f.Field.Code == "G1");
        Assert.Equal([new CostCellDifference("Migration", new FiscalYear(2027), 9_400_000, 6_150_000), new CostCellDifference("Operation", new FiscalYear(2029), null, 500_000)], grid.Cells);
        var total = difference.Fields.Single(f => f.Field.Code == "G3");
        Assert.Equal((11_400_000L, 8_650_000L, -24.1m), (total.OldYen!.Value, total.NewYen!.Value, total.Percent!.Value));
    }

    [Fact]
    public void Moved_lines_of_the_grid_are_no_difference()
    {
        var old = Form(s => s['G'].Rows["G1"] = [Cost("Migration", (2027, 100)), Cost("Operation", (2027, 200))]);
        Assert.True(Between(old, Form(s => s['G'].Rows["G1"] = [Cost("Operation", (2027, 200)), Cost("Migration", (2027, 100))])).IsEmpty);
    }

    [Fact]
    public void A_table_names_rows_added_and_the_columns_that_changed()
    {
        var columns = FormCatalogue.Find("G8")!.Columns;
        var (first, second) = (columns[0].Key, columns[1].Key);
        FormRow Row(string a, string b) => new() { [first] = a, [second] = b };
        var field = Assert.Single(Between(
            Form(s => s['G'].Rows["G8"] = [Row("時間", "分"), Row("件数", "件")]),
            Form(s => s['G'].Rows["G8"] = [Row("時間", "分"), Row("件数", "万件"), Row("満足度", "点")])).Fields);
        Assert.Equal(2, field.Rows.Count);
        Assert.Equal([second], field.Rows[0].Columns);
        Assert.Null(field.Rows[1].Old);
        Assert.Equal("満足度", field.Rows[1].New!.Get(first));
    }

    [Fact]
    public void Files_are_added_removed_or_replaced_by_kind()
    {
        FrozenFile File(Guid id, string kind, string name, bool restricted = false) => new(id, kind, name, "00", restricted);
        var old = Form(_ => { }, File(Quote, "Quote", "見積.pdf"), File(new Guid("00000000-0000-0000-0000-00000000000a"), "RfiResult", "調査.xlsx"));
        var now = Form(_ => { }, File(NewQuote, "Quote", "見積.pdf", restricted: true), File(new Guid("00000000-0000-0000-0000-00000000000b"), "PiaResult", "評価.pdf"));
        var files = Between(old, now).Files;
        Assert.Equal(["PiaResult", "Quote", "RfiResult"], files.Select(f => f.Kind));
        Assert.Null(files[0].Old);
        Assert.Equal((Quote, NewQuote, true), (files[1].Old!.AttachmentId, files[1].New!.AttachmentId, files[1].IsRestricted));
        Assert.Null(files[2].New);
    }

    [Fact]
    public void Restricted_fields_are_marked()
    {
        var restricted = FormCatalogue.Of(Stage.PreProcurement).First(f => f.Restricted && !f.ReadOnly && f.Type is not (FieldType.Rows or FieldType.CostGrid));
        FrozenForm Second(string value)
        {
            var values = new FormValues { [restricted.Code] = value };
            return new FrozenForm(new SortedDictionary<string, FormValues>(StringComparer.Ordinal) { [restricted.Section.ToString()] = values }, []);
        }
        var field = Assert.Single(VersionDifference.Between(Stage.PreProcurement, Second("1000000"), Second("1200000")).Fields);
        Assert.True(field.IsRestricted);
    }
}
