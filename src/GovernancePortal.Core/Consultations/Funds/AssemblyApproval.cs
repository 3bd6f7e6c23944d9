using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>
/// A contract that the assembly has to approve (地方自治法96条1項5号・8号): it is concluded provisionally, put to a session, and
/// binds from its vote.
/// </summary>
/// <param name="Kind">Which legal amount it reaches.</param>
/// <param name="ProvisionalOn">仮契約: the planned day of the contract; null where none is planned.</param>
/// <param name="SessionFrom">First day of the window in which the next session that can still take it votes; null where none is known.</param>
/// <param name="VoteBy">議決, at the latest.</param>
/// <param name="LastSafeOn">The last day of a 仮契約 for that session.</param>
/// <param name="LaunchOn">The planned go-live.</param>
public sealed record AssemblyPlan(ThresholdKind Kind, long LimitYen, DateOnly? ProvisionalOn, BudgetKind? Session, DateOnly? SessionFrom, DateOnly? VoteBy, DateOnly? LastSafeOn, DateOnly? LaunchOn)
{
    /// <summary>The plan goes live before the vote can have been taken.</summary>
    public bool IsTooLate => VoteBy is { } vote && LaunchOn is { } launch && launch <= vote;
}

public static class AssemblyApproval
{
    private const string Purchase = "Purchase";
    private const string Work = "Work";
    private const string HardwarePurchase = "HardwarePurchase";

    /// <summary>The legal amount that a contract of this type reaches with this price; null: none.</summary>
    public static ThresholdLine? Reached(string? contractType, long yen, OfficeCalendar calendar, DateOnly day) => contractType switch
    {
        Purchase => Met(ThresholdKind.AssemblyPurchase, yen, calendar, day),
        Work => Met(ThresholdKind.AssemblyWork, yen, calendar, day),
        _ => null,
    };

    /// <summary>
    /// From the answers of a case: of a first stage by the hardware it buys, of a second one by type of contract and 執行予定額
    /// (restricted: what follows from it is for those who may see it).
    /// </summary>
    public static AssemblyPlan? Of(FormFacts facts, OfficeCalendar calendar, DateOnly today)
    {
        var reached = facts.Stage == Stage.PreBudget ? Met(ThresholdKind.AssemblyPurchase, facts.CostLines.Where(l => l.Category == HardwarePurchase).Sum(l => l.AmountYen), calendar, today)
            : Reached(facts.Text("Q5"), facts.Yen("Q3") ?? 0, calendar, today);
        if (reached is null)
        {
            return null;
        }
        var provisional = facts.Stage == Stage.PreBudget ? facts.On("H1.Contract") : facts.On("Q11.Contract");
        var launch = facts.Stage == Stage.PreBudget ? facts.On("H1.Launch") : facts.On("Q5.From");
        var session = provisional is { } day ? Sessions(day, calendar).FirstOrDefault(s => s.LastSafeOn >= day) : default;
        return new AssemblyPlan(reached.Kind, reached.AmountYen, provisional, session.Window?.BudgetKind, session.Window?.From, session.Window?.To, session.Window is null ? null : session.LastSafeOn, launch);
    }

    // The windows of the budgets' votes are those of the sessions: of June, September, December and February.
    private static IEnumerable<(WindowLine? Window, DateOnly LastSafeOn)> Sessions(DateOnly from, OfficeCalendar calendar)
    {
        var first = FiscalYear.Of(from).Previous;
        return from year in new[] { first, first.Next, first.Next.Next }
               from budget in new[] { BudgetKind.June, BudgetKind.September, BudgetKind.December, BudgetKind.February }
               let window = calendar.PlannedWindow(year, budget, WindowKind.BudgetResult)
               where window is not null
               orderby window.From
               select ((WindowLine?)window, calendar.BusinessDays.Subtract(window.From, calendar.Setting(SettingName.AssemblyLeadDays, window.From)));
    }

    private static ThresholdLine? Met(ThresholdKind kind, long yen, OfficeCalendar calendar, DateOnly day) => yen > 0 && calendar.Threshold(kind, day) is { } rule && rule.IsMetBy(yen) ? rule : null;
}
