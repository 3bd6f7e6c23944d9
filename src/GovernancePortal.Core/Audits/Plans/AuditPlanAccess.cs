using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Audits.Plans;

/// <summary>Who may know of plans of audits: those who read audits; drafts too, for CISO and auditors speak about them. One rule on a record and on a query.</summary>
public static class AuditPlanAccess
{
    public static bool Allows(Actor actor, AuditPlan plan) => (actor.IsOperator || actor.May(Permission.AuditRead)) && plan.Id != Guid.Empty;

    public static IQueryable<AuditPlan> VisibleTo(this IQueryable<AuditPlan> plans, Actor actor) => actor.IsOperator || actor.May(Permission.AuditRead) ? plans : plans.Where(p => p.Id == Guid.Empty);

    public static bool MayEdit(Actor actor) => actor.IsOperator || actor.May(Permission.AuditPlan);

    /// <summary>Exceptions of decision 23 and approvals: the CISO, or whoever records what the CISO decided.</summary>
    public static bool MayDecide(Actor actor) => AuditPlanWorkflow.May(AuditPlanMover.Ciso, actor);
}
