namespace GovernancePortal.Core.Surveys;

/// <summary>照会 as a whole.</summary>
public enum CampaignState
{
    Draft,    // 作成中
    Launched, // 発出
    Closed,   // 締切後
    Finished, // 終了
}

/// <summary>A section's answer (domain.md 4.3).</summary>
public enum SurveyAnswerState
{
    NotStarted, // 未着手
    Writing,    // 入力中
    HeadCheck,  // 所属長確認中
    Submitted,  // 提出済
    Returned,   // 差戻し
    Fixed,      // 確定
}

/// <summary>What can be done with an answer; the names of the buttons.</summary>
public enum SurveyAct
{
    Write,        // 入力する
    WriteByProxy, // 代理で入力する
    PassOn,       // 所属長に回付する
    PullBack,     // 引き戻す
    SendBack,     // 担当者に差し戻す
    Confirm,      // 確認して提出する
    TakeIn,       // 代理登録して提出する
    Return,       // 差し戻す
    Fix,          // 確定する
    Reopen,       // 確定を取り消す
}

/// <summary>What is said of one system.</summary>
public enum RowAnswer
{
    None,      // 未回答
    Unchanged, // 変更なし
    Changed,   // 変更あり
    Retired,   // 廃止
    New,       // 新規
}

public enum MergeState
{
    Waiting, // 未反映
    Merged,  // 反映済み
    Refused, // 反映できず
}

/// <summary>How an extra question is answered.</summary>
public enum ExtraKind
{
    Text,   // 文章
    YesNo,  // はい・いいえ
    Choice, // 選択
    Number, // 数値
}
