namespace GovernancePortal.Core.Kpis.Plans;

public enum PlanChangeKind
{
    Added,   // 追加
    Removed, // 削除
    Changed, // 変更
}

/// <summary>One thing that differs between two versions.</summary>
/// <param name="Code">施策コード; null for the plan itself.</param>
/// <param name="Kpi">Null for the initiative itself, or for what is done each year.</param>
/// <param name="Field">Text key of what differs; for a year's cell null.</param>
/// <param name="Year">Fiscal year of a cell.</param>
public sealed record PlanChange(PlanChangeKind Kind, string? Code, string? Kpi, string? Field, int? Year, string? Before, string? After);

/// <summary>What changed from one version of a plan to another: pure, by code and name.</summary>
public static class PlanDifference
{
    public static IReadOnlyList<PlanChange> Between(KpiPlanContent before, KpiPlanContent after)
    {
        var changes = new List<PlanChange>();
        Compare(changes, null, null, "KpiPlan.Name", before.Name, after.Name);
        Compare(changes, null, null, "KpiPlan.FromYear", Say(before.FromYear), Say(after.FromYear));
        Compare(changes, null, null, "KpiPlan.ToYear", Say(before.ToYear), Say(after.ToYear));
        Compare(changes, null, null, "KpiPlan.OwnerSectionId", before.OwnerSection, after.OwnerSection);
        Compare(changes, null, null, "KpiPlan.Purpose", before.Purpose, after.Purpose);
        Compare(changes, null, null, "KpiPlan.LegalBasis", before.LegalBasis, after.LegalBasis);
        Initiatives(changes, before, after);
        Rows(changes, Keyed(before), Keyed(after));
        return changes;
    }

    private static void Initiatives(List<PlanChange> changes, KpiPlanContent before, KpiPlanContent after)
    {
        var (was, now) = (before.Initiatives.ToDictionary(i => i.Code), after.Initiatives.ToDictionary(i => i.Code));
        changes.AddRange(before.Initiatives.Where(i => !now.ContainsKey(i.Code)).Select(i => new PlanChange(PlanChangeKind.Removed, i.Code, null, "KpiInitiative.Name", null, i.Name, null)));
        foreach (var i in after.Initiatives)
        {
            if (!was.TryGetValue(i.Code, out var old))
            {
                changes.Add(new PlanChange(PlanChangeKind.Added, i.Code, null, "KpiInitiative.Name", null, null, i.Name));
                continue;
            }
            Compare(changes, i.Code, null, "KpiInitiative.Name", old.Name, i.Name);
            Compare(changes, i.Code, null, "KpiInitiative.ObjectiveId", old.Objective, i.Objective);
            Compare(changes, i.Code, null, "KpiInitiative.OwnerSectionId", old.OwnerSection, i.OwnerSection);
            Compare(changes, i.Code, null, "KpiInitiative.Purpose", old.Purpose, i.Purpose);
            Compare(changes, i.Code, null, "KpiInitiative.Effect", old.Effect, i.Effect);
            Compare(changes, i.Code, null, "KpiInitiative.SavingYen", old.SavingYen is { } a ? Say(a) : null, i.SavingYen is { } b ? Say(b) : null);
            Compare(changes, i.Code, null, "KpiInitiative.Systems", string.Join("、", old.Systems), string.Join("、", i.Systems));
        }
    }

    private static void Rows(List<PlanChange> changes, Dictionary<(string, string?, int), ContentRow> was, Dictionary<(string, string?, int), ContentRow> now)
    {
        changes.AddRange(was.Where(r => !now.ContainsKey(r.Key)).Select(r => new PlanChange(PlanChangeKind.Removed, r.Value.Code, r.Value.Kpi, r.Value.Kpi is null ? "KpiActivity.Cells" : "Kpi.Name", null, r.Value.Kpi ?? Cells(r.Value), null)));
        foreach (var (key, row) in now)
        {
            if (!was.TryGetValue(key, out var old))
            {
                changes.Add(new PlanChange(PlanChangeKind.Added, row.Code, row.Kpi, row.Kpi is null ? "KpiActivity.Cells" : "Kpi.Name", null, null, row.Kpi ?? Cells(row)));
                continue;
            }
            Compare(changes, row.Code, row.Kpi, "Kpi.Unit", old.Unit, row.Unit);
            if (old.Aggregation != row.Aggregation)
            {
                changes.Add(new PlanChange(PlanChangeKind.Changed, row.Code, row.Kpi, "Kpi.Aggregation", null, old.Aggregation?.ToString(), row.Aggregation?.ToString()));
            }
            if (old.Direction != row.Direction)
            {
                changes.Add(new PlanChange(PlanChangeKind.Changed, row.Code, row.Kpi, "Kpi.Direction", null, old.Direction?.ToString(), row.Direction?.ToString()));
            }
            Compare(changes, row.Code, row.Kpi, "Kpi.BaselineRaw", old.Baseline, row.Baseline);
            foreach (var year in old.Cells.Keys.Union(row.Cells.Keys).Order())
            {
                var (a, b) = (old.Cells.GetValueOrDefault(year), row.Cells.GetValueOrDefault(year));
                if (a != b)
                {
                    changes.Add(new PlanChange(a is null ? PlanChangeKind.Added : b is null ? PlanChangeKind.Removed : PlanChangeKind.Changed, row.Code, row.Kpi, null, year, a, b));
                }
            }
        }
    }

    // Rows of activities of one initiative are told apart by their order.
    private static Dictionary<(string, string?, int), ContentRow> Keyed(KpiPlanContent content)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new Dictionary<(string, string?, int), ContentRow>();
        foreach (var row in content.Rows)
        {
            var number = row.Kpi is null ? seen[row.Code] = seen.GetValueOrDefault(row.Code) + 1 : 0;
            rows[(row.Code, row.Kpi, number)] = row;
        }
        return rows;
    }

    private static void Compare(List<PlanChange> changes, string? code, string? kpi, string field, string? before, string? after)
    {
        var (a, b) = (before is "" ? null : before, after is "" ? null : after);
        if (a != b)
        {
            changes.Add(new PlanChange(PlanChangeKind.Changed, code, kpi, field, null, a, b));
        }
    }

    private static string Cells(ContentRow row) => string.Join(" ", row.Cells.OrderBy(c => c.Key).Select(c => c.Value));

    private static string Say(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
