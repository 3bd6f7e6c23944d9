namespace GovernancePortal.Core.Audits.Planner;

/// <summary>A hard rule that a plan breaks. Rule is the part of the text key "AuditPlanner.{Rule}".</summary>
/// <param name="Audit">The audit concerned; null where something is missing altogether.</param>
public sealed record PlannerBreach(string Rule, PlannedAudit? Audit, string? SectionCode = null, string? AuditorId = null, string? Detail = null);

/// <summary>Why there is no plan, and the least that would give one.</summary>
public sealed record PlannerRefusal(string Rule, string Relief, IReadOnlyList<string> Arguments);

/// <summary>One part of a section's risk score.</summary>
public sealed record RiskPart(string Key, int Value, int Weight)
{
    public int Points => Value * Weight;
}

public sealed record RiskScore(string SectionCode, IReadOnlyList<RiskPart> Parts)
{
    public int Total => Parts.Sum(p => p.Points);
}

/// <param name="Wishes">Cost of each wish of the plan as found, by key.</param>
public sealed record PlannerOutcome(IReadOnlyList<PlannedAudit> Audits, PlannerRefusal? Refusal, IReadOnlyDictionary<string, long> Wishes);

/// <summary>What differs between two plans.</summary>
public sealed record PlanDelta(IReadOnlyList<PlannedAudit> Added, IReadOnlyList<PlannedAudit> Removed, IReadOnlyList<(PlannedAudit Before, PlannedAudit After)> Changed);

/// <summary>The planner: pure, the same plan for the same input and seed. docs/audit-planner.md says how.</summary>
public static class AuditPlanner
{
    /// <summary>A plan that keeps every hard rule, the fixed audits among it, or a refusal with the least that would help.</summary>
    public static PlannerOutcome Plan(PlannerInput input, CancellationToken ct = default)
    {
        var office = new PlannerOffice(input);
        var draft = new PlannerDraft(office, ct);
        if (!draft.Solve())
        {
            return new PlannerOutcome([], PlannerReliefs.Find(input, ct), new Dictionary<string, long>(StringComparer.Ordinal));
        }
        var search = new PlannerSearch(office, draft);
        search.Improve(ct);
        var planned = draft.Audits!.Select(a => new PlannedAudit(office.FiscalYearAt(a.Year), PlannerOffice.CalendarMonth(a.Slot.Month), office.Sections[a.Slot.Code].Code, a.Kind,
            office.Auditors[a.Team[0]].Id, [.. a.Team.Skip(1).Select(m => office.Auditors[m].Id).Order(StringComparer.Ordinal)])).Concat(office.Locked);
        IReadOnlyList<PlannedAudit> audits = [.. planned.OrderBy(a => a.FiscalYear).ThenBy(a => PlannerOffice.MonthOf(a.FiscalYear, a.Month)).ThenBy(a => a.SectionCode, StringComparer.Ordinal).ThenBy(a => a.Kind)];
        var changes = 0;
        if (input.Before.Count > 0)
        {
            var delta = Compare(input.Before, audits, input.Sections);
            changes = delta.Added.Count + delta.Removed.Count + delta.Changed.Count;
        }
        return new PlannerOutcome(audits, null, new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["Risk"] = draft.YearsCost % PlannerYears.CostOfChange, ["Months"] = search.Months, ["Load"] = search.Load, ["Travel"] = search.Travel, ["Pairing"] = search.Pairing, ["Changes"] = changes,
        });
    }

    /// <summary>Every hard rule the plan breaks; empty for a plan that may be saved.</summary>
    public static IReadOnlyList<PlannerBreach> Check(PlannerInput input, IReadOnlyList<PlannedAudit> audits) => PlannerCheck.Of(new PlannerOffice(input), audits);

    public static IReadOnlyList<RiskScore> Risks(PlannerInput input) => PlannerRisk.Of(new PlannerOffice(input));

    /// <summary>Audits are the same by section and kind, in the order of time where there are several.</summary>
    public static PlanDelta Compare(IReadOnlyList<PlannedAudit> before, IReadOnlyList<PlannedAudit> after) => Compare(before, after, []);

    /// <summary>As above; an audit that went over to a section's successor is one that changed.</summary>
    public static PlanDelta Compare(IReadOnlyList<PlannedAudit> before, IReadOnlyList<PlannedAudit> after, IReadOnlyList<PlannerSection> sections)
    {
        var parents = sections.Where(s => s.Predecessor is not null).ToDictionary(s => s.Code, s => s.Predecessor!, StringComparer.Ordinal);
        var left = InTime(before).ToList();
        var rest = new List<PlannedAudit>();
        foreach (var audit in InTime(after))
        {
            if (left.FindIndex(b => PlannerText.Same(b, audit)) is var same and >= 0)
            {
                left.RemoveAt(same);
            }
            else
            {
                rest.Add(audit);
            }
        }
        var added = new List<PlannedAudit>();
        var changed = new List<(PlannedAudit Before, PlannedAudit After)>();
        foreach (var audit in rest)
        {
            var found = -1;
            var steps = 0;
            for (var code = audit.SectionCode; found < 0 && code is not null && steps++ <= parents.Count; code = parents.GetValueOrDefault(code))
            {
                found = left.FindIndex(b => b.SectionCode == code && b.Kind == audit.Kind);
            }
            if (found < 0)
            {
                added.Add(audit);
                continue;
            }
            changed.Add((left[found], audit));
            left.RemoveAt(found);
        }
        return new PlanDelta(added, left, changed);
    }

    private static IOrderedEnumerable<PlannedAudit> InTime(IReadOnlyList<PlannedAudit> audits) =>
        audits.OrderBy(a => a.FiscalYear).ThenBy(a => PlannerOffice.MonthOf(a.FiscalYear, a.Month)).ThenBy(a => a.SectionCode, StringComparer.Ordinal).ThenBy(a => a.Kind);
}
