using GovernancePortal.Core.Audits.Planner;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Audits.Plans;

/// <summary>Which layer of plan (domain.md 6.1) it is: several years, or one year of them.</summary>
public enum AuditPlanLayer
{
    MidTerm, // 中期計画
    Year,    // 年度計画
}

/// <summary>How far a plan is.</summary>
public enum AuditPlanState
{
    Draft,      // 作成中
    Submitted,  // 承認待ち
    Approved,   // 承認
    Superseded, // 旧版
    Dropped,    // 取りやめ
}

/// <summary>One audit that a plan wants.</summary>
public sealed class AuditPlanLine
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public FiscalYear FiscalYear { get; internal set; }
    /// <summary>1–12.</summary>
    public int Month { get; internal set; }
    /// <summary>The section as it was planned: a successor is found by its predecessor, the plan itself stays.</summary>
    public Guid SectionId { get; init; }
    public AuditNature Nature { get; init; }
    public Guid LeadId { get; internal set; }
    public IReadOnlyList<Guid> MemberIds { get; internal set; } = [];
    /// <summary>Stays as it is when the plan is made again.</summary>
    public bool IsLocked { get; internal set; }

    /// <summary>First day of the month it is planned for.</summary>
    public DateOnly FirstDay => new(Month >= 4 ? FiscalYear.Year : FiscalYear.Year + 1, Month, 1);
}

/// <summary>At most so many audits of a kind in a fiscal year.</summary>
public sealed record AuditPlanCapacity(int FiscalYear, int General, int MyNumber);

/// <summary>The plan as it was put before the CISO, with the names of that day; approved, it never changes.</summary>
public sealed record AuditPlanContent(string Name, string? Policy, string? Goals, string? Focus, IReadOnlyList<AuditPlanCapacity> Capacities, IReadOnlyList<AuditPlanContentLine> Lines, IReadOnlyList<string> Exceptions);

public sealed record AuditPlanContentLine(int FiscalYear, int Month, string Bureau, string Section, AuditNature Nature, string Lead, IReadOnlyList<string> Members);

/// <summary>
/// 中期計画 or 年度計画 of audits (domain.md 6.1). Only its methods change it; which act is allowed when is decided by
/// <see cref="AuditPlanWorkflow"/>, and whether the lines keep the hard rules by <see cref="AuditPlanner.Check"/>.
/// </summary>
public sealed class AuditPlan : IVersioned, ITracked
{
    public const string SubjectType = "AuditPlan";
    public const int NameLength = 100;
    public const int TextLength = 2000;
    public const int ReasonLength = 1000;
    public const int PersonLength = 100;
    public const int DocumentLength = 60;
    public const int MostYears = 10;

    private readonly List<AuditPlanLine> lines = [];

    private AuditPlan()
    {
    }

    public Guid Id { get; private init; }
    public AuditPlanLayer Layer { get; private init; }
    /// <summary>Of a 年度計画: the 中期計画 it is a year of.</summary>
    public Guid? ParentId { get; private init; }
    /// <summary>The version before this one; the whole chain has one <see cref="SeriesId"/>.</summary>
    public Guid? PreviousId { get; private init; }
    public Guid SeriesId { get; private init; }
    /// <summary>1, 2 … of a series.</summary>
    public int Edition { get; private init; }
    public string Name { get; private set; } = "";
    public FiscalYear FromFy { get; private init; }
    public FiscalYear ToFy { get; private init; }
    public string? Policy { get; private set; }
    /// <summary>目標 and 重点項目, of a 年度計画.</summary>
    public string? Goals { get; private set; }
    public string? Focus { get; private set; }
    public IReadOnlyList<AuditPlanCapacity> Capacities { get; private set; } = [];
    /// <summary>Auditors needed, as the plan says them.</summary>
    public int? Headcount { get; private set; }
    /// <summary>Fiscal years in which a third party audits.</summary>
    public IReadOnlyList<int> ExternalYears { get; private set; } = [];
    public int Seed { get; private init; }

    public AuditPlanState State { get; private set; }
    public DateTimeOffset Since { get; private set; }
    public Guid CreatedById { get; private init; }
    public string CreatedBy { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }
    public Guid? SubmittedById { get; private set; }
    public string? SubmittedBy { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    /// <summary>Why it came back.</summary>
    public string? Reason { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateOnly? DecidedOn { get; private set; }
    /// <summary>Of a decision on paper: its number, and who entered it (decision 11).</summary>
    public string? DocumentNumber { get; private set; }
    public string? RecordedBy { get; private set; }
    public AuditPlanContent? Content { get; private set; }
    public bool IsDemonstration { get; private init; }
    public int Revision { get; private set; }
    public uint Version { get; private init; }
    public IReadOnlyList<AuditPlanLine> Lines => lines;

    public TrailSubject Subject => new(SubjectType, Id);

    public bool Covers(FiscalYear year) => FromFy <= year && year <= ToFy;

    /// <summary>Refused with AuditPlan.Years where the years are not one to <see cref="MostYears"/> in order.</summary>
    internal static AuditPlan Begin(AuditPlanInput input, Actor actor, bool demonstration = false)
    {
        var (from, to) = (input.FromFy!.Value, input.ToFy!.Value);
        if (to < from || to.Year - from.Year >= MostYears)
        {
            throw new RuleViolation("AuditPlan.Years", nameof(input.ToFy), MostYears);
        }
        var id = Guid.CreateVersion7(actor.Now);
        var plan = new AuditPlan { Id = id, SeriesId = id, Edition = 1, Layer = AuditPlanLayer.MidTerm, FromFy = from, ToFy = to, Since = actor.Now, CreatedById = actor.UserId, CreatedBy = actor.Name, CreatedAt = actor.Now, Seed = input.Seed ?? 0, IsDemonstration = demonstration };
        plan.Say(input);
        return plan;
    }

    /// <summary>A version to come of an approved plan: the same lines, those up to the year and those whose audit has begun locked.</summary>
    internal AuditPlan Revise(FiscalYear lockedTo, IReadOnlySet<Guid> begun, Actor actor)
    {
        Demand(AuditPlanAct.Revise, actor);
        var plan = new AuditPlan
        {
            Id = Guid.CreateVersion7(actor.Now), Layer = Layer, ParentId = ParentId, PreviousId = Id, SeriesId = SeriesId, Edition = Edition + 1, FromFy = FromFy, ToFy = ToFy, Since = actor.Now,
            CreatedById = actor.UserId, CreatedBy = actor.Name, CreatedAt = actor.Now, Seed = Seed, Name = Name, Policy = Policy, Goals = Goals, Focus = Focus, Capacities = Capacities, Headcount = Headcount, ExternalYears = ExternalYears,
        };
        plan.lines.AddRange(lines.Select(l => plan.Copy(l, l.IsLocked || l.FiscalYear <= lockedTo || begun.Contains(l.Id), actor.Now)));
        return plan;
    }

    /// <summary>The plan of one year of this approved 中期計画, with its lines of that year.</summary>
    internal AuditPlan YearOf(AuditYearInput input, Actor actor, bool demonstration = false)
    {
        var year = input.FiscalYear!.Value;
        if (Layer != AuditPlanLayer.MidTerm || State != AuditPlanState.Approved || !Covers(year))
        {
            throw new RuleViolation("AuditPlan.NotOfThisPlan", nameof(input.FiscalYear));
        }
        var id = Guid.CreateVersion7(actor.Now);
        var plan = new AuditPlan
        {
            Id = id, SeriesId = id, Edition = 1, Layer = AuditPlanLayer.Year, ParentId = Id, FromFy = year, ToFy = year, Since = actor.Now, CreatedById = actor.UserId, CreatedBy = actor.Name, CreatedAt = actor.Now, Seed = Seed,
            Name = input.Name!, Policy = input.Policy, Goals = input.Goals, Focus = input.Focus, Capacities = [.. Capacities.Where(c => c.FiscalYear == year.Year)], ExternalYears = [.. ExternalYears.Where(y => y == year.Year)], Headcount = Headcount,
            IsDemonstration = demonstration,
        };
        plan.lines.AddRange(lines.Where(l => l.FiscalYear == year).Select(l => plan.Copy(l, false, actor.Now)));
        return plan;
    }

    internal void Write(AuditPlanInput input, Actor actor)
    {
        Demand(AuditPlanAct.Edit, actor);
        Say(input);
        Revision++;
    }

    /// <summary>What the planner found takes the place of every line that is not locked.</summary>
    internal void Replace(IEnumerable<AuditPlanLine> found, Actor actor)
    {
        Demand(AuditPlanAct.Edit, actor);
        lines.RemoveAll(l => !l.IsLocked);
        lines.AddRange(found);
        Revision++;
    }

    /// <summary>One line as it is wanted now; a new one where its id is not among them. Refused: a locked line, a year outside the plan.</summary>
    internal AuditPlanLine Put(Guid? lineId, AuditLineInput input, Actor actor)
    {
        Demand(AuditPlanAct.Edit, actor);
        if (!Covers(input.FiscalYear!.Value))
        {
            throw new RuleViolation("AuditPlan.YearOutside", nameof(input.FiscalYear));
        }
        var line = lineId is { } id ? lines.Find(l => l.Id == id) ?? throw new NotFound($"Line {id}.") : null;
        if (line is { IsLocked: true })
        {
            throw new RuleViolation("AuditPlan.LineLocked");
        }
        if (line is null)
        {
            line = new AuditPlanLine { Id = Guid.CreateVersion7(actor.Now), PlanId = Id, SectionId = input.SectionId!.Value, Nature = input.Nature!.Value };
            lines.Add(line);
        }
        (line.FiscalYear, line.Month, line.LeadId, line.MemberIds) = (input.FiscalYear!.Value, input.Month!.Value, input.LeadId!.Value, [.. input.MemberIds.OfType<Guid>().Where(m => m != input.LeadId).Distinct()]);
        Revision++;
        return line;
    }

    internal void Take(Guid lineId, Actor actor)
    {
        Demand(AuditPlanAct.Edit, actor);
        var line = lines.Find(l => l.Id == lineId) ?? throw new NotFound($"Line {lineId}.");
        if (line.IsLocked)
        {
            throw new RuleViolation("AuditPlan.LineLocked");
        }
        lines.Remove(line);
        Revision++;
    }

    internal void Lock(Guid lineId, bool locked, Actor actor)
    {
        Demand(AuditPlanAct.Edit, actor);
        (lines.Find(l => l.Id == lineId) ?? throw new NotFound($"Line {lineId}.")).IsLocked = locked;
        Revision++;
    }

    internal void Submit(AuditPlanContent content, Actor actor)
    {
        Move(AuditPlanAct.Submit, actor);
        (SubmittedById, SubmittedBy, SubmittedAt, Content, Reason) = (actor.UserId, actor.Name, actor.Now, content, null);
    }

    internal void PullBack(Actor actor)
    {
        Move(AuditPlanAct.PullBack, actor);
        Content = null;
    }

    internal void Return(string reason, AuditPlanWord word, Actor actor)
    {
        Move(AuditPlanAct.Return, actor);
        (Reason, RecordedBy, Content) = (reason, word.RecordedBy, null);
    }

    internal void Approve(AuditPlanWord word, Actor actor)
    {
        Move(AuditPlanAct.Approve, actor);
        (DecidedBy, DecidedOn, DocumentNumber, RecordedBy) = (word.Name, word.On, word.DocumentNumber, word.RecordedBy);
    }

    internal void Drop(Actor actor) => Move(AuditPlanAct.Drop, actor);

    /// <summary>The version after it was approved.</summary>
    internal void GiveWay(Actor actor) => (State, Since, Revision) = (AuditPlanState.Superseded, actor.Now, Revision + 1);

    internal AuditPlanStep Demand(AuditPlanAct act, Actor actor)
    {
        var step = AuditPlanWorkflow.Find(State, act) ?? throw new RuleViolation("AuditPlan.NotNow", null, "AuditPlanState." + State);
        if (!AuditPlanWorkflow.May(step.By, actor))
        {
            throw new Forbidden($"{act} of a plan of audits.");
        }
        return step.Guards.FirstOrDefault(g => !g.Holds(this, actor)) is { } guard ? throw new RuleViolation(guard.Code) : step;
    }

    private void Move(AuditPlanAct act, Actor actor)
    {
        State = Demand(act, actor).To;
        Since = actor.Now;
        Revision++;
    }

    private void Say(AuditPlanInput input)
    {
        (Name, Policy, Goals, Focus, Headcount) = (input.Name!, input.Policy, input.Goals, input.Focus, input.Headcount);
        Capacities = [.. input.Capacities.Where(c => c.FiscalYear >= FromFy.Year && c.FiscalYear <= ToFy.Year).Select(c => new AuditPlanCapacity(c.FiscalYear, c.General ?? 0, c.MyNumber ?? 0)).DistinctBy(c => c.FiscalYear).OrderBy(c => c.FiscalYear)];
        ExternalYears = [.. input.Capacities.Where(c => c.External && c.FiscalYear >= FromFy.Year && c.FiscalYear <= ToFy.Year).Select(c => c.FiscalYear).Distinct().Order()];
    }

    private AuditPlanLine Copy(AuditPlanLine l, bool locked, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), PlanId = Id, FiscalYear = l.FiscalYear, Month = l.Month, SectionId = l.SectionId, Nature = l.Nature, LeadId = l.LeadId, MemberIds = l.MemberIds, IsLocked = locked,
    };
}

/// <summary>Who decided and, where somebody else wrote it down, who did (decision 11).</summary>
public sealed record AuditPlanWord(string Name, DateOnly On, string? DocumentNumber, string? RecordedBy);
