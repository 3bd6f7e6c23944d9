using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Calendar;

/// <summary>
/// A span of days in the budget calendar of one budget. <see cref="FiscalYear"/> is the year the budget is for: the
/// windows of an initial budget lie in the fiscal year before it.
/// </summary>
public sealed class CalendarWindow : OfficeProposal
{
    public FiscalYear FiscalYear { get; init; }
    public BudgetKind BudgetKind { get; init; }
    public WindowKind WindowKind { get; init; }
    public DateOnly From { get; init; }
    /// <summary>Last day, included.</summary>
    public DateOnly To { get; init; }

    public override bool Replaces(OfficeProposal other) =>
        other is CalendarWindow window && window.FiscalYear == FiscalYear
        && window.BudgetKind == BudgetKind && window.WindowKind == WindowKind;

    /// <summary>
    /// Refuses spans that end before they begin (Calendar.EndsBeforeStart) and days nowhere near the budget
    /// (Calendar.FarFromBudget): more than fifteen months before its year begins, or after its accounts close.
    /// </summary>
    internal void Check()
    {
        if (To < From)
        {
            throw new RuleViolation("Calendar.EndsBeforeStart", nameof(To));
        }

        if (From < FiscalYear.Start.AddMonths(-15))
        {
            throw new RuleViolation("Calendar.FarFromBudget", nameof(From), FiscalYear);
        }

        if (To > FiscalYear.AccountsClose)
        {
            throw new RuleViolation("Calendar.FarFromBudget", nameof(To), FiscalYear);
        }
    }
}
