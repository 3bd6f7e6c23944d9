using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Audits.Findings;

/// <summary>
/// Who may know of a finding (decision 23): the audit office and the CISO, the audit's team, the audited section once it is put
/// before it, the CIO once it is settled; whoever has to check one on 情報政策課. Everybody else knows counts.
/// </summary>
public static class FindingAccess
{
    public static bool Allows(Actor actor, AuditFinding finding) =>
        SeesAll(actor)
        || finding.IsOfTeam(actor)
        || (FindingWorkflow.IsBeforeSection(finding.State) && Sections(actor).Contains(finding.SectionId))
        || (FindingWorkflow.IsSettled(finding.State) && SeesSettled(actor))
        || (finding.IsOfPolicyOffice && FindingWorkflow.IsOpen(finding.State) && actor.May(Permission.AuditConduct) && actor.Capacities.All(c => c.SectionId != finding.SectionId));

    public static IQueryable<AuditFinding> VisibleTo(this IQueryable<AuditFinding> findings, Actor actor)
    {
        if (SeesAll(actor))
        {
            return findings;
        }
        var (sections, own, me) = (Sections(actor), actor.Capacities.Select(c => c.SectionId).Distinct().ToArray(), actor.UserId);
        var (conducts, settled) = (actor.May(Permission.AuditConduct), SeesSettled(actor));
        return findings.Where(f =>
            (conducts && f.Engagement.Team.Any(m => m.UserId == me))
            || (f.State != AuditFindingState.Drafted && sections.Contains(f.SectionId))
            || (settled && f.State != AuditFindingState.Drafted && f.State != AuditFindingState.FactCheck)
            || (conducts && f.IsOfPolicyOffice && OpenStates.Contains(f.State) && !own.Contains(f.SectionId)));
    }

    public static bool SeesAll(Actor actor) => actor.IsOperator || actor.May(Permission.AuditJudge) || actor.May(Permission.AuditPlan) || actor.May(Permission.AuditApprove);

    /// <summary>Some findings may be known to this person: else pages do not ask for any.</summary>
    public static bool MayKnowAny(Actor actor) => SeesAll(actor) || SeesSettled(actor) || actor.May(Permission.AuditConduct) || Sections(actor).Length > 0;

    /// <summary>Sets what a severity means.</summary>
    public static bool MaySetSeverities(Actor actor) => actor.IsOperator || actor.May(Permission.AuditJudge);

    internal static readonly AuditFindingState[] OpenStates = [.. Enum.GetValues<AuditFindingState>().Where(FindingWorkflow.IsOpen)];

    private static bool SeesSettled(Actor actor) => actor.Has(Role.Cio);

    // The policy office's own staff are its reviewers.
    internal static Guid[] Sections(Actor actor) => [.. actor.SectionsWhere(Permission.AuditAnswer).Concat(actor.Capacities.Where(c => c.Role is Role.Reviewer or Role.PolicyHead).Select(c => c.SectionId)).Distinct()];
}
