using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Calendar;

/// <summary>A bureau's own last day of filing that counts.</summary>
public sealed record DeadlineLine(FiscalYear FiscalYear, BudgetKind BudgetKind, Guid BureauId, DateOnly ClosesOn);

public sealed record DeadlineRow(Guid BureauId, DateOnly ClosesOn, ProposalLine Proposal);

/// <summary>
/// 部局別の受付締切: within the filing window of a budget each bureau may have a last day of its own, so that the cases of all
/// bureaus do not come in one week (product.md 6, load levelling). What is filed after it is 期限後 (decision 4).
/// </summary>
public sealed class BureauDeadline : OfficeProposal
{
    public FiscalYear FiscalYear { get; init; }
    public BudgetKind BudgetKind { get; init; }
    public Guid BureauId { get; init; }
    /// <summary>Last day, included.</summary>
    public DateOnly ClosesOn { get; init; }

    public override bool Replaces(OfficeProposal other) =>
        other is BureauDeadline deadline && deadline.FiscalYear == FiscalYear && deadline.BudgetKind == BudgetKind && deadline.BureauId == BureauId;

    /// <summary>Refused outside the filing window (Calendar.OutsideFiling) and on a closed day (Calendar.ClosedDay).</summary>
    internal void Check(WindowLine filing, BusinessDays days, string? field)
    {
        if (ClosesOn < filing.From || ClosesOn > filing.To)
        {
            throw new RuleViolation("Calendar.OutsideFiling", field, ClosesOn, filing.From, filing.To);
        }
        // The window's own last day may be a closed one: the portal takes filings on any day.
        if (ClosesOn != filing.To && !days.IsOpen(ClosesOn))
        {
            throw new RuleViolation("Calendar.ClosedDay", field, ClosesOn);
        }
    }
}
