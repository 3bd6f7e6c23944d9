using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Consultations.Sheets;

/// <summary>What the fields, their columns and the form sections are called in Japanese, by the keys of the texts ("Field.A1", "FormSection.A").</summary>
public sealed record FormLabels(Func<string, string> Text);

/// <summary>The layout of a whole form as a workbook: a sheet to begin with, one for each form section, one for each table.</summary>
internal static class DraftSheet
{
    public const string About = "はじめに";
    public const string ListSheet = "選択肢";

    public const string AboutItem = "項目";
    public const string AboutValue = "内容";
    public const string Key = "管理番号（変更しないでください）";
    public const string Base = "様式の版（変更しないでください）";
    public const string StageItem = "様式";
    public const string SectionItem = "所属コード";

    public const string Code = "番号";
    public const string Label = "項目";
    public const string Answer = "回答";
    public const string Need = "記入";
    public const string Guide = "記入の手引き";

    public const int AnswerColumn = 2;

    public const string Category = "区分";
    public const string CategoryKey = "category";

    public static IReadOnlyList<(string Item, string Text)> HowTo { get; } =
    [
        ("使い方", "シートごとに「回答」の欄（白い欄）へ記入し、保存して、同じ画面から取り込みます。取り込む前に、変わる項目を1つずつ確認できます。"),
        ("選択肢", "選択肢のある欄は、一覧から選びます。いくつも選べる項目は、名称を「；」で区切って記入します。"),
        ("文字数と数", "文字数の上限や数の範囲を外れると、その場で知らせます。貼り付けた値は知らせないことがあるため、取り込むときにも確かめます。"),
        ("金額と日付", "金額は円（120万円、1,200千円とも書けます）、日付は2027/4/1、R9.4.1のどちらでも読み取ります。計算式は読み取りません。値を記入してください。"),
        ("表", "表の項目は、番号の付いたシートに1行ずつ記入します。行はそのまま入れ替わります。"),
        ("記入の要否", "「条件により」とある項目は、ほかの回答によって必要になったときだけ取り込みます。"),
    ];

    /// <summary>Columns of a form section's sheet.</summary>
    public static IReadOnlyList<SheetColumn> Columns { get; } =
    [
        new(Code, 10, Locked: true), new(Label, 34, SheetLook.Lines, Locked: true), new(Answer, 60, SheetLook.Lines), new(Need, 12, Locked: true), new(Guide, 60, SheetLook.Lines, Locked: true),
    ];

    public static IReadOnlyList<SheetColumn> AboutColumns { get; } = [new(AboutItem, 30, SheetLook.Lines, Locked: true), new(AboutValue, 80, SheetLook.Lines, Locked: true)];

    private static readonly string[] Basics = ["A1", "A2", "A3", "A4", "A5", "A5.Extension", "A5.Mail", "A6"];

    /// <summary>
    /// What travels: neither computed fields nor what the portal itself writes. A new case says what it is about, also where
    /// its form takes that over from the stage before.
    /// </summary>
    public static IEnumerable<FieldDefinition> Fields(Stage stage, bool restricted, bool isNew = false) =>
        (isNew && !FormCatalogue.Sections(stage).Contains('A') ? Basics.Select(FormCatalogue.Find).OfType<FieldDefinition>() : [])
            .Concat(FormCatalogue.Of(stage).Where(f => f is { ReadOnly: false, Recorded: false } && (restricted || !f.Restricted)));

    public static bool IsTable(FieldDefinition field) => field.Type is FieldType.Rows or FieldType.CostGrid;

    public static string SheetOf(char letter, FormLabels labels) => Name($"{letter} {labels.Text("FormSection." + letter)}");

    public static string SheetOf(FieldDefinition field, FormLabels labels) => IsTable(field) ? Name($"{field.Code} {labels.Text("Field." + field.Code)}") : SheetOf(field.Section, labels);

    /// <summary>The form section or field a sheet is named by: its name up to the first space.</summary>
    public static string MarkOf(string sheet) => CharacterWidth.Narrow(sheet).Split(' ')[0];

    private static string Name(string text)
    {
        var kept = new string([.. text.Where(c => c is not ('[' or ']' or ':' or '*' or '?' or '/' or '\\' or '\''))]);
        return kept.Length > 31 ? kept[..31] : kept;
    }
}

/// <summary>What answers are written and read by: code lists, ledger, sections, and the day.</summary>
internal sealed record DraftWords(CodeBook Codes, IReadOnlyList<SystemReference> Systems, IReadOnlyList<SectionLine> Sections, FormLabels Labels, DateOnly Day)
{
    /// <summary>Items of one cell.</summary>
    public const char Separator = '；';

    public string System(string id) => Systems.FirstOrDefault(s => s.Id.ToString() == id) is { } system ? SystemName(system) : id;

    public string Section(string id) => Sections.FirstOrDefault(s => s.Id.ToString() == id) is { } section ? section.Name : id;

    public static string SystemName(SystemReference system) => $"{system.Code} {system.Name}";

    public IReadOnlyList<string> Offered(FieldType type, string? list) => type switch
    {
        FieldType.Choice when list is not null => [.. Codes.Choices(list, Day).Select(c => c.NameJa)],
        FieldType.YesNo => [SheetValues.YesWord, SheetValues.NoWord],
        FieldType.System => [.. Systems.Select(SystemName)],
        _ => [],
    };

    /// <summary>A stored value as its cell holds it.</summary>
    public object? Written(FieldType type, string? list, string? value) => string.IsNullOrEmpty(value) ? null : type switch
    {
        FieldType.Choice => list is null ? value : NameOf(list, value),
        FieldType.Choices => string.Join(Separator, value.Split(';').Select(code => list is null ? code : NameOf(list, code))),
        FieldType.YesNo => value == "yes",
        FieldType.Integer => int.TryParse(value, out var number) ? number : value,
        FieldType.Percent => decimal.TryParse(value, global::System.Globalization.CultureInfo.InvariantCulture, out var share) ? share : value,
        FieldType.Yen => long.TryParse(value, out var yen) ? yen : value,
        FieldType.Day => DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) ? day : value,
        FieldType.Year => int.TryParse(value, out var year) ? new Platform.Time.FiscalYear(year).Japanese : value,
        FieldType.System => System(value),
        FieldType.Systems => string.Join(Separator, value.Split(';').Select(System)),
        FieldType.Sections => string.Join(Separator, value.Split(';').Select(Section)),
        FieldType.Text or FieldType.LongText or FieldType.Rows or FieldType.CostGrid => value,
    };

    public static SheetLook LookOf(FieldType type) => type switch
    {
        FieldType.Day => SheetLook.Day,
        FieldType.Yen or FieldType.Integer => SheetLook.Number,
        _ => SheetLook.Lines,
    };

    /// <summary>What the workbook says while an answer is typed; what it lets through is read by the same limits on return.</summary>
    public static SheetRule? RuleOf(FieldType type, int most) => type switch
    {
        FieldType.Text or FieldType.LongText => SheetRule.Text(most, "文字数", $"{most}文字までで記入してください。"),
        FieldType.Integer => SheetRule.Number(0, int.MaxValue, whole: true, warns: false, "数", "0以上の整数を記入してください。単位は付けません。"),
        FieldType.Percent => SheetRule.Number(0, 100, whole: false, warns: false, "割合", "0から100までの数を記入してください。％は付けません。"),
        // 120万円 and 1,200千円 are read too: the program only asks.
        FieldType.Yen => SheetRule.Number(0, Platform.Money.Yen.Most, whole: true, warns: true, "金額", "円の整数ではありません。「120万円」「1,200千円」の書き方であれば、このまま続けてください。"),
        _ => null,
    };

    private string NameOf(string list, string code) => Codes.Find(list, code)?.NameJa ?? code;
}
