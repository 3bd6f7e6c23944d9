using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;

namespace GovernancePortal.Core.Checklists.Sheets;

/// <summary>The columns by which answers go out and come back: one row a body, year and item.</summary>
public static class AnswerSheet
{
    public static readonly TableColumn List = new("チェックリスト", "リスト", "チェックリストコード") { Needed = true };
    public static readonly TableColumn Year = new("年度") { Needed = true };
    public static readonly TableColumn Code = new("団体コード", "市町村コード") { Needed = true };
    public static readonly TableColumn Name = new("団体名", "市町村名");
    public static readonly TableColumn Group = new("指針番号", "区分番号", "番号") { Needed = true };
    public static readonly TableColumn Title = new("指針", "区分");
    public static readonly TableColumn Item = new("項目番号") { Needed = true };
    public static readonly TableColumn Text = new("項目", "確認内容");
    public static readonly TableColumn Applies = new("適用");
    public static readonly TableColumn Answer = new("回答");
    public static readonly TableColumn Evidence = new("根拠・理由", "根拠", "理由", "備考");
    public static readonly TableColumn Link = new("リンク", "URL");

    public static IReadOnlyList<TableColumn> Columns { get; } = [List, Year, Code, Name, Group, Title, Item, Text, Applies, Answer, Evidence, Link];

    /// <summary>As answers are written; read by marks and English words too.</summary>
    public static IReadOnlyList<SheetChoice<CheckAnswer>> Answers { get; } =
    [
        new(CheckAnswer.Yes, "はい", "○", "Yes"), new(CheckAnswer.Partly, "一部", "△", "Partly"), new(CheckAnswer.No, "いいえ", "×", "No"), new(CheckAnswer.NotApplicable, "対象外", "－", "N/A"),
    ];

    public static string? Word(CheckAnswer? answer) => Answers.FirstOrDefault(a => a.Value == answer)?.Code;

    public static string Word(ItemLine line) => line.Applies switch
    {
        Applicability.Asked => "対象",
        Applicability.Out => "対象外（" + Condition(line.Item.Condition) + "の項目）",
        Applicability.Unknown => "対象（団体の状況が未登録）",
    };

    private static string Condition(ItemCondition condition) => condition switch
    {
        ItemCondition.None => "すべての団体",
        ItemCondition.NoMunicipalCloud => "自治体クラウド未導入団体",
        ItemCondition.MainframeLeft => "メインフレームが残る団体",
        ItemCondition.OpenedUp => "オープン化を終えた団体",
        ItemCondition.Prefecture => "都道府県",
    };

    /// <summary>A workbook to be filled in: everything but answer, evidence and link is guarded.</summary>
    public static void Write(Stream target, string name, IEnumerable<AssessmentView> views)
    {
        using var book = new XlsxWriter(target, "Lists");
        var sheet = book.Sheet(name,
        [
            new(List.Header, 12, Locked: true), new(Year.Header, 8, SheetLook.Plain, Locked: true), new(Code.Header, 12, Locked: true), new(Name.Header, 16, Locked: true), new(Group.Header, 9, SheetLook.Plain, Locked: true), new(Title.Header, 26, SheetLook.Lines, Locked: true),
            new(Item.Header, 9, SheetLook.Plain, Locked: true), new(Text.Header, 60, SheetLook.Lines, Locked: true), new(Applies.Header, 24, SheetLook.Lines, Locked: true), new(Answer.Header, 10, Choices: [.. Answers.Select(a => a.Code)]), new(Evidence.Header, 50, SheetLook.Lines), new(Link.Header, 30),
        ]);
        foreach (var row in Rows(views))
        {
            sheet.Row(row);
        }
    }

    public static IEnumerable<object?[]> Rows(IEnumerable<AssessmentView> views) =>
        from view in views
        from line in view.Lines
        select new object?[]
        {
            view.List.Code, view.Fy, view.Body.Code, view.Assessment?.BodyKind == BodyKind.Municipality ? view.Assessment.BodyName : view.Body.Name, line.Group.Number, line.Group.TitleJa, line.Item.Number, line.Wording.TextJa, Word(line),
            line.Answer?.LeftOutBy is null ? Word(line.Answer?.Value) : null, line.Answer?.Evidence, line.Answer?.Link,
        };
}
