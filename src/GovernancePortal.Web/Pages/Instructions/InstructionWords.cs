using System.Globalization;
using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Instructions;

/// <summary>How instructions are told.</summary>
public sealed class InstructionWords(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats) : ModuleWords(current, source, texts, formats)
{
    public static Tone ToneOf(InstructionState state) => state switch
    {
        InstructionState.Given => Tone.Calm,
        InstructionState.HeadCheck => Tone.Caution,
        InstructionState.Answered or InstructionState.Returned => Tone.Late,
        InstructionState.FollowUp => Tone.Caution,
        InstructionState.Closed => Tone.Good,
        InstructionState.Withdrawn => Tone.Off,
    };

    /// <summary>"あと5日" or "3日超過", for what is still to be answered.</summary>
    public StateTag? Left(InstructionState state, DateOnly due)
    {
        if (!InstructionWorkflow.IsOutstanding(state))
        {
            return null;
        }
        var left = due.DayNumber - Me.Today.DayNumber;
        return left < 0 ? new StateTag(Texts["Instructions.DaysOver", Formats.Number(-left)], Tone.Bad) : new StateTag(Texts["Instructions.DaysLeft", Formats.Number(left)], left <= 7 ? Tone.Caution : Tone.Calm);
    }

    /// <summary>Who gave it and, where somebody else wrote it down, who did.</summary>
    public string Given(string givenBy, DateOnly on, string? recordedBy) => recordedBy is null
        ? Texts["Instructions.GivenBy", givenBy, Formats.ShortDay(on)]
        : Texts["Instructions.SaidBy", givenBy, Formats.ShortDay(on), recordedBy];

    public IReadOnlyList<SelectListItem> Sections(Guid? chosen) => Ledger.Sections(chosen);

    public override string Value(string field, string stored)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        return name switch
        {
            "State" => Texts["InstructionState." + stored],
            "GivenAs" => Texts["Role." + stored],
            "Accepted" => Texts[stored is "True" or "true" ? "Instructions.WasAccepted" : "Instructions.WasReturned"],
            "SectionId" => Guid.TryParse(stored, out var id) ? Ledger.SectionName(id) ?? Texts["Systems.FormerSection"] : stored,
            "DueOn" or "GivenOn" or "FollowUpOn" or "NextOn" or "JudgedOn" => DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Formats.Day(day) : stored,
            _ => stored,
        };
    }
}
