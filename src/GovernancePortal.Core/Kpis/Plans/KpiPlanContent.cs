using GovernancePortal.Core.Kpis.Notation;

namespace GovernancePortal.Core.Kpis.Plans;

/// <summary>A whole plan as a version freezes it: names, not ids, so that it reads the same for ever.</summary>
public sealed record KpiPlanContent(string Name, int FromYear, int ToYear, string OwnerSection, string? Purpose, string? LegalBasis, IReadOnlyList<ContentInitiative> Initiatives, IReadOnlyList<ContentRow> Rows);

public sealed record ContentInitiative(string Code, string Name, string Objective, string OwnerSection, string? Purpose, string? Effect, long? SavingYen, IReadOnlyList<string> Systems);

/// <summary>One row of the sheet, of a KPI or (with no name) of activities; cells by fiscal year, as written.</summary>
public sealed record ContentRow(string Code, string? Kpi, string? Unit, KpiAggregation? Aggregation, KpiDirection? Direction, string? Baseline, IReadOnlyDictionary<int, string> Cells);
