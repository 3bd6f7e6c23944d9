using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Consultations;

/// <summary>A case with all its parts as its pages show it: read only, never tracked.</summary>
public sealed record CaseView(Consultation Case, FormFacts Facts, CaseContext Context, IReadOnlyList<OfferedAct> Acts)
{
    public Completeness Completeness => Context.Completeness;
    public required string SectionName { get; init; }
    public required string BureauName { get; init; }
    /// <summary>The stages of the chain in their order, this one among them; changes stand after what they change.</summary>
    public required IReadOnlyList<ChainLink> Chain { get; init; }
    public required ReviewClockReading Clock { get; init; }
    /// <summary>Until when it is filed, and when it would be answered; null once filed.</summary>
    public Gates.FilingSeason? Season { get; init; }
    /// <summary>The next day that moves for nobody; null once decided, or when no window is set.</summary>
    public HardGate? Gate { get; init; }
    /// <summary>Every hard day ahead with its last safe day and its slack.</summary>
    public required Gates.GateLadder Ladder { get; init; }
    /// <summary>Through the committee: as submitted, or before that as it stands now.</summary>
    public RouteFacts? Route { get; init; }
    /// <summary>仮契約 and 議決, where the contract is one for the assembly; null also for those who may not see the amount it follows from.</summary>
    public Funds.AssemblyPlan? Assembly { get; init; }
    public bool MayWrite { get; init; }
    public bool MayViewRestricted { get; init; }
    public bool MayViewReview { get; init; }
    public bool MayReassign { get; init; }
    /// <summary>Open days from today until the day; below zero when it has passed.</summary>
    public required Func<DateOnly, int> DaysUntil { get; init; }

    /// <summary>Until when an answer is usually asked for: five open days from today.</summary>
    public required DateOnly AnswerBy { get; init; }

    public OfferedAct? Offered(ConsultationAct act) => Acts.FirstOrDefault(a => a.Act == act);

    /// <summary>Comments this person may read: the policy office all of them, the filing section those that were sent.</summary>
    public IEnumerable<ReviewComment> Comments => Case.Comments.Where(m => m.SentAt is not null || MayViewReview);

    /// <summary>Sent comments that are not yet said to be dealt with.</summary>
    public IEnumerable<ReviewComment> OpenComments => Case.Comments.Where(m => m.SentAt is not null && m.AnsweredAt is null);

    /// <summary>The words of an act, where they are not among the policy office alone.</summary>
    public string? CommentOf(ActRecord act) => MayViewReview || !IsInternal(act.Act) ? act.Comment : null;

    /// <summary>Acts whose words are the policy office's own until the decision gives its reasons.</summary>
    public static bool IsInternal(ConsultationAct act) => act is ConsultationAct.Propose or ConsultationAct.HandBack or ConsultationAct.ReferToCommittee or ConsultationAct.GiveOpinion or ConsultationAct.CommitteeReturn;
}

/// <summary>One stage of the chain and its amounts, whole yen.</summary>
public sealed record ChainLink(Guid Id, Stage Stage, string? Number, string Title, ConsultationState State, Guid? ChangeOfId, long? TotalYen, BudgetResult? Budget, ContractResult? Contract, long? SettledYen,
    DateOnly? SettledOn, DateTimeOffset? SubmittedAt, DateTimeOffset? DecidedAt, int VersionNumber, Guid? SystemId)
{
    /// <summary>Restricted, like the planned price of the contract: both are masked here already for those who may not see this stage's.</summary>
    public long? ExecutionYen { get; init; }
    public bool HasExecution { get; init; }
    /// <summary>The result in force and the route that gave it: each route has its own words for it (decision 10).</summary>
    public DecisionRoute? Route { get; init; }
    public bool IsMinorChange { get; init; }
    /// <summary>From before the portal (decision 2).</summary>
    public bool IsMigrated { get; init; }
}

/// <summary>What everybody may know of a decided case, and nothing else (decision 20). Form is the item of section D that was chosen, "D2" for SaaS.</summary>
public sealed record CaseSummary(Guid Id, string Title, string SectionName, string BureauName, Stage Stage, ConsultationState State, string? Form, string? Purpose, FiscalYear TargetFy, string? Supplier);

