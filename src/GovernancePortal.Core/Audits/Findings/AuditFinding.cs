using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Audits.Findings;

/// <summary>Where a finding stands: the audit, and the line of its checklist.</summary>
/// <param name="IsOfPolicyOffice">The audited section is 情報政策課: its own people never judge it (decision 23).</param>
/// <param name="PreviousId">The finding of an earlier audit on the same item.</param>
public sealed record FindingOrigin(AuditEngagement Engagement, Guid? AnswerId, string? ItemNumber, string? Chapter, string? ItemText, Guid? SystemId, bool IsOfPolicyOffice, Guid? PreviousId);

/// <summary>
/// 指摘事項 (R253): what an audit found, from being written to its effect. Only its methods change it, and
/// <see cref="FindingWorkflow"/> decides which act is allowed when.
/// </summary>
public sealed class AuditFinding : IVersioned, ITracked
{
    public const string SubjectType = "AuditFinding";
    public const string Mark = "摘";
    public const int NumberLength = 20;
    public const int TitleLength = 200;
    public const int TextLength = 4000;
    public const int ReasonLength = 1000;
    public const int PersonLength = 100;
    public const int ItemLength = 500;
    public const int ChapterLength = 100;
    public const int MostFiles = 20;
    public const int MostActions = 10;

    private readonly List<FindingWording> wordings = [];
    private readonly List<FindingAction> actions = [];
    private readonly List<FindingJudgement> judgements = [];
    private readonly List<FindingFile> files = [];

    private AuditFinding()
    {
    }

    public Guid Id { get; private init; }
    /// <summary>R8-摘-0001.</summary>
    public string Number { get; private init; } = "";
    public Guid EngagementId { get; private init; }
    public AuditEngagement Engagement { get; private init; } = null!;
    public FiscalYear FiscalYear { get; private init; }
    /// <summary>The line of the checklist; null for one that stands on no line.</summary>
    public Guid? AnswerId { get; private init; }
    public string? ItemNumber { get; private init; }
    public string? Chapter { get; private init; }
    public string? ItemText { get; private init; }
    public Guid? SystemId { get; private init; }
    public Guid SectionId { get; private set; }
    public Guid BureauId { get; private set; }
    /// <summary>What the section was called when it was written.</summary>
    public string SectionName { get; private init; } = "";
    public bool IsOfPolicyOffice { get; private init; }
    /// <summary>The earlier finding on the same item, or the one that was not mended.</summary>
    public Guid? PreviousId { get; private init; }
    /// <summary>再指摘.</summary>
    public bool IsRepeat { get; private init; }

    public string Title { get; private set; } = "";
    public string Fact { get; private set; } = "";
    /// <summary>基準: what ought to be.</summary>
    public string? Criterion { get; private set; }
    public FindingSeverity Severity { get; private set; }
    public Guid CreatedById { get; private init; }
    public string CreatedBy { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }

    public AuditFindingState State { get; private set; }
    public DateTimeOffset Since { get; private set; }
    /// <summary>Null until the head has answered; then whether there was no difference.</summary>
    public bool? FactAgreed { get; private set; }
    public string? FactOpinion { get; private set; }
    public string? FactAnsweredBy { get; private set; }
    public DateTimeOffset? FactAnsweredAt { get; private set; }
    public DateOnly? ConfirmedOn { get; private set; }

    public string? RootCause { get; private set; }
    public string? Improvement { get; private set; }
    public string? PlanWrittenBy { get; private set; }
    public string? PlanSubmittedBy { get; private set; }
    public DateTimeOffset? PlanSubmittedAt { get; private set; }
    /// <summary>By when the plan is asked for; null where it is left to the section.</summary>
    public DateOnly? PlanDueOn { get; private set; }
    /// <summary>What the section owes next: the plan, or the first measure not done. Null while nothing is owed.</summary>
    public DateOnly? DueOn { get; private set; }
    public string? DoneReport { get; private set; }
    public string? Reason { get; private set; }

    public string? RiskReason { get; private set; }
    public DateOnly? RiskUntil { get; private set; }
    public string? RiskBy { get; private set; }
    public DateOnly? ClosedOn { get; private set; }
    /// <summary>Not a finding after all; no figure counts it.</summary>
    public bool IsDropped { get; private set; }
    public bool IsDemonstration { get; private init; }
    public int Revision { get; private set; }
    public uint Version { get; private init; }

    public IReadOnlyList<FindingWording> Wordings => wordings;
    public IReadOnlyList<FindingAction> Actions => actions;
    public IReadOnlyList<FindingJudgement> Judgements => judgements;
    public IReadOnlyList<FindingFile> Files => files;
    public TrailSubject Subject => new(SubjectType, Id);
    public bool HasPlan => !string.IsNullOrWhiteSpace(RootCause) && !string.IsNullOrWhiteSpace(Improvement) && actions.Count > 0;

    public bool IsOfTeam(Actor actor) => actor.May(Permission.AuditConduct) && Engagement.Team.Any(m => m.UserId == actor.UserId);

    internal static AuditFinding Draft(FindingInput input, string number, FindingOrigin origin, Actor actor, bool demonstration = false) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), Number = number, EngagementId = origin.Engagement.Id, Engagement = origin.Engagement, FiscalYear = origin.Engagement.FiscalYear, AnswerId = origin.AnswerId, ItemNumber = origin.ItemNumber,
        Chapter = origin.Chapter, ItemText = Cut(origin.ItemText), SystemId = origin.SystemId, SectionId = origin.Engagement.SectionId, BureauId = origin.Engagement.BureauId, SectionName = origin.Engagement.SectionName,
        IsOfPolicyOffice = origin.IsOfPolicyOffice, PreviousId = origin.PreviousId, IsRepeat = origin.PreviousId is not null, Title = input.Title!, Fact = input.Fact!, Criterion = input.Criterion, Severity = input.Severity!.Value,
        CreatedById = actor.UserId, CreatedBy = actor.Name, CreatedAt = actor.Now, State = AuditFindingState.Drafted, Since = actor.Now, IsDemonstration = demonstration,
    };

    /// <summary>The same once more, for it was not mended; written by whoever found that.</summary>
    internal AuditFinding DraftAgain(string number, string fact, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), Number = number, EngagementId = EngagementId, Engagement = Engagement, FiscalYear = FiscalYear, AnswerId = AnswerId, ItemNumber = ItemNumber, Chapter = Chapter, ItemText = ItemText,
        SystemId = SystemId, SectionId = SectionId, BureauId = BureauId, SectionName = SectionName, IsOfPolicyOffice = IsOfPolicyOffice, PreviousId = Id, IsRepeat = true, Title = Title, Fact = fact, Criterion = Criterion, Severity = Severity,
        CreatedById = actor.UserId, CreatedBy = actor.Name, CreatedAt = actor.Now, State = AuditFindingState.Drafted, Since = actor.Now, IsDemonstration = IsDemonstration,
    };

    internal void Write(FindingInput input, IReadOnlyList<StoredFile> added, Actor actor)
    {
        Move(FindingAct.Write, actor);
        (Title, Fact, Criterion, Severity) = (input.Title!, input.Fact!, input.Criterion, input.Severity!.Value);
        Attach(added, 0);
    }

    internal void Attach(IReadOnlyList<StoredFile> added, int action)
    {
        if (files.Count + added.Count > MostFiles)
        {
            throw new RuleViolation("AuditFinding.TooManyFiles", "Uploads", MostFiles);
        }
        files.AddRange(added.Select(f => new FindingFile { FindingId = Id, FileId = f.Id, ActionNumber = action }));
    }

    internal void Submit(Actor actor)
    {
        Move(FindingAct.Submit, actor);
        Keep(null, actor);
    }

    internal void Drop(string reason, Actor actor)
    {
        Move(FindingAct.Drop, actor);
        (IsDropped, Reason) = (true, reason);
        Close(actor);
    }

    /// <param name="opinion">Null where there is no difference.</param>
    internal void AnswerFacts(string? opinion, Actor actor)
    {
        Move(opinion is null ? FindingAct.Agree : FindingAct.Object, actor);
        (FactAgreed, FactOpinion, FactAnsweredAt) = (opinion is null, opinion, actor.Now);
        FactAnsweredBy = NameOf(actor, FindingWorkflow.CapacityFor(FindingMover.Head, this, actor));
    }

    /// <summary>The auditors' last word on the facts; a wording that differs from the one before is kept beside it, and asks for a reason (AuditFinding.AmendReason).</summary>
    internal void Settle(FindingInput input, string? reason, Actor actor)
    {
        var differs = (Title, Fact, Criterion, Severity) != (input.Title!, input.Fact!, input.Criterion, input.Severity!.Value);
        if (differs && string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleViolation("AuditFinding.AmendReason", nameof(FindingActInput.Reason));
        }
        Move(FindingAct.Settle, actor);
        if (differs)
        {
            (Title, Fact, Criterion, Severity) = (input.Title!, input.Fact!, input.Criterion, input.Severity!.Value);
            Keep(reason, actor);
        }
        ConfirmedOn = actor.Today;
    }

    internal void Request(DateOnly? due, Actor actor)
    {
        Move(FindingAct.Request, actor);
        (PlanDueOn, DueOn) = (due, due);
    }

    internal void Finish(string? reason, Actor actor)
    {
        Move(FindingAct.Finish, actor);
        Reason = reason;
        Close(actor);
    }

    /// <summary>Refused with AuditFinding.ActionPast where a measure is due before today.</summary>
    internal void Plan(FindingPlanInput input, Actor actor)
    {
        Move(FindingAct.Plan, actor);
        List<FindingActionInput> wanted = [.. input.Actions.Where(a => !a.IsEmpty)];
        if (wanted.Count == 0)
        {
            throw new RuleViolation("AuditFinding.NoAction", "Actions[0].Text");
        }
        if (wanted.Count > MostActions)
        {
            throw new RuleViolation("AuditFinding.TooManyActions", "Actions[0].Text", MostActions);
        }
        actions.Sort((a, b) => a.Number.CompareTo(b.Number));
        for (var n = 0; n < input.Actions.Count; n++)
        {
            if (input.Actions[n].DueOn < actor.Today && !IsDemonstration && actions.All(a => a.DueOn != input.Actions[n].DueOn))
            {
                throw new RuleViolation("AuditFinding.ActionPast", $"Actions[{n}].DueOn", actor.Today);
            }
        }
        (RootCause, Improvement, PlanWrittenBy) = (input.RootCause, input.Improvement, actor.Name);
        for (var n = 0; n < wanted.Count; n++)
        {
            if (n < actions.Count)
            {
                (actions[n].Text, actions[n].DueOn) = (wanted[n].Text!, wanted[n].DueOn!.Value);
            }
            else
            {
                actions.Add(new FindingAction { Id = Guid.CreateVersion7(actor.Now), FindingId = Id, Number = n + 1, Text = wanted[n].Text!, DueOn = wanted[n].DueOn!.Value });
            }
        }
        actions.RemoveRange(wanted.Count, actions.Count - wanted.Count);
    }

    internal void SubmitPlan(Actor actor)
    {
        Move(FindingAct.SubmitPlan, actor);
        (PlanSubmittedBy, PlanSubmittedAt, DueOn, Reason) = (NameOf(actor, FindingWorkflow.CapacityFor(FindingMover.Head, this, actor)), actor.Now, null, null);
    }

    internal void ReturnPlan(string reason, DateOnly? due, Actor actor)
    {
        DemandFuture(due, nameof(FindingActInput.DueOn), actor);
        Move(FindingAct.ReturnPlan, actor);
        Judge(FindingAct.ReturnPlan, reason, actor);
        (PlanSubmittedBy, PlanSubmittedAt, Reason) = (null, null, reason);
        (PlanDueOn, DueOn) = (due ?? PlanDueOn, due ?? PlanDueOn);
    }

    internal void AcceptPlan(string? remark, Actor actor)
    {
        Move(FindingAct.AcceptPlan, actor);
        Judge(FindingAct.AcceptPlan, remark, actor);
        OweActions();
    }

    internal void MoveDue(DateOnly due, string reason, Actor actor)
    {
        DemandFuture(due, nameof(FindingActInput.DueOn), actor);
        Move(FindingAct.MoveDue, actor);
        (PlanDueOn, DueOn, Reason) = (due, due, reason);
    }

    internal void Start(Actor actor) => Move(FindingAct.Start, actor);

    internal void Progress(int number, FindingProgressInput input, IReadOnlyList<StoredFile> added, Actor actor)
    {
        Demand(FindingAct.Progress, actor);
        var action = actions.FirstOrDefault(a => a.Number == number) ?? throw new NotFound($"Measure {number}.");
        if (input.DoneOn > actor.Today)
        {
            throw new RuleViolation("AuditFinding.DoneLater", nameof(input.DoneOn), actor.Today);
        }
        Move(FindingAct.Progress, actor);
        (action.DoneOn, action.Report, action.DoneBy) = (input.DoneOn, input.Report, actor.Name);
        Attach(added, number);
        OweActions();
    }

    internal void Report(string text, Actor actor)
    {
        Move(FindingAct.Report, actor);
        (DoneReport, DueOn, Reason) = (text, null, null);
    }

    internal void TakeUp(Actor actor) => Move(FindingAct.TakeUp, actor);

    internal void Effective(string text, Actor actor)
    {
        Move(FindingAct.Effective, actor);
        Judge(FindingAct.Effective, text, actor);
        Close(actor);
    }

    /// <summary>Not enough yet: one more measure, by a day.</summary>
    internal void Again(string text, DateOnly due, Actor actor)
    {
        DemandFuture(due, nameof(FindingActInput.DueOn), actor);
        Move(FindingAct.Again, actor);
        Judge(FindingAct.Again, text, actor);
        actions.Add(new FindingAction { Id = Guid.CreateVersion7(actor.Now), FindingId = Id, Number = actions.Max(a => a.Number) + 1, Text = text, DueOn = due });
        Reason = text;
        OweActions();
    }

    internal void Raise(string text, Actor actor)
    {
        Move(FindingAct.Raise, actor);
        Judge(FindingAct.Raise, text, actor);
        Reason = text;
        Close(actor);
    }

    /// <summary>Only with an end: refused with AuditFinding.UntilPast where that day is not to come.</summary>
    internal void AcceptRisk(string reason, DateOnly until, Actor actor)
    {
        if (until <= actor.Today)
        {
            throw new RuleViolation("AuditFinding.UntilPast", nameof(FindingActInput.Until), actor.Today);
        }
        Move(FindingAct.AcceptRisk, actor);
        (RiskReason, RiskUntil, RiskBy, DueOn) = (reason, until, NameOf(actor, FindingWorkflow.CapacityFor(FindingMover.Ciso, this, actor)), null);
        Judge(FindingAct.AcceptRisk, reason, actor);
    }

    /// <summary>The acceptance ends, by the CISO or on its day: a plan is asked for again.</summary>
    internal void Reopen(string? reason, DateOnly? due, Actor actor)
    {
        Move(FindingAct.Reopen, actor);
        Judge(FindingAct.Reopen, reason, actor);
        (RiskUntil, PlanSubmittedAt, PlanSubmittedBy, PlanDueOn, DueOn, Reason) = (null, null, null, due, due, reason);
    }

    /// <summary>組織改正: another section has to mend it; the name it was written under stays.</summary>
    internal void Succeed(Guid sectionId, Guid bureauId) => (SectionId, BureauId) = (sectionId, bureauId);

    internal static string NameOf(Actor actor, Capacity? capacity) => capacity?.StandsInFor is { } absent ? $"{actor.Name}（{absent.Name} 代決）" : actor.Name;

    /// <summary>The step of the table; refused with AuditFinding.NotNow and to whom it is not given.</summary>
    internal FindingStep Demand(FindingAct act, Actor actor)
    {
        var step = FindingWorkflow.Find(State, act) ?? throw new RuleViolation("AuditFinding.NotNow", null, "AuditFindingState." + State);
        return FindingWorkflow.May(step.By, this, actor) ? step : throw new Forbidden($"{act} of a finding.");
    }

    private void Move(FindingAct act, Actor actor)
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

    private void Keep(string? reason, Actor actor) => wordings.Add(new FindingWording
    {
        Id = Guid.CreateVersion7(actor.Now), FindingId = Id, Number = wordings.Count + 1, Title = Title, Fact = Fact, Criterion = Criterion, Severity = Severity, Reason = reason, By = actor.Name, At = actor.Now,
    });

    private void Judge(FindingAct act, string? text, Actor actor)
    {
        var capacity = FindingWorkflow.CapacityFor(act is FindingAct.AcceptRisk or FindingAct.Reopen ? FindingMover.Ciso : FindingMover.Office, this, actor);
        judgements.Add(new FindingJudgement { Id = Guid.CreateVersion7(actor.Now), FindingId = Id, Act = act, Text = text, By = NameOf(actor, capacity), BySection = capacity?.SectionName, At = actor.Now });
    }

    private void OweActions() => DueOn = actions.Where(a => a.DoneOn is null).Select(a => (DateOnly?)a.DueOn).Min();

    private void Close(Actor actor) => (ClosedOn, DueOn) = (actor.Today, null);

    private static void DemandFuture(DateOnly? due, string field, Actor actor)
    {
        if (due < actor.Today)
        {
            throw new RuleViolation("AuditFinding.DuePast", field, actor.Today);
        }
    }

    private static string? Cut(string? text) => text?.Length > ItemLength ? text[..ItemLength] : text;
}
