using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;

namespace GovernancePortal.Core.Consultations.FollowUp;

/// <summary>
/// The day a condition must be met by, from the gate it names and the plan of the case: the close of budget requests, the
/// last day to file the 調達前協議, the planned contract, the planned go-live, so many years after it. Null where the plan
/// names no such day.
/// </summary>
public static class ConditionDue
{
    public static DateOnly? Of(ApprovalCondition condition, Consultation c, OfficeCalendar calendar, DateOnly today) => condition.Gate switch
    {
        DueGate.BudgetRequest => calendar.HardGates(c.TargetFy, c.BudgetKind).Where(g => g.Kind == GateKind.BudgetRequest).Select(g => (DateOnly?)g.Day).LastOrDefault(),
        DueGate.PreProcurement => c.Stage == Stage.PreBudget ? ProcurementGate.OfPlan(Values(c, 'H'), c.TotalYen, calendar, today)?.Day ?? Contract(c) : Day(Values(c, 'Q')?["Q11"]),
        DueGate.Contract => Contract(c),
        DueGate.GoLive => Launch(c),
        DueGate.Operation => Launch(c)?.AddYears(condition.Years ?? 1),
    };

    private static DateOnly? Contract(Consultation c) => c.Contract?.ContractOn ?? Day(Values(c, 'Q')?["Q11.Contract"]) ?? Day(Values(c, 'H')?["H1.Contract"]);

    // A second stage says from when the service is paid for; the first one when it is to run.
    private static DateOnly? Launch(Consultation c) => Day(Values(c, 'H')?["H1.Launch"]) ?? c.Contract?.TermFrom ?? Day(Values(c, 'Q')?["Q5.From"]);

    private static FormValues? Values(Consultation c, char letter) => c.Sections.FirstOrDefault(s => s.Letter == letter)?.Values;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
