using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Calendar;

public enum ProposalStatus
{
    Proposed,   // 承認待ち
    Approved,   // 承認済
    Declined,   // 不承認
    Withdrawn,  // 取下げ
    Superseded, // 改正済
}

/// <summary>
/// A row of the office's calendar. It is proposed by one person and counts only once another, who may approve, has
/// approved it; nobody approves an own proposal. Rows are never changed afterwards: a correction is a new proposal,
/// and its approval supersedes the row it replaces, so that the history stays readable.
/// </summary>
public abstract class OfficeProposal : IVersioned, ITracked
{
    public const int ReasonLength = 500;
    public const int PersonLength = 100;

    public Guid Id { get; init; }
    public ProposalStatus Status { get; private set; }
    /// <summary>Why, or on what basis (gazette, notice), as the proposer wrote it.</summary>
    public string? Reason { get; init; }
    public Guid ProposedById { get; private set; }
    public string ProposedByName { get; private set; } = "";
    public DateTimeOffset ProposedAt { get; private set; }
    public Guid? DecidedById { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Each row has its own history: proposed, approved, superseded.</summary>
    public TrailSubject Subject => new(GetType().Name, Id);

    /// <summary>Whether <paramref name="other"/> says something else about the very same thing.</summary>
    public abstract bool Replaces(OfficeProposal other);

    internal void Propose(Actor actor)
    {
        Demand(actor, Permission.OfficePropose);
        Status = ProposalStatus.Proposed;
        ProposedById = actor.UserId;
        ProposedByName = actor.Name;
        ProposedAt = actor.Now;
    }

    /// <summary>Refused with Calendar.AlreadyDecided and Calendar.OwnProposal; only the operator's seed approves its own.</summary>
    internal void Approve(Actor actor)
    {
        Demand(actor, Permission.OfficeApprove);
        DemandOpen();
        if (ProposedById == actor.UserId && !actor.IsOperator)
        {
            throw new RuleViolation("Calendar.OwnProposal");
        }

        Decide(ProposalStatus.Approved, actor);
    }

    internal void Decline(Actor actor)
    {
        Demand(actor, Permission.OfficeApprove);
        DemandOpen();
        Decide(ProposalStatus.Declined, actor);
    }

    /// <summary>By the proposer alone (Calendar.NotYourProposal).</summary>
    internal void Withdraw(Actor actor)
    {
        Demand(actor, Permission.OfficePropose);
        DemandOpen();
        if (ProposedById != actor.UserId)
        {
            throw new RuleViolation("Calendar.NotYourProposal");
        }

        Decide(ProposalStatus.Withdrawn, actor);
    }

    internal void Supersede()
    {
        if (Status != ProposalStatus.Approved)
        {
            throw new InvalidOperationException("Only an approved row can be superseded.");
        }

        Status = ProposalStatus.Superseded;
    }

    private void Decide(ProposalStatus status, Actor actor)
    {
        Status = status;
        DecidedById = actor.UserId;
        DecidedByName = actor.Name;
        DecidedAt = actor.Now;
    }

    private void DemandOpen()
    {
        if (Status != ProposalStatus.Proposed)
        {
            throw new RuleViolation("Calendar.AlreadyDecided");
        }
    }

    private static void Demand(Actor actor, Permission permission)
    {
        if (!actor.May(permission))
        {
            throw new Forbidden($"{permission} is needed for the calendar.");
        }
    }
}
