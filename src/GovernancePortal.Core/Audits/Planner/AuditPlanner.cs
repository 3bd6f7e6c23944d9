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

/// <summary>The planner: pure, the same plan for the same input and seed.</summary>
public static class AuditPlanner
{
    public static PlannerOutcome Plan(PlannerInput input, CancellationToken ct = default) => throw new NotImplementedException();

    /// <summary>Every hard rule the plan breaks; empty for a plan that may be saved.</summary>
    public static IReadOnlyList<PlannerBreach> Check(PlannerInput input, IReadOnlyList<PlannedAudit> audits) => throw new NotImplementedException();

    public static IReadOnlyList<RiskScore> Risks(PlannerInput input) => throw new NotImplementedException();

    public static PlanDelta Compare(IReadOnlyList<PlannedAudit> before, IReadOnlyList<PlannedAudit> after) => throw new NotImplementedException();
}
