namespace GovernancePortal.Core.Training;

/// <summary>What a course is about.</summary>
public enum TrainingKind
{
    InformationSecurity,  // 情報セキュリティ
    MyNumber,             // マイナンバー
    DataUse,              // データ利活用
    SystemAdministration, // システム管理者
    IctSkill,             // ICTスキル
    AuditorCourse,        // 監査人養成
    PhishingDrill,        // 標的型メール訓練
    IncidentDrill,        // インシデント対応訓練
    BcpDrill,             // ICT-BCP訓練
    Municipal,            // 市町村向け
    Other,
}

/// <summary>Whom a course is for (R115, R116, R118, R119, R311).</summary>
public enum TrainingTarget
{
    GeneralStaff,        // 一般職員
    SectionHead,         // 所属長
    SecurityOfficer,     // セキュリティ担当者
    SystemAdministrator, // システム管理者
    IctStaff,            // 情報政策課職員
    Auditor,             // 監査人
    MunicipalStaff,      // 市町村職員
}

public enum TrainingMeans
{
    Gathering, // 集合
    Online,    // オンライン
    ELearning, // eラーニング
}
