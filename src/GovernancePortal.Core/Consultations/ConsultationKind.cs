namespace GovernancePortal.Core.Consultations;

/// <summary>The gates of domain.md 3.1 that are consulted on with a form.</summary>
public enum Stage
{
    PreBudget,      // G1 予算化前協議
    PreProcurement, // G2 調達前協議
    PreOperation,   // G3 稼働前協議
    Evaluation,     // G4 評価
}

/// <summary>What a third or fourth stage is held for.</summary>
public enum StageOccasion
{
    GoLive,        // 稼働前
    ScopeChange,   // 開発中の範囲の変更
    FirstYear,     // 稼働後1年
    FifthYear,     // 稼働後5年
    BeforeRenewal, // 更新前
    OnRequest,     // 随時
}

/// <summary>協議区分 (domain.md 3.1).</summary>
public enum ConsultationKind
{
    NewSystem,         // 新規導入
    Renewal,           // 更新
    Enhancement,       // 改修
    LegalChange,       // 制度改正対応
    ContractExtension, // 契約更新・延長
    CloudService,      // クラウドサービス利用開始
    Retirement,        // 廃止・統合
    HardwareOnly,      // 機器のみ更新
}

/// <summary>Which form is asked for: the simplified one below the dated limit (decision 22).</summary>
public enum FormSize
{
    Simplified,
    Full,
}

public static class ConsultationKinds
{
    /// <summary>Kinds that concern a system already in the ledger (A6 is then asked).</summary>
    public static bool ConcernsExistingSystem(this ConsultationKind kind) => kind is not (ConsultationKind.NewSystem or ConsultationKind.CloudService);

    /// <summary>Kinds that replace something that runs: present cost (G2) and exit plan (H5) are asked.</summary>
    public static bool Replaces(this ConsultationKind kind) => kind is ConsultationKind.Renewal or ConsultationKind.HardwareOnly or ConsultationKind.ContractExtension;
}
