namespace GovernancePortal.Core.Audits.Findings;

/// <summary>How far a finding is (domain.md 6.3).</summary>
public enum FindingState
{
    Drafted,      // 起票
    FactCheck,    // 事実確認中
    Confirmed,    // 確定
    PlanAwaited,  // 改善計画待ち
    PlanApproved, // 計画承認
    Improving,    // 改善中
    Done,         // 完了報告
    Verifying,    // 検証中
    Closed,       // 完了
    RiskAccepted, // リスク受容
    Raised,       // 再指摘
}

/// <summary>Findings of one audit, by how far they are.</summary>
/// <param name="Drafted">Not yet put before the section.</param>
/// <param name="Unconfirmed">Put before it and not settled.</param>
/// <param name="Open">Confirmed and not closed; good practice is never open.</param>
public sealed record FindingCounts(int All, int Drafted, int Unconfirmed, int Open);
