using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.People;

/// <summary>Who may stand in for whom (decision 12). Pure: the service reads what these ask for.</summary>
public static class StandInRules
{
    /// <summary>
    /// The capacities in which somebody decides (decision 11). Work that is not a decision belongs to role and section,
    /// where any colleague takes it on; administration is never lent.
    /// </summary>
    public static IReadOnlySet<Role> Roles { get; } = new HashSet<Role> { Role.SectionHead, Role.PolicyHead, Role.CommitteeSecretary, Role.Cio, Role.Ciso, Role.AuditDirector };

    /// <summary>Held by one person of the whole office, whose own section is small: people of the bureau may stand in.</summary>
    public static bool FromWholeBureau(Role role) => role is Role.Cio or Role.Ciso or Role.AuditDirector;

    /// <summary>
    /// Refused with StandInRole, StandInSelf, StandInPast, StandInTaken (somebody stands in already), StandInDeputyAbsent
    /// (the deputy has a stand-in in those days: a chain or a circle), StandInActsForOther (the absent person stands in
    /// for a third one).
    /// </summary>
    /// <param name="known">Stand-ins in which either of the two has a part.</param>
    public static void Ask(StandIn proposed, IEnumerable<StandIn> known, DateOnly today)
    {
        if (!Roles.Contains(proposed.Role))
        {
            throw new RuleViolation("StandInRole", nameof(StandInInput.Role));
        }
        if (proposed.AbsentId == proposed.DeputyId)
        {
            throw new RuleViolation("StandInSelf", nameof(StandInInput.DeputyId));
        }
        if (proposed.From < today)
        {
            throw new RuleViolation("StandInPast", nameof(StandInInput.From), today);
        }
        foreach (var other in known.Where(s => s.Id != proposed.Id && s.From <= proposed.To && proposed.From <= s.To))
        {
            if (other.AbsentId == proposed.AbsentId && other.SectionId == proposed.SectionId && other.Role == proposed.Role)
            {
                throw new RuleViolation("StandInTaken", nameof(StandInInput.From), other.From, other.To);
            }
            if (other.AbsentId == proposed.DeputyId)
            {
                throw new RuleViolation("StandInDeputyAbsent", nameof(StandInInput.DeputyId), other.From, other.To);
            }
            if (other.DeputyId == proposed.AbsentId)
            {
                throw new RuleViolation("StandInActsForOther", null, other.From, other.To);
            }
        }
    }
}
