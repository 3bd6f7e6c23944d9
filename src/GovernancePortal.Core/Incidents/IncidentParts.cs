using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Incidents;

/// <summary>A system of the ledger that is affected, as it was called then.</summary>
public sealed class IncidentSystem
{
    public Guid IncidentId { get; init; }
    public Guid SystemId { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
}

/// <summary>One line of the chronology; only added.</summary>
public sealed class IncidentEntry
{
    public Guid Id { get; init; }
    public Guid IncidentId { get; init; }
    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }
    public DateTimeOffset WrittenAt { get; init; }
    public required string By { get; init; }
    /// <summary>The act it tells of; null where somebody wrote a line.</summary>
    public IncidentAct? Act { get; init; }
    public string? Text { get; init; }
    /// <summary>Written by the reporting section, which may read it.</summary>
    public bool FromSection { get; init; }
}

/// <summary>Somebody outside was told, or it was decided that they need not be (R180, R185, R223); only added.</summary>
public sealed class IncidentNotice : ITracked
{
    public Guid Id { get; init; }
    public Guid IncidentId { get; init; }
    public LiaisonBody Body { get; init; }
    public Guid? ContactId { get; init; }
    /// <summary>Who was told, as they were called then.</summary>
    public required string BodyName { get; init; }
    public NoticeStage Stage { get; init; }
    /// <summary>It was decided that no notice is needed; the content says why.</summary>
    public bool IsWaived { get; init; }
    public DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required string Content { get; init; }
    public string? Reference { get; init; }

    public TrailSubject Subject => new(Incident.SubjectType, IncidentId);
}

/// <summary>What a section has to do for containment and recovery (R224), with its answer.</summary>
public sealed class IncidentOrder : ITracked
{
    public Guid Id { get; init; }
    public Guid IncidentId { get; init; }
    public int Number { get; init; }
    public IncidentOrderKind Kind { get; init; }
    public Guid SectionId { get; internal set; }
    /// <summary>What the section was called then.</summary>
    public required string SectionName { get; init; }
    public required string Text { get; init; }
    public DateOnly DueOn { get; init; }
    public required string GivenBy { get; init; }
    public DateTimeOffset GivenAt { get; init; }
    public IncidentOrderState State { get; internal set; }
    public string? Answer { get; internal set; }
    public string? AnsweredBy { get; internal set; }
    public DateTimeOffset? AnsweredAt { get; internal set; }
    /// <summary>Why the answer came back.</summary>
    public string? Remark { get; internal set; }

    public TrailSubject Subject => new(Incident.SubjectType, IncidentId);
    public bool IsOverdue(DateOnly today) => State == IncidentOrderState.Given && DueOn < today;
}

/// <summary>Evidence.</summary>
public sealed class IncidentFile
{
    public Guid IncidentId { get; init; }
    public Guid FileId { get; init; }
    public StoredFile File { get; init; } = null!;
    public required string AddedBy { get; init; }
    /// <summary>Added by the reporting section, which may read it.</summary>
    public bool FromSection { get; init; }
}
