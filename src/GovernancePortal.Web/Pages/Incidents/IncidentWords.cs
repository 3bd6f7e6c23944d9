using System.Globalization;
using GovernancePortal.Core.Incidents;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Incidents;

/// <summary>How incidents are told.</summary>
public sealed class IncidentWords(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats) : ModuleWords(current, source, texts, formats)
{
    public static Tone ToneOf(IncidentState state) => state switch
    {
        IncidentState.Reported => Tone.Bad,
        IncidentState.Judging => Tone.Late,
        IncidentState.Active => Tone.Late,
        IncidentState.Recovered or IncidentState.Closing => Tone.Caution,
        IncidentState.Closed => Tone.Good,
        IncidentState.NotIncident => Tone.Off,
    };

    public static Tone ToneOf(IncidentSeverity severity) => severity == IncidentSeverity.Minor ? Tone.Calm : severity == IncidentSeverity.Serious ? Tone.Late : Tone.Bad;

    public static Tone ToneOf(IncidentOrderState state) => state switch
    {
        IncidentOrderState.Given => Tone.Late,
        IncidentOrderState.Answered => Tone.Caution,
        IncidentOrderState.Confirmed => Tone.Good,
    };

    public string Kind(string code) => Ledger.Code(Incident.Kinds, code);

    public IReadOnlyList<SelectListItem> Kinds(string? chosen) => Ledger.Choices(Incident.Kinds, chosen);

    public bool Handles => IncidentAccess.Handles(Me);

    /// <summary>Own sections; for the CSIRT all of them.</summary>
    public IReadOnlyList<SelectListItem> Sections(Guid? chosen) => Handles ? Ledger.Sections(chosen)
        : [.. Me.Capacities.Select(c => (c.SectionId, c.SectionName)).Distinct().Select(c => new SelectListItem(c.SectionName, c.SectionId.ToString(), c.SectionId == chosen))];

    public override string Value(string field, string stored)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        return name switch
        {
            "State" => Texts[(field.StartsWith("IncidentOrder", StringComparison.Ordinal) ? "IncidentOrderState." : "IncidentState.") + stored],
            "Severity" => Texts["IncidentSeverity." + stored],
            "Body" => Texts["LiaisonBody." + stored],
            "Stage" => Texts["NoticeStage." + stored],
            "Kind" => Texts["IncidentOrderKind." + stored],
            "KindCode" => Kind(stored),
            "Told" or "Warns" => Texts[stored is "True" or "true" ? "Form.Yes" : "Form.No"],
            "SectionId" => Guid.TryParse(stored, out var id) ? Ledger.SectionName(id) ?? Texts["Systems.FormerSection"] : stored,
            "DueOn" or "ApprovedOn" or "QuickReportDueOn" or "FullReportDueOn" or "ValidFrom" or "ValidTo" => DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Formats.Day(day) : stored,
            _ => stored,
        };
    }
}
