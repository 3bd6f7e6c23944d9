using GovernancePortal.Core.Platform.Identity;
using static GovernancePortal.Core.Audits.Plans.AuditPlanAct;
using static GovernancePortal.Core.Audits.Plans.AuditPlanState;

namespace GovernancePortal.Core.Audits.Plans;

public enum AuditPlanAct
{
    Edit,     // 編集
    Submit,   // 承認を求める
    PullBack, // 引き戻す
    Drop,     // 取りやめる
    Approve,  // 承認する
    Return,   // 差し戻す
    Revise,   // 改訂する
}

/// <summary>Who may make a move.</summary>
public enum AuditPlanMover
{
    Director, // 監査統括責任者
    Ciso,     // CISO, or whoever records the decision
}

public sealed record AuditPlanGuard(string Code, Func<AuditPlan, Actor, bool> Holds);

public sealed record AuditPlanStep(AuditPlanState From, AuditPlanAct Act, AuditPlanState To, AuditPlanMover By, params AuditPlanGuard[] Guards);

/// <summary>An act as offered to a person: possible, or why not.</summary>
public sealed record OfferedPlanAct(AuditPlanAct Act, string? BlockedBy)
{
    public bool IsPossible => BlockedBy is null;
}

/// <summary>The transition table of plans of audits (R183, R254): the entity, buttons and tests read it; nothing else decides whether a move is allowed.</summary>
public static class AuditPlanWorkflow
{
    public static IReadOnlyList<AuditPlanStep> Steps { get; } =
    [
        new(Draft, Edit, Draft, AuditPlanMover.Director),
        new(Draft, Submit, Submitted, AuditPlanMover.Director, Guards.HasLines),
        new(Draft, Drop, Dropped, AuditPlanMover.Director),
        new(Submitted, PullBack, Draft, AuditPlanMover.Director),
        new(Submitted, Approve, Approved, AuditPlanMover.Ciso, Guards.NotOwnSubmission),
        new(Submitted, Return, Draft, AuditPlanMover.Ciso, Guards.NotOwnSubmission),
        new(Approved, Revise, Approved, AuditPlanMover.Director),
    ];

    public static AuditPlanStep? Find(AuditPlanState from, AuditPlanAct act) => Steps.FirstOrDefault(s => s.From == from && s.Act == act);

    public static IReadOnlyList<OfferedPlanAct> Open(AuditPlan plan, Actor actor) =>
        [.. Steps.Where(s => s.From == plan.State && May(s.By, actor)).Select(s => new OfferedPlanAct(s.Act, s.Guards.FirstOrDefault(g => !g.Holds(plan, actor))?.Code))];

    public static bool May(AuditPlanMover mover, Actor actor) => actor.IsOperator || mover switch
    {
        AuditPlanMover.Director => actor.May(Permission.AuditPlan),
        AuditPlanMover.Ciso => actor.May(Permission.AuditApprove) || actor.May(Permission.AuditApproveRecord),
    };

    /// <summary>The decision is the CISO's and somebody else writes it down: both names are kept.</summary>
    public static bool Records(Actor actor) => !actor.IsOperator && !actor.May(Permission.AuditApprove) && actor.May(Permission.AuditApproveRecord);

    public static Capacity? CapacityFor(AuditPlanMover mover, Actor actor) => mover switch
    {
        AuditPlanMover.Director => actor.CapacityFor(Permission.AuditPlan),
        AuditPlanMover.Ciso => actor.CapacityFor(Permission.AuditApprove) ?? actor.CapacityFor(Permission.AuditApproveRecord),
    };

    public static class Guards
    {
        public static readonly AuditPlanGuard HasLines = new("AuditPlan.NoLines", (p, _) => p.Lines.Count > 0);
        /// <summary>Nobody approves what the same person put before the CISO, also not as a stand-in.</summary>
        public static readonly AuditPlanGuard NotOwnSubmission = new("AuditPlan.OwnSubmission", (p, actor) => actor.IsOperator || p.SubmittedById != actor.UserId);
    }
}
