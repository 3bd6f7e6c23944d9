using static GovernancePortal.Core.Platform.Identity.Permission;

namespace GovernancePortal.Core.Platform.Identity;

/// <summary>
/// The whole role table (domain.md 2.2, with the decisions of 0b). docs/permissions.md is printed from it.
/// Own section or bureau, conflict of interest and state are asked of the record, not here.
/// </summary>
public static class RolePermissions
{
    private static readonly Permission[] Everybody = [UsePortal, SystemRead, ConsultationReadDecided, KpiRead];

    private static readonly Dictionary<Role, Permission[]> Table = new()
    {
        [Role.Staff] = [ConsultationDraft, SystemEditOwn, SurveyRead, SurveyAnswer, KpiEnter, InstructAnswer, AuditAnswer, SelfCheckAnswer],
        [Role.SectionHead] = [ConsultationDraft, ConsultationSubmit, SystemEditOwn, SystemConfirm, SurveyRead, SurveyAnswer, SurveyConfirm, KpiEnter, KpiConfirm, InstructAnswer, AuditAnswer, SelfCheckAnswer],
        [Role.BureauCoordinator] = [ConsultationReadBureau, ConsultationForward, SurveyRead, SurveyReadBureau],
        [Role.Reviewer] = [ConsultationDraftOnBehalf, ConsultationReview, ConsultationReadAll, BudgetResultRecord, SystemEditAll, SystemReadConfidential, SurveyRead, SurveyManage, SurveyReadAll, OfficeRead, OfficePropose, KpiDefine, InstructRecord, PublishDraft, ChecklistAnswer, MunicipalityEdit, DashboardRead, SelfCheckManage, TrainingManage],
        [Role.PolicyHead] = [ConsultationReview, ConsultationDecide, ConsultationReadAll, BudgetResultRecord, SystemEditAll, SystemReadConfidential, SurveyRead, SurveyManage, SurveyReadAll, OfficeRead, OfficePropose, OfficeApprove, KpiConfirm, KpiDefine, KpiCloseYear, InstructRecord, PublishDraft, ChecklistAnswer, MunicipalityEdit, DashboardRead, SelfCheckManage, TrainingManage],
        [Role.Cio] = [ConsultationDecideAboveThreshold, ConsultationReadAll, SystemReadConfidential, SurveyRead, SurveyReadAll, Instruct, PublishDecide, DashboardRead, AuditRead],
        [Role.CioAdvisor] = [ConsultationOpinion, ConsultationReadAll, SystemReadConfidential, SurveyRead, SurveyReadAll, DashboardRead, AuditRead],
        [Role.Ciso] = [ConsultationSecurity, ConsultationReadAll, SystemReadConfidential, SurveyRead, SurveyReadAll, DashboardRead, AuditRead, AuditApprove, IncidentHandle],
        [Role.CommitteeSecretary] = [CommitteeRecord, ConsultationReadAll, InstructRecord, DashboardRead, AuditRead, AuditApproveRecord],
        [Role.Finance] = [BudgetResultRecord, ConsultationReadAll, DashboardRead],
        [Role.Auditor] = [ConsultationReadAll, AuditRead, AuditConduct],
        [Role.AuditDirector] = [ConsultationReadAll, TrailRead, DashboardRead, AuditRead, AuditPlan, AuditConduct, AuditJudge, SelfCheckManage, TrainingManage],
        [Role.Csirt] = [ConsultationReadAll, SystemReadConfidential, IncidentHandle],
        [Role.Administrator] = [OfficeRead, OfficePropose, PeopleAdminister, TrailRead],
    };

    public static IReadOnlySet<Permission> Of(Role role) => Sets[role];

    public static bool Has(Role role, Permission permission) => Sets[role].Contains(permission);

    private static readonly Dictionary<Role, IReadOnlySet<Permission>> Sets =
        Table.ToDictionary(row => row.Key, row => (IReadOnlySet<Permission>)row.Value.Concat(Everybody).ToHashSet());
}
