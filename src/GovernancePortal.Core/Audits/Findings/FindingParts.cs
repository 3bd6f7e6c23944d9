using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Audits.Findings;

/// <summary>A wording of a finding; the one put before the section and each one amended after it stay.</summary>
public sealed class FindingWording : ITracked
{
    public Guid Id { get; init; }
    public Guid FindingId { get; init; }
    public int Number { get; init; }
    public required string Title { get; init; }
    public required string Fact { get; init; }
    public string? Criterion { get; init; }
    public FindingSeverity Severity { get; init; }
    public string? Reason { get; init; }
    public required string By { get; init; }
    public DateTimeOffset At { get; init; }

    public TrailSubject Subject => new(AuditFinding.SubjectType, FindingId);
}

/// <summary>One measure of the plan.</summary>
public sealed class FindingAction : ITracked
{
    public Guid Id { get; init; }
    public Guid FindingId { get; init; }
    public int Number { get; init; }
    public required string Text { get; set; }
    public DateOnly DueOn { get; set; }
    public DateOnly? DoneOn { get; internal set; }
    public string? Report { get; internal set; }
    public string? DoneBy { get; internal set; }

    public TrailSubject Subject => new(AuditFinding.SubjectType, FindingId);
}

/// <summary>What the audit office said of a plan, or of what was done; never changed.</summary>
public sealed class FindingJudgement : ITracked
{
    public Guid Id { get; init; }
    public Guid FindingId { get; init; }
    public FindingAct Act { get; init; }
    public string? Text { get; init; }
    public required string By { get; init; }
    public string? BySection { get; init; }
    public DateTimeOffset At { get; init; }

    public TrailSubject Subject => new(AuditFinding.SubjectType, FindingId);
}

/// <summary>Evidence: of the finding itself (no measure), or that a measure was done.</summary>
public sealed class FindingFile
{
    public Guid FindingId { get; init; }
    public Guid FileId { get; init; }
    public StoredFile File { get; init; } = null!;
    /// <summary>Number of the measure; 0: the auditors' evidence.</summary>
    public int ActionNumber { get; init; }
}
