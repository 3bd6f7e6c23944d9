namespace GovernancePortal.Core.Incidents;

public enum IncidentState
{
    Reported,    // 第一報
    Judging,     // 判断中
    NotIncident, // インシデントでない
    Active,      // 対応中
    Recovered,   // 復旧済み
    Closing,     // 終結の承認待ち
    Closed,      // 終結
}

/// <summary>What can be done with an incident; the names of the buttons.</summary>
public enum IncidentAct
{
    StartJudging,    // 判断を始める
    JudgeIncident,   // インシデントと判断する
    JudgeNot,        // インシデントでないと判断する
    InformCiso,      // CISOへの報告を記録する
    Instruct,        // 指示・勧告・助言をする
    ConfirmAnswer,   // 回答を確認する
    ReturnAnswer,    // 回答を差し戻す
    Notify,          // 通知・公表を記録する
    Note,            // 経過を記録する
    Recover,         // 復旧を記録する
    WriteClosing,    // 終結の報告を書く
    ReturnClosing,   // 終結の報告を差し戻す
    ApproveClosing,  // 終結を承認する
    Reopen,          // 再開する
    PublishLesson,   // 教訓を公開する
    Supplement,      // 報告に追記する
    Answer,          // 指示に回答する
}

/// <summary>How grave it is.</summary>
public enum IncidentSeverity
{
    Minor,   // 軽微
    Serious, // 重大
    Grave,   // 極めて重大
}

/// <summary>Whom the office tells or hears from (R180, R185, R223).</summary>
public enum LiaisonBody
{
    State,        // 国（総務省）
    Nisc,         // 国のサイバーセキュリティ統括組織（旧NISC）
    Commission,   // 個人情報保護委員会
    Sector,       // 自治体セプター
    Police,       // 警察
    Municipality, // 市町村・関係団体
    Contractor,   // 委託先
    Press,        // 報道機関
    Persons,      // 本人
    Csirt,        // 庁内CSIRT
    Other,        // その他
}

/// <summary>Which report a notice is.</summary>
public enum NoticeStage
{
    Quick,  // 速報
    Follow, // 続報
    Full,   // 確報
}

/// <summary>How binding it is (R224: instruct, recommend and advise).</summary>
public enum IncidentOrderKind
{
    Instruction,    // 指示
    Recommendation, // 勧告
    Advice,         // 助言
}

public enum IncidentOrderState
{
    Given,     // 回答待ち
    Answered,  // 確認待ち
    Confirmed, // 確認済み
}
