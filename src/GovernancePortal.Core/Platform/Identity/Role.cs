namespace GovernancePortal.Core.Platform.Identity;

/// <summary>What a person is in one section (domain.md 2.2, decision 1). One person may hold several, each dated.</summary>
public enum Role
{
    Staff,              // 担当者
    SectionHead,        // 所属長
    BureauCoordinator,  // 部局主管課
    Reviewer,           // 情報政策課担当
    PolicyHead,         // 情報政策課長
    Cio,                // CIO
    CioAdvisor,         // CIO補佐官
    Ciso,               // CISO
    CommitteeSecretary, // IT推進会議事務局
    Finance,            // 財政課
    Auditor,            // 監査人
    AuditDirector,      // 監査統括責任者
    Csirt,              // CSIRT要員
    Administrator,      // ポータル管理者
}
