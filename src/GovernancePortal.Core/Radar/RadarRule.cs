using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Radar;

/// <summary>What the radar warns of. The words of each are texts RadarCode.{code} and RadarWay.{code}.</summary>
public enum RadarCode
{
    ContractEnd,      // 契約満了までの期限
    NoFiling,         // 契約満了が近いのに協議がない
    SupportEndsFirst, // 契約より先にサポートが終わる
    DoubleMove,       // 二重移行
    NoRemoteBackup,   // 遠隔地バックアップがない
    NoRestoreTest,    // 復元テストをしていない
    MyNumberSegment,  // マイナンバーのネットワークが違う
    TermsOnlyService, // 約款だけのサービスで機密性2以上
    NoBcp,            // 重要システムにICT-BCPがない
    NoDrill,          // 訓練をしていない
    LargeUnprotected, // 大規模なのにデータセンターも冗長化もない
    OffPlatform,      // 更新時に共通基盤への集約を検討
    NoZeroTrust,      // 更新なのにゼロトラストの回答がない
    NotConfirmed,     // 年度の確認がない
    JointPurchase,    // 共同調達の候補
    BcpGap,           // ICT-BCP台帳の不備（台帳から届くもの）
    SlaNotReviewed,   // SLAを見直していない
}

public enum RadarSeverity
{
    Notice,  // 参考
    Caution, // 注意
    Grave,   // 重大
}

/// <summary>The days that are counted back from the end of a contract, in the order in which they usually come.</summary>
public enum RadarStage
{
    None,              // 段階なし
    Prepare,           // 準備を始める日
    Filing,            // 予算化前協議の受付に間に合う最終日
    BudgetRequest,     // 予算要求に間に合う最終日
    Supplement,        // 補正予算に間に合う最終日
    ProcurementFiling, // 調達前協議に間に合う最終日
    Tender,            // 調達を始める最終日
    NoticePeriod,      // 予告期限
    End,               // 満了日
}

/// <summary>Who is told of a warning and decides on it: always a role, never a person.</summary>
public enum RadarOwner
{
    Section,      // 所管課
    PolicyOffice, // 情報政策課
}

/// <summary>Where the way out is walked.</summary>
public enum RadarPlace
{
    Warning,     // the warning's own page: its days, its decision, the planned case
    Information, // the ledger's page of information and security
    Continuity,  // … of continuity
    Form,        // … of the form
    Components,  // the rows of products
    Karte,       // the karte, where it is confirmed
    Moves,       // the page of double moves
    Products,    // the systems that use the product
    Slas,        // the rows of the SLA
    Bcp,         // the register of ICT-BCP
}

/// <summary>A rule of the radar as data; <paramref name="Check"/> is null for what another register finds.</summary>
/// <param name="Severity">The usual grade; stages of a contract bring their own.</param>
/// <param name="Sensitive">Tells of something that is hidden from general staff: shown to those who may read it.</param>
public sealed record RadarRule(RadarCode Code, RadarSeverity Severity, RadarOwner Owner, RadarPlace Place, bool Sensitive, Func<RadarFacts, RadarContext, RadarFinding?>? Check)
{
    /// <summary>The day it is about lies ahead or has been missed; of the others the day only says when something was done last.</summary>
    public bool HasDeadline => LeadsToPlan;

    /// <summary>A planned renewal, extension or retirement is the answer to it.</summary>
    public bool LeadsToPlan => Code is RadarCode.ContractEnd or RadarCode.NoFiling or RadarCode.SupportEndsFirst or RadarCode.DoubleMove or RadarCode.OffPlatform;
}

/// <summary>What a rule found of a system.</summary>
/// <param name="KeyDate">The day the warning is about; another day makes it another warning.</param>
/// <param name="StageOn">The day of the stage that has been reached.</param>
/// <param name="Note">A product, a platform or the like; never a sensitive value of a rule that is not sensitive.</param>
public sealed record RadarFinding(DateOnly? KeyDate = null, RadarStage Stage = RadarStage.None, DateOnly? StageOn = null, RadarSeverity? Severity = null, string? Note = null, int? Months = null, long? Yen = null);

/// <summary>A renewal, change or retirement on the list of planned cases.</summary>
public sealed record PlannedMove(Guid Id, FiscalYear Fy, DateOnly? StartsOn, bool IsRenewal);

/// <summary>One system with what is filed and planned about it.</summary>
public sealed record RadarFacts(RadarSystem System, IReadOnlyList<FiledCase> Cases, IReadOnlyList<PlannedMove> Planned);

/// <summary>What holds for all systems on the day of the scan.</summary>
/// <param name="LastSurvey">Base date of the last survey past its deadline, when there was one.</param>
public sealed record RadarContext(DateOnly Today, OfficeCalendar Calendar, IReadOnlyList<PlatformTerm> Platforms, DateOnly? LastSurvey = null)
{
    public int Setting(SettingName name) => Calendar.Setting(name, Today);

    /// <summary>
    /// A row confirmed before this day is not confirmed: the base date of the last survey. Where none was held, the year began
    /// on 1 April, and in its first weeks last year's confirmation still counts.
    /// </summary>
    public DateOnly ConfirmedSince
    {
        get
        {
            if (LastSurvey is { } survey)
            {
                return survey;
            }
            var start = FiscalYear.Of(Today).Start;
            return Today < start.AddDays(Setting(SettingName.ConfirmationGraceDays)) ? start.AddYears(-1) : start;
        }
    }
}
