using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.SelfChecks;

/// <summary>自己点検: every live section answers the same short questions once (domain.md 6.5; statutory from 2027-07-01, 0.4).</summary>
public sealed class SelfCheckCampaign : IVersioned, ITracked
{
    public const string SubjectType = "SelfCheckCampaign";
    public const int TitleLength = 100;
    public const int NoteLength = 1000;
    public const int MostQuestions = 40;

    public Guid Id { get; init; }
    public string Title { get; private set; } = "";
    public FiscalYear Fy { get; private set; }
    /// <summary>対象期間: of these days the answers tell.</summary>
    public DateOnly PeriodFrom { get; private set; }
    public DateOnly PeriodTo { get; private set; }
    /// <summary>Last day.</summary>
    public DateOnly DueOn { get; private set; }
    /// <summary>Words to the sections.</summary>
    public string? Note { get; private set; }
    public SelfCheckCampaignState State { get; private set; }
    /// <summary>In the order asked; frozen with their words at the opening.</summary>
    public IReadOnlyList<AskedQuestion> Questions { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? OpenedAt { get; private set; }
    public string? OpenedBy { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    /// <summary>Title, words and due day can be changed while it runs, the rest only before. Refused: SelfCheck.IsClosed, SelfCheck.IsOpen.</summary>
    public void Plan(SelfCheckCampaignInput input, IReadOnlyList<AskedQuestion> questions)
    {
        if (State == SelfCheckCampaignState.Closed)
        {
            throw new RuleViolation("SelfCheck.IsClosed");
        }
        if (State == SelfCheckCampaignState.Open && (input.Fy != Fy || input.PeriodFrom != PeriodFrom || input.PeriodTo != PeriodTo))
        {
            throw new RuleViolation("SelfCheck.IsOpen", nameof(SelfCheckCampaignInput.PeriodFrom));
        }
        (Title, Fy, PeriodFrom, PeriodTo, DueOn, Note) = (input.Title!, input.Fy!.Value, input.PeriodFrom!.Value, input.PeriodTo!.Value, input.DueOn!.Value, input.Note);
        Questions = State == SelfCheckCampaignState.Draft ? questions : Questions;
    }

    /// <summary>Freezes the questions. Refused: SelfCheck.NotDraft, SelfCheck.NoQuestions, SelfCheck.DuePast.</summary>
    public void Open(IReadOnlyList<AskedQuestion> questions, Actor actor)
    {
        if (State != SelfCheckCampaignState.Draft)
        {
            throw new RuleViolation("SelfCheck.NotDraft");
        }
        if (questions.Count == 0)
        {
            throw new RuleViolation("SelfCheck.NoQuestions");
        }
        if (DueOn < actor.Today)
        {
            throw new RuleViolation("SelfCheck.DuePast");
        }
        (State, Questions, OpenedAt, OpenedBy) = (SelfCheckCampaignState.Open, questions, actor.Now, actor.Name);
    }

    /// <summary>What is not handed in stays so. Refused: SelfCheck.NotOpen.</summary>
    public void Close(Actor actor)
    {
        if (State != SelfCheckCampaignState.Open)
        {
            throw new RuleViolation("SelfCheck.NotOpen");
        }
        (State, ClosedAt) = (SelfCheckCampaignState.Closed, actor.Now);
    }
}
