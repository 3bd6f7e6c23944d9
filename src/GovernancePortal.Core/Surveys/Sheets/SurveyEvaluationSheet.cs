using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Sheets;

namespace GovernancePortal.Core.Surveys.Sheets;

/// <summary>
/// The sheet 運用評価 of an answer's workbook: the five questions about each system that is asked, one line a system. A line
/// begun is answered whole; an empty one takes the answers back; a system that is not in it stays as it is.
/// </summary>
internal static class SurveyEvaluationSheet
{
    public const string Name = "運用評価";

    private const string SystemName = "システム名称";
    private const string Effect = "ねらった効果";
    private const string Use = "利用の状況";
    private const string Trouble = "1年間の障害";
    private const string Cost = "経費と効果";
    private const string Conclusion = "今後";
    private const string Note = "補足";

    private static readonly IReadOnlyList<SheetChoice<EvaluatedEffect>> Effects =
    [
        Of(EvaluatedEffect.AsIntended, "ねらいどおり出ている", "As intended"), Of(EvaluatedEffect.Partly, "一部出ている", "Partly"), Of(EvaluatedEffect.NotYet, "出ていない", "Not yet"), Of(EvaluatedEffect.NotMeasured, "測っていない", "Not measured"),
    ];

    private static readonly IReadOnlyList<SheetChoice<EvaluatedUse>> Uses = [Of(EvaluatedUse.AsPlanned, "想定どおり", "As planned"), Of(EvaluatedUse.Less, "想定より少ない", "Less than planned"), Of(EvaluatedUse.Hardly, "ほとんど使われていない", "Hardly used")];

    private static readonly IReadOnlyList<SheetChoice<EvaluatedTrouble>> Troubles = [Of(EvaluatedTrouble.None, "なかった", "None"), Of(EvaluatedTrouble.Minor, "あったが業務は止まらなかった", "Some, work went on"), Of(EvaluatedTrouble.Serious, "業務が止まった", "Work stopped")];

    private static readonly IReadOnlyList<SheetChoice<EvaluatedCost>> Costs = [Of(EvaluatedCost.Fair, "見合う", "Worth it"), Of(EvaluatedCost.High, "効果に比べて高い", "High for its effect"), Of(EvaluatedCost.Unknown, "分からない", "Not known")];

    private static readonly IReadOnlyList<SheetChoice<EvaluatedConclusion>> Conclusions =
    [
        Of(EvaluatedConclusion.Continue, "このまま続ける", "Continue"), Of(EvaluatedConclusion.Improve, "改善して続ける", "Continue with improvements"), Of(EvaluatedConclusion.Renew, "更新・作り替えを考える", "Consider renewal"),
        Of(EvaluatedConclusion.Retire, "廃止・統合を考える", "Consider retiring or merging"),
    ];

    private static SheetChoice<T> Of<T>(T value, string ja, string en) where T : struct, Enum => new(value, value.ToString(), ja, en);

    private static string Word<T>(IReadOnlyList<SheetChoice<T>> choices, T value) where T : struct, Enum => choices.First(c => c.Value.Equals(value)).NameJa;

    private static IReadOnlyList<SheetColumn> Columns { get; } =
    [
        new(SystemSheet.Number.Header, 14, Locked: true), new(SystemName, 36, Locked: true), new(Effect, 22, Choices: [.. Effects.Select(c => c.NameJa)]), new(Use, 22, Choices: [.. Uses.Select(c => c.NameJa)]),
        new(Trouble, 28, Choices: [.. Troubles.Select(c => c.NameJa)]), new(Cost, 20, Choices: [.. Costs.Select(c => c.NameJa)]), new(Conclusion, 24, Choices: [.. Conclusions.Select(c => c.NameJa)]), new(Note, 40, SheetLook.Lines),
    ];

    /// <summary>Left out where the survey asks about no system of the answer.</summary>
    public static void Write(XlsxWriter book, SurveyAnswerView view)
    {
        var asked = view.Rows.Where(r => r.AsksEvaluation).ToList();
        if (asked.Count == 0)
        {
            return;
        }
        var sheet = book.Sheet(Name, Columns);
        foreach (var row in asked)
        {
            sheet.Row(row.Evaluation is { } e
                ? [row.Code, row.Name, Word(Effects, e.Effect), Word(Uses, e.Use), Word(Troubles, e.Trouble), Word(Costs, e.Cost), Word(Conclusions, e.Conclusion), e.Note]
                : [row.Code, row.Name, null, null, null, null, null, null]);
        }
    }

    /// <summary>What the sheet changes, by row of the answer; null takes the answers back. Null where the file has no such sheet.</summary>
    public static Dictionary<Guid, EvaluationAnswers?>? Read(List<SheetRow>? sheet, SurveyAnswerView view, List<SurveySheetFault> faults, List<SurveySheetChange> changes)
    {
        if (sheet is null or [])
        {
            return null;
        }
        var heads = sheet[0].Cells.Select(c => CharacterWidth.SearchKey(SheetValues.Heading(c.Text))).ToList();
        var read = new Dictionary<Guid, EvaluationAnswers?>();
        var seen = new HashSet<Guid>();
        foreach (var line in sheet.Skip(1).Where(r => !r.IsEmpty))
        {
            var row = new Line(line, heads, faults);
            if (row.SystemOf(view, seen) is not { } system || !row.TryRead(out var answers) || answers == system.Evaluation)
            {
                continue;
            }
            read[system.Id] = answers;
            changes.Add(new SurveySheetChange(line.Number, system.Code, system.Name, RowAnswer.None, [Name]));
        }
        return read;
    }

    private sealed class Line(SheetRow row, List<string> heads, List<SurveySheetFault> faults)
    {
        private bool wrong;

        private SheetCell this[string column] => heads.IndexOf(CharacterWidth.SearchKey(column)) is >= 0 and var at ? row[at] : SheetCell.Empty;

        private bool IsBlank => new[] { Effect, Use, Trouble, Cost, Conclusion, Note }.All(column => this[column].IsEmpty);

        private void Fault(string column, SheetFault fault)
        {
            wrong = true;
            faults.Add(new SurveySheetFault(Name, row.Number, column, fault));
        }

        /// <summary>The system the line is about; null with a fault, and for a blank line about one that is not asked.</summary>
        public SurveyRow? SystemOf(SurveyAnswerView view, HashSet<Guid> seen)
        {
            var number = CharacterWidth.Narrow(this[SystemSheet.Number.Header].Text).ToUpperInvariant();
            var known = number.Length == 0 ? null : view.Answer.Rows.FirstOrDefault(r => r.Code == number);
            if (known is { AsksEvaluation: true } && seen.Add(known.Id))
            {
                return known;
            }
            if (!IsBlank)
            {
                Fault(SystemSheet.Number.Header, number.Length == 0 ? new SheetFault("Missing") : new SheetFault(known is null ? "SurveyNumberUnknown" : known.AsksEvaluation ? "SurveyEvaluatedTwice" : "SurveyNotEvaluated", SheetValues.Short(number)));
            }
            return null;
        }

        public bool TryRead(out EvaluationAnswers? answers)
        {
            answers = null;
            if (IsBlank)
            {
                return true;
            }
            var note = SheetValues.Text(this[Note], SystemPart.NoteLength, lines: true);
            if (note.Fault is { } fault)
            {
                Fault(Note, fault);
            }
            var (effect, use, trouble, cost, conclusion) = (Choice(Effect, Effects), Choice(Use, Uses), Choice(Trouble, Troubles), Choice(Cost, Costs), Choice(Conclusion, Conclusions));
            if (wrong)
            {
                return false;
            }
            answers = new EvaluationAnswers(effect, use, trouble, cost, conclusion, note.Value);
            return true;
        }

        private T Choice<T>(string column, IReadOnlyList<SheetChoice<T>> choices) where T : struct, Enum
        {
            var cell = this[column];
            if (SheetValues.FlawOf(cell) is { } flaw)
            {
                Fault(column, flaw);
            }
            else if (cell.IsEmpty)
            {
                Fault(column, new SheetFault("Missing"));
            }
            else if (SheetValues.Choice(cell, choices, out var found))
            {
                return found;
            }
            else
            {
                Fault(column, SheetValues.NotOffered(cell, choices.Select(c => c.NameJa)));
            }
            return default;
        }
    }
}
