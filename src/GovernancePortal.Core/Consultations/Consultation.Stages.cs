using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations;

// What the stages after the procurement add: 稼働前協議 (G3), 評価 (G4), minor changes, decisions from before the portal.
public sealed partial class Consultation
{
    /// <summary>What a 稼働前協議 or 評価 is held for; null for the first two stages.</summary>
    public StageOccasion? Occasion { get; private set; }
    /// <summary>The day an evaluation is about: with case and occasion the key that keeps it from being made twice.</summary>
    public DateOnly? OccasionOn { get; private init; }
    /// <summary>稼働予定日 while the case runs, the day the system went live once it is recorded.</summary>
    public DateOnly? GoLiveOn { get; private set; }
    /// <summary>The 相談 (G0) that this case was started from.</summary>
    public Guid? AdviceId { get; private init; }
    /// <summary>軽微な変更: recorded without a new approval; the decision it belongs to stays in force (decision 9).</summary>
    public bool IsMinorChange { get; private set; }
    /// <summary>移行: decided before the portal was installed, frozen as it came in (decision 2).</summary>
    public bool IsMigrated { get; private init; }

    private void CopyFromLaterForm(FormFacts facts)
    {
        if (Stage == Stage.PreOperation)
        {
            Occasion = Enum.TryParse<StageOccasion>(facts.Text("V1"), out var occasion) ? occasion : Occasion;
            GoLiveOn = facts.On("V2");
            LateReason = facts.Text("V2.Late");
        }
    }

    /// <summary>稼働を記録: the system went live; refused while a condition due by 稼働 is open (decision 15, R082).</summary>
    public void RecordGoLive(DateOnly on, Actor actor, CaseContext context)
    {
        if (on > actor.Today)
        {
            throw new RuleViolation("Consultation.GoLiveAhead", "GoLiveOn");
        }
        Move(ConsultationAct.RecordGoLive, actor, context);
        GoLiveOn = on;
    }

    /// <summary>
    /// 軽微な変更として記録: no material field differs from the decided version, so no new approval is asked for. Freezes what
    /// was noted; the old decision stays in force (decisions 9 and 16).
    /// </summary>
    public void NoteMinorChange(Actor actor, CaseContext context, string? comment)
    {
        Demand(comment, "Comment");
        Move(ConsultationAct.NoteMinorChange, actor, context, new ActDetails(comment));
        Freeze(VersionKind.Submission, actor);
        IsMinorChange = true;
    }

    // Nothing follows from an evaluation or from a change of scope once it is agreed.
    private void CloseWhereNothingFollows(Actor actor)
    {
        if (State.IsAgreed() && (Stage == Stage.Evaluation || (Stage == Stage.PreOperation && Occasion == StageOccasion.ScopeChange)))
        {
            CloseBy(actor);
        }
    }

    /// <summary>A decision from before the portal, frozen as it comes in (decision 2). The policy office's own act.</summary>
    public static Consultation Migrate(MigratedFacts facts, Actor actor)
    {
        if (!actor.IsOperator && !actor.May(Permission.ConsultationDecide) && !actor.May(Permission.ConsultationReview))
        {
            throw new Forbidden("Decisions from before the portal are brought in by the policy office.");
        }
        var id = Guid.CreateVersion7(actor.Now);
        var c = new Consultation
        {
            Id = id, CaseId = facts.CaseId ?? id, Stage = facts.Stage, Size = FormSize.Simplified, State = facts.State, Since = OfficeTime.StartOf(facts.DecidedOn),
            Holder = ConsultationWorkflow.HolderOf(facts.State, false), Title = facts.Title, Kind = facts.Kind, TargetFy = facts.TargetFy, BudgetKind = Calendar.BudgetKind.Initial,
            SystemId = facts.SystemId, SectionId = facts.SectionId, BureauId = facts.BureauId, OfPolicyOffice = facts.OfPolicyOffice,
            CreatedById = actor.UserId, CreatedAt = actor.Now, SubmittedAt = OfficeTime.StartOf(facts.DecidedOn), DecidedAt = OfficeTime.StartOf(facts.DecidedOn), Supplier = facts.Supplier, IsMigrated = true,
            TotalYen = facts.Stage == Stage.PreBudget ? facts.AmountYen : null, ExecutionYen = facts.Stage == Stage.PreProcurement ? facts.AmountYen : null,
            IsDemonstration = facts.IsDemonstration, PreBudgetId = facts.PreBudgetId, PreviousId = facts.PreviousId,
            Occasion = facts.Stage switch { Stage.PreOperation => StageOccasion.GoLive, Stage.Evaluation => StageOccasion.OnRequest, _ => null },
        };
        foreach (var letter in FormCatalogue.Sections(facts.Stage).Union(['A']))
        {
            c.Sections.Add(new FormSection { Id = Guid.CreateVersion7(actor.Now), ConsultationId = id, Letter = letter, Values = facts.Answers.GetValueOrDefault(letter)?.Copy() ?? new FormValues() });
        }
        c.Freeze(VersionKind.Submission, actor);
        c.Decision = new DecisionGiven
        {
            Result = facts.Result, Route = facts.Route, Text = facts.ConditionsText ?? "", On = facts.DecidedOn, Decider = facts.Decider, Mode = ApprovalMode.Recorded,
            DocumentNumber = facts.DocumentNumber, Version = c.VersionNumber,
        };
        if (facts.Gate is { } gate && facts.ConditionsText is { } text)
        {
            c.Conditions.Add(new ApprovalCondition { Id = Guid.CreateVersion7(actor.Now), ConsultationId = id, Number = 1, Kind = facts.ConditionKind, Text = text, Gate = gate, Owner = facts.SectionName, State = ConditionState.Open });
        }
        c.Contract = facts.Contract;
        c.Record(ConsultationAct.Migrate, facts.State, facts.State, actor, actor.Main, new ActDetails(null, null, new RecordedApproval(facts.Decider, facts.DecidedOn, facts.DocumentNumber)));
        return c;
    }
}

/// <summary>What is known of a decision from before the portal.</summary>
public sealed record MigratedFacts
{
    public required Stage Stage { get; init; }
    public required string Title { get; init; }
    public required ConsultationKind Kind { get; init; }
    public required FiscalYear TargetFy { get; init; }
    public required Guid SectionId { get; init; }
    public required string SectionName { get; init; }
    public required Guid BureauId { get; init; }
    public bool OfPolicyOffice { get; init; }
    public Guid? SystemId { get; init; }
    /// <summary>The chain it belongs to; its own when null.</summary>
    public Guid? CaseId { get; init; }
    public Guid? PreBudgetId { get; init; }
    public Guid? PreviousId { get; init; }
    public required DateOnly DecidedOn { get; init; }
    /// <summary>What was decided.</summary>
    public required ConsultationState Result { get; init; }
    /// <summary>Where the case stands since: the result itself, or 完了.</summary>
    public required ConsultationState State { get; init; }
    public DecisionRoute Route { get; init; }
    public required string Decider { get; init; }
    public required string DocumentNumber { get; init; }
    public string? ConditionsText { get; init; }
    public string ConditionKind { get; init; } = "";
    public DueGate? Gate { get; init; }
    public long? AmountYen { get; init; }
    public string? Supplier { get; init; }
    public ContractResult? Contract { get; init; }
    public required IReadOnlyDictionary<char, FormValues> Answers { get; init; }
    public bool IsDemonstration { get; init; }
}

/// <summary>What the guards of the later stages look up in the chain and beside it.</summary>
public sealed record LaterStageFacts
{
    /// <summary>The 調達前協議 that this one goes on from ended with a contract.</summary>
    public bool PreviousContracted { get; init; }
    /// <summary>A condition of an earlier stage that names 稼働, or an earlier gate, is open (decision 15).</summary>
    public bool GoLiveConditionOpen { get; init; }
    public bool HasOpenPreOperation { get; init; }
    public bool HasOpenEvaluation { get; init; }
    /// <summary>The system's evaluation before its renewal is begun and not yet filed.</summary>
    public bool RenewalEvaluationOpen { get; init; }
}
