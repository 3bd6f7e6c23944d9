using GovernancePortal.Core.Audits.Answers;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Platform.Identity;
using static GovernancePortal.Core.Audits.Engagements.AuditAct;
using static GovernancePortal.Core.Audits.Engagements.AuditState;

namespace GovernancePortal.Core.Audits.Engagements;

/// <summary>What can be done with an audit; the names of the buttons.</summary>
public enum AuditAct
{
    Prepare,        // 実施計画を書く
    ChangeTeam,     // 監査チームを変える
    ApprovePlan,    // 実施計画を承認する
    Notify,         // 実施を通知する
    EditQuestions,  // 質問票を直す
    BeginSurvey,    // 予備調査を始める
    AnswerSurvey,   // 予備調査に回答する
    SubmitSurvey,   // 回答を提出する
    BeginFieldwork, // 実地監査を始める
    RecordDebrief,  // 講評を記録する
    WritePaper,     // 調書を書く
    PassPaper,      // 調書の査閲を頼む
    ReviewPaper,    // 調書を査閲して確定する
    ReturnPaper,    // 調書を差し戻す
    BeginFactCheck, // 事実確認に進む
    WriteReport,    // 報告書を書く
    Issue,          // 報告書を確定する
    Present,        // 報告を記録する
    NotifyResult,   // 結果を通知する
    BeginFollowUp,  // フォローアップを始める
    Close,          // 監査を完了する
    Postpone,       // 延期する
    Resume,         // 計画に戻す
    Cancel,         // 中止する
}

/// <summary>Who may make a move.</summary>
public enum AuditMover
{
    Team,     // an auditor of the team, or the audit director
    Lead,     // the team's lead, or the audit director
    Director, // 監査統括責任者
    Section,  // 担当者 or 所属長 of the audited section
    Head,     // 所属長 of the audited section, or the stand-in
}

/// <summary>What other parts of the module know of the audit and a guard asks.</summary>
public sealed record AuditFacts(FindingCounts Findings, AuditAnswerCounts Answers)
{
    public static AuditFacts None { get; } = new(new FindingCounts(0, 0, 0, 0), new AuditAnswerCounts(0, 0, 0));
}

/// <summary>A named condition beyond state and role; its code is the key of the message "Rule.{Code}".</summary>
public sealed record AuditGuard(string Code, Func<AuditEngagement, Actor, AuditFacts, bool> Holds);

/// <summary>One row of the table: from a state, by an act, to a state.</summary>
public sealed record AuditStep(AuditState From, AuditAct Act, AuditState To, AuditMover By, params AuditGuard[] Guards);

/// <summary>An act as offered to a person: possible, or why not.</summary>
public sealed record OfferedAuditAct(AuditAct Act, string? BlockedBy)
{
    public bool IsPossible => BlockedBy is null;
}

/// <summary>
/// The transition table of an audit (domain.md 6.3): its methods, buttons, authorization, tests and docs/workflows/audit.md read it;
/// nothing else decides whether a move is allowed.
/// </summary>
public static class AuditWorkflow
{
    public static IReadOnlyList<AuditStep> Steps { get; } =
    [
        new(Planned, Prepare, Planned, AuditMover.Lead, Guards.NotAudited),
        new(Planned, AuditAct.ChangeTeam, Planned, AuditMover.Director, Guards.NotAudited),
        new(Planned, ApprovePlan, Planned, AuditMover.Director, Guards.NotAudited, Guards.HasPlan, Guards.NotApproved, Guards.NotOwnPlan),
        new(Planned, Notify, Notified, AuditMover.Lead, Guards.NotAudited, Guards.IsApproved),
        new(Notified, EditQuestions, Notified, AuditMover.Team, Guards.NotAudited),
        new(Notified, BeginSurvey, Preliminary, AuditMover.Team, Guards.NotAudited, Guards.HasQuestions),
        new(Preliminary, AnswerSurvey, Preliminary, AuditMover.Section, Guards.NotSubmitted),
        new(Preliminary, SubmitSurvey, Preliminary, AuditMover.Head, Guards.NotSubmitted, Guards.AllAnswered),
        new(Preliminary, BeginFieldwork, AuditState.Fieldwork, AuditMover.Team, Guards.NotAudited, Guards.Submitted),
        new(AuditState.Fieldwork, RecordDebrief, Papers, AuditMover.Team, Guards.NotAudited),
        new(Papers, WritePaper, Papers, AuditMover.Team, Guards.NotAudited, Guards.PaperOpen),
        new(Papers, PassPaper, Papers, AuditMover.Team, Guards.NotAudited, Guards.HasPaper, Guards.PaperOpen),
        new(Papers, ReviewPaper, Papers, AuditMover.Team, Guards.NotAudited, Guards.PaperPassed, Guards.NotOwnPaper),
        new(Papers, ReturnPaper, Papers, AuditMover.Team, Guards.NotAudited, Guards.PaperPassed, Guards.NotOwnPaper),
        new(Papers, BeginFactCheck, FactCheck, AuditMover.Team, Guards.NotAudited, Guards.PaperReviewed, Guards.AllJudged),
        new(Papers, WriteReport, Papers, AuditMover.Team, Guards.NotAudited),
        new(FactCheck, WriteReport, FactCheck, AuditMover.Team, Guards.NotAudited),
        new(FactCheck, Issue, Reported, AuditMover.Director, Guards.NotAudited, Guards.HasReport, Guards.FactsConfirmed, Guards.NotOwnReport),
        new(Reported, Present, Reported, AuditMover.Director, Guards.NotAudited),
        new(Reported, NotifyResult, Improving, AuditMover.Director, Guards.NotAudited, Guards.PresentedToCiso),
        new(Improving, Present, Improving, AuditMover.Director, Guards.NotAudited),
        new(Improving, BeginFollowUp, FollowUp, AuditMover.Team, Guards.NotAudited),
        new(Improving, Close, Closed, AuditMover.Director, Guards.NotAudited, Guards.NoOpenFindings),
        new(FollowUp, Close, Closed, AuditMover.Director, Guards.NotAudited, Guards.NoOpenFindings),
        new(Planned, Postpone, Postponed, AuditMover.Director, Guards.NotAudited),
        new(Notified, Postpone, Postponed, AuditMover.Director, Guards.NotAudited),
        new(Preliminary, Postpone, Postponed, AuditMover.Director, Guards.NotAudited),
        new(Postponed, Resume, Planned, AuditMover.Director, Guards.NotAudited),
        new(Planned, Cancel, Cancelled, AuditMover.Director, Guards.NotAudited),
        new(Notified, Cancel, Cancelled, AuditMover.Director, Guards.NotAudited),
        new(Preliminary, Cancel, Cancelled, AuditMover.Director, Guards.NotAudited),
        new(Postponed, Cancel, Cancelled, AuditMover.Director, Guards.NotAudited),
    ];

    public static AuditStep? Find(AuditState from, AuditAct act) => Steps.FirstOrDefault(s => s.From == from && s.Act == act);

    /// <summary>The acts this person is offered now, in the order of the table; impossible ones say why.</summary>
    public static IReadOnlyList<OfferedAuditAct> Open(AuditEngagement audit, Actor actor, AuditFacts facts) =>
        [.. Steps.Where(s => s.From == audit.State && May(s.By, audit, actor)).Select(s => new OfferedAuditAct(s.Act, s.Guards.FirstOrDefault(g => !g.Holds(audit, actor, facts))?.Code))];

    /// <summary>Auditors act on the audits they are on, the audit director on all.</summary>
    public static bool May(AuditMover mover, AuditEngagement audit, Actor actor) => actor.IsOperator || mover switch
    {
        AuditMover.Team => IsDirector(actor) || (actor.May(Permission.AuditConduct) && audit.IsOnTeam(actor)),
        AuditMover.Lead => IsDirector(actor) || (actor.May(Permission.AuditConduct) && audit.Team.Any(m => m.IsLead && m.UserId == actor.UserId)),
        AuditMover.Director => IsDirector(actor),
        AuditMover.Section => SectionCapacity(actor, audit.SectionId) is not null,
        AuditMover.Head => HeadCapacity(actor, audit.SectionId) is not null,
    };

    /// <summary>As whom the act is done: decides 代決 and the frozen section.</summary>
    public static Capacity? CapacityFor(AuditMover mover, Guid sectionId, Actor actor) => mover switch
    {
        AuditMover.Team or AuditMover.Lead => actor.CapacityFor(Permission.AuditConduct),
        AuditMover.Director => actor.CapacityFor(Permission.AuditPlan),
        AuditMover.Section => SectionCapacity(actor, sectionId),
        AuditMover.Head => HeadCapacity(actor, sectionId),
    };

    /// <summary>Who has to do something in a state; null: nobody.</summary>
    public static AuditMover? HolderOf(AuditState state) => state switch
    {
        Planned => AuditMover.Lead,
        Notified or AuditState.Fieldwork or Papers or FollowUp => AuditMover.Team,
        Preliminary or FactCheck or Improving => AuditMover.Head,
        Reported or Postponed => AuditMover.Director,
        Closed or Cancelled => null,
    };

    public static bool IsOpen(AuditState state) => HolderOf(state) is not null;

    /// <summary>The name as a record keeps it, with the mark of a stand-in.</summary>
    internal static string NameOf(Actor actor) => actor.Main?.StandsInFor is { } absent ? $"{actor.Name}（{absent.Name} 代決）" : actor.Name;

    internal static bool IsDirector(Actor actor) => actor.IsOperator || actor.May(Permission.AuditPlan);

    // The policy office answers for itself as well: its reviewers are its staff.
    internal static Capacity? SectionCapacity(Actor actor, Guid sectionId) =>
        actor.CapacityFor(Permission.AuditAnswer, sectionId) ?? actor.Capacities.FirstOrDefault(c => c.SectionId == sectionId && c.Role is Role.Reviewer or Role.PolicyHead);

    internal static Capacity? HeadCapacity(Actor actor, Guid sectionId) =>
        actor.Capacities.Where(c => c.SectionId == sectionId && c.Role is Role.SectionHead or Role.PolicyHead).OrderBy(c => c.StandsInFor is null ? 0 : 1).FirstOrDefault();

    /// <summary>The named conditions of the table.</summary>
    public static class Guards
    {
        /// <summary>Nobody audits the own section; so the audited head never approves the report (decision 23).</summary>
        public static readonly AuditGuard NotAudited = new("Audit.OwnSection", (a, actor, _) => !actor.BelongsTo(a.SectionId));
        public static readonly AuditGuard HasPlan = new("Audit.NoPlan", (a, _, _) => a.PlanDraftedById is not null && a.HeldOn is not null);
        public static readonly AuditGuard NotApproved = new("Audit.PlanApprovedAlready", (a, _, _) => a.PlanApprovedAt is null);
        public static readonly AuditGuard IsApproved = new("Audit.PlanNotApproved", (a, _, _) => a.PlanApprovedAt is not null);
        public static readonly AuditGuard NotOwnPlan = new("Audit.PlanOwn", (a, actor, _) => actor.IsOperator || a.PlanDraftedById != actor.UserId);
        public static readonly AuditGuard HasQuestions = new("Audit.NoQuestions", (a, _, _) => a.Questions.Count > 0);
        public static readonly AuditGuard NotSubmitted = new("Audit.SurveySubmitted", (a, _, _) => a.SurveyAnsweredAt is null);
        public static readonly AuditGuard AllAnswered = new("Audit.SurveyUnanswered", (a, _, _) => a.Questions.All(q => q.IsAnswered));
        public static readonly AuditGuard Submitted = new("Audit.SurveyAwaited", (a, _, _) => a.SurveyAnsweredAt is not null);
        public static readonly AuditGuard PaperOpen = new("Audit.PaperFrozen", (a, _, _) => a.Paper is not { IsFrozen: true });
        public static readonly AuditGuard HasPaper = new("Audit.NoPaper", (a, _, _) => a.Paper is { Evidence: not null, Judgement: not null });
        public static readonly AuditGuard PaperPassed = new("Audit.PaperNotPassed", (a, _, _) => a.Paper is { PassedAt: not null, IsFrozen: false });
        public static readonly AuditGuard NotOwnPaper = new("Audit.PaperOwn", (a, actor, _) => a.Paper is null || a.Paper.AuthorId != actor.UserId);
        public static readonly AuditGuard PaperReviewed = new("Audit.PaperNotReviewed", (a, _, _) => a.Paper is { IsFrozen: true });
        public static readonly AuditGuard AllJudged = new("Audit.ItemsOpen", (_, _, facts) => facts.Answers.Unanswered == 0);
        public static readonly AuditGuard HasReport = new("Audit.NoReport", (a, _, _) => a.HasReport);
        public static readonly AuditGuard FactsConfirmed = new("Audit.FactsOpen", (_, _, facts) => facts.Findings is { Drafted: 0, Unconfirmed: 0 });
        public static readonly AuditGuard NotOwnReport = new("Audit.ReportOwn", (a, actor, _) => actor.IsOperator || a.ReportWrittenById != actor.UserId);
        public static readonly AuditGuard PresentedToCiso = new("Audit.NotPresented", (a, _, _) => a.Presentations.Any(p => p.To == PresentedTo.Ciso));
        public static readonly AuditGuard NoOpenFindings = new("Audit.FindingsOpen", (_, _, facts) => facts.Findings.Open == 0);
    }
}
