using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;

namespace GovernancePortal.Core.Audits.Items.Sheets;

/// <summary>The columns by which the items of a set go out and come back into its draft.</summary>
public static class AuditItemSheet
{
    public static readonly TableColumn Set = new("項目集", "項目集コード") { Needed = true };
    public static readonly TableColumn Number = new("番号", "No", "No.") { Needed = true };
    public static readonly TableColumn Chapter = new("章") { Needed = true };
    public static readonly TableColumn Title = new("章の名前", "章名") { Needed = true };
    public static readonly TableColumn Required = new("必須");
    public static readonly TableColumn Text = new("監査項目") { Needed = true };
    public static readonly TableColumn Documents = new("確認資料", "監査資料の例");
    public static readonly TableColumn Methods = new("確認方法", "方法");
    public static readonly TableColumn LookAt = new("見どころ", "留意事項");
    public static readonly TableColumn Provision = new("根拠", "根拠条文");
    public static readonly TableColumn Condition = new("適用条件");

    public static IReadOnlyList<TableColumn> Columns { get; } = [Set, Number, Chapter, Title, Required, Text, Documents, Methods, LookAt, Provision, Condition];

    public static IReadOnlyList<SheetChoice<AuditCondition>> Conditions { get; } =
    [
        new(AuditCondition.Always, "すべて", "すべての所属", "Always"), new(AuditCondition.MyNumber, "マイナンバー", "番号", "MyNumber"), new(AuditCondition.Cloud, "クラウド", "クラウド利用", "Cloud"), new(AuditCondition.Outsourcing, "業務委託", "委託", "Outsourcing"),
    ];

    public static IReadOnlyList<(AuditMethods Method, string Word)> MethodWords { get; } =
        [(AuditMethods.Reading, "閲覧"), (AuditMethods.Asking, "質問"), (AuditMethods.Visit, "視察"), (AuditMethods.Replay, "再実施")];

    public static string Word(AuditMethods methods) => string.Join('、', MethodWords.Where(m => methods.HasFlag(m.Method)).Select(m => m.Word));

    /// <summary>Null where a word is none of the four.</summary>
    public static AuditMethods? Read(string text)
    {
        var found = AuditMethods.None;
        foreach (var word in text.Split(['、', '・', '/', '／', ',', '，', ' ', '　', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (MethodWords.FirstOrDefault(m => m.Word == word) is not { Word: not null } known)
            {
                return null;
            }
            found |= known.Method;
        }
        return found;
    }

    public static void Write(Stream target, string name, AuditItemSet set)
    {
        using var book = new XlsxWriter(target, "Lists");
        var sheet = book.Sheet(name,
        [
            new(Set.Header, 12), new(Number.Header, 8), new(Chapter.Header, 6), new(Title.Header, 24), new(Required.Header, 8, Choices: [SheetValues.Word(true), SheetValues.Word(false)]), new(Text.Header, 60, SheetLook.Lines), new(Documents.Header, 30, SheetLook.Lines),
            new(Methods.Header, 16), new(LookAt.Header, 40, SheetLook.Lines), new(Provision.Header, 20, SheetLook.Lines), new(Condition.Header, 14, Choices: [.. Conditions.Select(c => c.Code)]),
        ], guarded: false);
        foreach (var item in set.Ordered)
        {
            sheet.Row(Cells(set, item));
        }
    }

    public static object?[] Cells(AuditItemSet set, AuditItem i) =>
        [set.Code, i.Number, i.Chapter, i.ChapterTitle, SheetValues.Word(i.IsRequired), i.Text, i.Documents, Word(i.Methods), i.LookAt, i.Provision, Conditions.First(c => c.Value == i.Condition).Code];
}
