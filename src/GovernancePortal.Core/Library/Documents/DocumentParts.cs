using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Library.Documents;

/// <summary>How a version stands on a day; the days say it, nothing else is stored.</summary>
public enum DocumentVersionState
{
    Draft,      // 作成中
    Scheduled,  // 施行前
    Current,    // 現行
    Superseded, // 旧版
}

public sealed class DocumentVersion : ITracked, INamedRow
{
    public const int BodyLength = 100_000;
    public const int NoteLength = 1000;

    public Guid Id { get; init; }
    public Guid DocumentId { get; init; }
    /// <summary>第n版, from 1.</summary>
    public int Number { get; init; }
    /// <summary>As <see cref="DocumentBody"/> reads it.</summary>
    public string Body { get; set; } = "";
    public Guid? FileId { get; set; }
    public StoredFile? File { get; set; }
    public DateTimeOffset WrittenAt { get; set; }
    public string WrittenBy { get; set; } = "";
    /// <summary>施行日.</summary>
    public DateOnly? EffectiveFrom { get; set; }
    public string? ChangeNote { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }
    public string? PublishedBy { get; set; }

    public TrailSubject Subject => new(nameof(LibraryDocument), DocumentId);

    public string? RowName => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <param name="current">The number of the version in force that day.</param>
    public DocumentVersionState StateOn(DateOnly day, int? current) => PublishedAt is null ? DocumentVersionState.Draft
        : Number == current ? DocumentVersionState.Current
        : EffectiveFrom > day ? DocumentVersionState.Scheduled : DocumentVersionState.Superseded;
}

public enum DocumentReviewResult
{
    NoChange,   // 改めるところなし
    NewVersion, // 改版
}

/// <summary>One look at whether a document still fits (R268).</summary>
public sealed class DocumentReview : ITracked
{
    public const int NoteLength = 1000;

    public Guid Id { get; init; }
    public Guid DocumentId { get; init; }
    public DateOnly On { get; init; }
    public DocumentReviewResult Result { get; init; }
    public required string Note { get; init; }
    public required string ByName { get; init; }
    public string? BySection { get; init; }

    public TrailSubject Subject => new(nameof(LibraryDocument), DocumentId);
}

/// <summary>
/// Where in the consultation's form a document speaks: a section ("G") or an item ("R4") of a stage, from a day on. Never
/// moved: a row ends and another begins.
/// </summary>
public sealed class FormPlace : IVersioned, ITracked
{
    public const int ItemLength = 10;

    public Guid Id { get; init; }
    public Guid DocumentId { get; init; }
    /// <summary>The section of the document that speaks of it; null for the whole.</summary>
    public int? SectionNumber { get; init; }
    public Stage Stage { get; init; }
    public required string Item { get; init; }
    public DateOnly ValidFrom { get; init; }
    /// <summary>Last day, included; open when null.</summary>
    public DateOnly? ValidTo { get; set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(nameof(LibraryDocument), DocumentId);

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && !(ValidTo < day);
}

public enum DocumentUseKind
{
    Followed, // 提出したときに従った版
    Used,     // 案件で使ったひな形・標準
}

/// <summary>A case stood on this version: as filed (with the number of the filed version), or taken into its papers.</summary>
public sealed class DocumentUse
{
    public Guid Id { get; init; }
    public Guid DocumentId { get; init; }
    public int VersionNumber { get; init; }
    public Guid ConsultationId { get; init; }
    public DocumentUseKind Kind { get; init; }
    /// <summary>第n版 of the form as filed; 0 where it was used before.</summary>
    public int CaseVersion { get; init; }
    public DateTimeOffset At { get; init; }
    public required string ByName { get; init; }
}
