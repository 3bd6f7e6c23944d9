namespace GovernancePortal.Core.Consultations;

/// <summary>domain.md 3.3, with decision 10 (継続協議).</summary>
public enum ConsultationState
{
    Draft,                 // 下書き
    SectionReview,         // 所属長確認中
    Submitted,             // 提出済
    Accepted,              // 受付済
    UnderReview,           // 審査中
    Inquiry,               // 質問中
    Returned,              // 差戻し
    CommitteePending,      // 付議待ち
    Approved,              // 同意・承認
    ConditionallyApproved, // 条件付き同意・承認
    Rejected,              // 不同意・不承認
    Continued,             // 継続協議・継続審議
    Withdrawn,             // 取下げ
    Expired,               // 失効
    Superseded,            // 変更協議へ移行
    Closed,                // 完了
    BureauReview,          // 部局主管課確認中
}

/// <summary>The acts of the workflow: one word each, the same on buttons, in the Trail and in the documents.</summary>
public enum ConsultationAct
{
    Create,                    // 起票
    PassOn,                    // 所属長へ回付
    Confirm,                   // 確認（係長・課長補佐）
    PullBack,                  // 引戻し
    SendBack,                  // 課内差戻し
    Submit,                    // 提出
    Accept,                    // 受付
    ReturnAtReception,         // 形式不備で差戻し
    StartReview,               // 審査開始
    Ask,                       // 質問
    Answer,                    // 回答
    Return,                    // 差戻し
    Reopen,                    // 再編集
    GiveOpinion,               // 意見（CIO補佐官）
    Propose,                   // 課長へ上げる
    HandBack,                  // 審査担当へ戻す
    ReferToCommittee,          // 付議
    Approve,                   // 同意
    ApproveWithConditions,     // 条件付き同意
    Reject,                    // 不同意
    Continue,                  // 継続協議
    CommitteeApprove,          // 委員会決定：承認
    CommitteeApproveWithConditions, // 委員会決定：条件付き承認
    CommitteeReject,           // 委員会決定：不承認
    CommitteeContinue,         // 委員会決定：継続審議
    CommitteeReturn,           // 委員会から審査へ戻す
    Withdraw,                  // 取下げ
    RecordBudgetResult,        // 予算結果登録
    StartNextStage,            // 調達前協議を起票
    StartChange,               // 変更協議を起票
    ReportCondition,           // 条件の履行を報告
    ConfirmCondition,          // 条件の履行を確認
    ReturnCondition,           // 条件の報告を差戻し
    RecordContract,            // 契約結果登録
    RecordSettlement,          // 決算額登録
    Expire,                    // 自動失効
    Supersede,                 // 変更協議へ移行
    Close,                     // 完了
    StartPreOperation,         // 稼働前協議を起票
    StartEvaluation,           // 評価を起票
    RecordGoLive,              // 稼働を記録
    NoteMinorChange,           // 軽微な変更として記録
    Migrate,                   // 移行（導入前の決定を記録）
    PassToBureau,              // 部局主管課へ（提出に続いてポータルが行う）
    Forward,                   // 部局主管課から提出
    ReturnFromBureau,          // 部局主管課から差戻し
}

/// <summary>Who holds the ball.</summary>
public enum Holder
{
    Section,      // 所属（担当者）
    SectionHead,  // 所属長
    Reception,    // 情報政策課（受付）
    Reviewer,     // 審査担当
    PolicyHead,   // 情報政策課長
    Committee,    // IT推進会議
    Nobody,
    Coordinator,  // 部局主管課
}

public enum DecisionRoute
{
    Section,   // 情報政策課の審査
    Committee, // IT推進会議
    Cio,       // CIO
}

/// <summary>決裁 in the portal, or made on paper and recorded by a clerk (decision 11).</summary>
public enum ApprovalMode
{
    InPortal,
    Recorded,
}

/// <summary>The gate a condition must be met by (domain.md 3.9).</summary>
public enum DueGate
{
    BudgetRequest,  // 予算要求まで
    PreProcurement, // 調達前協議まで
    Contract,       // 契約まで
    GoLive,         // 稼働まで
    Operation,      // 運用n年
}

public enum ConditionState
{
    Open,      // 未履行
    Reported,  // 報告済
    Fulfilled, // 履行確認済
}

/// <summary>Verdict on a line of the reviewer's checklist.</summary>
public enum Verdict
{
    Good,          // ○
    Improve,       // △
    Bad,           // ✕
    NotApplicable, // 対象外
}

/// <summary>On what G2 is filed (decision 2): all three are ordinary paths.</summary>
public enum FilingBasis
{
    BudgetPassed,   // 予算成立
    InformalNotice, // 内示
    Preparation,    // 予算成立前の準備行為
}

/// <summary>Why G2 may be filed without an approved first stage or without a budget (3.1, decision 2).</summary>
public enum GateExemption
{
    Emergency,         // 緊急
    LegalChange,       // 制度改正
    ZeroCost,          // ゼロ円
    ContractExtension, // 契約延長
    DecidedBefore,     // 導入前に協議済
}

/// <summary>Codes of the budget's result (decision 3).</summary>
public enum BudgetOutcome
{
    Granted,         // 計上
    GrantedReduced,  // 減額計上
    OnHold,          // 保留
    Separate,        // 別途
    NextSupplement,  // 補正予算時検討
    NotGranted,      // 計上見送り
}

public enum VersionKind
{
    Submission,  // 提出
    Replacement, // 差替え
}

public static class ConsultationStates
{
    /// <summary>A result has been given: content and versions are frozen for good.</summary>
    public static bool IsDecided(this ConsultationState state) => state is ConsultationState.Approved or ConsultationState.ConditionallyApproved
        or ConsultationState.Rejected or ConsultationState.Superseded or ConsultationState.Expired or ConsultationState.Closed;

    public static bool IsAgreed(this ConsultationState state) => state is ConsultationState.Approved or ConsultationState.ConditionallyApproved;

    /// <summary>States that other sections may know of, in summary (decision 20).</summary>
    public static readonly ConsultationState[] Decided = [.. Enum.GetValues<ConsultationState>().Where(IsDecided)];

    /// <summary>States in which a decision is in force and something follows from it.</summary>
    public static readonly ConsultationState[] Agreed = [ConsultationState.Approved, ConsultationState.ConditionallyApproved];

    public static bool IsOver(this ConsultationState state) => state is ConsultationState.Rejected or ConsultationState.Withdrawn
        or ConsultationState.Expired or ConsultationState.Superseded or ConsultationState.Closed;
}
