using GovernancePortal.Core.Platform.Identity;
using static GovernancePortal.Core.Consultations.ConsultationAct;
using static GovernancePortal.Core.Consultations.ConsultationState;

namespace GovernancePortal.Core.Consultations;

/// <summary>Who may make a move. Own section and conflicts of interest are part of the answer (domain.md 2.2, 2.3).</summary>
public enum Mover
{
    Staff,        // 担当者 of the filing section
    Head,         // 所属長 of the filing section
    StaffOrHead,  // either
    Reviewer,     // 情報政策課担当; for the policy office's own cases the CIO補佐官 (decision 14)
    Adviser,      // CIO補佐官
    Decider,      // 情報政策課長; for the policy office's own cases the CIO (decision 14)
    Committee,    // IT推進会議事務局 or CIO
    BudgetClerk,  // the filing section, 財政課 or 情報政策課
    System,       // 運用コマンド and the portal itself
    Coordinator,  // 部局主管課 of the case's bureau
}

/// <summary>
/// A named condition beyond state and role. It reads the case and what was looked up for it; the code is the key of the
/// message "Rule.{Code}" that says what is missing.
/// </summary>
public sealed record Guard(string Code, Func<Consultation, CaseContext, Actor, bool> Holds);

/// <summary>One row of the table: from a state, by an act, to a state.</summary>
public sealed record Step(ConsultationState From, ConsultationAct Act, ConsultationState To, Mover By, params Guard[] Guards)
{
    /// <summary>Only in this stage; all of them when null.</summary>
    public Stage? Stage { get; init; }
}

/// <summary>An act as offered to a person: possible, or why not.</summary>
public sealed record OfferedAct(ConsultationAct Act, string? BlockedBy)
{
    public bool IsPossible => BlockedBy is null;
}

/// <summary>
/// The transition table of the four consultations: domain.md 3.3 as amended by decisions 2, 8–18. Entity methods, buttons,
/// authorization, tests and docs/workflows/consultation.md read it; nothing else decides whether a move is allowed.
/// </summary>
public static class ConsultationWorkflow
{
    public static IReadOnlyList<Step> Steps { get; } =
    [
        new(Draft, PassOn, SectionReview, Mover.StaffOrHead, Guards.Complete),
        new(SectionReview, Confirm, SectionReview, Mover.Staff, Guards.NotPassedOnByActor),
        new(SectionReview, PullBack, Draft, Mover.Staff),
        new(SectionReview, SendBack, Draft, Mover.Head),
        new(SectionReview, Submit, Submitted, Mover.Head, Guards.Complete, Guards.InWindow, Guards.Confirmed, Guards.NoSelfApprovalAsStandIn, Guards.CommentsAnswered, Guards.FirstStageAgreed, Guards.BudgetRecorded, Guards.ConditionsMet,
            Guards.FitGapSettled, Guards.ContractMade, Guards.GoLiveConditionsMet, Guards.RenewalEvaluated, Guards.ChangeIsMaterial),
        new(Submitted, PassToBureau, BureauReview, Mover.System, Guards.ThroughBureau),
        new(BureauReview, Forward, Submitted, Mover.Coordinator),
        new(BureauReview, ReturnFromBureau, Returned, Mover.Coordinator),
        new(BureauReview, PullBack, SectionReview, Mover.Head),
        new(Submitted, PullBack, SectionReview, Mover.Head, Guards.NeverAccepted),
        new(Submitted, Accept, Accepted, Mover.Reviewer),
        new(Submitted, ReturnAtReception, Returned, Mover.Reviewer),
        new(Accepted, StartReview, UnderReview, Mover.Reviewer),
        new(UnderReview, Ask, Inquiry, Mover.Reviewer),
        new(Inquiry, Answer, UnderReview, Mover.StaffOrHead, Guards.QuestionsAnswered, Guards.MaterialChangeByHead, Guards.Complete),
        new(UnderReview, Return, Returned, Mover.Reviewer),
        new(Returned, Reopen, Draft, Mover.StaffOrHead),
        new(UnderReview, GiveOpinion, UnderReview, Mover.Adviser),
        new(UnderReview, Propose, UnderReview, Mover.Reviewer, Guards.ChecklistJudged, Guards.NotProposed),
        new(UnderReview, HandBack, UnderReview, Mover.Decider, Guards.Proposed),
        new(UnderReview, ReferToCommittee, CommitteePending, Mover.Decider, Guards.CommitteeRoute, Guards.ConcurrencesSettled),
        new(UnderReview, Approve, Approved, Mover.Decider, Guards.SectionRoute, Guards.ConcurrencesSettled, Guards.OpinionForOwnCase, Guards.CommentsAccepted, Guards.NotOwnReview, Guards.WithinAuthority),
        new(UnderReview, ApproveWithConditions, ConditionallyApproved, Mover.Decider, Guards.SectionRoute, Guards.ConcurrencesSettled, Guards.OpinionForOwnCase, Guards.CommentsAccepted, Guards.NotOwnReview, Guards.WithinAuthority),
        new(UnderReview, Reject, Rejected, Mover.Decider, Guards.SectionRoute, Guards.ConcurrencesSettled, Guards.OpinionForOwnCase, Guards.NotOwnReview, Guards.WithinAuthority),
        new(UnderReview, Continue, Continued, Mover.Decider, Guards.SectionRoute, Guards.OpinionForOwnCase, Guards.NotOwnReview, Guards.WithinAuthority),
        new(CommitteePending, CommitteeApprove, Approved, Mover.Committee, Guards.CommitteeReady),
        new(CommitteePending, CommitteeApproveWithConditions, ConditionallyApproved, Mover.Committee, Guards.CommitteeReady),
        new(CommitteePending, CommitteeReject, Rejected, Mover.Committee, Guards.CommitteeReady),
        new(CommitteePending, CommitteeContinue, Continued, Mover.Committee, Guards.CommitteeReady),
        new(CommitteePending, CommitteeReturn, UnderReview, Mover.Committee),
        new(Continued, Reopen, Draft, Mover.StaffOrHead),
        .. new[] { Draft, SectionReview, BureauReview, Submitted, Accepted, UnderReview, Inquiry, Returned, CommitteePending, Continued }
            .Select(state => new Step(state, Withdraw, Withdrawn, Mover.Head)),
        .. Agreed.SelectMany(state => new Step[]
        {
            new(state, RecordBudgetResult, state, Mover.BudgetClerk) { Stage = Stage.PreBudget },
            new(state, StartNextStage, state, Mover.StaffOrHead, Guards.NoNextStage, Guards.BudgetNotRefused) { Stage = Stage.PreBudget },
            new(state, StartChange, state, Mover.StaffOrHead, Guards.NoOpenChange),
            new(state, RecordGoLive, Closed, Mover.StaffOrHead, Guards.OwnGoLiveConditionsMet, Guards.GoLiveConditionsMet) { Stage = Stage.PreOperation },
            new(state, RecordContract, Closed, Mover.StaffOrHead, Guards.BudgetPassed, Guards.ContractConditionsMet, Guards.ProposalsEvaluated) { Stage = Stage.PreProcurement },
            new(state, Expire, Expired, Mover.System, Guards.NoNextStage) { Stage = Stage.PreBudget },
            new(state, Supersede, Superseded, Mover.System),
            new(state, Close, Closed, Mover.System),
        }),
        new(ConditionallyApproved, ReportCondition, ConditionallyApproved, Mover.StaffOrHead, Guards.HasOpenCondition),
        new(ConditionallyApproved, ConfirmCondition, ConditionallyApproved, Mover.Reviewer, Guards.HasReportedCondition),
        new(ConditionallyApproved, ReturnCondition, ConditionallyApproved, Mover.Reviewer, Guards.HasReportedCondition),
        new(Closed, ReportCondition, Closed, Mover.StaffOrHead, Guards.HasOpenCondition),
        new(Closed, ConfirmCondition, Closed, Mover.Reviewer, Guards.HasReportedCondition),
        new(Closed, ReturnCondition, Closed, Mover.Reviewer, Guards.HasReportedCondition),
        new(Closed, RecordSettlement, Closed, Mover.BudgetClerk, Guards.HasContract) { Stage = Stage.PreProcurement },
        new(Closed, StartPreOperation, Closed, Mover.StaffOrHead, Guards.HasContract, Guards.NoOpenPreOperation) { Stage = Stage.PreProcurement },
        new(Closed, StartEvaluation, Closed, Mover.StaffOrHead, Guards.HasContract, Guards.NoOpenEvaluation) { Stage = Stage.PreProcurement },
        new(Closed, StartEvaluation, Closed, Mover.StaffOrHead, Guards.NoOpenEvaluation) { Stage = Stage.PreOperation },
        new(Draft, NoteMinorChange, Closed, Mover.StaffOrHead, Guards.IsChange, Guards.HasDifference, Guards.NoMaterialDifference),
    ];

    private static ConsultationState[] Agreed => [Approved, ConditionallyApproved];

    public static Step? Find(Stage stage, ConsultationState from, ConsultationAct act) =>
        ByKey.GetValueOrDefault((stage, from, act));

    private static readonly Dictionary<(Stage, ConsultationState, ConsultationAct), Step> ByKey = (
        from step in Steps
        from stage in Enum.GetValues<Stage>()
        where step.Stage is null || step.Stage == stage
        select ((stage, step.From, step.Act), step)).ToDictionary(x => x.Item1, x => x.step);

    /// <summary>The acts this person is offered on the case now, in the order of the table; impossible ones say why.</summary>
    public static IReadOnlyList<OfferedAct> Open(Consultation c, CaseContext context, Actor actor) =>
    [
        .. Steps.Where(s => s.From == c.State && (s.Stage is null || s.Stage == c.Stage) && s.By != Mover.System && (May(s.By, c, actor) || MayRecord(s, c, context, actor)))
            .Select(s => new OfferedAct(s.Act, s.Guards.FirstOrDefault(g => !g.Holds(c, context, actor))?.Code)),
    ];

    /// <summary>Whether the person is the one the step asks for. The one who submitted a version never reviews or decides it (invariant 2).</summary>
    public static bool May(Mover mover, Consultation c, Actor actor) => actor.IsOperator || mover switch
    {
        Mover.Staff => actor.MayIn(Permission.ConsultationDraft, c.SectionId) || c.MayActAsProxy(actor),
        Mover.Head => actor.MayIn(Permission.ConsultationSubmit, c.SectionId),
        Mover.StaffOrHead => actor.MayIn(Permission.ConsultationDraft, c.SectionId) || actor.MayIn(Permission.ConsultationSubmit, c.SectionId) || c.MayActAsProxy(actor),
        Mover.Reviewer => IsDisinterested(c, actor) && actor.May(c.OfPolicyOffice ? Permission.ConsultationOpinion : Permission.ConsultationReview),
        Mover.Adviser => IsDisinterested(c, actor) && actor.May(Permission.ConsultationOpinion),
        Mover.Decider => IsDisinterested(c, actor) && (actor.May(c.OfPolicyOffice ? Permission.ConsultationDecideAboveThreshold : Permission.ConsultationDecide) || (c.CioDecides && actor.May(Permission.ConsultationDecideAboveThreshold))),
        Mover.Committee => IsDisinterested(c, actor) && (actor.May(Permission.CommitteeRecord) || actor.May(Permission.ConsultationDecideAboveThreshold)),
        Mover.BudgetClerk => actor.MayIn(Permission.ConsultationDraft, c.SectionId) || actor.May(Permission.BudgetResultRecord),
        Mover.System => false,
        Mover.Coordinator => actor.MayInBureau(Permission.ConsultationForward, c.BureauId),
    };

    /// <summary>
    /// Where an approval is by setting given on paper, a clerk records it with 決裁者, 決裁日 and 文書番号 (decision 11):
    /// the section's staff for 所属長, the reviewer for 課長. Of a 代理登録 whoever took it in records the section's own 決裁.
    /// </summary>
    public static bool MayRecord(Step step, Consultation c, CaseContext context, Actor actor) => (step.Act == Submit && c.MayActAsProxy(actor)) || (context.OnPaper.Contains(step.By) && step.By switch
    {
        Mover.Head => step.Act == Submit && May(Mover.Staff, c, actor),
        Mover.Decider => step.Act is Approve or ApproveWithConditions or Reject or Continue or ReferToCommittee && May(Mover.Reviewer, c, actor),
        _ => false,
    });

    /// <summary>The permission and, for the filing section's moves, the section in which the mover acts: decides 代決 and the frozen role.</summary>
    public static Capacity? CapacityFor(Mover mover, Consultation c, Actor actor) => mover switch
    {
        Mover.Staff => actor.CapacityFor(Permission.ConsultationDraft, c.SectionId),
        Mover.Head => actor.CapacityFor(Permission.ConsultationSubmit, c.SectionId),
        Mover.StaffOrHead => actor.CapacityFor(Permission.ConsultationDraft, c.SectionId) ?? actor.CapacityFor(Permission.ConsultationSubmit, c.SectionId),
        Mover.Reviewer => actor.CapacityFor(c.OfPolicyOffice ? Permission.ConsultationOpinion : Permission.ConsultationReview),
        Mover.Adviser => actor.CapacityFor(Permission.ConsultationOpinion),
        Mover.Decider => c.CioDecides ? actor.CapacityFor(Permission.ConsultationDecideAboveThreshold) ?? actor.CapacityFor(Permission.ConsultationDecide) : actor.CapacityFor(Permission.ConsultationDecide),
        Mover.Committee => actor.CapacityFor(Permission.CommitteeRecord) ?? actor.CapacityFor(Permission.ConsultationDecideAboveThreshold),
        Mover.BudgetClerk => actor.CapacityFor(Permission.ConsultationDraft, c.SectionId) ?? actor.CapacityFor(Permission.BudgetResultRecord),
        Mover.System => null,
        Mover.Coordinator => actor.CapacityInBureau(Permission.ConsultationForward, c.BureauId),
    };

    /// <summary>Neither of the filing section nor the person who passed on or submitted the case, as oneself or as a stand-in.</summary>
    private static bool IsDisinterested(Consultation c, Actor actor) =>
        (!actor.BelongsTo(c.SectionId) || (c.OfPolicyOffice && actor.May(Permission.ConsultationOpinion) && !actor.MayIn(Permission.ConsultationDraft, c.SectionId)))
        && actor.UserId != c.SubmittedById && actor.UserId != c.PassedOnById && actor.UserId != c.CreatedById && !c.ProxyIds.Contains(actor.UserId);

    /// <summary>Who holds the ball in a state.</summary>
    public static Holder HolderOf(ConsultationState state, bool proposed) => state switch
    {
        Draft or Inquiry or Returned or Continued => Holder.Section,
        SectionReview => Holder.SectionHead,
        BureauReview => Holder.Coordinator,
        Submitted => Holder.Reception,
        Accepted => Holder.Reviewer,
        UnderReview => proposed ? Holder.PolicyHead : Holder.Reviewer,
        CommitteePending => Holder.Committee,
        Approved or ConditionallyApproved => Holder.Section,
        Rejected or Withdrawn or Expired or Superseded or Closed => Holder.Nobody,
    };

    /// <summary>The named conditions of the table.</summary>
    public static class Guards
    {
        public static readonly Guard Complete = new("Consultation.Incomplete", (_, x, _) => x.Completeness.IsComplete);
        public static readonly Guard InWindow = new("Consultation.LateReasonMissing", (c, x, _) => !x.IsLate || c.LateReason is not null);
        public static readonly Guard Confirmed = new("Consultation.NotConfirmed", (c, x, _) => !x.ConfirmationRequired || c.ConfirmedAt is not null || c.Proxy is not null);
        public static readonly Guard NotPassedOnByActor = new("Consultation.ConfirmOwn", (c, _, actor) => c.PassedOnById != actor.UserId && c.ConfirmedAt is null);
        public static readonly Guard NoSelfApprovalAsStandIn = new("Consultation.SelfApproval", (c, _, actor) =>
            actor.CapacityFor(Permission.ConsultationSubmit, c.SectionId)?.StandsInFor is null || (actor.UserId != c.PassedOnById && actor.UserId != c.CreatedById));
        public static readonly Guard NotOwnReview = new("Consultation.OwnReview", (c, x, actor) =>
            x.OnPaper.Contains(Mover.Decider) || actor.UserId != c.ReviewerId || CapacityFor(Mover.Decider, c, actor)?.StandsInFor is null);
        public static readonly Guard CommentsAnswered = new("Consultation.CommentsUnanswered", (c, _, _) => c.Comments.All(m => m.SentAt is null || m.AnsweredAt is not null));
        public static readonly Guard CommentsAccepted = new("Consultation.CommentsUnaccepted", (c, _, _) => c.Comments.All(m => m.SentAt is null || m.AcceptedAt is not null));
        public static readonly Guard ThroughBureau = new("Consultation.NotThroughBureau", (_, x, _) => x.Bureau is not null);
        /// <summary>専決: nobody below the office that the rule names decides; a decision on paper names its own decider.</summary>
        public static readonly Guard WithinAuthority = new("Consultation.AboveAuthority", (c, x, actor) => !c.CioDecides || x.OnPaper.Contains(Mover.Decider) || actor.May(Permission.ConsultationDecideAboveThreshold));
        public static readonly Guard NeverAccepted = new("Consultation.AlreadyAccepted", (c, _, _) => c.Number is null);
        public static readonly Guard FirstStageAgreed = new("Consultation.FirstStageNotAgreed", (c, x, _) => c.Stage != Stage.PreProcurement || c.Exemption is not null || x.FirstStage?.IsAgreed == true);
        public static readonly Guard BudgetRecorded = new("Consultation.BudgetNotRecorded", (c, x, _) => c.Stage != Stage.PreProcurement || c.Exemption is not null || x.FirstStage?.BudgetAllows(c.Basis) == true);
        public static readonly Guard ConditionsMet = new("Consultation.ConditionsOpen", (c, x, _) => c.Stage != Stage.PreProcurement || x.FirstStage is not { } first || !first.HasOpenCondition(DueGate.BudgetRequest, DueGate.PreProcurement));
        public static readonly Guard QuestionsAnswered = new("Consultation.QuestionsUnanswered", (c, _, _) => c.Questions.All(q => q.Answer is not null));
        public static readonly Guard MaterialChangeByHead = new("Consultation.MaterialChangeNeedsHead", (c, x, actor) => !x.MaterialChange || actor.IsOperator || actor.MayIn(Permission.ConsultationSubmit, c.SectionId));
        public static readonly Guard ChecklistJudged = new("Consultation.ChecklistOpen", (c, _, _) => c.Checklist.All(i => i.Verdict is not null));
        public static readonly Guard NotProposed = new("Consultation.AlreadyProposed", (c, _, _) => c.ProposedAt is null);
        public static readonly Guard Proposed = new("Consultation.NotProposed", (c, _, _) => c.ProposedAt is not null);
        public static readonly Guard CommitteeRoute = new("Consultation.NotCommitteeRoute", (c, _, _) => c.NeedsCommittee);
        public static readonly Guard SectionRoute = new("Consultation.CommitteeDecides", (c, _, _) => !c.NeedsCommittee);
        public static readonly Guard ConcurrencesSettled = new("Consultation.ConcurrenceOpen", (c, _, _) => c.OpenConcurrences == 0);
        public static readonly Guard CommitteeReady = new("Consultation.CommitteeNotReady", (_, x, _) => x.CommitteeIsReady);
        public static readonly Guard OpinionForOwnCase = new("Consultation.OpinionMissing", (c, _, _) => !c.OfPolicyOffice || c.OpinionText is not null);
        public static readonly Guard NoNextStage = new("Consultation.NextStageExists", (_, x, _) => !x.HasNextStage);
        public static readonly Guard BudgetNotRefused = new("Consultation.BudgetRefused", (c, _, _) => c.Budget?.Outcome != BudgetOutcome.NotGranted);
        public static readonly Guard NoOpenChange = new("Consultation.ChangeExists", (_, x, _) => !x.HasOpenChange);
        public static readonly Guard BudgetPassed = new("Consultation.BudgetNotPassed", (c, x, _) => c.Exemption is not null || x.FirstStage?.BudgetPassed == true);
        public static readonly Guard ContractConditionsMet = new("Consultation.ContractConditionsOpen", (c, x, _) =>
            !c.Conditions.Any(k => k.Gate <= DueGate.Contract && k.State != ConditionState.Fulfilled) && x.FirstStage?.HasOpenCondition(DueGate.BudgetRequest, DueGate.PreProcurement, DueGate.Contract) != true);
        /// <summary>R158: what was not accepted is studied again before the next stage is filed.</summary>
        public static readonly Guard FitGapSettled = new("Consultation.FitGapOpen", (_, x, _) => x.FitGap is not { Rejected: > 0 });
        /// <summary>R157: every proposal was looked at by several people of the owning section.</summary>
        public static readonly Guard ProposalsEvaluated = new("Consultation.ProposalsNotEvaluated", (_, x, _) => x.FitGap is not { TooFewEvaluators: true });
        public static readonly Guard HasOpenCondition = new("Consultation.NoOpenCondition", (c, _, _) => c.Conditions.Any(k => k.State == ConditionState.Open));
        public static readonly Guard HasReportedCondition = new("Consultation.NoReportedCondition", (c, _, _) => c.Conditions.Any(k => k.State == ConditionState.Reported));
        public static readonly Guard ContractMade = new("Consultation.PreviousNotContracted", (c, x, _) => c.Stage != Stage.PreOperation || x.Later.PreviousContracted);
        public static readonly Guard GoLiveConditionsMet = new("Consultation.GoLiveConditionsOpen", (c, x, _) => c.Stage != Stage.PreOperation || c.Occasion == StageOccasion.ScopeChange || !x.Later.GoLiveConditionOpen);
        public static readonly Guard OwnGoLiveConditionsMet = new("Consultation.OwnGoLiveConditionsOpen", (c, _, _) => c.Conditions.All(k => k.Gate > DueGate.GoLive || k.State == ConditionState.Fulfilled));
        public static readonly Guard RenewalEvaluated = new("Consultation.RenewalNotEvaluated", (c, x, _) => c.Stage != Stage.PreBudget || !c.Kind.Replaces() || !x.Later.RenewalEvaluationOpen);
        public static readonly Guard NoOpenPreOperation = new("Consultation.PreOperationExists", (_, x, _) => !x.Later.HasOpenPreOperation);
        public static readonly Guard NoOpenEvaluation = new("Consultation.EvaluationExists", (_, x, _) => !x.Later.HasOpenEvaluation);
        public static readonly Guard IsChange = new("Consultation.NoChange", (c, _, _) => c.ChangeOfId is not null);
        public static readonly Guard HasDifference = new("Consultation.NothingChanged", (c, x, _) => c.ChangeOfId is null || x.Change is { IsEmpty: false });
        public static readonly Guard NoMaterialDifference = new("Consultation.ChangeIsMaterial", (c, x, _) => c.ChangeOfId is null || x.Change is { IsMaterial: false });
        public static readonly Guard ChangeIsMaterial = new("Consultation.ChangeIsMinor", (c, x, _) => c.ChangeOfId is null || x.Change is null or { IsMaterial: true } or { IsEmpty: true });
        public static readonly Guard HasContract = new("Consultation.NoContract", (c, _, _) => c.Contract is not null);
    }
}

/// <summary>The first stage of the chain as the second one must know it.</summary>
public sealed record FirstStageFacts(bool IsAgreed, BudgetOutcome? Outcome, bool BudgetPassed, IReadOnlyList<DueGate> OpenConditions)
{
    public bool HasOpenCondition(params DueGate[] gates) => OpenConditions.Any(gates.Contains);

    /// <summary>Decision 2: after the budget passed, on the informal notice, or while preparing for it.</summary>
    public bool BudgetAllows(FilingBasis? basis) => basis switch
    {
        FilingBasis.BudgetPassed => BudgetPassed && IsGranted,
        FilingBasis.InformalNotice => IsGranted,
        FilingBasis.Preparation => Outcome is null || IsGranted,
        null => false,
    };

    private bool IsGranted => Outcome is BudgetOutcome.Granted or BudgetOutcome.GrantedReduced or BudgetOutcome.Separate;
}

/// <summary>What the guards need besides the case itself, looked up once for a request.</summary>
public sealed record CaseContext(Completeness Completeness)
{
    public FormSurroundings Surroundings { get; init; } = new(default(DateOnly));
    /// <summary>Filing is past its window: allowed with a reason, marked 期限後 (decision 4).</summary>
    public bool IsLate { get; init; }
    /// <summary>Last day of filing for the shorter review; null where the case has no season.</summary>
    public DateOnly? FastLaneUntil { get; init; }
    /// <summary>The setting of the optional 確認 step (decision 12).</summary>
    public bool ConfirmationRequired { get; init; }
    public FirstStageFacts? FirstStage { get; init; }
    /// <summary>The days on the way through 部局主管課; null where the case goes straight to the office.</summary>
    public Forwarding.BureauPassage? Bureau { get; init; }
    /// <summary>The table of 専決 of the day.</summary>
    public Approvals.DecisionRules Authority { get; init; } = Approvals.DecisionRules.None;
    /// <summary>Whose approvals are by setting given on paper and recorded by a clerk (decision 11).</summary>
    public IReadOnlySet<Mover> OnPaper { get; init; } = new HashSet<Mover>();
    /// <summary>How the fit-gap sheet of the chain stands; null without one, and on the first stage.</summary>
    public FitGap.FitGapStanding? FitGap { get; init; }
    public bool HasNextStage { get; init; }
    public bool HasOpenChange { get; init; }
    /// <summary>The sitting or 書面開催 that hears the case has its quorum and, in writing, its answers or its day.</summary>
    public bool CommitteeIsReady { get; init; } = true;
    /// <summary>A material field differs from the last frozen version (decision 9).</summary>
    public bool MaterialChange { get; init; }
    /// <summary>What the stages after the procurement ask of the chain.</summary>
    public LaterStageFacts Later { get; init; } = new();
    /// <summary>A change case against the decision it changes; null for any other case.</summary>
    public Changes.ChangeReading? Change { get; init; }
}
