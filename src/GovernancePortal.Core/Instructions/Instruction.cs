using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Instructions;

/// <summary>Whose word it is, and who wrote it down where that was somebody else.</summary>
/// <param name="Name">The CIO, with the mark of a stand-in.</param>
/// <param name="As">In which capacity: one person may be CIO and CISO at once (decision 11).</param>
/// <param name="On">The day it was said.</param>
/// <param name="RecordedBy">Null where it was given in the portal by the person itself.</param>
public sealed record InstructionWord(string Name, Role As, DateOnly On, string? RecordedBy, string? RecordedBySection);

/// <summary>What the instruction is about, as it was called when it was given.</summary>
public sealed record InstructionAbout(InstructionSubject Kind, Guid? Id, string? Title, string? Address);

/// <summary>One answer with what became of it; never changed once judged.</summary>
public sealed class InstructionRound : ITracked
{
    public Guid Id { get; init; }
    public Guid InstructionId { get; init; }
    public int Number { get; init; }
    public required string Answer { get; init; }
    /// <summary>Who wrote it.</summary>
    public string? WrittenBy { get; init; }
    /// <summary>The head who answered for the section, with the mark of a stand-in.</summary>
    public required string SubmittedBy { get; init; }
    public required string SubmittedBySection { get; init; }
    public DateTimeOffset SubmittedAt { get; init; }
    /// <summary>Null while it waits.</summary>
    public bool? Accepted { get; internal set; }
    public string? Remark { get; internal set; }
    public string? JudgedBy { get; internal set; }
    public DateOnly? JudgedOn { get; internal set; }
    public string? RecordedBy { get; internal set; }

    public TrailSubject Subject => new(Instruction.SubjectType, InstructionId);
}

/// <summary>A look at whether the improvement lasts.</summary>
public sealed class InstructionCheck : ITracked
{
    public Guid Id { get; init; }
    public Guid InstructionId { get; init; }
    public required string Finding { get; init; }
    public DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public string? RecordedBy { get; init; }
    /// <summary>The next look; null where this was the last.</summary>
    public DateOnly? NextOn { get; init; }

    public TrailSubject Subject => new(Instruction.SubjectType, InstructionId);
}

/// <summary>Evidence of an answer.</summary>
public sealed class InstructionFile
{
    public Guid InstructionId { get; init; }
    public Guid FileId { get; init; }
    public StoredFile File { get; init; } = null!;
    /// <summary>The answer it was added for.</summary>
    public int Round { get; init; }
}

/// <summary>
/// 改善指示 (R191, R194): what the CIO asks of a section, from a KPI, an item of a checklist, a case, a finding or by word of
/// mouth, with the answers and what became of them. Only its methods change it, and <see cref="InstructionWorkflow"/> decides
/// which act is allowed when.
/// </summary>
public sealed class Instruction : IVersioned, ITracked
{
    public const string SubjectType = "Instruction";
    public const int TitleLength = 300;
    public const int TextLength = 2000;
    public const int AnswerLength = 4000;
    public const int ReasonLength = 1000;
    public const int PersonLength = 100;
    public const int NumberLength = 20;
    public const int AddressLength = 300;
    public const int MostFiles = 20;
    public const string Mark = "指";

    private readonly List<InstructionRound> rounds = [];
    private readonly List<InstructionCheck> checks = [];
    private readonly List<InstructionFile> files = [];

    private Instruction()
    {
    }

    public Guid Id { get; private init; }
    /// <summary>R8-指-0001.</summary>
    public string Number { get; private init; } = "";
    public InstructionSubject SubjectKind { get; private init; }
    public Guid? SubjectId { get; private init; }
    /// <summary>What it is about, as it was called then.</summary>
    public string? SubjectTitle { get; private init; }
    public string? SubjectAddress { get; private init; }
    public string Text { get; private init; } = "";
    public Guid SectionId { get; private set; }
    public Guid BureauId { get; private set; }
    /// <summary>What the section was called when it was addressed.</summary>
    public string SectionName { get; private init; } = "";
    public DateOnly DueOn { get; private set; }
    public string GivenBy { get; private init; } = "";
    public Role GivenAs { get; private init; }
    public DateOnly GivenOn { get; private init; }
    /// <summary>Said, and written down by somebody else: both names are kept.</summary>
    public bool IsOral { get; private init; }
    public string? RecordedBy { get; private init; }
    public string? RecordedBySection { get; private init; }
    public Guid CreatedById { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    /// <summary>The sitting of the CIO in which it was given.</summary>
    public Guid? MeetingId { get; private init; }

    public InstructionState State { get; private set; }
    public DateTimeOffset Since { get; private set; }
    /// <summary>The answer as it is being written.</summary>
    public string? Draft { get; private set; }
    public Guid? PassedOnById { get; private set; }
    public string? PassedOnBy { get; private set; }
    /// <summary>Why it came back, was given another day or was withdrawn.</summary>
    public string? Reason { get; private set; }
    /// <summary>When it is looked at again.</summary>
    public DateOnly? FollowUpOn { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public int RoundCount { get; private set; }
    public bool IsDemonstration { get; private init; }
    public int Revision { get; private set; }
    public uint Version { get; private set; }

    public IReadOnlyList<InstructionRound> Rounds => rounds;
    public IReadOnlyList<InstructionCheck> Checks => checks;
    public IReadOnlyList<InstructionFile> Files => files;
    public TrailSubject Subject => new(SubjectType, Id);

    public bool IsOverdue(DateOnly today) => InstructionWorkflow.IsOutstanding(State) && DueOn < today;

    /// <summary>Refused where the due day has passed already (Instruction.DuePast).</summary>
    internal static Instruction Give(InstructionInput input, string number, InstructionAbout about, Guid bureauId, string sectionName, InstructionWord word, Actor actor, bool demonstration = false)
    {
        if (input.DueOn < actor.Today && !demonstration)
        {
            throw new RuleViolation("Instruction.DuePast", nameof(input.DueOn), actor.Today);
        }
        return new Instruction
        {
            Id = Guid.CreateVersion7(actor.Now), Number = number, SubjectKind = about.Kind, SubjectId = about.Id, SubjectTitle = about.Title, SubjectAddress = about.Address, Text = input.Text!,
            SectionId = input.SectionId!.Value, BureauId = bureauId, SectionName = sectionName, DueOn = input.DueOn!.Value, GivenBy = word.Name, GivenAs = word.As, GivenOn = word.On,
            IsOral = word.RecordedBy is not null, RecordedBy = word.RecordedBy, RecordedBySection = word.RecordedBySection, CreatedById = actor.UserId, CreatedAt = actor.Now, MeetingId = input.MeetingId,
            State = InstructionState.Given, Since = actor.Now, IsDemonstration = demonstration,
        };
    }

    internal void Write(string? answer, IReadOnlyList<StoredFile> added, Actor actor)
    {
        Move(InstructionAct.Write, actor);
        if (files.Count + added.Count > MostFiles)
        {
            throw new RuleViolation("Instruction.TooManyFiles", "Files", MostFiles);
        }
        Draft = answer;
        files.AddRange(added.Select(f => new InstructionFile { InstructionId = Id, FileId = f.Id, Round = RoundCount + 1 }));
    }

    internal void PassOn(Actor actor)
    {
        Move(InstructionAct.PassOn, actor);
        (PassedOnById, PassedOnBy) = (actor.UserId, actor.Name);
    }

    internal void PullBack(Actor actor) => Move(InstructionAct.PullBack, actor);

    internal void SendBack(string reason, Actor actor)
    {
        Move(InstructionAct.SendBack, actor);
        Reason = reason;
    }

    /// <summary>The head answers for the section.</summary>
    internal void Submit(Actor actor)
    {
        var capacity = InstructionWorkflow.CapacityFor(InstructionMover.Head, SectionId, actor);
        Move(InstructionAct.Submit, actor);
        rounds.Add(new InstructionRound
        {
            Id = Guid.CreateVersion7(actor.Now), InstructionId = Id, Number = ++RoundCount, Answer = Draft!, WrittenBy = PassedOnBy, SubmittedBy = NameOf(actor, capacity), SubmittedBySection = capacity?.SectionName ?? SectionName,
            SubmittedAt = actor.Now,
        });
        (Reason, PassedOnById, PassedOnBy) = (null, null, null);
    }

    internal void Accept(string? remark, InstructionWord word, Actor actor)
    {
        Move(InstructionAct.Accept, actor);
        Judge(true, remark, word);
        Close(actor);
    }

    internal void FollowLater(string? remark, DateOnly on, InstructionWord word, Actor actor)
    {
        Demand(on, actor);
        Move(InstructionAct.FollowLater, actor);
        Judge(true, remark, word);
        FollowUpOn = on;
    }

    /// <param name="due">A new day for the next answer; the old one stays when null.</param>
    internal void Return(string reason, DateOnly? due, InstructionWord word, Actor actor)
    {
        if (due < actor.Today)
        {
            throw new RuleViolation("Instruction.DuePast", nameof(InstructionActInput.DueOn), actor.Today);
        }
        Move(InstructionAct.Return, actor);
        Judge(false, reason, word);
        (Reason, DueOn) = (reason, due ?? DueOn);
    }

    internal void Check(string finding, InstructionWord word, Actor actor)
    {
        Move(InstructionAct.Check, actor);
        Add(finding, null, word, actor);
        FollowUpOn = null;
        Close(actor);
    }

    internal void CheckAgain(string finding, DateOnly on, InstructionWord word, Actor actor)
    {
        Demand(on, actor);
        Move(InstructionAct.CheckAgain, actor);
        Add(finding, on, word, actor);
        FollowUpOn = on;
    }

    internal void Reopen(string finding, DateOnly due, InstructionWord word, Actor actor)
    {
        if (due < actor.Today)
        {
            throw new RuleViolation("Instruction.DuePast", nameof(InstructionActInput.DueOn), actor.Today);
        }
        Move(InstructionAct.Reopen, actor);
        Add(finding, null, word, actor);
        (FollowUpOn, DueOn, Reason) = (null, due, finding);
    }

    internal void MoveDue(DateOnly due, string reason, Actor actor)
    {
        if (due < actor.Today)
        {
            throw new RuleViolation("Instruction.DuePast", nameof(InstructionActInput.DueOn), actor.Today);
        }
        Move(InstructionAct.MoveDue, actor);
        DueOn = due;
        // The section sees why it has longer, or less long.
        Reason = reason;
    }

    internal void Withdraw(string reason, Actor actor)
    {
        Move(InstructionAct.Withdraw, actor);
        Reason = reason;
        Close(actor);
    }

    /// <summary>組織改正: another section has to answer; the name it was addressed to stays.</summary>
    internal void Succeed(Guid sectionId, Guid bureauId) => (SectionId, BureauId) = (sectionId, bureauId);

    internal static string NameOf(Actor actor, Capacity? capacity) => capacity?.StandsInFor is { } absent ? $"{actor.Name}（{absent.Name} 代決）" : actor.Name;

    private void Judge(bool accepted, string? remark, InstructionWord word)
    {
        var round = rounds.MaxBy(r => r.Number)!;
        (round.Accepted, round.Remark, round.JudgedBy, round.JudgedOn, round.RecordedBy) = (accepted, remark, word.Name, word.On, word.RecordedBy);
    }

    private void Add(string finding, DateOnly? next, InstructionWord word, Actor actor) =>
        checks.Add(new InstructionCheck { Id = Guid.CreateVersion7(actor.Now), InstructionId = Id, Finding = finding, At = actor.Now, By = word.Name, RecordedBy = word.RecordedBy, NextOn = next });

    private void Close(Actor actor) => ClosedAt = actor.Now;

    private static void Demand(DateOnly on, Actor actor)
    {
        if (on <= actor.Today)
        {
            throw new RuleViolation("Instruction.FollowUpPast", nameof(InstructionActInput.FollowUpOn), actor.Today);
        }
    }

    /// <summary>The step of the table; refused with Instruction.NotNow and to whom it is not given.</summary>
    internal InstructionStep Demand(InstructionAct act, Actor actor)
    {
        var step = InstructionWorkflow.Find(State, act) ?? throw new RuleViolation("Instruction.NotNow", null, "InstructionState." + State);
        return InstructionWorkflow.May(step.By, SectionId, actor) ? step : throw new Forbidden($"{act} of an instruction.");
    }

    private void Move(InstructionAct act, Actor actor)
    {
        var step = Demand(act, actor);
        if (step.Guards.FirstOrDefault(g => !g.Holds(this, actor)) is { } guard)
        {
            throw new RuleViolation(guard.Code);
        }
        if (State != step.To)
        {
            (State, Since) = (step.To, actor.Now);
        }
        Revision++;
    }
}
