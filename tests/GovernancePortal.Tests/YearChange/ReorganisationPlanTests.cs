using System.Text;
using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Turn;
using GovernancePortal.Core.Platform;
using Xunit;

namespace GovernancePortal.Tests.YearChange;

public class ReorganisationPlanTests
{
    private static readonly DateOnly Day = new(2027, 4, 1);
    private static readonly Guid Run = Guid.Parse("00000000-0000-7000-8000-000000000001");
    private static readonly Guid BureauId = Guid.Parse("00000000-0000-7000-8000-00000000000b");
    private static readonly OrganisationFacts Facts = new(
        new[] { "A", "B", "C", "D" }.Index().ToDictionary(x => x.Item, x => new Section { Id = new Guid(x.Index + 1, 0, 0, new byte[8]), Code = x.Item, Name = x.Item + "課", BureauId = BureauId, ValidFrom = new(2015, 4, 1) }),
        new Dictionary<string, Bureau> { ["01"] = new() { Id = BureauId, Code = "01", Name = "部", ValidFrom = new(2015, 4, 1) } });

    private static ReorganisationRow Row(int n, string kind, string old, string code, string name = "新しい課", string main = "") => new(n, kind, old, code, name, name.Length == 0 ? "" : "あたらしいか", "", "R9.4.1", main);

    private static ReorganisationPlan Plan(params ReorganisationRow[] rows) => ReorganisationPlan.Make(Run, Day, rows, Facts);

    [Fact]
    public void Each_kind_says_what_begins_and_what_takes_over()
    {
        var plan = Plan(Row(2, "改称", "A", "A2"), Row(3, "統合", "B", "N1"), Row(4, "統合", "C", "N1", ""), Row(5, "分割", "D", "D1", "第一課"), Row(6, "分割", "D", "D2", "第二課", "○"), new ReorganisationRow(7, "新設", "", "N2", "新設課", "しんせつか", "01", "2027/4/1", ""));
        Assert.Empty(plan.Errors);
        Assert.Equal(["A2", "N1", "D1", "D2", "N2"], plan.Beginnings.Select(b => b.Code));
        var codes = plan.Beginnings.ToDictionary(b => b.Id, b => b.Code);
        Assert.Equal(["A→A2", "B→N1", "C→N1", "D→D2,D1"], plan.Endings.OrderBy(e => e.Code).Select(e => $"{e.Code}→{string.Join(',', e.SuccessorIds.Select(id => codes[id]))}"));
        Assert.All(plan.Beginnings, b => Assert.Equal(BureauId, b.BureauId));
    }

    [Theory]
    [InlineData("廃棄", "A", "A2", "新しい課", "R9.4.1", ReorganisationColumn.Kind, "KindUnknown")]
    [InlineData("改称", "Z", "A2", "新しい課", "R9.4.1", ReorganisationColumn.OldCode, "OldUnknown")]
    [InlineData("改称", "", "A2", "新しい課", "R9.4.1", ReorganisationColumn.OldCode, "OldMissing")]
    [InlineData("改称", "A", "", "新しい課", "R9.4.1", ReorganisationColumn.NewCode, "NewMissing")]
    [InlineData("改称", "A", "B", "新しい課", "R9.4.1", ReorganisationColumn.NewCode, "NewTaken")]
    [InlineData("改称", "A", "A", "新しい課", "R9.4.1", ReorganisationColumn.NewCode, "NewIsOld")]
    [InlineData("改称", "A", "A 2", "新しい課", "R9.4.1", ReorganisationColumn.NewCode, "CodeForm")]
    [InlineData("改称", "A", "A2", "", "R9.4.1", ReorganisationColumn.Name, "NameMissing")]
    [InlineData("改称", "A", "A2", "新しい課", "四月", ReorganisationColumn.Day, "DayForm")]
    [InlineData("改称", "A", "A2", "新しい課", "R9.5.1", ReorganisationColumn.Day, "DayOther")]
    [InlineData("分割", "A", "A2", "新しい課", "R9.4.1", ReorganisationColumn.NewCode, "SplitIntoOne")]
    [InlineData("新設", "", "A2", "新しい課", "R9.4.1", ReorganisationColumn.BureauCode, "BureauMissing")]
    public void A_fault_is_named_by_row_and_column(string kind, string old, string code, string name, string day, ReorganisationColumn column, string fault)
    {
        var plan = Plan(new ReorganisationRow(9, kind, old, code, name, "あたらしいか", "", day, ""));
        Assert.Contains(plan.Errors, e => (e.Row, e.Column, e.Code) == (9, column, fault));
        Assert.Empty(plan.Endings);
    }

    [Fact]
    public void A_section_cannot_be_taken_over_by_one_that_ends_too()
    {
        Assert.Contains(Plan(Row(2, "廃止", "A", "B", ""), Row(3, "改称", "B", "B2")).Errors, e => e.Code == "SuccessorEnds");
        Assert.Contains(Plan(Row(2, "改称", "A", "A2"), Row(3, "廃止", "A", "", "")).Errors, e => e.Code == "OldTwice");
    }

    [Fact]
    public void A_split_may_leave_the_section_itself_as_one_of_its_successors()
    {
        var plan = Plan(Row(2, "分割", "A", "A", ""), Row(3, "分割", "A", "A2"));
        Assert.Empty(plan.Errors);
        Assert.True(Assert.Single(plan.Endings).GoesOn);
    }

    [Fact]
    public void The_file_is_read_in_any_order_of_columns_and_encoding()
    {
        const string Text = "施行日,区分,旧所属コード,新所属コード,新所属名,ふりがな,部局コード,備考\nR9.4.1,改称,=\"010203\",Ａ２,新課,しんか,,x\n";
        var utf8 = ReorganisationFile.Read(Encoding.UTF8.GetBytes(Text));
        var cp932 = ReorganisationFile.Read(CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(Text));
        Assert.Equal(("改称", "010203", "A2", "新課", "R9.4.1"), (utf8[0].Kind, utf8[0].OldCode, utf8[0].NewCode, utf8[0].Name, utf8[0].Day));
        Assert.Equal(utf8[0].Name, cp932[0].Name);
        Assert.Equal("ReorganisationHeadMissing", Assert.Throws<RuleViolation>(() => ReorganisationFile.Read("区分,旧所属コード\n改称,A\n"u8.ToArray())).Code);
        Assert.Equal("ReorganisationEmpty", Assert.Throws<RuleViolation>(() => ReorganisationFile.Read([])).Code);
    }
}
