namespace GovernancePortal.Core.Platform.Identity;

/// <summary>What a role may do at all; what it may do with one record is asked of that record's module as well.</summary>
public enum Permission
{
    UsePortal,
    ConsultationDraft,
    ConsultationSubmit,
    ConsultationDraftOnBehalf,
    ConsultationReview,
    ConsultationOpinion,
    ConsultationDecide,
    ConsultationDecideAboveThreshold,
    ConsultationSecurity,
    CommitteeRecord,
    BudgetResultRecord,
    ConsultationReadBureau,
    ConsultationReadAll,
    ConsultationReadDecided,
    SystemRead,
    SystemEditOwn,
    SystemConfirm,
    SystemEditAll,
    SystemReadConfidential,
    OfficeRead,
    OfficePropose,
    OfficeApprove,
    PeopleAdminister,
    TrailRead,
}
