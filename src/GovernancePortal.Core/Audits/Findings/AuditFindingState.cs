namespace GovernancePortal.Core.Audits.Findings;

/// <summary>How far a finding is (domain.md 6.3).</summary>
public enum AuditFindingState
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

/// <summary>How grave it is (domain.md 6.4); what follows from it is dated: <see cref="FindingSeverityRule"/>.</summary>
public enum FindingSeverity
{
    Grave,        // 重大
    Minor,        // 軽微
    Proposal,     // 改善提案
    GoodPractice, // 好事例
}

/// <summary>What can be done with a finding; the names of the buttons.</summary>
public enum FindingAct
{
    Write,      // 直す
    Submit,     // 事実確認に回す
    Drop,       // 指摘としない
    Agree,      // 相違なしと回答する
    Object,     // 意見を述べる
    Settle,     // 事実を確定する
    Request,    // 改善計画を求める
    Finish,     // 計画を求めずに完了とする
    Plan,       // 改善計画を書く
    SubmitPlan, // 所属長として承認し、提出する
    ReturnPlan, // 計画を差し戻す
    AcceptPlan, // 計画を受け入れる
    MoveDue,    // 計画の期限を変える
    Start,      // 改善に着手する
    Progress,   // 実施を記録する
    Report,     // 完了を報告する
    TakeUp,     // 検証を始める
    Effective,  // 効果を認めて完了とする
    Again,      // 効果が足りないため、改善の継続を求める
    Raise,      // 再指摘とする
    AcceptRisk, // リスクを受容する
    Reopen,     // リスク受容を終える
}

/// <summary>Findings of one audit, by how far they are.</summary>
/// <param name="Drafted">Not yet put before the section.</param>
/// <param name="Unconfirmed">Put before it and not settled.</param>
/// <param name="Open">Confirmed and not closed; good practice is never open.</param>
public sealed record FindingCounts(int All, int Drafted, int Unconfirmed, int Open);
