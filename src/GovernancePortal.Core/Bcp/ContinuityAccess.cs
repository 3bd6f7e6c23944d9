using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Bcp;

/// <summary>
/// Everybody in the house reads plans, drills, networks and checks; telephone numbers only the governance roles and the
/// section that keeps the plan. It stands on the ledger's permissions, for it is the ledger's emergency side.
/// </summary>
public static class ContinuityAccess
{
    /// <summary>The staff of the section, and the policy office for all.</summary>
    public static bool MayWrite(Actor actor, Guid sectionId) => actor.May(Permission.SystemEditAll) || actor.MayIn(Permission.SystemEditOwn, sectionId);

    /// <summary>The head of the section alone: also the policy office approves only its own.</summary>
    public static bool MayApprove(Actor actor, Guid sectionId) => actor.MayIn(Permission.SystemConfirm, sectionId);

    public static bool MayReadPhones(Actor actor, Guid sectionId) => actor.May(Permission.SystemReadConfidential) || actor.MayIn(Permission.SystemEditOwn, sectionId);

    internal static Capacity? Writing(Actor actor, Guid sectionId) => actor.CapacityFor(Permission.SystemEditOwn, sectionId) ?? actor.CapacityFor(Permission.SystemEditAll);

    internal static Capacity? Approving(Actor actor, Guid sectionId) => actor.CapacityFor(Permission.SystemConfirm, sectionId);
}
