using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Audits.Engagements;

/// <summary>
/// Who may know of an audit; one rule on a record and on a query. Confidential by default: the audit office, the CISO and the team;
/// the audited section from the notice on; the CIO and the committee's secretary from the report on.
/// </summary>
public static class AuditEngagementAccess
{
    public static bool Allows(Actor actor, AuditEngagement audit) => SeesAll(actor)
        || (actor.May(Permission.AuditConduct) && audit.IsOnTeam(actor))
        || (audit.NotifiedAt is not null && Audited(actor).Contains(audit.SectionId))
        || (audit.ReportedAt is not null && SeesReported(actor));

    public static IQueryable<AuditEngagement> VisibleTo(this IQueryable<AuditEngagement> audits, Actor actor)
    {
        if (SeesAll(actor))
        {
            return audits;
        }
        Guid[] audited = Audited(actor);
        var (conducts, reported, me) = (actor.May(Permission.AuditConduct), SeesReported(actor), actor.UserId);
        return audits.Where(a => (conducts && a.Team.Any(m => m.UserId == me)) || (a.NotifiedAt != null && audited.Contains(a.SectionId)) || (reported && a.ReportedAt != null));
    }

    public static bool SeesAll(Actor actor) => actor.IsOperator || actor.May(Permission.AuditPlan) || actor.May(Permission.AuditApprove);

    /// <summary>Working papers, history and the report before it is issued: the auditors' side only.</summary>
    public static bool SeesPapers(Actor actor, AuditEngagement audit) => (SeesAll(actor) || (actor.May(Permission.AuditConduct) && audit.IsOnTeam(actor))) && !actor.BelongsTo(audit.SectionId);

    public static bool SeesReport(Actor actor, AuditEngagement audit) => SeesPapers(actor, audit) || (audit.ReportedAt is not null && Allows(actor, audit));

    /// <summary>Orders a 特命監査, or records the CISO's order.</summary>
    public static bool MayOrder(Actor actor) => actor.IsOperator || actor.May(Permission.AuditApprove) || actor.May(Permission.AuditPlan);

    private static bool SeesReported(Actor actor) => actor.May(Permission.AuditRead) && (actor.May(Permission.Instruct) || actor.May(Permission.AuditApproveRecord));

    // The policy office's own staff are its reviewers.
    private static Guid[] Audited(Actor actor) => [.. actor.SectionsWhere(Permission.AuditAnswer).Concat(actor.Capacities.Where(c => c.Role is Role.Reviewer or Role.PolicyHead).Select(c => c.SectionId)).Distinct()];
}
