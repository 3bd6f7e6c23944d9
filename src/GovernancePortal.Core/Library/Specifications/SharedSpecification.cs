using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Reuse;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Library.Specifications;

public enum SpecificationState
{
    Draft,     // 作成中
    Submitted, // 確認待ち
    Returned,  // 差戻し
    Published, // 公開中
    Withdrawn, // 公開取りやめ
}

public enum ShareChoice
{
    Share,    // 載せる
    LeaveOut, // 載せない
}

/// <summary>The contract amount by its order of size; before the contract nothing is said.</summary>
public enum AmountBand
{
    NotContracted, // 契約前
    Under5M,       // 500万円未満
    Under30M,      // 500万円以上3,000万円未満
    Under100M,     // 3,000万円以上1億円未満
    From100M,      // 1億円以上
}

/// <summary>
/// A part of the text: an answer of the case (<paramref name="Code"/> names the field) or words of the sharer under a heading of
/// their own. Nothing is chosen beforehand: without a choice it is not submitted.
/// </summary>
public sealed record SpecificationPart(string? Code, string? Heading, string? Choice, string? Page, string Text, ShareChoice? Share)
{
    public bool IsShared => Share == ShareChoice.Share;
}

/// <summary>
/// The specification of a decided procurement consultation, shared for reuse (R263, R269). Restricted answers and files of
/// the case are never taken; of the rest the section chooses one by one; the policy office publishes.
/// </summary>
public sealed class SharedSpecification : IVersioned, ITracked
{
    public const string SubjectType = "SharedSpecification";
    public const int TitleLength = 100;
    public const int SummaryLength = 1000;
    public const int HeadingLength = 100;
    public const int TextLength = 10_000;
    public const int ReasonLength = 1000;
    public const int MostOwnParts = 20;

    private SharedSpecification()
    {
    }

    public Guid Id { get; private init; }
    /// <summary>The case it is of: one specification a case.</summary>
    public Guid ConsultationId { get; private init; }
    public string? CaseNumber { get; private init; }
    public string Title { get; private set; } = "";
    public string? Summary { get; private set; }
    public ConsultationKind Kind { get; private init; }
    public FiscalYear Fy { get; private init; }
    public Guid? SystemId { get; private init; }
    public string? SystemName { get; private init; }
    public Guid SectionId { get; private set; }
    public Guid BureauId { get; private set; }
    /// <summary>Code of list ProcurementMethod.</summary>
    public string? Method { get; private init; }
    public AmountBand Band { get; private init; }
    /// <summary>Whether others are told the order of the amount.</summary>
    public bool ShowsBand { get; private set; } = true;
    public SpecificationState State { get; private set; }
    public DateTimeOffset Since { get; private set; }
    public Guid CreatedById { get; private init; }
    public string CreatedBy { get; private init; } = "";
    public DateTimeOffset? PublishedAt { get; private set; }
    public string? PublishedBy { get; private set; }
    public string? Reason { get; private set; }
    /// <summary>Replaced as a whole, never changed in place.</summary>
    public IReadOnlyList<SpecificationPart> Parts { get; private set; } = [];
    /// <summary>What others may read, in one text: for the search.</summary>
    public string Body { get; private set; } = "";
    /// <summary>Items of the form with an answer that stays with the case.</summary>
    public IReadOnlyList<string> HeldBack { get; private init; } = [];
    /// <summary>How many restricted files stay with the case.</summary>
    public int HeldBackFiles { get; private init; }
    public bool IsDemonstration { get; private init; }
    public uint Version { get; private set; }
    public List<SpecificationFile> Files { get; private init; } = [];

    public TrailSubject Subject => new(SubjectType, Id);

    public bool IsEditable => State is SpecificationState.Draft or SpecificationState.Returned or SpecificationState.Withdrawn;

    public static SharedSpecification Start(SpecificationSource source, Actor actor, bool demonstration = false)
    {
        DemandOwner(actor, source.SectionId);
        var id = Guid.CreateVersion7(actor.Now);
        var shared = new SharedSpecification
        {
            Id = id, ConsultationId = source.Id, CaseNumber = source.Number, Title = source.Title, Kind = source.Kind, Fy = source.TargetFy, SystemId = source.SystemId, SystemName = source.SystemName,
            SectionId = source.SectionId, BureauId = source.BureauId, Method = source.Method, Band = BandOf(source.ContractYen), State = SpecificationState.Draft, Since = actor.Now,
            CreatedById = actor.UserId, CreatedBy = actor.Name, IsDemonstration = demonstration, HeldBack = source.HeldBack, HeldBackFiles = source.HeldBackFiles,
            Parts = [.. source.Parts.Select(p => new SpecificationPart(p.Code, null, p.Choice, p.Page, p.Text, null))],
        };
        shared.Files.AddRange(source.Files.Select(f => new SpecificationFile { Id = Guid.CreateVersion7(actor.Now), SpecificationId = id, FileId = f.FileId, Name = f.Name, Kind = f.Kind, AddedAt = actor.Now, AddedBy = actor.Name }));
        return shared;
    }

    /// <summary>Choices and words, while it is with the section (Specification.NotEditable).</summary>
    public void Write(SpecificationInput input, Actor actor)
    {
        DemandOwner(actor, SectionId);
        if (!IsEditable)
        {
            throw new RuleViolation("Specification.NotEditable");
        }
        (Title, Summary, ShowsBand) = (input.Title!, input.Summary, input.ShowsBand);
        var chosen = input.Parts.Where(p => p.Code is not null).ToDictionary(p => p.Code!, p => p.Choice);
        Parts =
        [
            .. Parts.Where(p => p.Code is not null).Select(p => p with { Share = chosen.GetValueOrDefault(p.Code!, p.Share) }),
            .. input.Own.Select(o => new SpecificationPart(null, o.Heading, null, null, o.Text!, ShareChoice.Share)),
        ];
        foreach (var file in Files)
        {
            file.Share = input.Files.Find(f => f.Id == file.Id)?.Choice ?? file.Share;
        }
        Describe();
    }

    /// <summary>A file of the section's own, such as a copy with passages blackened: it is meant to be shared.</summary>
    public SpecificationFile Add(StoredFile stored, Actor actor)
    {
        var file = new SpecificationFile { Id = Guid.CreateVersion7(actor.Now), SpecificationId = Id, FileId = stored.Id, File = stored, Name = stored.Name, Kind = "Specification", IsOwn = true, Share = ShareChoice.Share, AddedAt = actor.Now, AddedBy = actor.Name };
        Files.Add(file);
        return file;
    }

    /// <summary>Refused while something is not chosen (Specification.ChoiceMissing), without words of introduction (Specification.SummaryMissing), or when nothing is shared (Specification.NothingShared).</summary>
    public void Submit(Actor actor)
    {
        DemandOwner(actor, SectionId);
        if (!IsEditable)
        {
            throw new RuleViolation("Specification.NotNow");
        }
        if (string.IsNullOrWhiteSpace(Summary))
        {
            throw new RuleViolation("Specification.SummaryMissing");
        }
        var open = Parts.Count(p => p.Share is null) + Files.Count(f => f.Share is null);
        if (open > 0)
        {
            throw new RuleViolation("Specification.ChoiceMissing", null, open);
        }
        if (!Parts.Any(p => p.IsShared) && !Files.Exists(f => f.IsShared))
        {
            throw new RuleViolation("Specification.NothingShared");
        }
        Turn(SpecificationState.Submitted, null, actor);
    }

    public void Publish(Actor actor)
    {
        DemandOffice(actor);
        Demand(SpecificationState.Submitted);
        Turn(SpecificationState.Published, null, actor);
        (PublishedAt, PublishedBy) = (actor.Now, actor.Name);
    }

    public void Return(string? reason, Actor actor)
    {
        DemandOffice(actor);
        Demand(SpecificationState.Submitted);
        Turn(SpecificationState.Returned, Given(reason), actor);
    }

    /// <summary>By the section or the policy office; what others took over stays with them.</summary>
    public void Withdraw(string? reason, Actor actor)
    {
        if (!IsOwner(actor, SectionId) && !LibraryAccess.MayEdit(actor))
        {
            throw new Forbidden("Withdrawing this specification.");
        }
        if (State is not (SpecificationState.Submitted or SpecificationState.Published))
        {
            throw new RuleViolation("Specification.NotNow");
        }
        Turn(SpecificationState.Withdrawn, Given(reason), actor);
    }

    internal void Succeed(Guid sectionId, Guid bureauId) => (SectionId, BureauId) = (sectionId, bureauId);

    public static bool IsOwner(Actor actor, Guid sectionId) => actor.MayIn(Permission.ConsultationDraft, sectionId) || actor.MayIn(Permission.ConsultationSubmit, sectionId);

    /// <summary>Whole, with what is left out and what is not published yet.</summary>
    public bool MaySeeWhole(Actor actor) => IsOwner(actor, SectionId) || LibraryAccess.MayEdit(actor);

    public static AmountBand BandOf(long? yen) => yen switch
    {
        null => AmountBand.NotContracted,
        < 5_000_000 => AmountBand.Under5M,
        < 30_000_000 => AmountBand.Under30M,
        < 100_000_000 => AmountBand.Under100M,
        _ => AmountBand.From100M,
    };

    private void Describe() => Body = string.Join('\n', Parts.Where(p => p.IsShared).SelectMany(p => new[] { p.Heading, p.Text }).Where(t => !string.IsNullOrWhiteSpace(t)));

    private void Turn(SpecificationState state, string? reason, Actor actor) => (State, Reason, Since) = (state, reason, actor.Now);

    private void Demand(SpecificationState state)
    {
        if (State != state)
        {
            throw new RuleViolation("Specification.NotNow");
        }
    }

    private static string Given(string? reason) => string.IsNullOrWhiteSpace(reason) ? throw new RuleViolation("Form.Required", "Reason")
        : reason.Length > ReasonLength ? throw new RuleViolation("Form.TooLong", "Reason", ReasonLength, reason.Length) : reason;

    private static void DemandOffice(Actor actor)
    {
        if (!LibraryAccess.MayEdit(actor))
        {
            throw new Forbidden("The policy office publishes.");
        }
    }

    private static void DemandOwner(Actor actor, Guid sectionId)
    {
        if (!IsOwner(actor, sectionId) && !LibraryAccess.MayEdit(actor))
        {
            throw new Forbidden("The section that filed the case shares its specification.");
        }
    }
}

/// <summary>A file of the case, or one that the section put beside it; restricted ones never get here.</summary>
public sealed class SpecificationFile : ITracked
{
    public Guid Id { get; init; }
    public Guid SpecificationId { get; init; }
    public Guid FileId { get; init; }
    public StoredFile File { get; init; } = null!;
    public required string Name { get; init; }
    /// <summary>Code of list AttachmentKind.</summary>
    public required string Kind { get; init; }
    /// <summary>Uploaded for the library, not of the case.</summary>
    public bool IsOwn { get; init; }
    public ShareChoice? Share { get; internal set; }
    public DateTimeOffset AddedAt { get; init; }
    public required string AddedBy { get; init; }

    public bool IsShared => Share == ShareChoice.Share;
    public TrailSubject Subject => new(SharedSpecification.SubjectType, SpecificationId);
}

/// <summary>Who took it over into which case: names as they were. The case is told only to those who may know of it.</summary>
public sealed class SpecificationUse
{
    public Guid Id { get; init; }
    public Guid SpecificationId { get; init; }
    public Guid ConsultationId { get; init; }
    public required string CaseTitle { get; init; }
    public Guid SectionId { get; init; }
    public required string SectionName { get; init; }
    public required string ByName { get; init; }
    public DateTimeOffset At { get; init; }
    /// <summary>Answers filled in.</summary>
    public int Filled { get; init; }
    public int Files { get; init; }
}
