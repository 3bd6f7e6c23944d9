using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Bcp;

public enum NetworkKind
{
    Lan,       // 行政LAN
    Wan,       // 行政WAN
    Municipal, // 県・市町村間ネットワーク
    Other,     // その他
}

/// <summary>Whether a deadline of an interruption was kept.</summary>
public enum DeadlineState
{
    Met,       // 目標内
    Missed,    // 目標超過
    Running,   // 対応中（期限前）
    NotNeeded, // 不要（期限までに復旧）
    NoTarget,  // 目標未設定
}

/// <summary>
/// A network whose interruption stops the work of many: how soon it is restored, and until when the part thought to be the
/// cause is replaced where that is hard (R046, R047). Targets are dated rows.
/// </summary>
public sealed class ManagedNetwork : IVersioned, ITracked
{
    public const string SubjectType = "ManagedNetwork";
    public const int NameLength = 100;
    public const int TextLength = 500;

    private readonly List<NetworkTarget> targets = [];
    private readonly List<NetworkIncident> incidents = [];

    public Guid Id { get; init; }
    public string Name { get; private set; } = "";
    public NetworkKind Kind { get; private set; }
    public Guid SectionId { get; private set; }
    /// <summary>Its row of the ledger.</summary>
    public Guid? SystemId { get; private set; }
    public string? SystemCode { get; private set; }
    /// <summary>How it is checked that the target can be kept.</summary>
    public string? Verification { get; private set; }
    /// <summary>Where the substitutes are kept.</summary>
    public string? Substitutes { get; private set; }
    public int Revision { get; private set; }
    public uint Version { get; private set; }

    public IReadOnlyList<NetworkTarget> Targets => targets;
    public IReadOnlyList<NetworkIncident> Incidents => incidents;
    public TrailSubject Subject => new(SubjectType, Id);

    public static ManagedNetwork Register(Guid id, NetworkInput input, Guid? systemId)
    {
        var network = new ManagedNetwork { Id = id };
        network.Edit(input, systemId);
        return network;
    }

    public void Edit(NetworkInput input, Guid? systemId)
    {
        (Name, Kind, SectionId, SystemId, SystemCode, Verification, Substitutes) = (input.Name!, input.Kind!.Value, input.SectionId!.Value, systemId, systemId is null ? null : input.SystemCode, input.Verification, input.Substitutes);
        Revision++;
    }

    /// <summary>
    /// A target from a day on. Refused on or before the first day of another (Bcp.TargetEarlier), for what was measured by a
    /// target is not measured anew, and when the substitute would come before the restoration (Bcp.SubstituteEarlier).
    /// </summary>
    public void SetTarget(TargetInput input, Actor actor)
    {
        if (targets.Any(t => t.ValidFrom >= input.ValidFrom))
        {
            throw new RuleViolation("Bcp.TargetEarlier", nameof(TargetInput.ValidFrom), targets.Max(t => t.ValidFrom));
        }
        if (input.SubstituteHours < input.RestoreHours)
        {
            throw new RuleViolation("Bcp.SubstituteEarlier", nameof(TargetInput.SubstituteHours));
        }
        targets.Add(new NetworkTarget
        {
            Id = Guid.CreateVersion7(actor.Now), NetworkId = Id, ValidFrom = input.ValidFrom!.Value, RestoreHours = input.RestoreHours!.Value, SubstituteHours = input.SubstituteHours!.Value, Basis = input.Basis,
        });
        Revision++;
    }

    /// <summary>Records an interruption or what became of it. Times to come (Bcp.TimeInFuture) and before it began (Bcp.BeforeIncident) are refused.</summary>
    public NetworkIncident Record(Guid? incidentId, IncidentInput input, Actor actor)
    {
        var incident = incidentId is null ? null : incidents.FirstOrDefault(i => i.Id == incidentId) ?? throw new NotFound($"Incident {incidentId}.");
        if (incident is null)
        {
            incident = new NetworkIncident { Id = Guid.CreateVersion7(actor.Now), NetworkId = Id };
            incidents.Add(incident);
        }
        incident.Take(input, actor);
        Revision++;
        return incident;
    }

    public NetworkTarget? TargetOn(DateOnly day) => targets.Where(t => t.ValidFrom <= day).MaxBy(t => t.ValidFrom);

    internal void MoveTo(Guid sectionId)
    {
        SectionId = sectionId;
        Revision++;
    }
}

/// <summary>Hours within which a network is restored, and by which a substitute is in place; dated.</summary>
public sealed class NetworkTarget : ITracked
{
    public const int BasisLength = 200;

    public Guid Id { get; init; }
    public Guid NetworkId { get; init; }
    public DateOnly ValidFrom { get; init; }
    public int RestoreHours { get; init; }
    public int SubstituteHours { get; init; }
    public string? Basis { get; init; }

    public TrailSubject Subject => new(ManagedNetwork.SubjectType, NetworkId);
}

/// <summary>An interruption of a network.</summary>
public sealed class NetworkIncident : ITracked
{
    public const int TextLength = 1000;
    public const int PartLength = 200;

    public Guid Id { get; init; }
    public Guid NetworkId { get; init; }
    public DateTimeOffset OccurredAt { get; private set; }
    public string What { get; private set; } = "";
    public string? Cause { get; private set; }
    public DateTimeOffset? RestoredAt { get; private set; }
    public DateTimeOffset? SubstitutedAt { get; private set; }
    /// <summary>The part that was replaced by a substitute.</summary>
    public string? SubstitutedPart { get; private set; }

    public TrailSubject Subject => new(ManagedNetwork.SubjectType, NetworkId);

    internal void Take(IncidentInput input, Actor actor)
    {
        var occurred = Moment(input.OccurredOn!.Value, input.OccurredTime!);
        var restored = input.RestoredOn is { } on ? Moment(on, input.RestoredTime!) : (DateTimeOffset?)null;
        var substituted = input.SubstitutedOn is { } by ? Moment(by, input.SubstitutedTime!) : (DateTimeOffset?)null;
        foreach (var (at, field) in new[] { (occurred, nameof(input.OccurredOn)), (restored, nameof(input.RestoredOn)), (substituted, nameof(input.SubstitutedOn)) })
        {
            if (at > actor.Now)
            {
                throw new RuleViolation("Bcp.TimeInFuture", field);
            }
            if (at < occurred)
            {
                throw new RuleViolation("Bcp.BeforeIncident", field);
            }
        }
        (OccurredAt, What, Cause, RestoredAt, SubstitutedAt, SubstitutedPart) = (occurred, input.What!, input.Cause, restored, substituted, input.SubstitutedPart);
    }

    private static DateTimeOffset Moment(DateOnly day, string clock) =>
        new DateTimeOffset(day.ToDateTime(IncidentInput.ReadClock(clock)!.Value), OfficeTime.Offset).ToUniversalTime();
}

/// <summary>
/// An interruption measured by the target of the day it began (R046, R047): restored within the hours of the target, and
/// where it was not restored by the deadline of substitution, a substitute in place by then. A deadline is kept to the minute.
/// </summary>
public sealed record IncidentMeasure(TimeSpan? Lasted, DeadlineState Restoration, DeadlineState Substitution)
{
    public static IncidentMeasure Of(DateTimeOffset occurredAt, DateTimeOffset? restoredAt, DateTimeOffset? substitutedAt, (int RestoreHours, int SubstituteHours)? target, DateTimeOffset now)
    {
        var lasted = restoredAt - occurredAt;
        if (target is not (var restoreHours, var substituteHours))
        {
            return new IncidentMeasure(lasted, DeadlineState.NoTarget, DeadlineState.NoTarget);
        }
        var deadline = occurredAt.AddHours(substituteHours);
        return new IncidentMeasure(lasted, Kept(restoredAt, occurredAt.AddHours(restoreHours), now), restoredAt <= deadline ? DeadlineState.NotNeeded : Kept(substitutedAt, deadline, now));
    }

    public bool IsMissed => Restoration == DeadlineState.Missed || Substitution == DeadlineState.Missed;

    private static DeadlineState Kept(DateTimeOffset? done, DateTimeOffset deadline, DateTimeOffset now) =>
        (done ?? now) > deadline ? DeadlineState.Missed : done is null ? DeadlineState.Running : DeadlineState.Met;
}
