namespace GovernancePortal.Core.Audits.Planner;

internal static class PlannerText
{
    public static IEnumerable<string> Team(PlannedAudit audit) => audit.Members.Prepend(audit.Lead);

    public static bool SameTeam(PlannedAudit one, PlannedAudit other) =>
        one.Lead == other.Lead && one.Members.Order(StringComparer.Ordinal).SequenceEqual(other.Members.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    public static bool Same(PlannedAudit one, PlannedAudit other) =>
        one.FiscalYear == other.FiscalYear && one.Month == other.Month && one.SectionCode == other.SectionCode && one.Kind == other.Kind && SameTeam(one, other);

    /// <summary>The same text for the same audit, whatever the order of its members.</summary>
    public static string Key(PlannedAudit a) =>
        string.Join('\u001f', [a.FiscalYear.English, PlannerOffice.MonthOf(a.FiscalYear, a.Month).ToString(System.Globalization.CultureInfo.InvariantCulture), a.SectionCode, a.Kind.ToString(), a.Lead, .. a.Members.Order(StringComparer.Ordinal)]);
}
