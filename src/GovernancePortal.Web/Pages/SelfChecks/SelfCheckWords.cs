using System.Globalization;
using GovernancePortal.Core.SelfChecks;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.SelfChecks;

/// <summary>How self-checks are told.</summary>
public sealed class SelfCheckWords(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats) : ModuleWords(current, source, texts, formats)
{
    public static Tone ToneOf(SelfCheckCampaignState state) => state switch
    {
        SelfCheckCampaignState.Draft => Tone.Off,
        SelfCheckCampaignState.Open => Tone.Calm,
        SelfCheckCampaignState.Closed => Tone.Good,
    };

    public static Tone ToneOf(SelfCheckSheetState state) => state switch
    {
        SelfCheckSheetState.Open => Tone.Calm,
        SelfCheckSheetState.HeadCheck => Tone.Caution,
        SelfCheckSheetState.HandedIn => Tone.Good,
        SelfCheckSheetState.Returned => Tone.Late,
    };

    public static Tone ToneOf(SelfCheckReply reply) => reply switch
    {
        SelfCheckReply.Yes => Tone.Good,
        SelfCheckReply.No => Tone.Late,
        SelfCheckReply.NotApplicable => Tone.Off,
    };

    /// <summary>"あと5日" or "3日超過", while something is still to be handed in.</summary>
    public StateTag? Left(SelfCheckCampaignState campaign, SelfCheckSheetState? sheet, DateOnly due)
    {
        if (campaign != SelfCheckCampaignState.Open || sheet == SelfCheckSheetState.HandedIn)
        {
            return null;
        }
        var left = due.DayNumber - Me.Today.DayNumber;
        return left < 0 ? new StateTag(Texts["Instructions.DaysOver", Formats.Number(-left)], Tone.Bad) : new StateTag(Texts["Instructions.DaysLeft", Formats.Number(left)], left <= 7 ? Tone.Caution : Tone.Calm);
    }

    public string Percent(int? share) => share is { } known ? Texts["SelfChecks.Percent", Formats.Number(known)] : Texts["Format.None"];

    /// <summary>Points up or down against the campaign before.</summary>
    public string Trend(int? share, int? before) => (share, before) switch
    {
        ({ } now, { } was) when now > was => Texts["SelfChecks.Worse", Formats.Number(now - was)],
        ({ } now, { } was) when now < was => Texts["SelfChecks.Better", Formats.Number(was - now)],
        ({ }, { }) => Texts["SelfChecks.Same"],
        _ => Texts["Format.None"],
    };

    public override string Value(string field, string stored)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        return name switch
        {
            "State" => Texts[(field.StartsWith(nameof(SelfCheckCampaign), StringComparison.Ordinal) ? "SelfCheckCampaignState." : "SelfCheckSheetState.") + stored],
            "Reply" => Texts["SelfCheckReply." + stored],
            "Owner" => Texts["SelfCheckOwner." + stored],
            "Chapter" => Texts["SelfCheckChapter." + stored],
            "IsActive" => Texts[stored is "True" or "true" ? "Form.Yes" : "Form.No"],
            "SectionId" => Guid.TryParse(stored, out var id) ? Ledger.SectionName(id) ?? Texts["Systems.FormerSection"] : stored,
            "DueOn" or "PeriodFrom" or "PeriodTo" or "Until" or "MendedOn" => DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Formats.Day(day) : stored,
            _ => stored,
        };
    }
}
