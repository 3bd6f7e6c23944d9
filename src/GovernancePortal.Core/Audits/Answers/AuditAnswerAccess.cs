using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Audits.Answers;

/// <summary>
/// Who may know what auditors found before it is a finding: the team, the audit office, who approves. The audited section
/// sees findings, never answers; one rule on a record and on a query.
/// </summary>
public static class AuditAnswerAccess
{
    public static bool Allows(Actor actor, AuditEngagement audit) => actor.IsOperator || IsMember(actor, audit) || (SeesAll(actor) && !actor.BelongsTo(audit.SectionId));

    public static IQueryable<AuditEngagement> VisibleTo(this IQueryable<AuditEngagement> audits, Actor actor)
    {
        if (actor.IsOperator)
        {
            return audits;
        }
        var user = actor.UserId;
        if (!SeesAll(actor))
        {
            return audits.Where(a => a.Team.Any(m => m.UserId == user));
        }
        Guid[] own = [.. actor.Capacities.Where(c => c.StandsInFor is null).Select(c => c.SectionId).Distinct()];
        return audits.Where(a => a.Team.Any(m => m.UserId == user) || !own.Contains(a.SectionId));
    }

    /// <summary>The team and the director, while the audit is in the field.</summary>
    public static bool MayWrite(Actor actor, AuditEngagement audit) =>
        audit.State == AuditState.Fieldwork && (actor.IsOperator || IsMember(actor, audit) || (actor.May(Permission.AuditJudge) && !actor.BelongsTo(audit.SectionId)));

    public static bool IsMember(Actor actor, AuditEngagement audit) => audit.Team.Any(m => m.UserId == actor.UserId);

    private static bool SeesAll(Actor actor) => actor.May(Permission.AuditJudge) || actor.May(Permission.AuditPlan) || actor.May(Permission.AuditApprove);
}
