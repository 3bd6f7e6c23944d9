namespace GovernancePortal.Web.Search;

/// <summary>Where the records of a searched kind are shown. A module that joins the search adds its line.</summary>
/// <param name="Kind">As the module's search source names it.</param>
/// <param name="Page">Its page takes the record's id.</param>
public sealed record SearchKind(string Kind, string Page)
{
    public string TextKey => "SearchKind." + Kind;
}

public static class SearchKinds
{
    public static IReadOnlyList<SearchKind> All { get; } =
    [
        new("Systems", "/Systems/Details"),
        new("Consultations", "/Consultations/Case"),
        new("Advice", "/Consultations/Advice/Details"),
        new("NeedChecks", "/Consultations/Need/Record"),
        new("LibraryDocuments", "/Library/Documents/Details"),
        new("Specifications", "/Library/Specifications/Details"),
        new("Questions", "/Library/Questions/Details"),
        new("Briefings", "/Library/Briefings/Details"),
        new("Instructions", "/Instructions/Details"),
        new("KpiPlans", "/Kpis/Plans/Details"),
        new("Checklists", "/Checklists/Details"),
        new("AuditPlans", "/Audits/Plans/Details"),
        new("Audits", "/Audits/Details"),
        new("SelfChecks", "/SelfChecks/Details"),
        new("AuditFindings", "/Audits/Findings/Details"),
        new("TrainingCourses", "/Training/Course"),
        new("SecurityAlerts", "/Training/Alert"),
        new("DevelopmentPolicies", "/Training/Policy"),
        new("Incidents", "/Incidents/Details"),
        new("Municipalities", "/Municipalities/Details"),
        new("MunicipalSupports", "/Municipalities/Support"),
        new("SharedUses", "/Municipalities/Group"),
    ];

    public static SearchKind Of(string kind) => All.First(k => k.Kind == kind);
}
