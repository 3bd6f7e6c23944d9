using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Bcp;

/// <summary>What a plan is about: the ICT of the whole prefecture or of one bureau (R187), or one system of the ledger (R058).</summary>
public enum PlanScope
{
    Prefecture, // 全庁
    Bureau,     // 部局
    System,     // 個別システム
}

/// <summary>Where a plan stands; the version in force stays in force while a revision is written.</summary>
public enum PlanStatus
{
    Drafting,         // 初版作成中
    Waiting,          // 初版の承認待ち
    Approved,         // 承認済
    Revising,         // 改訂中
    RevisionWaiting,  // 改訂の承認待ち
}

public enum PlanVersionState
{
    Draft,    // 作成中
    Waiting,  // 承認待ち
    Approved, // 承認済
}

public enum PlanReviewResult
{
    Unchanged,     // 変更なし
    NeedsRevision, // 改訂が必要
}

/// <summary>
/// An ICT-BCP with its versions and yearly reviews. A version is frozen when the head approves it: a correction is a new
/// version (domain.md 4.1 no. 30; R058, R110, R331).
/// </summary>
public sealed class ContinuityPlan : IVersioned, ITracked
{
    public const string SubjectType = "ContinuityPlan";
    public const int TitleLength = 100;
    public const int ReasonLength = 1000;

    private readonly List<PlanVersion> versions = [];
    private readonly List<PlanReview> reviews = [];

    public Guid Id { get; init; }
    public PlanScope Scope { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SystemId { get; init; }
    /// <summary>The number of the system, which never changes.</summary>
    public string? SystemCode { get; init; }
    /// <summary>Who keeps the plan and whose head approves it; of a system plan the section that owned the system when the plan was written last.</summary>
    public Guid SectionId { get; private set; }
    public string Title { get; private set; } = "";
    public PlanStatus Status { get; private set; }
    public int? ApprovedNumber { get; private set; }
    public DateOnly? ApprovedOn { get; private set; }
    public DateOnly? ReviewedOn { get; private set; }
    /// <summary>Day by which the yearly review is due; none before the first approval.</summary>
    public DateOnly? NextReviewOn { get; private set; }
    /// <summary>Steps and systems of the version in force: lists tell them without reading it.</summary>
    public int StepCount { get; private set; }
    public int RebuildCount { get; private set; }
    public int Revision { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public uint Version { get; private set; }

    public IReadOnlyList<PlanVersion> Versions => versions;
    public IReadOnlyList<PlanReview> Reviews => reviews;
    public TrailSubject Subject => new(SubjectType, Id);

    public PlanVersion? InForce => versions.SingleOrDefault(v => v.Number == ApprovedNumber);
    public PlanVersion? Open => versions.SingleOrDefault(v => v.State != PlanVersionState.Approved);

    public static ContinuityPlan Begin(Guid id, PlanScope scope, Guid? bureauId, Guid? systemId, string? systemCode, Guid sectionId, string title, Actor actor)
    {
        var plan = new ContinuityPlan { Id = id, Scope = scope, BureauId = bureauId, SystemId = systemId, SystemCode = systemCode, SectionId = sectionId, Title = title };
        plan.versions.Add(PlanVersion.Begin(id, 1, new PlanContent(), actor));
        plan.Touch(actor);
        return plan;
    }

    /// <summary>Writes the open version. Refused when none is being written (Bcp.NotDraft) and for one sent to the head.</summary>
    public void Write(string title, PlanContent content, string? reason, IReadOnlyList<Guid> findings, Actor actor)
    {
        var draft = Draft();
        Title = title;
        draft.Write(content, reason, findings, actor);
        Touch(actor);
    }

    /// <summary>Refused without scope and organisation (Bcp.PlanIncomplete), and for a revision without its reason (Bcp.ReasonMissing).</summary>
    public void Submit(Actor actor)
    {
        var draft = Draft();
        if (draft.Content.Covers is null || draft.Content.Contacts.Count == 0)
        {
            throw new RuleViolation("Bcp.PlanIncomplete");
        }
        if (draft.Number > 1 && draft.Reason is null)
        {
            throw new RuleViolation("Bcp.ReasonMissing");
        }
        draft.State = PlanVersionState.Waiting;
        Touch(actor);
    }

    /// <summary>The head sends the version back to be written on.</summary>
    public void SendBack(string note, Actor actor)
    {
        var waiting = Waiting();
        waiting.State = PlanVersionState.Draft;
        waiting.ReturnNote = note;
        Touch(actor);
    }

    /// <summary>The head approves: the version is frozen and in force, and is to be reviewed within a year.</summary>
    public PlanVersion Approve(Actor actor, Capacity? capacity)
    {
        var version = Waiting();
        version.Approve(actor, capacity);
        (ApprovedNumber, ApprovedOn, NextReviewOn) = (version.Number, actor.Today, actor.Today.AddYears(1));
        (StepCount, RebuildCount) = (version.Content.Steps.Count, version.Content.Rebuild.Count);
        Touch(actor);
        return version;
    }

    /// <summary>A correction or revision: a new version that begins as a copy. Refused while one is open (Bcp.RevisionOpen) and before the first approval.</summary>
    public void BeginRevision(Actor actor)
    {
        if (Open is not null || InForce is null)
        {
            throw new RuleViolation("Bcp.RevisionOpen");
        }
        versions.Add(PlanVersion.Begin(Id, InForce.Number + 1, InForce.Content, actor));
        Touch(actor);
    }

    /// <summary>Gives a revision up; the first version stays (Bcp.FirstVersion).</summary>
    public PlanVersion DropRevision(Actor actor)
    {
        var draft = Draft();
        if (draft.Number == 1)
        {
            throw new RuleViolation("Bcp.FirstVersion");
        }
        versions.Remove(draft);
        Touch(actor);
        return draft;
    }

    /// <summary>The yearly review (R331). Refused before the first approval (Bcp.NotApproved) and for a next day more than a year on (Bcp.ReviewWithinYear).</summary>
    public void Review(PlanReviewInput input, Actor actor, Capacity? capacity)
    {
        if (InForce is null)
        {
            throw new RuleViolation("Bcp.NotApproved");
        }
        var (on, next) = (input.On!.Value, input.NextOn ?? input.On.Value.AddYears(1));
        if (next > on.AddYears(1) || next <= on)
        {
            throw new RuleViolation("Bcp.ReviewWithinYear", nameof(PlanReviewInput.NextOn), on.AddYears(1));
        }
        reviews.Add(new PlanReview
        {
            Id = Guid.CreateVersion7(actor.Now), PlanId = Id, Number = InForce.Number, On = on, Result = input.Result!.Value, Note = input.Note, By = actor.Name, BySection = capacity?.SectionName ?? actor.Main?.SectionName,
        });
        (ReviewedOn, NextReviewOn) = (on, next);
        Touch(actor);
    }

    /// <summary>The plan goes with its system, or to the section that succeeds.</summary>
    public void MoveTo(Guid sectionId, Actor actor)
    {
        if (SectionId != sectionId)
        {
            SectionId = sectionId;
            Touch(actor);
        }
    }

    private PlanVersion Draft() => Open is { State: PlanVersionState.Draft } draft ? draft : throw new RuleViolation("Bcp.NotDraft");

    private PlanVersion Waiting() => Open is { State: PlanVersionState.Waiting } waiting ? waiting : throw new RuleViolation("Bcp.NotWaiting");

    private void Touch(Actor actor)
    {
        Status = (Open?.State, ApprovedNumber) switch
        {
            (null, _) => PlanStatus.Approved,
            (PlanVersionState.Waiting, null) => PlanStatus.Waiting,
            (PlanVersionState.Waiting, _) => PlanStatus.RevisionWaiting,
            (_, null) => PlanStatus.Drafting,
            _ => PlanStatus.Revising,
        };
        UpdatedAt = actor.Now;
        Revision++;
    }
}

/// <summary>One version: written while it is a draft, never again once approved.</summary>
public sealed class PlanVersion : ITracked
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public int Number { get; init; }
    public PlanVersionState State { get; internal set; }
    public PlanContent Content { get; private set; } = new();
    /// <summary>Why it was revised.</summary>
    public string? Reason { get; private set; }
    /// <summary>Findings of drills that this revision answers (R110).</summary>
    public IReadOnlyList<Guid> Findings { get; private set; } = [];
    public string WrittenBy { get; private set; } = "";
    public string? ReturnNote { get; internal set; }
    public DateOnly? ApprovedOn { get; private set; }
    public string? ApprovedBy { get; private set; }
    public string? ApprovedBySection { get; private set; }

    public TrailSubject Subject => new(ContinuityPlan.SubjectType, PlanId);

    internal static PlanVersion Begin(Guid planId, int number, PlanContent content, Actor actor) =>
        new() { Id = Guid.CreateVersion7(actor.Now), PlanId = planId, Number = number, Content = content, WrittenBy = actor.Name };

    internal void Write(PlanContent content, string? reason, IReadOnlyList<Guid> findings, Actor actor)
    {
        if (State != PlanVersionState.Draft)
        {
            throw new RuleViolation("Bcp.NotDraft");
        }
        (Content, Reason, Findings, WrittenBy) = (content, reason, findings, actor.Name);
    }

    /// <summary>On a copy that is only read.</summary>
    internal void HidePhones() => Content = Content.WithoutPhones();

    internal void Approve(Actor actor, Capacity? capacity)
    {
        (State, ApprovedOn, ApprovedBy, ApprovedBySection, ReturnNote) = (PlanVersionState.Approved, actor.Today, actor.Name, capacity?.SectionName ?? actor.Main?.SectionName, null);
    }
}

/// <summary>A yearly review as it was recorded; names are frozen.</summary>
public sealed class PlanReview : ITracked
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    /// <summary>The version that was reviewed.</summary>
    public int Number { get; init; }
    public DateOnly On { get; init; }
    public PlanReviewResult Result { get; init; }
    public string? Note { get; init; }
    public required string By { get; init; }
    public string? BySection { get; init; }

    public TrailSubject Subject => new(ContinuityPlan.SubjectType, PlanId);
}
