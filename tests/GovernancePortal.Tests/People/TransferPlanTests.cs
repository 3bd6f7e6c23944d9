using System.Text;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Xunit;

namespace GovernancePortal.Tests.People;

public class TransferPlanTests
{
    private static readonly DateOnly Day = new(2027, 4, 1);
    private static readonly Section Roads = Section(1, "060104", "道路整備課"), Accounts = Section(2, "010202", "会計課");
    private static readonly Guid Person = new(7, 0, 0, new byte[8]);

    private static Section Section(int n, string code, string name) => new() { Id = new Guid(n, 1, 0, new byte[8]), Code = code, Name = name, ValidFrom = new DateOnly(2015, 4, 1) };

    private static Membership Post(Section section, Role role, DateOnly? to = null) =>
        new() { Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), UserId = Person, SectionId = section.Id, Role = role, ValidFrom = new DateOnly(2024, 4, 1), ValidTo = to };

    private static TransferFacts Facts(params Membership[] held) => new(
        new Dictionary<string, TransferPerson> { ["D00001"] = new(Person, "緑川 一郎", true, held) },
        new Dictionary<string, Section> { [Roads.Code] = Roads, [Accounts.Code] = Accounts });

    private static TransferRow Row(string number = "D00001", string name = "緑川一郎", string furigana = "", string from = "060104", string to = "010202", string role = "所属長", string day = "R9.4.1") =>
        new(2, number, name, furigana, from, to, role, day);

    private static (TransferColumn, string) Fault(TransferRow row, params Membership[] held)
    {
        var plan = TransferPlan.Make([row], Facts(held));
        Assert.Empty(plan.Changes);
        var error = Assert.Single(plan.Errors);
        Assert.Equal(2, error.Row);
        return (error.Column, error.Code);
    }

    [Fact]
    public void A_transfer_ends_the_old_post_and_begins_the_new_one_on_the_day()
    {
        var post = Post(Roads, Role.Staff);
        var change = Assert.Single(TransferPlan.Make([Row()], Facts(post)).Changes);
        Assert.Equal((TransferKind.Transfer, Day, Role.SectionHead, Accounts.Id), (change.Kind, change.Day, change.Role, change.ToId));
        Assert.Equal([post.Id], change.Ends);
    }

    [Fact]
    public void The_same_section_with_another_role_is_a_change_of_role() =>
        Assert.Equal(TransferKind.RoleChange, Assert.Single(TransferPlan.Make([Row(to: "060104")], Facts(Post(Roads, Role.Staff))).Changes).Kind);

    [Fact]
    public void No_new_section_is_a_leave_and_needs_no_role() =>
        Assert.Equal(TransferKind.Leave, Assert.Single(TransferPlan.Make([Row(to: "", role: "")], Facts(Post(Roads, Role.Staff))).Changes).Kind);

    [Fact]
    public void An_unknown_number_without_old_section_is_a_newcomer()
    {
        var change = Assert.Single(TransferPlan.Make([Row("D90000", "緑﨑 新", "ミドリザキ アラタ", from: "")], Facts()).Changes);
        Assert.Equal((TransferKind.Join, null), (change.Kind, change.UserId));
    }

    [Fact]
    public void Each_fault_names_its_row_and_column()
    {
        var post = Post(Roads, Role.Staff);
        Assert.Equal((TransferColumn.StaffNumber, "StaffNumberUnknown"), Fault(Row("D99999")));
        Assert.Equal((TransferColumn.StaffNumber, "StaffNumberMissing"), Fault(Row(""), post));
        Assert.Equal((TransferColumn.OldSection, "SectionUnknown"), Fault(Row(from: "999999"), post));
        Assert.Equal((TransferColumn.OldSection, "NotThere"), Fault(Row(from: "010202", to: "060104"), Post(Accounts, Role.Staff, new DateOnly(2026, 3, 31))));
        Assert.Equal((TransferColumn.NewSection, "SectionUnknown"), Fault(Row(to: "000000"), post));
        Assert.Equal((TransferColumn.NewSection, "SectionNotValid"), Fault(Row(day: "2014-04-01", from: ""), post));
        Assert.Equal((TransferColumn.Role, "RoleUnknown"), Fault(Row(role: "部長"), post));
        Assert.Equal((TransferColumn.Role, "RoleUnknown"), Fault(Row(role: "ポータル管理者"), post));
        Assert.Equal((TransferColumn.Role, "HeldAlready"), Fault(Row(from: "", to: "060104", role: "担当者"), post));
        Assert.Equal((TransferColumn.Day, "DayForm"), Fault(Row(day: "4月1日頃"), post));
        Assert.Equal((TransferColumn.Furigana, "FuriganaForm"), Fault(Row("D90000", furigana: "緑崎", from: "")));
    }

    [Fact]
    public void A_row_given_twice_is_refused() =>
        Assert.Equal("RowTwice", TransferPlan.Make([Row(), Row() with { Number = 3 }], Facts(Post(Roads, Role.Staff))).Errors[0].Code);

    [Fact]
    public void Another_name_is_a_remark_not_an_error()
    {
        var plan = TransferPlan.Make([Row(name: "緑山一郎")], Facts(Post(Roads, Role.Staff)));
        Assert.Equal("NameDiffers", Assert.Single(plan.Warnings).Code);
        Assert.Single(plan.Changes);
    }

    [Fact]
    public void The_fingerprint_changes_with_what_would_be_done()
    {
        var post = Post(Roads, Role.Staff);
        Assert.Equal(TransferPlan.Make([Row()], Facts(post)).Fingerprint, TransferPlan.Make([Row()], Facts(post)).Fingerprint);
        Assert.NotEqual(TransferPlan.Make([Row()], Facts(post)).Fingerprint, TransferPlan.Make([Row()], Facts(post, Post(Roads, Role.SectionHead))).Fingerprint);
    }

    private const string List = "職員番号,氏名,ふりがな,旧所属コード,新所属コード,役割,発令日\r\nＤ００００１,緑川 一郎,みどりかわ いちろう,=\"060104\",010202,所属長,2027/4/1\r\n";

    [Theory]
    [InlineData(65001, false)]
    [InlineData(65001, true)]
    [InlineData(932, false)]
    public void The_file_may_be_utf8_with_or_without_mark_or_cp932(int codePage, bool mark)
    {
        var encoding = codePage == 932 ? CodePagesEncodingProvider.Instance.GetEncoding(932)! : new UTF8Encoding(mark);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(List)];
        var row = Assert.Single(TransferFile.Read(bytes));
        Assert.Equal(new TransferRow(2, "D00001", "緑川 一郎", "みどりかわ いちろう", "060104", "010202", "所属長", "2027/4/1"), row);
    }

    [Fact]
    public void Names_keep_variation_selectors_and_surrogates_through_the_file() =>
        Assert.Equal("葛\U000E0100城 𠮷子", TransferFile.Read(Encoding.UTF8.GetBytes(List.Replace("緑川 一郎", "葛\U000E0100城 𠮷子", StringComparison.Ordinal)))[0].Name);

    [Theory]
    [InlineData("", "TransferFileEmpty")]
    [InlineData("職員番号,氏名\r\nD1,x", "TransferHeadMissing")]
    [InlineData("職員番号,氏名,ふりがな,旧所属コード,新所属コード,役割,発令日\r\n", "TransferFileEmpty")]
    public void A_file_that_is_no_list_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<RuleViolation>(() => TransferFile.Read(Encoding.UTF8.GetBytes(text))).Code);

    [Fact]
    public void Bytes_of_no_known_encoding_are_refused() =>
        Assert.Equal("TransferFileEncoding", Assert.Throws<RuleViolation>(() => TransferFile.Read([0x81, 0xFF, 0xFE, 0x00, 0xD8])).Code);
}
