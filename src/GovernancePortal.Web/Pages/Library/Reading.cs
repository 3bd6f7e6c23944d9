using System.Globalization;
using GovernancePortal.Core.Library;
using GovernancePortal.Core.Library.Briefings;
using GovernancePortal.Core.Library.Questions;
using GovernancePortal.Core.Library.Specifications;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Library;

/// <summary>Who asks, and how sections, bureaus and codes are called: for the pages of what is shared, asked and held.</summary>
public sealed class ReadingWords(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats) : ModuleWords(current, source, texts, formats)
{
    /// <summary>The policy office, which writes the library.</summary>
    public bool IsOffice => LibraryAccess.MayEdit(Me);

    /// <summary>What a question is about, as the office calls it.</summary>
    public string Topic(string code) => Ledger.Code(QuestionTopic.List, code);

    /// <summary>Topics offered today, and one's own although it is no longer offered.</summary>
    public IReadOnlyList<SelectListItem> Topics(string? chosen) => Ledger.Choices(QuestionTopic.List, chosen);

    public override string Value(string field, string stored)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        if ((name, field.Split('.')[0]) == ("Topic", nameof(LibraryQuestion)))
        {
            return Topic(stored);
        }
        string type = (name, field.Split('.')[0]) switch
        {
            ("State", nameof(SharedSpecification)) => nameof(SpecificationState),
            ("State", nameof(LibraryQuestion)) => nameof(QuestionState),
            ("State", _) => nameof(BriefingState),
            ("Share", _) => nameof(ShareChoice),
            ("Means", _) => nameof(QuestionMeans),
            ("Attended" or "ForMaterial" or "ShowsBand", _) => "Form",
            _ => name,
        };
        var key = type == "Form" ? stored == bool.TrueString ? "Yes" : "No" : stored;
        return Texts[type + "." + key] is { ResourceNotFound: false } word ? word : Ledger.Value(field, stored);
    }
}

/// <summary>A page of the library's second half: loaded before every handler, and again after a conflict.</summary>
public abstract class ReadingPage(ReadingWords words) : ModulePage<ReadingWords>(words)
{
    private const int Years = 6;

    public IReadOnlyList<SelectListItem> FiscalYears(FiscalYear? chosen)
    {
        var next = FiscalYear.Of(Me.Today).Next;
        return [.. Enumerable.Range(0, Years).Select(n => next.Plus(-n)).Select(y => new SelectListItem(Words.Formats.Year(y), Number(y), y == chosen))];
    }

    protected static string? Number(FiscalYear? fy) => fy?.Year.ToString(CultureInfo.InvariantCulture);

    /// <summary>The conditions of a list that is taken out, for the Trail.</summary>
    protected string Conditions(string file, Chips chips) => string.Join(' ', chips.Items.Select(c => c.Label).Prepend(file));
}

/// <summary>How the states of these records feel.</summary>
public static class ReadingTones
{
    public static Tone Of(SpecificationState state) => state switch
    {
        SpecificationState.Draft => Tone.Calm,
        SpecificationState.Submitted => Tone.Caution,
        SpecificationState.Returned => Tone.Late,
        SpecificationState.Published => Tone.Good,
        SpecificationState.Withdrawn => Tone.Off,
    };

    public static Tone Of(QuestionState state) => state switch
    {
        QuestionState.Open => Tone.Caution,
        QuestionState.Answered => Tone.Calm,
        QuestionState.Published => Tone.Good,
    };

    public static Tone Of(BriefingState state) => state switch
    {
        BriefingState.Planned => Tone.Calm,
        BriefingState.Held => Tone.Good,
        BriefingState.Cancelled => Tone.Off,
    };
}
