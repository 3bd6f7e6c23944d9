using GovernancePortal.Core.Platform.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovernancePortal.Web.Security;

/// <summary>
/// Page folder → permission, the one table: the longest matching path decides. A page that none covers does not start
/// (and fails a test). What may be done with one record is asked of its module.
/// </summary>
public static class PageAccess
{
    /// <summary>Null: open to everybody, also unsigned.</summary>
    public static IReadOnlyList<(string Path, Permission[]? AnyOf)> Table { get; } =
    [
        ("/Account/SignIn", null),
        ("/Account/", [Permission.UsePortal]),
        ("/Errors/", null),
        ("/Language", null),
        ("/Index", [Permission.UsePortal]),
        ("/Notices/", [Permission.UsePortal]),
        ("/Search/", [Permission.UsePortal]),
        ("/Consultations/Migrated/", [Permission.ConsultationReview, Permission.ConsultationDecide]),
        ("/Consultations/Advice/New", [Permission.ConsultationDraft]),
        ("/Consultations/New", [Permission.ConsultationDraft]),
        ("/Consultations/Need/Index", [Permission.ConsultationDraft]),
        ("/Consultations/Proxy/", [Permission.ConsultationDraftOnBehalf]),
        ("/Consultations/Assign/", [Permission.ConsultationReview]),
        ("/Consultations/Hearings/Record", [Permission.ConsultationReview, Permission.ConsultationOpinion]),
        ("/Consultations/Statistics", [Permission.ConsultationReadAll]),
        ("/Consultations/Opinions", [Permission.ConsultationReadAll]),
        ("/Consultations/Retrospective", [Permission.ConsultationReadAll]),
        ("/Consultations/BureauDesk/", [Permission.ConsultationForward, Permission.ConsultationReadAll]),
        ("/Consultations/Budget/", [Permission.BudgetResultRecord]),
        ("/Consultations/Accounts/", [Permission.BudgetResultRecord]),
        ("/Consultations/", [Permission.ConsultationReadDecided]),
        ("/Season/Advice", [Permission.ConsultationDraft, Permission.ConsultationReadBureau, Permission.ConsultationReadAll]),
        ("/Season/Answer", [Permission.ConsultationDraft, Permission.ConsultationSubmit]),
        ("/Season/Deadlines", [Permission.ConsultationDraft, Permission.ConsultationReadBureau, Permission.ConsultationReadAll]),
        ("/Season/Staff", [Permission.ConsultationReview, Permission.ConsultationDecide, Permission.PeopleAdminister]),
        ("/Season/", [Permission.ConsultationReadAll]),
        ("/Systems/New", [Permission.SystemEditOwn, Permission.SystemEditAll]),
        ("/Systems/Edit", [Permission.SystemEditOwn, Permission.SystemEditAll]),
        ("/Systems/Sheets/", [Permission.SystemEditOwn, Permission.SystemEditAll]),
        ("/Systems/Rows", [Permission.SystemEditOwn, Permission.SystemEditAll]),
        ("/Systems/Plans/Edit", [Permission.SystemEditOwn, Permission.SystemEditAll]),
        ("/Systems/Licences/Edit", [Permission.SystemEditOwn, Permission.SystemEditAll]),
        ("/Systems/Licences/Import/", [Permission.SystemEditOwn, Permission.SystemEditAll]),
        ("/Systems/", [Permission.SystemRead]),
        ("/Bcp/NewPlan", [Permission.SystemEditOwn, Permission.SystemEditAll]),
        ("/Bcp/EditPlan", [Permission.SystemEditOwn, Permission.SystemEditAll]),
        ("/Bcp/Review", [Permission.SystemEditOwn, Permission.SystemEditAll]),
        ("/Bcp/EditDrill", [Permission.SystemEditOwn, Permission.SystemEditAll]),
        ("/Bcp/HoldDrill", [Permission.SystemEditOwn, Permission.SystemEditAll]),
        ("/Bcp/Finding", [Permission.SystemEditOwn, Permission.SystemEditAll]),
        ("/Bcp/EditNetwork", [Permission.SystemEditOwn, Permission.SystemEditAll]),
        ("/Bcp/Target", [Permission.SystemEditOwn, Permission.SystemEditAll]),
        ("/Bcp/Incident", [Permission.SystemEditOwn, Permission.SystemEditAll]),
        ("/Bcp/", [Permission.SystemRead]),
        ("/Surveys/Edit", [Permission.SurveyManage]),
        ("/Surveys/Merge", [Permission.SurveyManage]),
        ("/Surveys/MergeRow", [Permission.SurveyManage]),
        ("/Surveys/", [Permission.SurveyRead]),
        ("/Terminals/Edit", [Permission.SystemEditOwn, Permission.SystemEditAll]),
        ("/Terminals/Import/", [Permission.SystemEditAll]),
        ("/Terminals/", [Permission.SystemRead]),
        ("/Library/Specifications/New", [Permission.ConsultationDraft, Permission.ConsultationSubmit, Permission.ConsultationReview]),
        ("/Library/Specifications/Edit", [Permission.ConsultationDraft, Permission.ConsultationSubmit, Permission.ConsultationReview]),
        ("/Library/Specifications/Copy", [Permission.ConsultationDraft, Permission.ConsultationSubmit]),
        ("/Library/Briefings/Edit", [Permission.ConsultationReview]),
        ("/Library/Briefings/Attendance", [Permission.ConsultationReview]),
        ("/Library/Documents/Edit", [Permission.ConsultationReview]),
        ("/Library/Documents/Draft", [Permission.ConsultationReview]),
        ("/Library/Documents/Review", [Permission.ConsultationReview]),
        ("/Library/Documents/Publish", [Permission.OfficeApprove]),
        ("/Library/Documents/Use", [Permission.ConsultationDraft]),
        ("/Library/Guidelines/Places", [Permission.ConsultationReview]),
        ("/Library/", [Permission.UsePortal]),
        ("/Kpis/Plans/Template", [Permission.KpiDefine]),
        ("/Kpis/Plans/Edit", [Permission.KpiDefine]),
        ("/Kpis/Plans/Objective", [Permission.KpiDefine]),
        ("/Kpis/Plans/Initiative", [Permission.KpiDefine]),
        ("/Kpis/Plans/Kpi", [Permission.KpiDefine]),
        ("/Kpis/Plans/Activity", [Permission.KpiDefine]),
        ("/Kpis/Plans/Revise", [Permission.KpiCloseYear]),
        ("/Kpis/Plans/Adopt", [Permission.KpiCloseYear]),
        ("/Kpis/Import/", [Permission.KpiDefine]),
        ("/Kpis/Enter", [Permission.KpiEnter]),
        ("/Kpis/Confirm", [Permission.KpiConfirm]),
        ("/Kpis/Correct", [Permission.KpiCloseYear]),
        ("/Kpis/", [Permission.KpiRead]),
        ("/Dashboard/", [Permission.DashboardRead]),
        ("/Instructions/New", [Permission.Instruct, Permission.InstructRecord]),
        ("/Instructions/", [Permission.UsePortal]),
        ("/Publication/Edit", [Permission.PublishDraft]),
        ("/Publication/", [Permission.PublishDraft, Permission.PublishDecide]),
        ("/Open/", null),
        ("/Checklists/Edit", [Permission.ChecklistAnswer]),
        ("/Checklists/Item", [Permission.ChecklistAnswer]),
        ("/Checklists/Answer", [Permission.ChecklistAnswer]),
        ("/Checklists/Import/", [Permission.ChecklistAnswer]),
        ("/Checklists/", [Permission.UsePortal]),
        ("/Municipalities/Edit", [Permission.MunicipalityEdit]),
        ("/Municipalities/Cloud", [Permission.MunicipalityEdit]),
        ("/Municipalities/Use", [Permission.MunicipalityEdit]),
        ("/Municipalities/EditGroup", [Permission.MunicipalityEdit]),
        ("/Municipalities/", [Permission.UsePortal]),
        ("/Audits/Plans/New", [Permission.AuditPlan]),
        ("/Audits/Plans/Year", [Permission.AuditPlan]),
        ("/Audits/Plans/Edit", [Permission.AuditPlan]),
        ("/Audits/Plans/Line", [Permission.AuditPlan]),
        ("/Audits/Plans/Settings", [Permission.AuditPlan]),
        ("/Audits/Plans/Import/", [Permission.AuditPlan]),
        ("/Audits/Plans/PastImport/", [Permission.AuditPlan]),
        ("/Audits/Auditors/Edit", [Permission.AuditPlan]),
        ("/Audits/Kinds/Edit", [Permission.AuditPlan]),
        ("/Audits/Plans/Exception", [Permission.AuditApprove, Permission.AuditApproveRecord]),
        ("/Audits/ItemSets/Edit", [Permission.AuditPlan]),
        ("/Audits/ItemSets/Item", [Permission.AuditPlan]),
        ("/Audits/ItemSets/Import/", [Permission.AuditPlan]),
        ("/Audits/ItemSets/", [Permission.AuditRead]),
        ("/Audits/Fieldwork/Import/", [Permission.AuditConduct]),
        ("/Audits/Plans/", [Permission.AuditRead]),
        ("/Audits/Auditors/", [Permission.AuditRead]),
        ("/Audits/Kinds/", [Permission.AuditRead]),
        ("/Audits/External/Edit", [Permission.AuditPlan]),
        ("/Audits/External/", [Permission.AuditRead]),
        ("/Audits/Special", [Permission.AuditApprove, Permission.AuditPlan]),
        ("/Audits/Findings/", [Permission.UsePortal]),
        ("/Audits/", [Permission.UsePortal]),
        ("/SelfChecks/Edit", [Permission.SelfCheckManage]),
        ("/SelfChecks/Questions", [Permission.SelfCheckManage]),
        ("/SelfChecks/", [Permission.UsePortal]),
        ("/Training/EditSession", [Permission.TrainingManage]),
        ("/Training/EditPolicy", [Permission.TrainingManage]),
        ("/Training/Edit", [Permission.TrainingManage]),
        ("/Training/Import/", [Permission.TrainingManage]),
        ("/Training/Standing", [Permission.TrainingManage, Permission.AuditRead]),
        ("/Training/", [Permission.UsePortal]),
        ("/Incidents/Notify", [Permission.IncidentHandle]),
        ("/Incidents/Instruct", [Permission.IncidentHandle]),
        ("/Incidents/Act", [Permission.IncidentHandle]),
        ("/Incidents/Lesson", [Permission.IncidentHandle]),
        ("/Incidents/Print", [Permission.IncidentHandle]),
        ("/Incidents/Contact", [Permission.IncidentHandle]),
        ("/Incidents/Alert", [Permission.IncidentHandle]),
        ("/Incidents/Alerts", [Permission.IncidentHandle]),
        ("/Incidents/", [Permission.UsePortal]),
        ("/Handover/", [Permission.UsePortal]),
        ("/Radar/Plan", [Permission.SystemEditOwn, Permission.SystemEditAll]),
        ("/Radar/Platforms/Edit", [Permission.SystemEditAll]),
        ("/Radar/", [Permission.SystemRead]),
        ("/Administration/Organisation/", [Permission.PeopleAdminister]),
        ("/Administration/People/", [Permission.PeopleAdminister]),
        ("/Administration/StandIns/", [Permission.PeopleAdminister]),
        ("/Administration/Transfers/", [Permission.PeopleAdminister]),
        ("/Administration/YearChange/", [Permission.PeopleAdminister]),
        ("/Administration/Calendar/", [Permission.OfficeRead]),
        ("/Administration/Office/", [Permission.OfficeRead]),
        ("/Administration/Committee/", [Permission.CommitteeRecord, Permission.ConsultationReadAll]),
    ];

    public static (string Path, Permission[]? AnyOf)? For(string page) =>
        Table.Where(row => page.Equals(row.Path, StringComparison.OrdinalIgnoreCase) || (row.Path.EndsWith('/') && page.StartsWith(row.Path, StringComparison.OrdinalIgnoreCase)))
            .OrderByDescending(row => row.Path.Length).Cast<(string, Permission[]?)?>().FirstOrDefault();

    /// <summary>Whether a link within the portal leads anywhere for this person: records may still be kept from them.</summary>
    public static bool MayOpen(Actor actor, string address)
    {
        var path = address.Split('?', '#')[0] + "/";
        var (_, anyOf) = Table.Where(row => path.StartsWith(row.Path.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase)).OrderByDescending(row => row.Path.Length).FirstOrDefault();
        return anyOf is null || anyOf.Any(p => actor.May(p));
    }

    public static void Apply(PageConventionCollection conventions) => conventions.AddFolderApplicationModelConvention("/", model =>
    {
        var rule = For(model.ViewEnginePath) ?? throw new InvalidOperationException($"No rule of PageAccess covers the page {model.ViewEnginePath}: add its folder to the table.");
        model.EndpointMetadata.Add(rule.AnyOf is null
            ? new AllowAnonymousAttribute()
            : new AuthorizeAttribute { Policy = PolicyName(rule.AnyOf) });
    });

    public static string PolicyName(Permission[] anyOf) => "Any:" + string.Join(',', anyOf);

    public static void AddPolicies(AuthorizationOptions options)
    {
        foreach (var anyOf in Table.Select(row => row.AnyOf).OfType<Permission[]>().DistinctBy(PolicyName))
        {
            options.AddPolicy(PolicyName(anyOf), policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(anyOf)));
        }
    }
}
