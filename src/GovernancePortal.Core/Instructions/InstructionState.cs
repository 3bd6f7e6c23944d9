namespace GovernancePortal.Core.Instructions;

public enum InstructionState
{
    Given,     // 回答待ち
    HeadCheck, // 所属長確認中
    Answered,  // CIOの判断待ち
    Returned,  // 差戻し
    FollowUp,  // フォローアップ中
    Closed,    // 完了
    Withdrawn, // 取消し
}

/// <summary>What can be done with an instruction; the names of the buttons.</summary>
public enum InstructionAct
{
    Write,        // 回答を書く
    PassOn,       // 所属長に回付する
    PullBack,     // 引き戻す
    SendBack,     // 担当者に差し戻す
    Submit,       // 確認してCIOに回答する
    Accept,       // 受け入れて完了とする
    FollowLater,  // 受け入れて、後日もう一度確かめる
    Return,       // 差し戻す
    Check,        // 確かめて完了とする
    CheckAgain,   // 後日もう一度確かめる
    Reopen,       // 改善が続いていないため、もう一度回答を求める
    MoveDue,      // 期限を変える
    Withdraw,     // 指示を取り消す
}

/// <summary>What an instruction is about.</summary>
public enum InstructionSubject
{
    Oral,          // 会議・口頭の指示（対象なし）
    Kpi,           // KPI
    ChecklistItem, // 確認表の項目
    Case,          // 協議案件
    Finding,       // 監査の指摘
}
