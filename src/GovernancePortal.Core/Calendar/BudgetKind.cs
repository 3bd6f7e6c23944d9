namespace GovernancePortal.Core.Calendar;

/// <summary>The budget a case is meant for; windows and gates follow from it.</summary>
public enum BudgetKind
{
    Initial,   // 当初
    June,      // 6月補正
    September, // 9月補正
    December,  // 12月補正
    February,  // 2月補正
    None,      // 予算なし
}

/// <summary>What a span of days in the budget calendar is for (domain.md 3.2).</summary>
public enum WindowKind
{
    PlanIntake,       // 次年度案件の事前登録
    Filing,           // 予算化前協議の受付
    LateFiling,       // 期限後の受付（理由書）
    FirstAnswers,     // 一次回答
    CommitteeMeeting, // IT推進会議
    CommitteeSpare,   // IT推進会議（予備日）
    BudgetRequest,    // 予算要求締切・財政課への引渡し
    BudgetResult,     // 予算結果の登録
}
