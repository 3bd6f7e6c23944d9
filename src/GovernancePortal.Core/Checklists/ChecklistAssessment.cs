using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Checklists;

public enum CheckAnswer
{
    Yes,           // はい
    Partly,        // 一部
    No,            // いいえ
    NotApplicable, // 対象外
}

/// <summary>What one body answers to one checklist for one fiscal year.</summary>
public sealed class ChecklistAssessment : IVersioned, ITracked
{
    public const string SubjectType = "ChecklistAssessment";
    public const int NoteLength = 1000;
    public const int PersonLength = 100;
    public const int SectionLength = 200;

    private readonly List<ChecklistAnswer> answers = [];

    public Guid Id { get; init; }
    public Guid ChecklistId { get; init; }
    public Guid BodyId { get; init; }
    public BodyKind BodyKind { get; init; }
    /// <summary>As the body was called when the assessment began.</summary>
    public required string BodyName { get; init; }
    public FiscalYear Fy { get; init; }
    public AssessmentState State { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public string? SubmittedBy { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public string? ConfirmedBy { get; private set; }
    public string? ConfirmedBySection { get; private set; }
    /// <summary>Why it was sent back, until it is submitted again.</summary>
    public string? ReturnNote { get; private set; }
    /// <summary>When the answers of a municipality came in by file; null while none did.</summary>
    public DateTimeOffset? ReceivedAt { get; private set; }
    public int Revision { get; private set; }
    public IReadOnlyList<ChecklistAnswer> Answers => answers;
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    public static ChecklistAssessment Begin(Checklist list, ChecklistBody body, FiscalYear fy, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), ChecklistId = list.Id, BodyId = body.Id, BodyKind = body.Kind, BodyName = body.Name, Fy = fy,
    };

    public ChecklistAnswer? AnswerTo(Guid itemId) => answers.Find(a => a.ItemId == itemId);

    /// <summary>
    /// Puts an answer to the wording in force that year; an empty one takes it away. Refused: not open for answers
    /// (Checklist.NotOpen), 対象外 without saying why (Checklist.WhyNotApplicable), an item that the body's state leaves out
    /// answered without saying why (Checklist.WhyOverride).
    /// </summary>
    /// <param name="field">Where the evidence is typed, for the refusals.</param>
    public void Put(CheckItem item, AnswerInput input, Applicability applies, Actor actor, string? field = null)
    {
        ChecklistWorkflow.Demand(State, AssessmentAct.Answer);
        var known = AnswerTo(item.Id);
        if (input.Value is not { } value)
        {
            if (known is not null)
            {
                answers.Remove(known);
                Revision++;
            }
            return;
        }
        if (value == CheckAnswer.NotApplicable && applies != Applicability.Out && string.IsNullOrWhiteSpace(input.Evidence))
        {
            throw new RuleViolation("Checklist.WhyNotApplicable", field ?? nameof(input.Evidence));
        }
        if (value != CheckAnswer.NotApplicable && applies == Applicability.Out && string.IsNullOrWhiteSpace(input.Evidence))
        {
            throw new RuleViolation("Checklist.WhyOverride", field ?? nameof(input.Evidence));
        }
        if (known is null)
        {
            known = new ChecklistAnswer { Id = Guid.CreateVersion7(actor.Now), AssessmentId = Id, ItemId = item.Id };
            answers.Add(known);
        }
        if (known.Take(value, input, item.WordingIn(Fy).Id, applies == Applicability.Out && value != CheckAnswer.NotApplicable, actor))
        {
            Revision++;
        }
    }

    /// <summary>A file beside an answer; refused before there is one (Checklist.AnswerFirst).</summary>
    public void Attach(Guid itemId, StoredFile? file)
    {
        ChecklistWorkflow.Demand(State, AssessmentAct.Answer);
        var answer = AnswerTo(itemId) ?? throw new RuleViolation("Checklist.AnswerFirst");
        (answer.FileId, answer.File) = (file?.Id, file);
        Revision++;
    }

    public void Received(Actor actor) => ReceivedAt = actor.Now;

    /// <summary>Refused while an item that applies has no answer (Checklist.Unanswered).</summary>
    public void Submit(int unanswered, Actor actor)
    {
        var next = ChecklistWorkflow.Demand(State, AssessmentAct.Submit);
        if (unanswered > 0)
        {
            throw new RuleViolation("Checklist.Unanswered", null, unanswered);
        }
        (State, SubmittedAt, SubmittedBy, ReturnNote) = (next, actor.Now, actor.Name, null);
    }

    public void Return(string note)
    {
        (State, ReturnNote, SubmittedAt, SubmittedBy) = (ChecklistWorkflow.Demand(State, AssessmentAct.Return), note, null, null);
        (ConfirmedAt, ConfirmedBy, ConfirmedBySection) = (null, null, null);
        answers.RemoveAll(a => a.LeftOutBy is not null);
    }

    /// <summary>Confirmed by the head of the policy office. Items that the body's state leaves out are kept as such, with the reason of that day.</summary>
    public void Confirm(IEnumerable<CheckItem> leftOut, Actor actor)
    {
        State = ChecklistWorkflow.Demand(State, AssessmentAct.Confirm);
        (ConfirmedAt, ConfirmedBy, ConfirmedBySection) = (actor.Now, actor.Name, actor.Main?.SectionName);
        foreach (var item in leftOut.Where(i => AnswerTo(i.Id) is null))
        {
            answers.Add(ChecklistAnswer.Left(Id, item, item.WordingIn(Fy).Id, actor));
        }
    }
}

/// <summary>An answer to one item, in the wording that it answered.</summary>
public sealed class ChecklistAnswer : ITracked
{
    public const int EvidenceLength = 1000;
    public const int LinkLength = 500;

    public Guid Id { get; init; }
    public Guid AssessmentId { get; init; }
    public Guid ItemId { get; init; }
    public Guid WordingId { get; private set; }
    public CheckAnswer Value { get; private set; }
    /// <summary>Answered although the body's state leaves the item out; the evidence says why.</summary>
    public bool Overridden { get; private set; }
    /// <summary>Not answered but left out by this condition, as it stood at the confirmation.</summary>
    public ItemCondition? LeftOutBy { get; private set; }
    public string? Evidence { get; private set; }
    public string? Link { get; private set; }
    public Guid? FileId { get; internal set; }
    public StoredFile? File { get; internal set; }
    public DateTimeOffset At { get; private set; }
    public string By { get; private set; } = "";
    public string? BySection { get; private set; }

    public TrailSubject Subject => new(ChecklistAssessment.SubjectType, AssessmentId);

    internal static ChecklistAnswer Left(Guid assessmentId, CheckItem item, Guid wordingId, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), AssessmentId = assessmentId, ItemId = item.Id, WordingId = wordingId, Value = CheckAnswer.NotApplicable, LeftOutBy = item.Condition, At = actor.Now, By = actor.Name, BySection = actor.Main?.SectionName,
    };

    /// <returns>Whether anything is other than before.</returns>
    internal bool Take(CheckAnswer value, AnswerInput input, Guid wordingId, bool overridden, Actor actor)
    {
        if (By.Length > 0 && (Value, Evidence, Link, Overridden, WordingId) == (value, input.Evidence, input.Link, overridden, wordingId))
        {
            return false;
        }
        (Value, Evidence, Link, Overridden, WordingId) = (value, input.Evidence, input.Link, overridden, wordingId);
        (At, By, BySection, LeftOutBy) = (actor.Now, actor.Name, actor.Main?.SectionName, null);
        return true;
    }
}
