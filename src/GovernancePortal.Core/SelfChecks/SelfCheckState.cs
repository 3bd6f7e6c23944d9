namespace GovernancePortal.Core.SelfChecks;

/// <summary>自己点検 as a whole.</summary>
public enum SelfCheckCampaignState
{
    Draft,  // 作成中
    Open,   // 実施中
    Closed, // 終了
}

/// <summary>A section's sheet.</summary>
public enum SelfCheckSheetState
{
    Open,      // 回答中
    HeadCheck, // 所属長確認中
    HandedIn,  // 提出済み
    Returned,  // 差戻し
}

/// <summary>What can be done with a sheet; the names of the buttons.</summary>
public enum SelfCheckAct
{
    Write,    // 回答を保存する
    PassOn,   // 所属長に回付する
    PullBack, // 引き戻す
    SendBack, // 担当者に差し戻す
    HandIn,   // 確認して提出する
    Return,   // 所属に差し戻す
    Mend,     // 改善済みにする
}

public enum SelfCheckReply
{
    Yes,           // はい
    No,            // いいえ
    NotApplicable, // 該当なし
}

/// <summary>Who sees to an improvement, by role: names change.</summary>
public enum SelfCheckOwner
{
    Head,     // 所属長
    Staff,    // 担当者
    Everyone, // 全員
    Supplier, // 委託先
}

/// <summary>The chapters of the ministry's policy guideline (対策基準, domain.md 6.7).</summary>
public enum SelfCheckChapter
{
    Organisation = 1, // 組織体制
    Assets,           // 情報資産の分類と管理
    Resilience,       // 情報システム全体の強靱性の向上
    Physical,         // 物理的セキュリティ
    Human,            // 人的セキュリティ
    Technical,        // 技術的セキュリティ
    Operation,        // 運用
    Outsourcing,      // 業務委託と外部サービス
    Evaluation,       // 評価・見直し
}
