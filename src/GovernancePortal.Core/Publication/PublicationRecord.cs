using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Publication;

public enum PublicationState
{
    Draft,     // 作成中
    Submitted, // CIOの承認待ち
    Approved,  // 公表中
    Replaced,  // 差替え済
    Dropped,   // 取りやめ
}

/// <summary>What is published: plans with fiscal years, checklists with fiscal years.</summary>
public sealed record PublicationChoice(IReadOnlyList<Guid> PlanIds, IReadOnlyList<int> Years, IReadOnlyList<Guid> ChecklistIds, IReadOnlyList<int> ChecklistYears);

/// <summary>
/// 公表 (R192): chosen and previewed by the policy office, approved by the CIO, written as a bundle. A newer one takes the place
/// of the one before, which stays on record with its file.
/// </summary>
public sealed class PublicationRecord : IVersioned, ITracked
{
    public const string SubjectType = "Publication";
    public const int TitleLength = 150;
    public const int IntroductionLength = 4000;
    public const int ReasonLength = 1000;
    public const int PersonLength = 210;
    public const int NumberLength = 20;
    public const string Mark = "公";
    public const int MostPlans = 50;

    private PublicationRecord()
    {
    }

    public Guid Id { get; private init; }
    /// <summary>R8-公-0001.</summary>
    public string Number { get; private init; } = "";
    public string Title { get; private set; } = "";
    public string? Introduction { get; private set; }
    public PublicationChoice Choice { get; private set; } = new([], [], [], []);
    public PublicationState State { get; private set; }
    public DateTimeOffset Since { get; private set; }
    public string DraftedBy { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }
    public Guid? SubmittedById { get; private set; }
    public string? SubmittedBy { get; private set; }
    /// <summary>As it was previewed, frozen; null while it is being drafted.</summary>
    public PublicContent? Content { get; private set; }
    /// <summary>Why the CIO gave it back.</summary>
    public string? ReturnReason { get; private set; }
    public string? ApprovedBy { get; private set; }
    public DateOnly? ApprovedOn { get; private set; }
    public Guid? FileId { get; private set; }
    public StoredFile? File { get; private set; }
    public Guid? ReplacedById { get; private set; }
    public DateTimeOffset? ReplacedAt { get; private set; }
    public bool IsDemonstration { get; private init; }
    public int Revision { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    public bool IsOpen => State == PublicationState.Draft;

    internal static PublicationRecord Begin(PublicationInput input, string number, Actor actor, bool demonstration = false)
    {
        var publication = new PublicationRecord { Id = Guid.CreateVersion7(actor.Now), Number = number, DraftedBy = actor.Name, CreatedAt = actor.Now, Since = actor.Now, IsDemonstration = demonstration };
        publication.Write(input, actor);
        return publication;
    }

    /// <summary>Refused once it was submitted (Publication.NotNow).</summary>
    internal void Write(PublicationInput input, Actor actor)
    {
        Demand(actor, Permission.PublishDraft, PublicationState.Draft);
        (Title, Introduction, Choice) = (input.Title!, input.Introduction, input.ToChoice());
        Revision++;
    }

    /// <summary>Freezes what was previewed; refused where nothing is chosen (Publication.Empty).</summary>
    internal void Submit(PublicContent content, Actor actor)
    {
        Demand(actor, Permission.PublishDraft, PublicationState.Draft);
        if (content.IsEmpty)
        {
            throw new RuleViolation("Publication.Empty");
        }
        (Content, SubmittedById, SubmittedBy, ReturnReason) = (content, actor.UserId, actor.Name, null);
        To(PublicationState.Submitted, actor);
    }

    /// <summary>The policy office takes it back to change it before the CIO has decided.</summary>
    internal void PullBack(Actor actor)
    {
        Demand(actor, Permission.PublishDraft, PublicationState.Submitted);
        Content = null;
        To(PublicationState.Draft, actor);
    }

    internal void Return(string reason, Actor actor)
    {
        Demand(actor, Permission.PublishDecide, PublicationState.Submitted);
        (Content, ReturnReason) = (null, reason);
        To(PublicationState.Draft, actor);
    }

    /// <summary>Refused for the one who submitted it (Publication.OwnDraft).</summary>
    internal void Approve(StoredFile bundle, Actor actor)
    {
        Demand(actor, Permission.PublishDecide, PublicationState.Submitted);
        if (actor.UserId == SubmittedById && !actor.IsOperator)
        {
            throw new RuleViolation("Publication.OwnDraft");
        }
        var absent = actor.CapacityFor(Permission.PublishDecide)?.StandsInFor;
        (ApprovedBy, ApprovedOn, FileId) = (absent is null ? actor.Name : $"{actor.Name}（{absent.Name} 代決）", actor.Today, bundle.Id);
        To(PublicationState.Approved, actor);
    }

    /// <summary>Another took its place; its bundle stays.</summary>
    internal void ReplaceBy(PublicationRecord next, Actor actor)
    {
        (ReplacedById, ReplacedAt) = (next.Id, actor.Now);
        To(PublicationState.Replaced, actor);
    }

    internal void Drop(Actor actor)
    {
        Demand(actor, Permission.PublishDraft, PublicationState.Draft);
        To(PublicationState.Dropped, actor);
    }

    private void To(PublicationState state, Actor actor)
    {
        (State, Since) = (state, actor.Now);
        Revision++;
    }

    private void Demand(Actor actor, Permission permission, PublicationState from)
    {
        if (!actor.May(permission))
        {
            throw new Forbidden($"{permission} of a publication.");
        }
        if (State != from)
        {
            throw new RuleViolation("Publication.NotNow", null, "PublicationState." + State);
        }
    }
}
