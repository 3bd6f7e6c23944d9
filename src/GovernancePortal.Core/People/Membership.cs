using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.People;

/// <summary>A person in a section with a role, dated; several at once are 併任.</summary>
public sealed class Membership : IVersioned, ITracked
{
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    public PortalUser User { get; init; } = null!;
    public Guid SectionId { get; init; }
    public Section Section { get; init; } = null!;
    public Role Role { get; init; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    /// <summary>The one shown first where a person holds several.</summary>
    public bool IsMain { get; set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new("User", UserId);

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>
/// 代決: <see cref="DeputyId"/> may act for <see cref="AbsentId"/> in the role and section given, from and to a day
/// (decision 12). Set by the absent person beforehand or by the administrator on the day.
/// </summary>
public sealed class StandIn : IVersioned, ITracked
{
    public const int ReasonLength = 200;

    public Guid Id { get; init; }
    public Guid AbsentId { get; init; }
    public PortalUser Absent { get; init; } = null!;
    public Guid DeputyId { get; init; }
    public PortalUser Deputy { get; init; } = null!;
    public Guid SectionId { get; init; }
    public Section Section { get; init; } = null!;
    public Role Role { get; init; }
    public DateOnly From { get; set; }
    public DateOnly To { get; set; }
    public string? Reason { get; set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new("User", AbsentId);
}
