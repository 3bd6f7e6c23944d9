using GovernancePortal.Core.Platform;

namespace GovernancePortal.Core.Calendar;

/// <summary>Numbers that the office sets, dated: of the consultation, continuity, survey, terminals and radar.</summary>
public enum SettingName
{
    ReviewDays,            // 審査期間（開庁日、受付から）
    ExecutionLeadDays,     // 調達前協議: 執行伺いの何開庁日前まで
    NoticeLeadDays,        // 調達前協議: 公告予定日の何開庁日前まで
    NoticeLeadDaysWto,     // 同、特定調達
    WtoNoticeDays,         // 特定調達の公告期間（暦日）
    GoLiveLeadDays,        // 稼働前確認: 稼働予定日の何開庁日前まで
    MaterialChangePercent, // 重要な変更とみなす増額（%）
    SkeletonBudget,        // 骨格予算の年度（1 = 骨格）
    ConfirmationStep,      // 所属長の前の確認（1 = 必須）
    HeadOnPaper,           // 所属長の決裁（1 = 紙で決裁し、担当者が登録）
    PolicyHeadOnPaper,     // 情報政策課長の決裁（同）
    CommitteeOnPaper,      // IT推進会議・CIOの決定（同）
    RemoteBackupPercent,   // 重要システムの遠隔地バックアップの目標（%）
    CopyRestoreHours,      // 写しから復元して使えるまでの目安（時間）
    ReplicaRestoreHours,   // 複製に切り替えて使えるまでの目安（時間）
    PlatformSystems,       // 共通基盤で動く業務システムの目標（システム数、年度ごと）
    SurveyFirstReminder,   // 照会: 締切の何日前に知らせるか（暦日）
    SurveyLastReminder,    // 同、2回目
    SurveyLateReminder,    // 同、締切の何日後に督促するか（暦日）
    SurveyYenPercent,      // 照会の点検: 金額の増減（%）
    SurveyUserFactor,      // 照会の点検: 利用者数の倍率
    SurveyTestMonths,      // 照会の点検: 復元テスト・訓練の間隔（月）
    TerminalCentralTarget, // 庁内パソコンの一元管理率の目標（%）
    LicenceCentralTarget,  // ソフトウェアライセンス一元管理率の目標（%）
    LicenceStocktakeMonths, // ライセンスの棚卸の間隔（月）
    RadarFilingMonths,     // レーダー: 契約満了の何か月前から、協議のないことを警告するか
    DoubleMoveMonths,      // レーダー: 何か月以内の二度の移行を二重移行とみるか
    PreparationMonths,     // レーダー: 予算化前協議の締切の何か月前に準備を始めるか
    ProcurementLeadDays,   // レーダー: 調達の開始から契約までの開庁日
    ProcurementLeadDaysWto, // 同、特定調達
    BuildLeadMonths,       // レーダー: 入れ替えるときの、契約から稼働までの月数
    DefaultNoticeDays,     // レーダー: 自動更新の契約に予告期間の記入がないときの日数
    StageWarningDays,      // レーダー: 期限の何日前に知らせるか
    RadarRepeatDays,       // レーダー: 対応方針が記録されるまで何日ごとに知らせるか
    RestoreTestMonths,     // レーダー: 復元テストを何か月以内に求めるか
    SlaReviewMonths,       // レーダー: SLAの見直しを何か月以内に求めるか
    DrillMonths,           // レーダー: ICT-BCPの訓練を何か月以内に求めるか
    LargeSystemYen,        // レーダー: 大規模とみる年間経費（円）
    AssemblyLeadDays,      // 議会: 開会の何開庁日前までに仮契約するか
    ThousandRounding,      // 千円単位の端数処理（0 = 切捨て、1 = 切上げ、2 = 四捨五入）
    ConditionReminderDays, // 条件: 期限の何日前に知らせるか（暦日）
    ConditionRepeatDays,   // 条件: 期限を過ぎたあと、何日ごとに知らせるか（暦日）
    ConfirmationGraceDays, // レーダー: 4月1日から何日は、前年度の確認でよいとするか
    EvaluationMonths,      // 評価: 契約満了の何か月前に、更新前の評価を始めるか
    LibraryReviewMonths,   // 仕様書ライブラリ: 標準・ガイドライン・ひな形を何か月ごとに見直すか
    SupplyChainDuty,       // 調達前協議: サプライチェーンの判断（1 = この日以後の契約で必須）
    PlatformCores,         // 共通基盤: 1台に割り当てられるCPUコア数の上限
    PlatformMemoryGb,      // 同、メモリー（GB）
    PlatformStorageGb,     // 同、ストレージ（GB）
    PlatformServers,       // 同、1案件のサーバー台数
    ConflictLookBackMonths, // 審査担当: 所管課を離れて何か月は担当しないか
    FormerMemberByException, // 同、離れて間もない者を課長の理由つきで認めるか（1 = 認める）
    HearingGapMinutes,     // ヒアリング: 同じ人・所属の次の回までの間（分）
    CommitteeQuorumPercent, // IT推進会議の定足数（除斥を除く委員の%）
    CommitteeVotes,        // IT推進会議の賛否を会議でも記録するか（1 = 記録する）
    ConsultationSinceFy,   // 協議の対象とする契約の最初の年度
    ReviewEffortSimplified, // 協議の季節: 簡易様式の審査に要する日数（半日を1とする）
    ReviewEffortFull,      // 同、通常様式
    ReviewEffortCommittee, // 同、IT推進会議に付議するもの
    ReviewSharePercent,    // 協議の季節: 勤務時間のうち審査に充てる割合（%）。月ごとに変えられる
    FastLaneLeadDays,      // 早期提出: 受付締切の何開庁日前までに出せば早く回答するか
    FastLaneReviewDays,    // 早期提出: 審査期間（開庁日、受付から）
    KpiAchievedPercent,    // KPI: 達成とする達成率（%以上）
    KpiMostlyPercent,      // KPI: 概ね達成とする達成率（%以上）
    KpiBehindPercent,      // KPI: 遅れとする達成率（%以上。下回れば未達）
    KpiYearDueDays,        // KPI: 年度末から何日以内に実績を確定するか（暦日。91日 = 6月30日）
    KpiForecastDueDays,    // KPI: 前年度末から何日以内に年度途中の見込みを出すか（暦日。183日 = 9月30日）
    KpiQuarterDueDays,     // KPI: 四半期末から何日以内に実績を入れるか（暦日）
    KpiGraceDays,          // KPI: 期限から何日過ぎたら「古い数字」とするか（暦日）
    KpiReminderDays,       // KPI: 期限の何日前に知らせるか（暦日）
    KpiRepeatDays,         // KPI: 期限を過ぎたあと、何日ごとに知らせるか（暦日）
    InstructionReminderDays, // 改善指示: 期限の何日前に知らせるか（暦日）
    InstructionRepeatDays, // 改善指示: 期限を過ぎたあと、何日ごとに知らせるか（暦日）
    CioReportWeekday,      // CIO週報: 何曜日に作るか（1 = 月曜 … 7 = 日曜、0 = 作らない）
    IncidentQuickReportDays, // インシデント: 気付いてから個人情報保護委員会への速報までの日数（暦日）
    IncidentFullReportDays, // インシデント: 気付いてから個人情報保護委員会への確報までの日数（暦日）
    PublicationOpen,       // 公表: ポータルの /open で、ログインなしに見せるか（1 = 見せる）
    AuditPhotos,           // 監査: 実地監査で写真を添付できるか（1 = できる）
}

/// <summary>One value of a setting from a day on; the row with the latest first day counts.</summary>
public sealed class CalendarSetting : OfficeProposal
{
    public SettingName Name { get; init; }
    public int Value { get; init; }
    public DateOnly ValidFrom { get; init; }
    /// <summary>Last day, included; open when null.</summary>
    public DateOnly? ValidTo { get; init; }

    public override bool Replaces(OfficeProposal other) =>
        other is CalendarSetting setting && setting.Name == Name && setting.ValidFrom == ValidFrom;

    /// <summary>Refuses values outside <see cref="RangeOf"/> (Calendar.ValueOutOfRange) and ends before the start (Calendar.EndsBeforeStart).</summary>
    internal void Check()
    {
        var (least, most) = RangeOf(Name);
        if (Value < least || Value > most)
        {
            throw new RuleViolation("Calendar.ValueOutOfRange", nameof(Value), least, most);
        }

        if (ValidTo < ValidFrom)
        {
            throw new RuleViolation("Calendar.EndsBeforeStart", nameof(ValidTo));
        }
    }

    /// <summary>The values that make sense at all.</summary>
    public static (int Least, int Most) RangeOf(SettingName name) => name switch
    {
        SettingName.ReviewDays => (1, 60),
        SettingName.ExecutionLeadDays or SettingName.NoticeLeadDays or SettingName.NoticeLeadDaysWto
            or SettingName.WtoNoticeDays or SettingName.GoLiveLeadDays => (0, 120),
        SettingName.MaterialChangePercent or SettingName.RemoteBackupPercent or SettingName.TerminalCentralTarget or SettingName.LicenceCentralTarget => (0, 100),
        SettingName.CopyRestoreHours or SettingName.ReplicaRestoreHours => (0, 720),
        SettingName.PlatformSystems => (0, 100_000),
        SettingName.SurveyFirstReminder or SettingName.SurveyLastReminder or SettingName.SurveyLateReminder => (0, 60),
        SettingName.SurveyYenPercent => (1, 1000),
        SettingName.SurveyUserFactor => (2, 100),
        SettingName.SurveyTestMonths => (1, 60),
        SettingName.LicenceStocktakeMonths => (1, 60),
        SettingName.RadarFilingMonths or SettingName.DoubleMoveMonths or SettingName.RestoreTestMonths or SettingName.SlaReviewMonths or SettingName.DrillMonths or SettingName.LibraryReviewMonths => (1, 120),
        SettingName.PreparationMonths or SettingName.BuildLeadMonths or SettingName.EvaluationMonths => (0, 36),
        SettingName.ProcurementLeadDays or SettingName.ProcurementLeadDaysWto => (0, 250),
        SettingName.DefaultNoticeDays or SettingName.StageWarningDays or SettingName.ConfirmationGraceDays => (0, 365),
        SettingName.RadarRepeatDays => (1, 365),
        SettingName.AssemblyLeadDays => (0, 120),
        SettingName.ThousandRounding => (0, 2),
        SettingName.ConditionReminderDays => (0, 365),
        SettingName.ConditionRepeatDays => (1, 365),
        SettingName.LargeSystemYen => (1_000_000, 2_000_000_000),
        SettingName.ReviewEffortSimplified or SettingName.ReviewEffortFull or SettingName.ReviewEffortCommittee => (1, 60),
        SettingName.ReviewSharePercent => (0, 100),
        SettingName.FastLaneLeadDays => (0, 120),
        SettingName.FastLaneReviewDays => (1, 60),
        SettingName.KpiAchievedPercent or SettingName.KpiMostlyPercent or SettingName.KpiBehindPercent => (1, 200),
        SettingName.KpiYearDueDays or SettingName.KpiForecastDueDays => (1, 365),
        SettingName.KpiQuarterDueDays or SettingName.KpiReminderDays => (0, 120),
        SettingName.KpiGraceDays => (0, 365),
        SettingName.KpiRepeatDays => (1, 365),
        SettingName.InstructionReminderDays => (0, 120),
        SettingName.InstructionRepeatDays => (1, 120),
        SettingName.IncidentQuickReportDays => (1, 30),
        SettingName.IncidentFullReportDays => (1, 120),
        SettingName.CioReportWeekday => (0, 7),
        SettingName.PublicationOpen or SettingName.AuditPhotos => (0, 1),
        SettingName.PlatformCores or SettingName.PlatformServers => (0, 1000),
        SettingName.PlatformMemoryGb or SettingName.PlatformStorageGb => (0, 1_000_000),
        SettingName.ConflictLookBackMonths => (0, 120),
        SettingName.HearingGapMinutes => (0, 240),
        SettingName.CommitteeQuorumPercent => (0, 100),
        SettingName.ConsultationSinceFy => (2019, 2100),
        SettingName.FormerMemberByException or SettingName.CommitteeVotes or SettingName.SkeletonBudget or SettingName.ConfirmationStep or SettingName.HeadOnPaper
            or SettingName.PolicyHeadOnPaper or SettingName.CommitteeOnPaper or SettingName.SupplyChainDuty => (0, 1),
    };

    /// <summary>
    /// What holds where the office has set nothing: 15 開庁日 of review and 20 before 執行伺い (decisions 5, 7), 30 and 60
    /// before the notice and 10 before go-live (domain.md 3.2), 40 days of notice for a 特定調達 (平成7年政令372号), 10 % as a
    /// material rise (decision 9), no 骨格予算, no 確認 step, every approval given in the portal (decisions 11, 12), 90 % of the
    /// important systems with a remote backup (R227), a day to restore a copy and 4 hours to go over to a replica
    /// (assumptions), no target for the shared platform. Of the survey: reminders 7 and 1 days before and 3 days after (domain.md 4.3), what is looked at as an outlier assumed.
    /// The supply-chain judgement begins on its statutory day (seeded); limits of the shared platform are assumptions.
    /// Of the season: half a day, two and four days of review and 60 % of the working time for it, 10 instead of 15 open days for
    /// what is filed 20 before the close (assumptions, docs/season.md).
    /// Of the KPIs: bands of 100, 90 and 70 % (domain.md 5.3), figures due on 30 June after 出納整理 and a forecast at the end of September (decision 24); days of a quarter, grace and reminders are assumptions.
    /// Of instructions reminders a week before and every week after, the CIO's report on Fridays (assumptions); of incidents with personal data the first report after 5 and the last after 30 days (個人情報保護法施行規則: 速報 3 to 5, 確報 30); nothing is shown to the public unsigned. No photos at audits before the office says so.
    /// Two years before a former member reviews, more than half of the committee as its quorum and contracts from fiscal 2026 on are assumptions. Those of the radar are assumptions, beside the 18 months of a filing and the 24 of a double move (domain.md 4.1, R288): docs/radar.md.
    /// </summary>
    public static int DefaultOf(SettingName name) => name switch
    {
        SettingName.ReviewDays => 15,
        SettingName.ExecutionLeadDays => 20,
        SettingName.NoticeLeadDays => 30,
        SettingName.NoticeLeadDaysWto => 60,
        SettingName.WtoNoticeDays => 40,
        SettingName.GoLiveLeadDays => 10,
        SettingName.MaterialChangePercent => 10,
        SettingName.RemoteBackupPercent => 90,
        SettingName.CopyRestoreHours => 24,
        SettingName.ReplicaRestoreHours => 4,
        SettingName.PlatformSystems => 0,
        SettingName.SurveyFirstReminder => 7,
        SettingName.SurveyLastReminder => 1,
        SettingName.SurveyLateReminder => 3,
        SettingName.SurveyYenPercent => 30,
        SettingName.SurveyUserFactor => 10,
        SettingName.SurveyTestMonths => 12,
        SettingName.TerminalCentralTarget => 90,
        SettingName.LicenceCentralTarget => 70,
        SettingName.LicenceStocktakeMonths => 12,
        SettingName.RadarFilingMonths => 18,
        SettingName.DoubleMoveMonths => 24,
        SettingName.PreparationMonths => 6,
        SettingName.ProcurementLeadDays => 60,
        SettingName.ProcurementLeadDaysWto => 100,
        SettingName.BuildLeadMonths => 6,
        SettingName.DefaultNoticeDays => 90,
        SettingName.StageWarningDays or SettingName.RadarRepeatDays => 30,
        SettingName.RestoreTestMonths or SettingName.SlaReviewMonths or SettingName.DrillMonths or SettingName.EvaluationMonths or SettingName.LibraryReviewMonths => 12,
        SettingName.AssemblyLeadDays => 30,
        SettingName.ThousandRounding => 2,
        SettingName.ConditionReminderDays or SettingName.ConditionRepeatDays => 14,
        SettingName.LargeSystemYen => 30_000_000,
        SettingName.ConfirmationGraceDays => 90,
        SettingName.ReviewEffortSimplified => 1,
        SettingName.ReviewEffortFull => 4,
        SettingName.ReviewEffortCommittee => 8,
        SettingName.ReviewSharePercent => 60,
        SettingName.FastLaneLeadDays => 20,
        SettingName.FastLaneReviewDays => 10,
        SettingName.KpiAchievedPercent => 100,
        SettingName.KpiMostlyPercent => 90,
        SettingName.KpiBehindPercent => 70,
        SettingName.KpiYearDueDays => 91,
        SettingName.KpiForecastDueDays => 183,
        SettingName.KpiQuarterDueDays or SettingName.KpiReminderDays => 30,
        SettingName.KpiGraceDays or SettingName.KpiRepeatDays => 14,
        SettingName.InstructionReminderDays or SettingName.InstructionRepeatDays => 7,
        SettingName.CioReportWeekday => 5,
        SettingName.IncidentQuickReportDays => 5,
        SettingName.IncidentFullReportDays => 30,
        SettingName.PublicationOpen or SettingName.AuditPhotos => 0,
        SettingName.PlatformCores => 16,
        SettingName.PlatformMemoryGb => 64,
        SettingName.PlatformStorageGb => 2000,
        SettingName.PlatformServers => 10,
        SettingName.ConflictLookBackMonths => 24,
        SettingName.HearingGapMinutes => 0,
        SettingName.CommitteeQuorumPercent => 50,
        SettingName.ConsultationSinceFy => 2026,
        SettingName.FormerMemberByException or SettingName.CommitteeVotes or SettingName.SkeletonBudget or SettingName.ConfirmationStep or SettingName.HeadOnPaper
            or SettingName.PolicyHeadOnPaper or SettingName.CommitteeOnPaper or SettingName.SupplyChainDuty => 0,
    };
}
