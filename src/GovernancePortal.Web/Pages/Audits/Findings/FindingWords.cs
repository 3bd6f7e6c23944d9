using System.Globalization;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Audits.Findings;

/// <summary>How findings are told.</summary>
public sealed class FindingWords(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats) : ModuleWords(current, source, texts, formats)
{
    public static Tone ToneOf(AuditFindingState state) => state switch
    {
        AuditFindingState.Drafted or AuditFindingState.FactCheck => Tone.Calm,
        AuditFindingState.Confirmed or AuditFindingState.PlanAwaited => Tone.Late,
        AuditFindingState.PlanApproved or AuditFindingState.Improving or AuditFindingState.Done or AuditFindingState.Verifying => Tone.Caution,
        AuditFindingState.Closed => Tone.Good,
        AuditFindingState.RiskAccepted => Tone.Caution,
        AuditFindingState.Raised => Tone.Bad,
    };

    public static Tone ToneOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Grave => Tone.Bad,
        FindingSeverity.Minor => Tone.Caution,
        FindingSeverity.Proposal => Tone.Calm,
        FindingSeverity.GoodPractice => Tone.Good,
    };

    /// <summary>"あと5日" or "3日超過", for what the section owes.</summary>
    public StateTag? Left(DateOnly? due)
    {
        if (due is not { } day)
        {
            return null;
        }
        var left = day.DayNumber - Me.Today.DayNumber;
        return left < 0 ? new StateTag(Texts["Instructions.DaysOver", Formats.Number(-left)], Tone.Bad) : new StateTag(Texts["Instructions.DaysLeft", Formats.Number(left)], left <= 7 ? Tone.Caution : Tone.Calm);
    }

    /// <summary>What a severity asks for: "14日以内", "1か月以内", or that no plan is demanded.</summary>
    public string Term(FindingSeverityRule rule) => rule switch
    {
        { PlanDays: { } days } => Texts["AuditFindings.WithinDays", Formats.Number(days)],
        { PlanMonths: { } months } => Texts["AuditFindings.WithinMonths", Formats.Number(months)],
        _ => Texts["AuditFindings.NoTerm"],
    };

    public IReadOnlyList<SelectListItem> Severities(FindingSeverity? chosen) => Names(chosen);

    public override string Value(string field, string stored)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        return name switch
        {
            "State" => Texts["AuditFindingState." + stored],
            "Severity" => Texts["FindingSeverity." + stored],
            "FactAgreed" => Texts[stored is "True" or "true" ? "FindingAct.Agree" : "FindingAct.Object"],
            "SectionId" => Guid.TryParse(stored, out var id) ? Ledger.SectionName(id) ?? Texts["Systems.FormerSection"] : stored,
            "DueOn" or "PlanDueOn" or "RiskUntil" or "DoneOn" or "ValidFrom" => DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Formats.Day(day) : stored,
            _ => stored,
        };
    }
}
