using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Surveys;

/// <summary>One question besides the ledger's columns, in both languages, asked of each section.</summary>
public sealed record ExtraQuestion
{
    public const int TextLength = 300;
    public const int ChoicesLength = 500;
    public const int AnswerLength = 1000;
    public const int Most = 20;

    /// <summary>Never changes within a version: answers are kept under it.</summary>
    public required string Key { get; init; }
    public required string TextJa { get; init; }
    public string? TextEn { get; init; }
    public ExtraKind Kind { get; init; }
    /// <summary>Of a <see cref="ExtraKind.Choice"/>: one a line.</summary>
    public IReadOnlyList<string> ChoicesJa { get; init; } = [];
    public IReadOnlyList<string> ChoicesEn { get; init; } = [];
    public bool Required { get; init; }
}

/// <summary>
/// 質問の版: which columns of the ledger are asked, from which importance on (decision 25), and the extra questions. A version
/// that a launched campaign uses never changes; a change makes the next one.
/// </summary>
public sealed class SurveyQuestions : ITracked
{
    public const string CounterKey = "survey-questions";

    public Guid Id { get; init; }
    /// <summary>第n版.</summary>
    public int Number { get; init; }
    /// <summary>By the names of <see cref="SystemColumns"/>: the least importance of which the column is asked.</summary>
    public IReadOnlyDictionary<string, Criticality> Columns { get; internal set; } = new Dictionary<string, Criticality>();
    public IReadOnlyList<ExtraQuestion> Extras { get; internal set; } = [];
    /// <summary>次年度案件, licences and drills are taken along.</summary>
    public bool AsksPlans { get; internal set; } = true;
    public bool AsksLicences { get; internal set; } = true;
    public bool AsksDrills { get; internal set; } = true;
    /// <summary>運用評価: five questions about each system that has no 評価 of its own.</summary>
    public bool AsksEvaluation { get; internal set; } = true;
    public DateTimeOffset CreatedAt { get; init; }

    public TrailSubject Subject => new("SurveyQuestions", Id);

    /// <summary>What may be asked: everything a section can know; the owner and links are the policy office's.</summary>
    public static IReadOnlyList<LedgerColumn> Askable { get; } = [.. SystemColumns.Given.Where(c => c.Kind is not (LedgerKind.Section or LedgerKind.Systems))];

    /// <summary>What a row of this importance is asked, in the ledger's order.</summary>
    public IReadOnlyList<LedgerColumn> AskedOf(Criticality criticality) =>
        [.. Askable.Where(c => c.Needed || (Columns.TryGetValue(c.Name, out var from) && from >= criticality) || (AsksDrills && c.Name == nameof(SystemInput.BcpDrilledOn)))];

    /// <summary>What completeness counts, from the importance it counts from.</summary>
    public static IReadOnlyDictionary<string, Criticality> Usual { get; } = Askable.Where(c => c.RequiredFrom is not null).ToDictionary(c => c.Name, c => c.RequiredFrom!.Value);
}

/// <summary>照会: asks every section once a year what the ledger says of its systems.</summary>
public sealed class SurveyCampaign : IVersioned, ITracked
{
    public const string SubjectType = "SurveyCampaign";
    public const int NameLength = 100;
    public const int NoteLength = 1000;

    public Guid Id { get; init; }
    public string Name { get; private set; } = "";
    public FiscalYear Fy { get; private set; }
    /// <summary>基準日: answers tell of this day, and stay so.</summary>
    public DateOnly BaseDate { get; private set; }
    public DateOnly OpensOn { get; private set; }
    /// <summary>Last day.</summary>
    public DateOnly Deadline { get; private set; }
    /// <summary>Words to the sections.</summary>
    public string? Note { get; private set; }
    public CampaignState State { get; private set; }
    public Guid QuestionsId { get; internal set; }
    public DateTimeOffset? LaunchedAt { get; private set; }
    public string? LaunchedBy { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    public bool IsRunning => State is CampaignState.Launched or CampaignState.Closed;

    public void Plan(CampaignInput input)
    {
        if (State == CampaignState.Finished)
        {
            throw new RuleViolation("Survey.Finished");
        }
        if (State != CampaignState.Draft && (input.Fy != Fy || input.BaseDate != BaseDate))
        {
            throw new RuleViolation("Survey.Launched", nameof(CampaignInput.BaseDate));
        }
        (Name, Fy, BaseDate, OpensOn, Deadline, Note) = (input.Name!, input.Fy!.Value, input.BaseDate!.Value, input.OpensOn!.Value, input.Deadline!.Value, input.Note);
    }

    /// <summary>発出. Refused twice (Survey.NotDraft) and when the deadline has passed (Survey.DeadlinePassed).</summary>
    public void Launch(Actor actor)
    {
        if (State != CampaignState.Draft)
        {
            throw new RuleViolation("Survey.NotDraft");
        }
        if (Deadline < actor.Today)
        {
            throw new RuleViolation("Survey.DeadlinePassed", nameof(Deadline));
        }
        (State, LaunchedAt, LaunchedBy) = (CampaignState.Launched, actor.Now, actor.Name);
    }

    /// <summary>The deadline is over: what comes now is late.</summary>
    public void Close()
    {
        if (State != CampaignState.Launched)
        {
            throw new RuleViolation("Survey.NotLaunched");
        }
        State = CampaignState.Closed;
    }

    /// <summary>A later deadline opens a closed survey again.</summary>
    internal void OpenAgain(DateOnly today) => State = State == CampaignState.Closed && Deadline >= today ? CampaignState.Launched : State;

    /// <summary>終了: nothing is taken any more. Refused before the deadline (Survey.NotClosed) and while fixed answers wait for the ledger or submitted ones for the check (Survey.WorkLeft).</summary>
    public void Finish(int left, Actor actor)
    {
        if (State != CampaignState.Closed)
        {
            throw new RuleViolation("Survey.NotClosed");
        }
        if (left > 0)
        {
            throw new RuleViolation("Survey.WorkLeft", null, left);
        }
        (State, FinishedAt) = (CampaignState.Finished, actor.Now);
    }
}
