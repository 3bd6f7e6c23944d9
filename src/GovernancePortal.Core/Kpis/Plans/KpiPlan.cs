using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Kpis.Plans;

public enum KpiPlanState
{
    Draft,   // 作成中
    InForce, // 施行中
    Ended,   // 終了
}

/// <summary>
/// 情報化計画: objectives, initiatives, their KPIs and activity rows (R204, R207). A draft is written freely; a plan in force
/// changes only while a revision is open, and each adoption freezes a version of the whole. Every change to a part touches
/// this row, so that an adoption and a change cannot cross.
/// </summary>
public sealed class KpiPlan : IVersioned, ITracked
{
    public const string SubjectType = "KpiPlan";
    public const int NameLength = 120;
    public const int PurposeLength = 4000;
    public const int BasisLength = 500;
    public const int ReasonLength = 1000;
    public const int MostYears = 30;

    private readonly List<KpiObjective> objectives = [];
    private readonly List<KpiPlanVersion> versions = [];

    private KpiPlan()
    {
    }

    public Guid Id { get; private init; }
    /// <summary>Place among the plans, in the order in which they came.</summary>
    public int Position { get; private init; }
    public string Name { get; private set; } = "";
    public FiscalYear FromYear { get; private set; }
    public FiscalYear ToYear { get; private set; }
    public Guid OwnerSectionId { get; private set; }
    public string? Purpose { get; private set; }
    /// <summary>根拠: the law or policy that asks for the plan.</summary>
    public string? LegalBasis { get; private set; }
    public KpiPlanState State { get; private set; }
    public bool RevisionOpen { get; private set; }
    /// <summary>Why the open revision was begun; it becomes the reason of the version that closes it.</summary>
    public string? RevisionReason { get; private set; }
    /// <summary>Number of the version in force; null before the first adoption.</summary>
    public int? VersionNumber { get; private set; }
    public int Revision { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public bool IsDemonstration { get; private init; }
    public uint Version { get; private set; }

    public IReadOnlyList<KpiObjective> Objectives => objectives;
    public IReadOnlyList<KpiPlanVersion> Versions => versions;
    public TrailSubject Subject => new(SubjectType, Id);

    /// <summary>Initiatives, KPIs and targets may be written now.</summary>
    public bool IsOpen => State == KpiPlanState.Draft || (State == KpiPlanState.InForce && RevisionOpen);

    public bool Covers(FiscalYear year) => FromYear <= year && year <= ToYear;

    /// <summary>Years of the plan, first to last.</summary>
    public IReadOnlyList<FiscalYear> Years => [.. Enumerable.Range(FromYear.Year, ToYear.Year - FromYear.Year + 1).Select(y => new FiscalYear(y))];

    public static KpiPlan Begin(KpiPlanInput input, int position, Actor actor, bool demonstration = false)
    {
        var plan = new KpiPlan { Id = Guid.CreateVersion7(actor.Now), Position = position, IsDemonstration = demonstration };
        plan.Take(input);
        plan.Touch(actor);
        return plan;
    }

    /// <summary>Refused outside a draft or an open revision (Kpi.PlanClosed).</summary>
    public void Write(KpiPlanInput input, Actor actor)
    {
        MustBeOpen();
        Take(input);
        Touch(actor);
    }

    /// <summary>An import brings years beyond the first or the last; refused as <see cref="Write"/>.</summary>
    public void Widen(FiscalYear from, FiscalYear to, Actor actor)
    {
        MustBeOpen();
        (FromYear, ToYear) = (from < FromYear ? from : FromYear, to > ToYear ? to : ToYear);
        Touch(actor);
    }

    public KpiObjective AddObjective(string name, Actor actor)
    {
        MustBeOpen();
        var objective = new KpiObjective { Id = Guid.CreateVersion7(actor.Now), PlanId = Id, Position = objectives.Select(o => o.Position).DefaultIfEmpty(0).Max() + 1, Name = name };
        objectives.Add(objective);
        Touch(actor);
        return objective;
    }

    public void RenameObjective(Guid id, string name, Actor actor)
    {
        MustBeOpen();
        Objective(id).Name = name;
        Touch(actor);
    }

    /// <summary>The caller makes sure that no initiative stands under it (Kpi.ObjectiveInUse).</summary>
    public void RemoveObjective(Guid id, Actor actor)
    {
        MustBeOpen();
        objectives.Remove(Objective(id));
        Touch(actor);
    }

    public void BeginRevision(string reason, Actor actor)
    {
        if (State != KpiPlanState.InForce)
        {
            throw new RuleViolation("Kpi.NotInForce");
        }
        if (RevisionOpen)
        {
            throw new RuleViolation("Kpi.RevisionIsOpen");
        }
        (RevisionOpen, RevisionReason) = (true, reason);
        Touch(actor);
    }

    /// <summary>
    /// The plan as it stands is adopted: a draft for the first time, or what an open revision changed. Refused where nothing
    /// is open (Kpi.NothingToAdopt) and on a day before the version in force took effect (Kpi.EffectiveEarlier).
    /// </summary>
    /// <param name="content">The whole plan, frozen.</param>
    public KpiPlanVersion Adopt(DateOnly effectiveOn, string? reason, KpiPlanContent content, Actor actor, Capacity? capacity)
    {
        if (!IsOpen)
        {
            throw new RuleViolation("Kpi.NothingToAdopt");
        }
        if (versions.Exists(v => v.EffectiveOn > effectiveOn))
        {
            throw new RuleViolation("Kpi.EffectiveEarlier", nameof(AdoptInput.EffectiveOn), versions.Max(v => v.EffectiveOn));
        }
        var version = new KpiPlanVersion
        {
            Id = Guid.CreateVersion7(actor.Now), PlanId = Id, Number = (VersionNumber ?? 0) + 1, EffectiveOn = effectiveOn, Reason = reason ?? RevisionReason, Content = content,
            AdoptedBy = actor.Name, AdoptedBySection = capacity?.SectionName ?? actor.Main?.SectionName, AdoptedAt = actor.Now,
        };
        versions.Add(version);
        (State, RevisionOpen, RevisionReason, VersionNumber) = (KpiPlanState.InForce, false, null, version.Number);
        Touch(actor);
        return version;
    }

    /// <summary>The plan's term is over. Refused while a draft or with an open revision (Kpi.NotInForce, Kpi.RevisionIsOpen).</summary>
    public void End(Actor actor)
    {
        if (State != KpiPlanState.InForce)
        {
            throw new RuleViolation("Kpi.NotInForce");
        }
        if (RevisionOpen)
        {
            throw new RuleViolation("Kpi.RevisionIsOpen");
        }
        State = KpiPlanState.Ended;
        Touch(actor);
    }

    public void MoveTo(Guid sectionId, Actor actor)
    {
        if (OwnerSectionId != sectionId)
        {
            OwnerSectionId = sectionId;
            Touch(actor);
        }
    }

    /// <summary>A part changed: called by whoever writes an initiative, a KPI or an activity row.</summary>
    public void PartChanged(Actor actor)
    {
        MustBeOpen();
        Touch(actor);
    }

    private KpiObjective Objective(Guid id) => objectives.Find(o => o.Id == id) ?? throw new NotFound($"Objective {id}.");

    private void MustBeOpen()
    {
        if (!IsOpen)
        {
            throw new RuleViolation("Kpi.PlanClosed");
        }
    }

    private void Take(KpiPlanInput input) =>
        (Name, FromYear, ToYear, OwnerSectionId, Purpose, LegalBasis) = (input.Name!, input.FromYear!.Value, input.ToYear!.Value, input.OwnerSectionId!.Value, input.Purpose, input.LegalBasis);

    private void Touch(Actor actor)
    {
        UpdatedAt = actor.Now;
        Revision++;
    }
}

/// <summary>目的.</summary>
public sealed class KpiObjective : ITracked
{
    public const int NameLength = 200;

    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public int Position { get; internal set; }
    public required string Name { get; set; }

    public TrailSubject Subject => new(KpiPlan.SubjectType, PlanId);
}

/// <summary>The plan as it was adopted; never changed again.</summary>
public sealed class KpiPlanVersion : ITracked
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public int Number { get; init; }
    public DateOnly EffectiveOn { get; init; }
    public string? Reason { get; init; }
    public required KpiPlanContent Content { get; init; }
    public required string AdoptedBy { get; init; }
    public string? AdoptedBySection { get; init; }
    public DateTimeOffset AdoptedAt { get; init; }

    public TrailSubject Subject => new(KpiPlan.SubjectType, PlanId);
}
