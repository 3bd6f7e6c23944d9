using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Plans;
using GovernancePortal.Core.Systems.Sheets;

namespace GovernancePortal.Core.Surveys.Sheets;

/// <summary>A section's whole answer as a workbook: the names of its sheets and columns, and of the answers in them.</summary>
internal static class SurveySheet
{
    public const string Main = "照会";
    public const string Plans = "次年度案件";
    public const string Extras = "追加設問";
    public const string About = "照会について";

    public const string Answer = "回答";
    public const string RetiresOn = "廃止日";
    public const string Note = "備考";
    public const string NoneWord = "該当なし";
    public const string NoneHint = "情報システムがない場合は、回答の欄で「該当なし」を選んでください。ある場合は、この行から記入してください。";

    public const string AboutKey = "照会番号";
    public const string AboutItem = "項目";
    public const string AboutValue = "内容";

    public const string ExtraNumber = "番号";
    public const string ExtraText = "設問";
    public const string ExtraAnswer = "回答";

    public const string PlanTitle = "案件名";
    public const string PlanKind = "区分";
    public const string PlanYear = "対象年度";
    public const string PlanYen = "概算額";
    public const string PlanStart = "開始予定日";
    public const string PlanNote = "備考";

    public static IReadOnlyList<SheetChoice<RowAnswer>> Answers { get; } =
    [
        new(RowAnswer.Unchanged, nameof(RowAnswer.Unchanged), "変更なし", "Unchanged"), new(RowAnswer.Changed, nameof(RowAnswer.Changed), "変更あり", "Changed"),
        new(RowAnswer.Retired, nameof(RowAnswer.Retired), "廃止", "Retired"), new(RowAnswer.New, nameof(RowAnswer.New), "新規", "New"),
    ];

    public static IReadOnlyList<SheetChoice<PlannedCaseKind>> PlanKinds { get; } =
    [
        new(PlannedCaseKind.NewSystem, nameof(PlannedCaseKind.NewSystem), "新規導入", "New system"), new(PlannedCaseKind.Renewal, nameof(PlannedCaseKind.Renewal), "更新", "Renewal"),
        new(PlannedCaseKind.Change, nameof(PlannedCaseKind.Change), "改修", "Change"), new(PlannedCaseKind.Retirement, nameof(PlannedCaseKind.Retirement), "廃止・統合", "Retirement"),
    ];

    public static string? Word(RowAnswer answer) => Answers.FirstOrDefault(a => a.Value == answer)?.NameJa;

    /// <summary>The answer first, then the columns of the ledger in the order of its own sheet; what is not asked is guarded.</summary>
    public static IReadOnlyList<SheetColumn> Columns(SurveyQuestions questions, SheetWords words)
    {
        var asked = questions.AskedOf(Criticality.Important).Select(c => c.Header).ToHashSet(StringComparer.Ordinal);
        return
        [
            new(Answer, 12, Choices: [.. Answers.Select(a => a.NameJa), NoneWord]), new(RetiresOn, 13, SheetLook.Day), new(Note, 26, SheetLook.Lines),
            .. SystemSheet.Columns(words).Select(c => asked.Contains(c.Header) ? c with { Needed = false } : c with { Locked = true, Needed = false }),
        ];
    }

    public static IReadOnlyList<SheetColumn> PlanColumns { get; } =
    [
        new(SystemSheet.Number.Header, 14), new(PlanTitle, 40, Needed: true), new(PlanKind, 14, Choices: [.. PlanKinds.Select(k => k.NameJa)], Needed: true), new(PlanYear, 12, SheetLook.Plain, Needed: true),
        new(PlanYen, 14, SheetLook.Number), new(PlanStart, 13, SheetLook.Day), new(PlanNote, 40, SheetLook.Lines),
    ];

    public static IReadOnlyList<SheetColumn> ExtraColumns { get; } = [new(ExtraNumber, 8, Locked: true), new(ExtraText, 60, SheetLook.Lines, Locked: true), new(ExtraAnswer, 40, SheetLook.Lines)];

    public static IReadOnlyList<SheetColumn> AboutColumns { get; } = [new(AboutItem, 16, Locked: true), new(AboutValue, 60, Locked: true)];

    /// <summary>Which part a further sheet of a file is; null for one that is not read.</summary>
    public static string? PartOf(string sheet) => new[] { SystemPartTables.Licences.Sheet, SurveyEvaluationSheet.Name, Plans, Extras, About }.FirstOrDefault(name => CharacterWidth.SearchKey(name) == CharacterWidth.SearchKey(sheet));
}
