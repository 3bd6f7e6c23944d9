using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Kpis.Plans;

/// <summary>施策: a measure with its purpose, what is done each year and its KPIs; some have no KPI (R207, R291).</summary>
public sealed class KpiInitiative : IVersioned, ITracked
{
    public const int CodeLength = 30;
    public const int NameLength = 200;
    public const int TextLength = 2000;

    private readonly List<KpiActivity> activities = [];
    private readonly List<KpiInitiativeSystem> systems = [];

    private KpiInitiative()
    {
    }

    public Guid Id { get; private init; }
    public Guid PlanId { get; private init; }
    public Guid ObjectiveId { get; private set; }
    public int Position { get; private set; }
    /// <summary>施策コード, unique in the plan: 1.1.1.</summary>
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public Guid OwnerSectionId { get; private set; }
    public string? Purpose { get; private set; }
    /// <summary>Expected effect in words, for measures that state one beside or instead of a KPI.</summary>
    public string? Effect { get; private set; }
    /// <summary>Whole yen a year.</summary>
    public long? SavingYen { get; private set; }
    public int Revision { get; private set; }
    public uint Version { get; private set; }

    public IReadOnlyList<KpiActivity> Activities => activities;
    public IReadOnlyList<KpiInitiativeSystem> Systems => systems;
    public TrailSubject Subject => new(KpiPlan.SubjectType, PlanId);

    public static KpiInitiative Begin(Guid planId, int position, KpiInitiativeInput input, Actor actor)
    {
        var initiative = new KpiInitiative { Id = Guid.CreateVersion7(actor.Now), PlanId = planId, Position = position };
        initiative.Write(input);
        return initiative;
    }

    public void Write(KpiInitiativeInput input)
    {
        (ObjectiveId, Code, Name, OwnerSectionId, Purpose, Effect, SavingYen) = (input.ObjectiveId!.Value, input.Code!, input.Name!, input.OwnerSectionId!.Value, input.Purpose, input.Effect, input.SavingYen);
        var wanted = input.SystemIds.Distinct().ToList();
        systems.RemoveAll(s => !wanted.Contains(s.SystemId));
        systems.AddRange(wanted.Where(id => !systems.Exists(s => s.SystemId == id)).Select(id => new KpiInitiativeSystem { InitiativeId = Id, SystemId = id }));
        Revision++;
    }

    public void Place(int position) => Position = position;

    /// <param name="cells">As written, by fiscal year; empty ones left out.</param>
    public KpiActivity AddActivity(int position, IReadOnlyDictionary<int, string> cells, Actor actor)
    {
        var row = new KpiActivity { Id = Guid.CreateVersion7(actor.Now), InitiativeId = Id, PlanId = PlanId, Position = position, Cells = cells };
        activities.Add(row);
        Revision++;
        return row;
    }

    public void WriteActivity(Guid id, IReadOnlyDictionary<int, string> cells)
    {
        Activity(id).Cells = cells;
        Revision++;
    }

    public void RemoveActivity(Guid id)
    {
        activities.Remove(Activity(id));
        Revision++;
    }

    public void MoveTo(Guid sectionId)
    {
        OwnerSectionId = sectionId;
        Revision++;
    }

    private KpiActivity Activity(Guid id) => activities.Find(a => a.Id == id) ?? throw new NotFound($"Activity row {id}.");
}

/// <summary>A system of the ledger that the initiative is about.</summary>
public sealed class KpiInitiativeSystem
{
    public Guid InitiativeId { get; init; }
    public Guid SystemId { get; init; }
}

/// <summary>実施項目: what is done in each year, as written; → is kept as it is. A row may be empty: it then only holds the initiative's place in the sheet.</summary>
public sealed class KpiActivity : ITracked
{
    public const int CellLength = 500;

    public Guid Id { get; init; }
    public Guid InitiativeId { get; init; }
    public Guid PlanId { get; init; }
    /// <summary>Place of the row in the whole sheet, shared with the KPIs' rows.</summary>
    public int Position { get; internal set; }
    /// <summary>By fiscal year.</summary>
    public IReadOnlyDictionary<int, string> Cells { get; internal set; } = new Dictionary<int, string>();

    public string? Cell(FiscalYear year) => Cells.GetValueOrDefault(year.Year);

    public TrailSubject Subject => new(KpiPlan.SubjectType, PlanId);
}
