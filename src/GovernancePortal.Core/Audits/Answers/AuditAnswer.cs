using GovernancePortal.Core.Audits.Items;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Audits.Answers;

/// <summary>What an auditor found of one item (decision 23).</summary>
public enum AuditResult
{
    Conforming,          // 適合
    PartlyNonConforming, // 一部不適合
    NonConforming,       // 不適合
    Observation,         // 観察事項
    NotApplicable,       // 対象外
    Unconfirmed,         // 未確認
}

/// <summary>What is asked or not asked of a section.</summary>
public sealed record SectionFacts(bool HandlesMyNumber, bool UsesCloud, bool Outsources)
{
    public bool Fulfils(AuditCondition condition) => condition switch
    {
        AuditCondition.Always => true,
        AuditCondition.MyNumber => HandlesMyNumber,
        AuditCondition.Cloud => UsesCloud,
        AuditCondition.Outsourcing => Outsources,
    };
}

/// <summary>
/// One line of one audit: an item of the version in force when the audit was announced, with what was found. Each line has
/// its own version, so that two auditors on different lines never meet.
/// </summary>
public sealed class AuditAnswer : IVersioned, ITracked
{
    public const string SubjectType = "AuditAnswer";
    public const int NoteLength = 4000;
    public const int PersonLength = 100;
    public const int SystemLength = 200;
    public const int MostFiles = 20;

    private readonly List<AuditEvidence> evidence = [];

    private AuditAnswer()
    {
    }

    public Guid Id { get; private init; }
    public Guid EngagementId { get; private init; }
    public Guid ItemId { get; private init; }
    /// <summary>Of a version that is published, and so never changes.</summary>
    public AuditItem Item { get; private init; } = null!;
    /// <summary>Order within the audit; chapter M stands in front of a My Number audit.</summary>
    public int Position { get; private init; }
    /// <summary>The condition that the section did not fulfil: kept, and not asked. Null for what is asked.</summary>
    public AuditCondition? LeftOutBy { get; private init; }
    public AuditResult? Result { get; private set; }
    public string? Note { get; private set; }
    /// <summary>The system it is about, with its name as it was then.</summary>
    public Guid? SystemId { get; private set; }
    public string? SystemName { get; private set; }
    public Guid? AnsweredById { get; private set; }
    public string? AnsweredBy { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    /// <summary>Under which key of a browser it was last written.</summary>
    public Guid? LastKey { get; private set; }
    public uint Version { get; private init; }

    public IReadOnlyList<AuditEvidence> Evidence => evidence;
    public bool IsAsked => LeftOutBy is null;
    /// <summary>Its own, not the audit's: the audited section may read the audit's history.</summary>
    public TrailSubject Subject => new(SubjectType, Id);

    internal static AuditAnswer Ask(Guid engagementId, AuditItem item, int position, SectionFacts facts, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), EngagementId = engagementId, ItemId = item.Id, Position = position, LeftOutBy = facts.Fulfils(item.Condition) ? null : item.Condition,
    };

    public bool Says(AuditAnswerInput input) => Result == input.Result && (Note ?? "") == (input.Tidy ?? "") && SystemId == input.SystemId;

    /// <summary>Refused for what is not asked of the section (AuditChecks.LineLeftOut).</summary>
    internal void Answer(AuditAnswerInput input, string? system, Actor actor)
    {
        if (!IsAsked)
        {
            throw new RuleViolation("AuditChecks.LineLeftOut", nameof(input.Result), Item.Number);
        }
        (Result, Note, SystemId, SystemName) = (input.Result, input.Tidy, input.SystemId, system);
        (AnsweredById, AnsweredBy, AnsweredAt, LastKey) = (actor.UserId, actor.Name, actor.Now, input.Key);
    }

    internal AuditEvidence Attach(StoredFile file, bool isPhoto, Actor actor)
    {
        if (!IsAsked)
        {
            throw new RuleViolation("AuditChecks.LineLeftOut", "Uploads", Item.Number);
        }
        if (evidence.Count >= MostFiles)
        {
            throw new RuleViolation("AuditChecks.TooManyFiles", "Uploads", MostFiles);
        }
        var added = new AuditEvidence { AnswerId = Id, FileId = file.Id, EngagementId = EngagementId, IsPhoto = isPhoto, AddedBy = actor.Name, AddedAt = actor.Now };
        evidence.Add(added);
        return added;
    }
}

/// <summary>A file beside a line. It does not touch the line's version: one auditor may attach while the other writes.</summary>
public sealed class AuditEvidence
{
    public Guid AnswerId { get; init; }
    public Guid FileId { get; init; }
    public StoredFile File { get; init; } = null!;
    public Guid EngagementId { get; init; }
    public bool IsPhoto { get; init; }
    public required string AddedBy { get; init; }
    public DateTimeOffset AddedAt { get; init; }
}

/// <summary>A key under which a browser sent an answer: whatever comes under it again changes nothing.</summary>
public sealed class AuditAnswerKey
{
    public Guid Key { get; init; }
    public Guid AnswerId { get; init; }
    public Guid UserId { get; init; }
    public DateTimeOffset At { get; init; }
}
