using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Kpis.Readings;

/// <summary>When people were last reminded of a figure they owe.</summary>
public sealed class KpiReminder
{
    public Guid Id { get; init; }
    public Guid KpiId { get; init; }
    public FiscalYear Year { get; init; }
    public int Quarter { get; init; }
    public DateOnly RemindedOn { get; internal set; }
}
