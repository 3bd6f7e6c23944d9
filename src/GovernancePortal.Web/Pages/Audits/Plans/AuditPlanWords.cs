using System.Globalization;
using GovernancePortal.Core.Audits.Planner;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Audits.Plans;

/// <summary>How plans of audits are told.</summary>
public sealed class AuditPlanWords(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats) : ModuleWords(current, source, texts, formats)
{
    private const int MostSaid = 20;

    public static Tone ToneOf(AuditPlanState state) => state switch
    {
        AuditPlanState.Draft => Tone.Calm,
        AuditPlanState.Submitted => Tone.Late,
        AuditPlanState.Approved => Tone.Good,
        _ => Tone.Off,
    };

    public string Month(int month) => Texts["AuditPlans.MonthOf", Formats.Number(month)];

    public IReadOnlyList<SelectListItem> Months(int? chosen) => [.. new[] { 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3 }.Select(m => new SelectListItem(Month(m), m.ToString(CultureInfo.InvariantCulture), m == chosen))];

    public IReadOnlyList<SelectListItem> Years(FiscalYear from, FiscalYear to, FiscalYear? chosen) =>
        [.. Enumerable.Range(from.Year, Math.Max(1, to.Year - from.Year + 1)).Select(y => new FiscalYear(y)).Select(y => new SelectListItem(Formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), chosen == y))];

    public IReadOnlyList<SelectListItem> Auditors(AuditOffice office, Guid? chosen) =>
        [.. office.Auditors.Where(a => a.Id == chosen || a.IsValidOn(Me.Today)).Select(a => new SelectListItem($"{a.Name}（{(a.SectionId is { } s ? office.Section(s)?.Name : Formats.Name(a.Pool))}）{(a.LeadTrainedOn is null ? "" : Texts["AuditPlans.LeadMark"].Value)}", a.Id.ToString(), a.Id == chosen))];

    /// <summary>What a plan breaks, a sentence each; the first ones where they are many.</summary>
    public IEnumerable<string> Told(IReadOnlyList<PlannerBreach> breaches, AuditOffice office) => breaches.Take(MostSaid).Select(b => Told(b, office));

    public void Say(ModelStateDictionary state, IReadOnlyList<PlannerBreach> breaches, AuditOffice office)
    {
        foreach (var said in Told(breaches, office))
        {
            state.AddModelError("", said);
        }
    }

    /// <summary>Why there is no plan, and what would give one.</summary>
    public string Told(PlannerRefusal refusal, AuditOffice office) =>
        Texts["AuditPlans.Refused", Texts["AuditPlanner." + refusal.Rule], string.Join(Texts["AuditPlanner.Separator"], refusal.Arguments.Select(step => Step(step.Split('|'), office)))];

    // One step of a relief as the planner gives it: its kind, then what it is about.
    private string Step(string[] step, AuditOffice office)
    {
        string Section(string code) => office.Section(code)?.Name ?? code;
        string Year(string year) => Formats.Year(new FiscalYear(int.Parse(year, CultureInfo.InvariantCulture)));
        string MonthOf(string month) => Month(int.Parse(month, CultureInfo.InvariantCulture));
        object[] said = step[0] switch
        {
            "capacity" => [Texts["AuditNature." + (step[1] == "general" ? AuditNature.General : AuditNature.MyNumber)], Year(step[2]), step[3]],
            "open" => [Section(step[1]), Year(step[2]), MonthOf(step[3])],
            "month" => [MonthOf(step[1])],
            "drop" => [Section(step[1])],
            "train" => [office.Auditor(step[1])?.Name ?? step[1]],
            _ => [.. step.Skip(1)],
        };
        return Texts["AuditPlanner.Relief." + step[0], said];
    }

    public string Part(RiskPart part) => Texts["AuditPlanner.Risk." + part.Key];

    /// <summary>"般 5月", and ● where it was held: never by colour alone.</summary>
    public string Mark(CoverageMark mark) => (mark.Held ? "●" : "○") + Texts["AuditPlans.Short." + mark.Nature] + (mark.Month is { } month ? Month(month) : "");

    public override string Value(string field, string stored)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        return name switch
        {
            "State" => Texts["AuditPlanState." + stored],
            "Pool" => Texts["AuditorPool." + stored],
            "Nature" => Texts["AuditNature." + stored],
            "SectionId" => Guid.TryParse(stored, out var id) ? Ledger.SectionName(id) ?? Texts["Systems.FormerSection"] : stored,
            "FiscalYear" => FiscalYear.TryParse(stored, out var year) ? Formats.Year(year) : stored,
            _ => DateOnly.TryParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Formats.Day(day) : stored,
        };
    }

    private string Told(PlannerBreach breach, AuditOffice office)
    {
        var section = office.Section(breach.SectionCode ?? breach.Audit?.SectionCode ?? "")?.Name ?? breach.SectionCode ?? breach.Audit?.SectionCode ?? "";
        var who = office.Auditor(breach.AuditorId)?.Name ?? "";
        var rule = Texts["AuditPlanner." + breach.Rule];
        var when = breach.Audit is { } audit ? $"{Formats.ShortYear(audit.FiscalYear)} {Month(audit.Month)}" : "";
        return string.Join(' ', new[] { rule.Value, section, when, who, breach.Detail }.Where(t => !string.IsNullOrEmpty(t)));
    }
}
