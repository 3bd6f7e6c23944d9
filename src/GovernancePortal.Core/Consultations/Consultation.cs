using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Consultations;

/// <summary>
/// One consultation, from draft to decision and what follows from it. Every change goes through a method that asks the
/// workflow table; the state has no other writer.
/// </summary>
public sealed partial class Consultation : IVersioned, ITracked
{
    public const string SubjectType = "Consultation";
    public const int TitleLength = 100;
    public const int CommentLength = 2000;
    public const int ExemptionReasonLength = 1000;

    private Consultation()
    {
    }

    public Guid Id { get; private init; }
    /// <summary>The chain of stages: the same for the pre-budget consultation and what follows from it.</summary>
    public Guid CaseId { get; private init; }
    public Stage Stage { get; private init; }
    public FormSize Size { get; private set; }
    public ConsultationState State { get; private set; }
    /// <summary>When the state, or the holder within it, last changed.</summary>
    public DateTimeOffset Since { get; private set; }
    public Holder Holder { get; private set; }
    /// <summary>R9-予-0012: given at the first 受付, kept over returns (decision 8).</summary>
    public string? Number { get; private set; }

    // Copied from form section A at every save, so that lists and rules need not open the form.
    public string Title { get; private set; } = "";
    public ConsultationKind Kind { get; private set; }
    public FiscalYear TargetFy { get; private set; }
    public BudgetKind BudgetKind { get; private set; }
    public Guid? SystemId { get; private set; }
    public string? Purpose { get; private set; }
    public string? LateReason { get; private set; }

    /// <summary>The filing section; cases follow it over a reorganisation.</summary>
    public Guid SectionId { get; private set; }
    public Guid BureauId { get; private set; }
    /// <summary>What the section was called when the case was decided, kept when another section took the case over.</summary>
    public string? SectionNameThen { get; private set; }
    /// <summary>Filed by the policy office itself: the CIO補佐官 reviews, the CIO decides (decision 14).</summary>
    public bool OfPolicyOffice { get; private set; }

    /// <summary>Pre-budget: total of the cost grid, yen. Null on the second stage, whose amount is restricted.</summary>
    public long? TotalYen { get; private set; }
    /// <summary>Pre-procurement: 執行予定額, yen. Restricted.</summary>
    public long? ExecutionYen { get; private set; }

    // Route by threshold, computed on the submission day and kept (invariant 6).
    public bool NeedsCommittee { get; private set; }
    public Guid? ThresholdRuleId { get; private set; }
    public long? ThresholdYen { get; private set; }
    /// <summary>専決: who decides finally where no committee does, and by which provision; by the table of the submission day, kept.</summary>
    public Approvals.DecidingOffice DecidingOffice { get; private set; }
    public Guid? DecisionRuleId { get; private set; }
    public string? DecisionBasis { get; private set; }
    /// <summary>My Number, confidentiality 3A or 3B …: a flag for the security 合議 (decision 13).</summary>
    public bool SecurityFlag { get; private set; }
    public bool IsLate { get; private set; }
    /// <summary>早期提出: filed early and taken in without a return at 受付; its review is shorter.</summary>
    public bool IsFastLane { get; private set; }

    public Guid CreatedById { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public Guid? PassedOnById { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public Guid? SubmittedById { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    /// <summary>Due day of the review as it stands; null while the clock is stopped.</summary>
    public DateOnly? DueOn { get; private set; }
    public Guid? ReviewerId { get; private set; }
    public string? ReviewerName { get; private set; }
    public DateTimeOffset? ProposedAt { get; private set; }
    public ConsultationAct? ProposedResult { get; private set; }
    public string? ProposedText { get; private set; }
    public string? OpinionText { get; private set; }
    public string? OpinionBy { get; private set; }

    public Guid? PreBudgetId { get; private init; }
    public Guid? ChangeOfId { get; private init; }
    /// <summary>The stage that a 稼働前協議 or 評価 goes on from; null for an evaluation of a system without a case in the portal.</summary>
    public Guid? PreviousId { get; private init; }
    public FilingBasis? Basis { get; private set; }
    public GateExemption? Exemption { get; private set; }
    public string? ExemptionReason { get; private set; }

    public DecisionGiven? Decision { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public BudgetResult? Budget { get; private set; }
    public ContractResult? Contract { get; private set; }
    public long? SettledYen { get; private set; }
    /// <summary>契約方式 as planned, then as contracted: a code of list ProcurementMethod.</summary>
    public string? Method { get; private set; }
    /// <summary>The supplier, known to everybody after the contract (decision 20).</summary>
    public string? Supplier { get; private set; }
    /// <summary>Number of the last frozen version; 0 before the first submission.</summary>
    public int VersionNumber { get; private set; }
    /// <summary>The day whose dated rules (form items, checklist, steps on paper) the case keeps to its end (R036).</summary>
    public DateOnly RulesOn { get; private init; }
    public bool IsDemonstration { get; private init; }
    public uint Version { get; private set; }

    public List<FormSection> Sections { get; private init; } = [];
    public List<Attachment> Attachments { get; private init; } = [];
    public List<ConsultationVersion> Versions { get; private init; } = [];
    public List<ActRecord> Acts { get; private init; } = [];
    public List<ReviewComment> Comments { get; private init; } = [];
    public List<Question> Questions { get; private init; } = [];
    public List<ChecklistResult> Checklist { get; private init; } = [];
    public List<ApprovalCondition> Conditions { get; private init; } = [];

    public TrailSubject Subject => new(SubjectType, Id);

    /// <summary>代決: for whom the decision in force was given (decision 12); null when the decider acted in person or signed on paper.</summary>
    public string? DecidedFor => Decision is not { Mode: ApprovalMode.InPortal } ? null : Acts.LastOrDefault(a => a.To == Decision.Result && a.From != a.To)?.OnBehalfOf;

    /// <summary>The CIO decides: by 専決, or because the case is the policy office's own (decision 14).</summary>
    public bool CioDecides => OfPolicyOffice || DecidingOffice == Approvals.DecidingOffice.Cio;

    /// <summary>
    /// The decision in force was given by 専決, and by which provision; null for the committee, where no rule names anybody, and
    /// where somebody else decided than the rule names (the policy office's own case, decision 14).
    /// </summary>
    public string? DelegatedBy => Decision?.Route == (DecidingOffice == Approvals.DecidingOffice.Cio ? DecisionRoute.Cio : DecisionRoute.Section) ? DecisionBasis : null;

    public bool IsEditable => State is ConsultationState.Draft;

    /// <summary>起票. The number comes later, at 受付.</summary>
    public static Consultation Create(NewConsultation input, CreationFacts facts, Actor actor)
    {
        // What follows from a case may be started by whoever its table names: staff or head.
        var follows = facts.PreviousId is not null || facts.ChangeOfId is not null || facts.PreBudgetId is not null;
        if (!actor.IsOperator && !actor.MayIn(Permission.ConsultationDraft, input.SectionId) && !(follows && actor.MayIn(Permission.ConsultationSubmit, input.SectionId)))
        {
            throw new Forbidden("Only the section's own people start its consultations.");
        }
        return Begin(input, facts, actor);
    }

    private static Consultation Begin(NewConsultation input, CreationFacts facts, Actor actor)
    {
        var id = Guid.CreateVersion7(actor.Now);
        var c = new Consultation
        {
            Id = id,
            CaseId = facts.CaseId ?? id,
            Stage = input.Stage,
            Size = facts.Size,
            State = ConsultationState.Draft,
            Since = actor.Now,
            Holder = Holder.Section,
            Title = input.Title,
            Kind = input.Kind,
            TargetFy = input.TargetFy,
            BudgetKind = input.BudgetKind,
            SystemId = input.SystemId,
            SectionId = input.SectionId,
            BureauId = facts.BureauId,
            OfPolicyOffice = facts.OfPolicyOffice,
            CreatedById = actor.UserId,
            CreatedAt = actor.Now,
            RulesOn = actor.Today,
            PreBudgetId = facts.PreBudgetId,
            ChangeOfId = facts.ChangeOfId,
            PreviousId = facts.PreviousId,
            Occasion = facts.Occasion,
            OccasionOn = facts.OccasionOn,
            AdviceId = facts.AdviceId,
            Basis = input.Stage == Stage.PreProcurement ? FilingBasis.BudgetPassed : null,
            Exemption = string.IsNullOrWhiteSpace(input.ExemptionReason) ? null : input.Exemption,
            ExemptionReason = input.Exemption is null ? null : input.ExemptionReason,
            IsDemonstration = facts.IsDemonstration,
        };
        foreach (var letter in FormCatalogue.Sections(input.Stage).Union(['A']))
        {
            c.Sections.Add(new FormSection
            {
                Id = Guid.CreateVersion7(actor.Now),
                ConsultationId = id,
                Letter = letter,
                Values = facts.Prefilled.TryGetValue(letter, out var values) ? values.Copy() : new FormValues(),
                Sources = facts.Sources.TryGetValue(letter, out var sources) ? sources : [],
            });
        }
        c.CopyFromForm();
        c.Record(ConsultationAct.Create, ConsultationState.Draft, ConsultationState.Draft, actor, ConsultationWorkflow.CapacityFor(Mover.StaffOrHead, c, actor), new ActDetails());
        return c;
    }

    /// <summary>組織改正: the case goes to the section that takes over. A decided case keeps the name it was decided under.</summary>
    internal void Succeed(Guid sectionId, Guid bureauId, string formerName)
    {
        if (DecidedAt is not null)
        {
            SectionNameThen ??= formerName;
        }
        (SectionId, BureauId) = (sectionId, bureauId);
    }

    /// <summary>
    /// The one gate of every move: finds the row of the table, asks who and the named conditions, changes the state and
    /// writes the line of the history.
    /// </summary>
    private void Move(ConsultationAct act, Actor actor, CaseContext context, ActDetails? details = null)
    {
        var step = ConsultationWorkflow.Find(Stage, State, act) ?? throw new RuleViolation("Consultation.NotNow", null, $"ConsultationAct.{act}", $"ConsultationState.{State}");
        var mayMove = ConsultationWorkflow.May(step.By, this, actor);
        if (!mayMove && !ConsultationWorkflow.MayRecord(step, this, context, actor))
        {
            throw new Forbidden($"{act} is for {step.By}.");
        }
        var onPaper = context.OnPaper.Contains(step.By) && step.Act is ConsultationAct.Submit or ConsultationAct.Approve or ConsultationAct.ApproveWithConditions or ConsultationAct.Reject
            or ConsultationAct.Continue or ConsultationAct.CommitteeApprove or ConsultationAct.CommitteeApproveWithConditions or ConsultationAct.CommitteeReject or ConsultationAct.CommitteeContinue;
        if ((onPaper || !mayMove) && string.IsNullOrWhiteSpace(details?.Recorded?.Decider))
        {
            throw new RuleViolation("Consultation.PaperApprovalMissing", "Recorded.Decider");
        }
        foreach (var guard in step.Guards)
        {
            if (!guard.Holds(this, context, actor))
            {
                throw new RuleViolation(guard.Code);
            }
        }
        var from = State;
        State = step.To;
        SetHolder(actor, from != step.To);
        if (details?.Recorded?.Paper is { } paper)
        {
            Attachments.Add(new Attachment
            {
                Id = Guid.CreateVersion7(actor.Now), ConsultationId = Id, FileId = paper.Id, File = paper, Kind = AttachmentRules.ApprovalPaper, Name = paper.Name, AddedAt = actor.Now, AddedBy = actor.Name,
            });
        }
        Record(act, from, step.To, actor, mayMove ? ConsultationWorkflow.CapacityFor(step.By, this, actor) : actor.Main, details ?? new ActDetails());
    }

    private void SetHolder(Actor actor, bool stateChanged)
    {
        var holder = ConsultationWorkflow.HolderOf(State, ProposedAt is not null);
        if (stateChanged || holder != Holder)
        {
            Since = actor.Now;
        }
        Holder = holder;
    }

    private void Record(ConsultationAct act, ConsultationState from, ConsultationState to, Actor actor, Capacity? capacity, ActDetails details)
    {
        Acts.Add(new ActRecord
        {
            Id = Guid.CreateVersion7(actor.Now),
            ConsultationId = Id,
            Number = Acts.Count + 1,
            At = actor.Now,
            Act = act,
            From = from,
            To = to,
            ActorId = actor.UserId,
            ActorName = actor.Name,
            ActorSection = (capacity ?? actor.Main)?.SectionName,
            As = capacity?.Role,
            OnBehalfOf = capacity?.StandsInFor?.Name,
            Mode = details.Recorded is null ? ApprovalMode.InPortal : ApprovalMode.Recorded,
            RecordedDecider = details.Recorded?.Decider,
            RecordedOn = details.Recorded?.On,
            DocumentNumber = details.Recorded?.DocumentNumber,
            Comment = details.Comment,
            ReasonCodes = details.ReasonCodes?.ToList() ?? [],
            Version = VersionNumber,
        });
    }

    public FormSection SectionOf(char letter) => Sections.FirstOrDefault(s => s.Letter == letter) ?? throw new NotFound($"Form section {letter}");

    public FormFacts Facts(FormSurroundings surroundings) => new(Stage, Size, surroundings.Day, Sections.ToDictionary(s => s.Letter, s => s.Values))
    {
        IsLate = surroundings.IsLate,
        WtoLimitYen = surroundings.WtoLimitYen,
        HasFirstStage = PreBudgetId is not null,
        FirstStageTotalYen = surroundings.FirstStageTotalYen,
        MaterialPercent = surroundings.MaterialPercent,
        LedgerMissing = surroundings.LedgerMissing,
        First = surroundings.First,
        Rules = surroundings.Rules,
        SupplyChainFrom = surroundings.SupplyChainFrom,
        Platform = surroundings.Platform,
        Attachments = Attachments.Where(a => a.RemovedAt is null).GroupBy(a => a.Kind).ToDictionary(g => g.Key, g => g.Count()),
    };
}

/// <summary>What the calendar and the chain add to the answers when conditions are judged.</summary>
public sealed record FormSurroundings(DateOnly Day)
{
    public bool IsLate { get; init; }
    public long? WtoLimitYen { get; init; }
    public long? FirstStageTotalYen { get; init; }
    public int MaterialPercent { get; init; } = 10;
    /// <summary>How many mandatory values of the ledger row are missing; null where there is no row to ask.</summary>
    public int? LedgerMissing { get; init; }
    /// <summary>The first stage as decided, for the second one.</summary>
    public FormFacts? First { get; init; }
    public FormRuleSet Rules { get; init; } = FormRuleSet.None;
    public DateOnly? SupplyChainFrom { get; init; } = SupplyChain.StatutoryDay;
    public PlatformLimits Platform { get; init; } = PlatformLimits.Default;
}

/// <summary>What the service looked up before a case is created.</summary>
public sealed record CreationFacts(Guid BureauId, bool OfPolicyOffice, FormSize Size, IReadOnlyDictionary<char, FormValues> Prefilled)
{
    /// <summary>Where prefilled answers come from, by section and field.</summary>
    public IReadOnlyDictionary<char, Dictionary<string, AnswerSource>> Sources { get; init; } = new Dictionary<char, Dictionary<string, AnswerSource>>();
    public Guid? CaseId { get; init; }
    public Guid? PreBudgetId { get; init; }
    public Guid? ChangeOfId { get; init; }
    public Guid? PreviousId { get; init; }
    public StageOccasion? Occasion { get; init; }
    public DateOnly? OccasionOn { get; init; }
    public Guid? AdviceId { get; init; }
    public bool IsDemonstration { get; init; }
}

/// <summary>Words that go with an act: the comment, reason codes, and the paper 決裁 when it was made outside.</summary>
public sealed record ActDetails(string? Comment = null, IReadOnlyList<string>? ReasonCodes = null, RecordedApproval? Recorded = null);

/// <summary>決裁者, 決裁日 and 文書番号 of an approval made on paper (decision 11), and the signed paper itself where it was scanned.</summary>
public sealed record RecordedApproval(string Decider, DateOnly On, string? DocumentNumber)
{
    /// <summary>Bytes already stored; the row joins in the save of the act.</summary>
    public StoredFile? Paper { get; init; }
}
