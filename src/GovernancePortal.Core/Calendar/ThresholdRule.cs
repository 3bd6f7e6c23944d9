using GovernancePortal.Core.Platform;

namespace GovernancePortal.Core.Calendar;

/// <summary>
/// An amount that decides a route, dated (domain.md 3.4). Of several approved rows valid on a day the one with the
/// latest first day counts, so that a row may lie over a longer one for a time.
/// </summary>
public sealed class ThresholdRule : OfficeProposal
{
    public ThresholdKind Kind { get; init; }
    public ThresholdBasis Basis { get; init; }
    public long AmountYen { get; init; }
    public DateOnly ValidFrom { get; init; }
    /// <summary>Last day, included; open when null.</summary>
    public DateOnly? ValidTo { get; init; }
    public ThresholdRoute Route { get; init; }

    public override bool Replaces(OfficeProposal other) =>
        other is ThresholdRule rule && rule.Kind == Kind && rule.ValidFrom == ValidFrom;

    /// <summary>Refuses amounts that are not positive (Calendar.AmountNotPositive) and ends before the start (Calendar.EndsBeforeStart).</summary>
    internal void Check()
    {
        if (AmountYen <= 0)
        {
            throw new RuleViolation("Calendar.AmountNotPositive", nameof(AmountYen));
        }

        if (ValidTo < ValidFrom)
        {
            throw new RuleViolation("Calendar.EndsBeforeStart", nameof(ValidTo));
        }
    }
}
