using System.Globalization;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Audits;

/// <summary>How audits are told.</summary>
public sealed class AuditWords(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats) : ModuleWords(current, source, texts, formats)
{
    public static Tone ToneOf(AuditState state) => state switch
    {
        AuditState.Planned or AuditState.Notified => Tone.Calm,
        AuditState.Preliminary or AuditState.Fieldwork or AuditState.Papers or AuditState.FactCheck or AuditState.FollowUp => Tone.Caution,
        AuditState.Reported or AuditState.Improving => Tone.Late,
        AuditState.Closed => Tone.Good,
        AuditState.Postponed or AuditState.Cancelled => Tone.Off,
    };

    public string TeamOf(AuditEngagement audit) => string.Join("、", audit.Team.OrderByDescending(m => m.IsLead).ThenBy(m => m.Name, StringComparer.Ordinal).Select(m => m.IsLead ? Texts["Audits.LeadNamed", m.Name].Value : m.Name));

    public IReadOnlyList<SelectListItem> Auditors(IReadOnlyList<TeamCandidate> candidates, IReadOnlyCollection<Guid> chosen, bool leads) =>
        [.. candidates.Where(c => !leads || c.MayLead).Select(c => new SelectListItem(c.SectionName is { } section ? $"{c.Name}（{section}）" : c.Name, c.Id.ToString(), chosen.Contains(c.Id)))];

    public override string Value(string field, string stored)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        return name switch
        {
            "State" => Texts["AuditState." + stored],
            "To" => Texts["PresentedTo." + stored],
            "AsksDocument" or "IsAdvisory" => Texts[stored is "True" or "true" ? "Form.Yes" : "Form.No"],
            "SectionId" => Guid.TryParse(stored, out var id) ? Ledger.SectionName(id) ?? Texts["Systems.FormerSection"] : stored,
            "Month" or "HeldOn" or "SurveyDueOn" or "DebriefOn" or "On" or "PeriodFrom" or "PeriodTo" or "ReceivedOn" or "SubmittedOn" => DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Formats.Day(day) : stored,
            _ => stored,
        };
    }
}
