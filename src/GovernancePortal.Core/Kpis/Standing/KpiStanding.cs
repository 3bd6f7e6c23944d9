using GovernancePortal.Core.Kpis.Judging;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Kpis.Standing;

/// <summary>Conditions of the list of KPIs; null means any.</summary>
public sealed record KpiFilter
{
    public string? Text { get; init; }
    public Guid? PlanId { get; init; }
    public Guid? ObjectiveId { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SectionId { get; init; }
    public Guid? SystemId { get; init; }
    public KpiBand? Band { get; init; }
    /// <summary>遅れだけ: 遅れ and 未達.</summary>
    public bool Behind { get; init; }
    /// <summary>古い数字だけ.</summary>
    public bool Stale { get; init; }
    /// <summary>Only those the portal computes, or only those people enter.</summary>
    public bool? Computed { get; init; }
    /// <summary>The fiscal year looked at; the present one when null.</summary>
    public FiscalYear? Fy { get; init; }
    /// <summary>指示つき: which KPIs those are tells <see cref="Only"/>, of a module on top.</summary>
    public bool Instructed { get; init; }
    /// <summary>Only these; for modules on top.</summary>
    public IReadOnlyCollection<Guid>? Only { get; init; }
}

/// <summary>The actual that a year stands on, with its age, source and who confirmed it.</summary>
public sealed record StandingActual(Actual Actual, string Text, int Quarter, DateOnly AsOf, ReadingSource Source, string? ConfirmedBy, string? ConfirmedBySection, DateTimeOffset? ConfirmedAt);

/// <summary>One KPI in one fiscal year: target, actual, how far it is and where it is heading.</summary>
public sealed record KpiStanding
{
    public required Guid Id { get; init; }
    public required Guid PlanId { get; init; }
    public required string PlanName { get; init; }
    public required FiscalYear PlanFrom { get; init; }
    public required FiscalYear PlanTo { get; init; }
    public required Guid ObjectiveId { get; init; }
    public required string Objective { get; init; }
    public required int ObjectivePosition { get; init; }
    public required Guid InitiativeId { get; init; }
    public required string Code { get; init; }
    public required string Initiative { get; init; }
    public required int Position { get; init; }
    public required string Name { get; init; }
    public string? Unit { get; init; }
    public required KpiAggregation Aggregation { get; init; }
    public required KpiDirection Direction { get; init; }
    public string? BaselineRaw { get; init; }
    public required KpiRhythm Rhythm { get; init; }
    public string? FigureKey { get; init; }
    public required Guid SectionId { get; init; }
    public required string SectionName { get; init; }
    public required Guid BureauId { get; init; }
    public required string BureauName { get; init; }

    public required FiscalYear Year { get; init; }
    public TargetReading? Target { get; init; }
    public StandingActual? Actual { get; init; }
    public required Achievement Achievement { get; init; }
    /// <summary>Apart from the actual; null where nothing can be foreseen, and of a closed year.</summary>
    public Actual? Forecast { get; init; }
    public Achievement? ForecastAchievement { get; init; }
    public required bool IsClosed { get; init; }
    /// <summary>A figure waits for its confirmation.</summary>
    public required bool IsWaiting { get; init; }
    /// <summary>The latest figure that should be there by now; null while none is.</summary>
    public AskedFigure? Expected { get; init; }
    /// <summary>That figure is not there, nor any later one: what is shown is older than the rhythm and its grace.</summary>
    public required bool IsStale { get; init; }
}
