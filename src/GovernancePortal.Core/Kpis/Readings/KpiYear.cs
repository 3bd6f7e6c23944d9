using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Kpis.Plans;

namespace GovernancePortal.Core.Kpis.Readings;

/// <summary>How far a target was reached.</summary>
public enum KpiBand
{
    Achieved,   // 達成 ◎
    Mostly,     // 概ね達成 ○
    Behind,     // 遅れ △
    Missed,     // 未達 ✕
    NotEntered, // 未入力
    Pending,    // 目標設定待ち
    Excluded,   // 対象外
}

/// <summary>A fiscal year of a plan, closed by an act and never by the date.</summary>
public sealed class KpiYear : ITracked
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public FiscalYear Year { get; init; }
    public DateTimeOffset ClosedAt { get; init; }
    public Guid ClosedBy { get; init; }
    public required string ClosedByName { get; init; }
    public string? ClosedBySection { get; init; }
    public string? Note { get; init; }

    public TrailSubject Subject => new(KpiPlan.SubjectType, PlanId);
}

/// <summary>What a closed year came to; a correction is a further version with its reason, the earlier ones stay.</summary>
public sealed class KpiResult : ITracked
{
    public const int ReasonLength = 1000;
    public const int TextLength = 500;

    public Guid Id { get; init; }
    public Guid KpiId { get; init; }
    public FiscalYear Year { get; init; }
    /// <summary>1 by closing, then one more with each correction.</summary>
    public int Number { get; init; }
    public string? TargetRaw { get; init; }
    public string? ActualText { get; init; }
    public decimal? Value { get; init; }
    public decimal? Numerator { get; init; }
    public decimal? Denominator { get; init; }
    /// <summary>Per cent of the target.</summary>
    public decimal? Rate { get; init; }
    /// <summary>Per cent of the way from the baseline to the target.</summary>
    public decimal? RateFromBaseline { get; init; }
    public KpiBand Band { get; init; }
    public string? Reason { get; init; }
    public Guid ById { get; init; }
    public required string ByName { get; init; }
    public string? BySection { get; init; }
    public DateTimeOffset At { get; init; }

    public TrailSubject Subject => new(Kpi.SubjectType, KpiId);
}
