using GovernancePortal.Core.Platform.Identity;
using static GovernancePortal.Core.Audits.Findings.FindingAct;
using static GovernancePortal.Core.Audits.Findings.AuditFindingState;

namespace GovernancePortal.Core.Audits.Findings;

/// <summary>Who may make a move.</summary>
public enum FindingMover
{
    Team,    // an auditor of the audit's team, or the audit office
    Section, // 担当者 or 所属長 of the audited section
    Head,    // 所属長 of the audited section, or the stand-in
    Office,  // 監査統括責任者; of a finding on 情報政策課 an auditor from elsewhere (decision 23)
    Ciso,
}

/// <summary>A named condition beyond state and role; its code is the key of the message "Rule.{Code}".</summary>
public sealed record FindingGuard(string Code, Func<AuditFinding, Actor, bool> Holds);

/// <summary>One row of the table: from a state, by an act, to a state.</summary>
public sealed record FindingStep(AuditFindingState From, FindingAct Act, AuditFindingState To, FindingMover By, params FindingGuard[] Guards);

/// <summary>An act as offered to a person: possible, or why not.</summary>
public sealed record OfferedFindingAct(FindingAct Act, string? BlockedBy)
{
    public bool IsPossible => BlockedBy is null;
}

/// <summary>
/// The transition table of findings (domain.md 6.3, decision 23, R253): methods, buttons, authorization, tests and
/// docs/workflows/finding.md read it; nothing else decides whether a move is allowed.
/// </summary>
public static class FindingWorkflow
{
    public static IReadOnlyList<FindingStep> Steps { get; } =
    [
        new(Drafted, Write, Drafted, FindingMover.Team),
        new(Drafted, Submit, FactCheck, FindingMover.Team),
        new(Drafted, Drop, Closed, FindingMover.Team),
        new(FactCheck, Agree, FactCheck, FindingMover.Head, Guards.NotAnswered),
        new(FactCheck, FindingAct.Object, FactCheck, FindingMover.Head, Guards.NotAnswered),
        new(FactCheck, Settle, Confirmed, FindingMover.Team, Guards.Answered),
        new(FactCheck, Drop, Closed, FindingMover.Team, Guards.Answered),
        new(Confirmed, Request, PlanAwaited, FindingMover.Team, Guards.NotGoodPractice),
        new(Confirmed, Finish, Closed, FindingMover.Team, Guards.PlanOptional),
        new(PlanAwaited, FindingAct.Plan, PlanAwaited, FindingMover.Section, Guards.PlanWithSection),
        new(PlanAwaited, SubmitPlan, PlanAwaited, FindingMover.Head, Guards.PlanWithSection, Guards.HasPlan),
        new(PlanAwaited, ReturnPlan, PlanAwaited, FindingMover.Office, Guards.PlanSubmitted),
        new(PlanAwaited, AcceptPlan, PlanApproved, FindingMover.Office, Guards.PlanSubmitted),
        new(PlanAwaited, MoveDue, PlanAwaited, FindingMover.Office, Guards.PlanWithSection),
        new(PlanApproved, Start, Improving, FindingMover.Section),
        new(Improving, Progress, Improving, FindingMover.Section),
        new(Improving, Report, Done, FindingMover.Head, Guards.AllDone),
        new(Done, TakeUp, Verifying, FindingMover.Office, Guards.NotAuthor),
        new(Verifying, Effective, Closed, FindingMover.Office, Guards.NotAuthor),
        new(Verifying, Again, Improving, FindingMover.Office, Guards.NotAuthor),
        new(Verifying, Raise, Raised, FindingMover.Office, Guards.NotAuthor),
        new(Confirmed, AcceptRisk, RiskAccepted, FindingMover.Ciso, Guards.NotGoodPractice),
        new(PlanAwaited, AcceptRisk, RiskAccepted, FindingMover.Ciso),
        new(PlanApproved, AcceptRisk, RiskAccepted, FindingMover.Ciso),
        new(Improving, AcceptRisk, RiskAccepted, FindingMover.Ciso),
        new(Done, AcceptRisk, RiskAccepted, FindingMover.Ciso),
        new(Verifying, AcceptRisk, RiskAccepted, FindingMover.Ciso),
        new(RiskAccepted, Reopen, PlanAwaited, FindingMover.Ciso),
    ];

    public static FindingStep? Find(AuditFindingState from, FindingAct act) => Steps.FirstOrDefault(s => s.From == from && s.Act == act);

    /// <summary>The acts this person is offered now, in the order of the table; impossible ones say why.</summary>
    public static IReadOnlyList<OfferedFindingAct> Open(AuditFinding finding, Actor actor) =>
        [.. Steps.Where(s => s.From == finding.State && May(s.By, finding, actor)).Select(s => new OfferedFindingAct(s.Act, s.Guards.FirstOrDefault(g => !g.Holds(finding, actor))?.Code))];

    public static bool May(FindingMover mover, AuditFinding finding, Actor actor) => actor.IsOperator || mover switch
    {
        FindingMover.Team => IsElsewhere(actor, finding.SectionId) && (finding.IsOfTeam(actor) || actor.May(Permission.AuditJudge)),
        FindingMover.Section => CapacityFor(mover, finding, actor) is not null,
        FindingMover.Head => CapacityFor(mover, finding, actor) is not null,
        FindingMover.Office => IsElsewhere(actor, finding.SectionId) && actor.May(finding.IsOfPolicyOffice ? Permission.AuditConduct : Permission.AuditJudge),
        FindingMover.Ciso => actor.May(Permission.AuditApprove),
    };

    /// <summary>As whom the act is done: decides 代決 and the frozen section.</summary>
    public static Capacity? CapacityFor(FindingMover mover, AuditFinding finding, Actor actor) => mover switch
    {
        // The policy office answers for itself as well: its reviewers are its staff.
        FindingMover.Section => actor.CapacityFor(Permission.AuditAnswer, finding.SectionId) ?? actor.Capacities.FirstOrDefault(c => c.SectionId == finding.SectionId && c.Role is Role.Reviewer or Role.PolicyHead),
        FindingMover.Head => actor.Capacities.Where(c => c.SectionId == finding.SectionId && c.Role is Role.SectionHead or Role.PolicyHead).OrderBy(c => c.StandsInFor is null ? 0 : 1).FirstOrDefault(),
        FindingMover.Team or FindingMover.Office => actor.CapacityFor(Permission.AuditJudge) ?? actor.CapacityFor(Permission.AuditConduct),
        FindingMover.Ciso => actor.CapacityFor(Permission.AuditApprove),
    };

    /// <summary>Confirmed and not over: what the section still has to mend.</summary>
    public static bool IsOpen(AuditFindingState state) => state is Confirmed or PlanAwaited or PlanApproved or Improving or Done or Verifying;

    /// <summary>Nothing follows any more; an accepted risk ends on its day.</summary>
    public static bool IsOver(AuditFindingState state) => state is Closed or Raised;

    /// <summary>The audited section may know of it.</summary>
    public static bool IsBeforeSection(AuditFindingState state) => state != Drafted;

    /// <summary>Settled, and so known to the CIO.</summary>
    public static bool IsSettled(AuditFindingState state) => state is not (Drafted or FactCheck);

    private static bool IsElsewhere(Actor actor, Guid sectionId) => actor.Capacities.All(c => c.SectionId != sectionId);

    /// <summary>The named conditions of the table.</summary>
    public static class Guards
    {
        public static readonly FindingGuard NotAnswered = new("AuditFinding.Answered", (f, _) => f.FactAnsweredAt is null);
        public static readonly FindingGuard Answered = new("AuditFinding.NotAnswered", (f, _) => f.FactAnsweredAt is not null);
        public static readonly FindingGuard NotGoodPractice = new("AuditFinding.GoodPractice", (f, _) => f.Severity != FindingSeverity.GoodPractice);
        public static readonly FindingGuard PlanOptional = new("AuditFinding.PlanDemanded", (f, _) => f.Severity is FindingSeverity.Proposal or FindingSeverity.GoodPractice);
        public static readonly FindingGuard PlanWithSection = new("AuditFinding.PlanIsSubmitted", (f, _) => f.PlanSubmittedAt is null);
        public static readonly FindingGuard PlanSubmitted = new("AuditFinding.PlanNotSubmitted", (f, _) => f.PlanSubmittedAt is not null);
        public static readonly FindingGuard HasPlan = new("AuditFinding.NoPlan", (f, _) => f.HasPlan);
        public static readonly FindingGuard AllDone = new("AuditFinding.ActionsOpen", (f, _) => f.Actions.All(a => a.DoneOn is not null));
        /// <summary>Whoever wrote it never says whether it was mended (decision 23).</summary>
        public static readonly FindingGuard NotAuthor = new("AuditFinding.Author", (f, actor) => actor.UserId != f.CreatedById);
    }
}
