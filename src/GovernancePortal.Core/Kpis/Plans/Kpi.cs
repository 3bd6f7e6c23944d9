using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Kpis.Plans;

public enum KpiRhythm
{
    Yearly,    // 年1回
    Quarterly, // 四半期
}

/// <summary>One indicator of an initiative with its target of each fiscal year.</summary>
public sealed class Kpi : IVersioned, ITracked
{
    public const string SubjectType = "Kpi";
    public const int NameLength = 200;
    public const int UnitLength = 30;
    public const int RawLength = 500;
    public const int FigureLength = 60;

    private readonly List<KpiTarget> targets = [];

    private Kpi()
    {
    }

    public Guid Id { get; private init; }
    public Guid PlanId { get; private init; }
    public Guid InitiativeId { get; private set; }
    /// <summary>Place of the row in the whole sheet, shared with the activity rows.</summary>
    public int Position { get; private set; }
    public string Name { get; private set; } = "";
    public string? Unit { get; private set; }
    public KpiAggregation Aggregation { get; private set; }
    public KpiDirection Direction { get; private set; }
    /// <summary>現状値 as written.</summary>
    public string? BaselineRaw { get; private set; }
    /// <summary>As understood: 50 for 50 %, the percentage of a fraction; null where it was not.</summary>
    public decimal? Baseline { get; private set; }
    public KpiRhythm Rhythm { get; private set; }
    /// <summary>The portal's own figure that fills the readings; null where people enter them.</summary>
    public string? FigureKey { get; private set; }
    /// <summary>Who enters the readings; the initiative's section where none is named.</summary>
    public Guid? OwnerSectionId { get; private set; }
    public int Revision { get; private set; }
    public uint Version { get; private set; }

    public IReadOnlyList<KpiTarget> Targets => targets;
    public TrailSubject Subject => new(SubjectType, Id);

    public KpiTarget? Target(FiscalYear year) => targets.Find(t => t.Year == year);

    public static Kpi Begin(KpiInitiative initiative, int position, KpiInput input, Actor actor)
    {
        var kpi = new Kpi { Id = Guid.CreateVersion7(actor.Now), PlanId = initiative.PlanId, InitiativeId = initiative.Id, Position = position };
        kpi.Write(input, [], actor);
        return kpi;
    }

    /// <summary>
    /// Takes name, unit, reading and the targets; a year whose cell is empty has none. Refused where the target of a closed
    /// year would change (Kpi.YearClosed): a closed year keeps the targets it was judged by.
    /// </summary>
    public void Write(KpiInput input, IReadOnlyCollection<FiscalYear> closed, Actor actor)
    {
        var (head, row) = KpiRow.Read(input);
        foreach (var year in closed)
        {
            // Whole readings: another unit or aggregation would understand the same words otherwise.
            if (Target(year)?.Reading != (row.GetValueOrDefault(year) is { } read ? read with { Unit = null } : null))
            {
                throw new RuleViolation("Kpi.YearClosed", null, year);
            }
        }
        (Name, Unit, Aggregation, Direction, BaselineRaw, Baseline) = (head.Name, head.Unit, head.Aggregation, head.Direction, head.BaselineRaw, head.Baseline);
        (Rhythm, FigureKey, OwnerSectionId) = (input.Rhythm, input.FigureKey, input.OwnerSectionId);
        targets.RemoveAll(t => !row.ContainsKey(t.Year));
        foreach (var (year, reading) in row)
        {
            if (Target(year) is { } known)
            {
                known.Take(reading);
            }
            else
            {
                targets.Add(KpiTarget.Of(Id, year, reading, actor));
            }
        }
        Revision++;
    }

    public void Place(int position) => Position = position;

    public void MoveTo(Guid sectionId)
    {
        OwnerSectionId = sectionId;
        Revision++;
    }
}

/// <summary>The target of one year: as written and as understood. A year without a row has no target and was left empty.</summary>
public sealed class KpiTarget : ITracked
{
    public Guid Id { get; init; }
    public Guid KpiId { get; init; }
    public FiscalYear Year { get; init; }
    public string Raw { get; private set; } = "";
    public TargetKind Kind { get; private set; }
    public TargetComparison? Comparison { get; private set; }
    /// <summary>50 for 50 %, 70 for ▲70 %; empty for a fraction, words, pending and none.</summary>
    public decimal? Value { get; private set; }
    public decimal? Numerator { get; private set; }
    public decimal? Denominator { get; private set; }
    public string? Text { get; private set; }
    /// <summary>The cell holds → or 〃 and repeats the year before.</summary>
    public bool Continues { get; private set; }
    public NoTargetReason? NoneReason { get; private set; }

    public TrailSubject Subject => new(Kpi.SubjectType, KpiId);

    public TargetReading Reading => new(Raw, Kind, Comparison, Value, Numerator, Denominator, Text, null, Continues, NoneReason);

    internal static KpiTarget Of(Guid kpiId, FiscalYear year, TargetReading reading, Actor actor)
    {
        var target = new KpiTarget { Id = Guid.CreateVersion7(actor.Now), KpiId = kpiId, Year = year };
        target.Take(reading);
        return target;
    }

    internal void Take(TargetReading reading) =>
        (Raw, Kind, Comparison, Value, Numerator, Denominator, Text, Continues, NoneReason) =
        (reading.Raw, reading.Kind, reading.Comparison, reading.Value, reading.Numerator, reading.Denominator, reading.Text, reading.Continues, reading.NoneReason);
}
