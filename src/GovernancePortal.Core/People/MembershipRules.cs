using GovernancePortal.Core.Platform;

namespace GovernancePortal.Core.People;

/// <summary>What is asked of a membership, whoever adds it.</summary>
internal static class MembershipRules
{
    public static RuleViolation Overlaps(DateOnly from) => new("MembershipOverlaps", nameof(MembershipInput.ValidFrom), from);

    /// <summary>Two periods share a day; an open end lasts for ever.</summary>
    public static bool Share(DateOnly from, DateOnly? to, DateOnly otherFrom, DateOnly? otherTo) =>
        (to is null || otherFrom <= to) && (otherTo is null || from <= otherTo);
}
