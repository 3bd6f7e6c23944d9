using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Web.Frame;

/// <summary>Page is where the entry leads; Permission decides who sees it, as it decides in PageAccess who may open it.</summary>
public sealed record NavigationEntry(string Module, string Page, Permission Permission, bool CountsWork = false)
{
    public string TextKey => "Navigation." + Module;

    /// <summary>Further pages of the module, shown while one is in it.</summary>
    public IReadOnlyList<NavigationEntry> Below { get; init; } = [];
}

public sealed record NavigationGroup(string? TextKey, IReadOnlyList<NavigationEntry> Entries);

/// <summary>The left menu: the one table of it. A module that comes adds its line here.</summary>
public static class Navigation
{
    public static IReadOnlyList<NavigationGroup> Groups { get; } =
    [
        new(null,
        [
            new("Home", "/Index", Permission.UsePortal, CountsWork: true),
            new("Dashboard", "/Dashboard/Index", Permission.DashboardRead)
            {
                Below = [new("DashboardPlans", "/Dashboard/Plans", Permission.DashboardRead), new("DashboardReports", "/Dashboard/Reports", Permission.DashboardRead), new("DashboardMeetings", "/Dashboard/Meetings", Permission.DashboardRead), new("CioPublication", "/Publication/Index", Permission.PublishDecide)],
            },
            new("Consultations", "/Consultations/Index", Permission.ConsultationReadDecided)
            {
                Below =
                [
                    new("Need", "/Consultations/Need/Index", Permission.ConsultationDraft), new("NeedRecords", "/Consultations/Need/Records", Permission.ConsultationReadDecided),
                    new("Advice", "/Consultations/Advice/Index", Permission.ConsultationReadDecided), new("Hearings", "/Consultations/Hearings/Index", Permission.ConsultationReadDecided),
                    new("Conditions", "/Consultations/Conditions", Permission.ConsultationReadDecided), new("SeasonAdvice", "/Season/Advice", Permission.ConsultationDraft),
                    new("BureauDesk", "/Consultations/BureauDesk/Index", Permission.ConsultationForward), new("LaterReadings", "/Consultations/LaterReadings/Index", Permission.ConsultationReadDecided),
                    new("SeasonDeadlines", "/Season/Deadlines", Permission.ConsultationReadBureau),
                ],
            },
            new("Season", "/Season/Index", Permission.ConsultationReadAll) { Below = [new("SeasonQueue", "/Season/Queue", Permission.ConsultationReadAll)] },
            new("Desk", "/Consultations/Statistics", Permission.ConsultationReadAll)
            {
                Below =
                [
                    new("Statistics", "/Consultations/Statistics", Permission.ConsultationReadAll), new("Assign", "/Consultations/Assign/Index", Permission.ConsultationReview),
                    new("Retrospective", "/Consultations/Retrospective", Permission.ConsultationReadAll), new("Proxy", "/Consultations/Proxy/Index", Permission.ConsultationDraftOnBehalf),
                    new("Migrated", "/Consultations/Migrated/Index", Permission.ConsultationReview),
                ],
            },
            new("Funds", "/Consultations/Funds/Chains", Permission.ConsultationReadDecided)
            {
                Below =
                [
                    new("Chains", "/Consultations/Funds/Chains", Permission.ConsultationReadDecided), new("Authorities", "/Consultations/Funds/Authorities", Permission.ConsultationReadDecided),
                    new("Savings", "/Consultations/Funds/Savings", Permission.ConsultationReadDecided), new("Opinions", "/Consultations/Opinions", Permission.ConsultationReadAll),
                    new("BudgetList", "/Consultations/Budget/Index", Permission.BudgetResultRecord), new("Accounts", "/Consultations/Accounts/Lines", Permission.BudgetResultRecord),
                ],
            },
            new("Systems", "/Systems/Index", Permission.SystemRead)
            {
                Below =
                [
                    new("Plans", "/Systems/Plans/Index", Permission.SystemRead), new("Duplicates", "/Systems/Duplicates", Permission.SystemRead),
                    new("Licences", "/Systems/Licences/Index", Permission.SystemRead), new("Counts", "/Systems/Counts", Permission.SystemRead),
                ],
            },
            new("Radar", "/Radar/Index", Permission.SystemRead),
            new("Surveys", "/Surveys/Index", Permission.SurveyRead),
            new("Bcp", "/Bcp/Index", Permission.SystemRead),
            new("Terminals", "/Terminals/Index", Permission.SystemRead),
            new("Library", "/Library/Standards/Index", Permission.UsePortal)
            {
                Below =
                [
                    new("Standards", "/Library/Standards/Index", Permission.UsePortal), new("Guidelines", "/Library/Guidelines/Index", Permission.UsePortal),
                    new("Templates", "/Library/Templates/Index", Permission.UsePortal), new("Specifications", "/Library/Specifications/Index", Permission.UsePortal),
                    new("Questions", "/Library/Questions/Index", Permission.UsePortal), new("Briefings", "/Library/Briefings/Index", Permission.UsePortal),
                ],
            },
            new("Kpis", "/Kpis/Index", Permission.KpiRead)
            {
                Below =
                [
                    new("KpiList", "/Kpis/Index", Permission.KpiRead), new("KpiDue", "/Kpis/Due", Permission.KpiEnter), new("KpiConfirm", "/Kpis/Confirm", Permission.KpiConfirm), new("KpiYears", "/Kpis/Years/Index", Permission.KpiCloseYear), new("KpiPlans", "/Kpis/Plans/Index", Permission.KpiRead), new("KpiCatalogue", "/Kpis/Catalogue", Permission.KpiRead),
                    new("Checklists", "/Checklists/Index", Permission.UsePortal), new("Municipalities", "/Municipalities/Index", Permission.UsePortal),
                ],
            },
            new("Instructions", "/Instructions/Index", Permission.UsePortal),
            new("Publication", "/Publication/Index", Permission.PublishDraft),
            new("Audits", "/Audits/Index", Permission.UsePortal)
            {
                Below =
                [
                    new("AuditPlans", "/Audits/Plans/Index", Permission.AuditRead), new("AuditCoverage", "/Audits/Plans/Coverage", Permission.AuditRead), new("Auditors", "/Audits/Auditors/Index", Permission.AuditRead),
                    new("AuditFindings", "/Audits/Findings/Index", Permission.UsePortal), new("AuditFigures", "/Audits/Figures", Permission.UsePortal), new("AuditItemSets", "/Audits/ItemSets/Index", Permission.AuditRead),
                    new("AuditExternal", "/Audits/External/Index", Permission.AuditRead), new("AuditKinds", "/Audits/Kinds/Index", Permission.AuditRead),
                ],
            },
            new("Security", "/SelfChecks/Index", Permission.UsePortal)
            {
                Below = [new("SelfChecks", "/SelfChecks/Index", Permission.UsePortal), new("Training", "/Training/Index", Permission.UsePortal), new("Incidents", "/Incidents/Index", Permission.UsePortal)],
            },
            new("Handover", "/Handover/Index", Permission.UsePortal),
        ]),
        new("Navigation.Administration",
        [
            new("People", "/Administration/People/Index", Permission.PeopleAdminister),
            new("YearChange", "/Administration/YearChange/Index", Permission.PeopleAdminister),
            new("Calendar", "/Administration/Calendar/Index", Permission.OfficeRead),
            new("Committee", "/Administration/Committee/Index", Permission.ConsultationReadAll),
            new("Office", "/Administration/Office/Index", Permission.OfficeRead),
        ]),
    ];

    /// <summary>What this person sees: entries they may open and whose page exists.</summary>
    public static IEnumerable<(string? TextKey, IReadOnlyList<(NavigationEntry Entry, string Href)> Entries)> For(Actor actor, Func<string, string?> address) =>
        Groups.Select(group => (group.TextKey, (IReadOnlyList<(NavigationEntry, string)>)
            [.. group.Entries.Where(e => actor.May(e.Permission)).Select(e => (e, address(e.Page)!)).Where(e => e.Item2 is not null)]))
            .Where(group => group.Item2.Count > 0);
}
