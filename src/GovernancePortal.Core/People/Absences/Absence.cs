using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.People.Absences;

public enum AbsencePart
{
    WholeDay,  // 終日
    Morning,   // 午前
    Afternoon, // 午後
}

public enum AbsenceKind
{
    Leave,        // 休暇
    BusinessTrip, // 出張
    Training,     // 研修
    OtherDuty,    // 他の業務
}

/// <summary>
/// 不在の予定: days on which a person is not there for the work of the section, entered by the person or by whoever arranges
/// the work. Capacity and assignment count with it; why somebody is away only the person and those who arrange it read.
/// </summary>
public sealed class Absence : IVersioned, ITracked
{
    public const int NoteLength = 200;
    /// <summary>Longer spans are no absence but a change of post.</summary>
    public const int MostDays = 366;

    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    public PortalUser User { get; init; } = null!;
    public DateOnly From { get; init; }
    /// <summary>Last day, included.</summary>
    public DateOnly To { get; init; }
    /// <summary>Of each of the days.</summary>
    public AbsencePart Part { get; init; }
    public AbsenceKind Kind { get; init; }
    public string? Note { get; init; }
    public required string EnteredBy { get; init; }
    public DateTimeOffset EnteredAt { get; init; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new("User", UserId);

    /// <summary>The person; the administrator; and, for reviewers, the head of the policy office.</summary>
    public static bool MayEnter(Actor actor, Guid userId, bool isReviewer) =>
        actor.UserId == userId || actor.May(Permission.PeopleAdminister) || (isReviewer && actor.May(Permission.ConsultationDecide));

    /// <summary>How much of the day is lost: 0, a half or 1.</summary>
    public static decimal ShareOf(DateOnly day, DateOnly from, DateOnly to, AbsencePart part) => day < from || day > to ? 0m : part == AbsencePart.WholeDay ? 1m : 0.5m;

    /// <summary>Whether both take the same hours of a day.</summary>
    public bool Overlaps(Absence other) => From <= other.To && other.From <= To && (Part == other.Part || Part == AbsencePart.WholeDay || other.Part == AbsencePart.WholeDay);
}
