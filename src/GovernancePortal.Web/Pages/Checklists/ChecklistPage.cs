using System.Globalization;
using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Checklists;

/// <summary>How checklists, bodies and answers are called in the reader's language.</summary>
public sealed class ChecklistWords(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats) : ModuleWords(current, source, texts, formats)
{
    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public string Name(Checklist list) => English ? list.NameEn ?? list.NameJa : list.NameJa;

    public string Title(ChecklistGroup group) => English ? group.TitleEn ?? group.TitleJa : group.TitleJa;

    public string Text(ItemWording wording) => English ? wording.TextEn ?? wording.TextJa : wording.TextJa;

    /// <summary>The prefecture's name is the texts'; a municipality's the record's.</summary>
    public string Name(ChecklistBody body) => body.Kind == BodyKind.Prefecture ? Texts["BodyKind.Prefecture"] : body.Name;

    public string Percent(decimal? rate) => rate is { } percent ? percent.ToString("0.0", CultureInfo.InvariantCulture) + "%" : Texts["Format.None"];

    public bool MayAnswer => ChecklistAccess.MayAnswer(Me);

    public bool MayConfirm => ChecklistAccess.MayConfirm(Me);

    /// <summary>Why an item is or is not asked of the body.</summary>
    public string Why(ItemLine line) => line.Applies switch
    {
        Applicability.Asked => Texts["Applicability.Asked"],
        Applicability.Out => Texts["Checklists.OutBecause", Formats.Name(line.Item.Condition)],
        Applicability.Unknown => Texts["Checklists.UnknownBecause", Formats.Name(line.Item.Condition)],
    };

    public IReadOnlyList<SelectListItem> Years(IEnumerable<FiscalYear> years, FiscalYear chosen) =>
        [.. years.Select(y => new SelectListItem(Formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == chosen))];

    /// <summary>The columns of a body's answers as they stand on its page.</summary>
    public IReadOnlyList<CsvColumn<ItemLine>> Columns() =>
    [
        new(Texts["Checklists.Guideline"], l => l.Group.Number), new(Texts["ChecklistGroup.TitleJa"], l => Title(l.Group)), new(Texts["CheckItem.Number"], l => l.Number), new(Texts["Checklists.ItemText"], l => Text(l.Wording)), new(Texts["Checklists.Applies"], Why),
        new(Texts["ChecklistAnswer.Value"], l => l.Answer is { } a ? Formats.Name(a.Value) : l.IsOut ? Formats.Name(CheckAnswer.NotApplicable) : null), new(Texts["ChecklistAnswer.Evidence"], l => l.Answer?.Evidence), new(Texts["ChecklistAnswer.Link"], l => l.Answer?.Link), new(Texts["ChecklistAnswer.File"], l => l.Answer?.File?.Name),
        new(Texts["Checklists.AnsweredAt"], l => l.Answer is { } a ? OfficeTime.DayOf(a.At) : null), new(Texts["Checklists.AnsweredBy"], l => l.Answer is null ? null : $"{l.Answer.BySection} {l.Answer.By}".Trim()),
    ];

    public override string Value(string field, string stored)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        var type = field switch
        {
            "Checklist.Kind" => nameof(ChecklistKind), "ChecklistAssessment.State" => nameof(AssessmentState), "ChecklistAnswer.Value" => nameof(CheckAnswer), "CheckItem.Condition" or "BodyFact.Condition" or "ChecklistAnswer.LeftOutBy" => nameof(ItemCondition), _ => name,
        };
        if (Texts[type + "." + stored] is { ResourceNotFound: false } word)
        {
            return word;
        }
        return name.EndsWith("Fy", StringComparison.Ordinal) && FiscalYear.TryParse(stored, out var year) ? Formats.Year(year)
            : stored is "True" or "False" ? Texts[stored == "True" ? "Form.Yes" : "Form.No"]
            : name == nameof(Checklist.OwnerSectionId) && Guid.TryParse(stored, out var section) ? Ledger.SectionName(section) ?? Texts["Systems.FormerSection"]
            : Ledger.Value(field, stored);
    }
}

public abstract class ChecklistPage(ChecklistWords words) : ModulePage<ChecklistWords>(words)
{
    protected FiscalYear Now => FiscalYear.Of(Me.Today);
}

/// <summary>How answers and states feel.</summary>
public static class ChecklistTones
{
    public static Tone Of(CheckAnswer answer) => answer switch
    {
        CheckAnswer.Yes => Tone.Good,
        CheckAnswer.Partly => Tone.Caution,
        CheckAnswer.No => Tone.Bad,
        CheckAnswer.NotApplicable => Tone.Off,
    };

    public static Tone Of(AssessmentState state) => state switch
    {
        AssessmentState.Answering => Tone.Calm,
        AssessmentState.Submitted => Tone.Late,
        AssessmentState.Confirmed => Tone.Good,
    };

    public static Tone Of(AnswerTrend trend) => trend switch
    {
        AnswerTrend.Better => Tone.Good,
        AnswerTrend.Worse => Tone.Bad,
        AnswerTrend.Same or AnswerTrend.None => Tone.Off,
    };
}
