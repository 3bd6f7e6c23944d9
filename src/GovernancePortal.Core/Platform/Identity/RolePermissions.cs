using static GovernancePortal.Core.Platform.Identity.Permission;

namespace GovernancePortal.Core.Platform.Identity;

/// <summary>
/// The whole role table (domain.md 2.2, with the decisions of 0b). docs/permissions.md is printed from it.
/// Own section or bureau, conflict of interest and state are asked of the record, not here.
/// </summary>
public static class RolePermissions
{
    private static readonly Permission[] Everybody = [UsePortal, SystemRead, ConsultationReadDecided];

    private static readonly Dictionary<Role, Permission[]> Table = new()
    {
        [Role.Staff] = [ConsultationDraft, SystemEditOwn, SurveyAnswer],
        [Role.SectionHead] = [ConsultationDraft, ConsultationSubmit, SystemEditOwn, SystemConfirm, SurveyAnswer, SurveyConfirm],
        [Role.BureauCoordinator] = [ConsultationReadBureau, SurveyReadBureau],
        [Role.Reviewer] = [ConsultationDraftOnBehalf, ConsultationReview, ConsultationReadAll, BudgetResultRecord, SystemEditAll, SystemReadConfidential, SurveyManage, SurveyReadAll, OfficeRead, OfficePropose],
        [Role.PolicyHead] = [ConsultationReview, ConsultationDecide, ConsultationReadAll, BudgetResultRecord, SystemEditAll, SystemReadConfidential, SurveyManage, SurveyReadAll, OfficeRead, OfficePropose, OfficeApprove],
        [Role.Cio] = [ConsultationDecideAboveThreshold, ConsultationReadAll, SystemReadConfidential, SurveyReadAll],
        [Role.CioAdvisor] = [ConsultationOpinion, ConsultationReadAll, SystemReadConfidential, SurveyReadAll],
        [Role.Ciso] = [ConsultationSecurity, ConsultationReadAll, SystemReadConfidential, SurveyReadAll],
        [Role.CommitteeSecretary] = [CommitteeRecord, ConsultationReadAll],
        [Role.Finance] = [BudgetResultRecord, ConsultationReadAll],
        [Role.Auditor] = [ConsultationReadAll],
        [Role.AuditDirector] = [ConsultationReadAll, TrailRead],
        [Role.Administrator] = [OfficeRead, OfficePropose, PeopleAdminister, TrailRead],
    };

    public static IReadOnlySet<Permission> Of(Role role) => Sets[role];

    public static bool Has(Role role, Permission permission) => Sets[role].Contains(permission);

    private static readonly Dictionary<Role, IReadOnlySet<Permission>> Sets =
        Table.ToDictionary(row => row.Key, row => (IReadOnlySet<Permission>)row.Value.Concat(Everybody).ToHashSet());
}
