using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Season;

/// <summary>The two times of the year at which consultations pile up.</summary>
public enum SeasonPeak
{
    Budget,      // 予算要求の前（予算化前協議）
    Procurement, // 調達の前（調達前協議、1～5月）
}

/// <summary>One peak of the budget of a fiscal year: the weeks that are looked at and the stage that is filed in them.</summary>
/// <param name="Budget">Which budget: the initial one, or the supplement it goes to in a 骨格予算 year.</param>
public sealed record SeasonScope(FiscalYear Fy, SeasonPeak Peak, BudgetKind Budget, DateOnly From, DateOnly To, DateOnly Closes)
{
    public Stage Stage => Peak == SeasonPeak.Budget ? Stage.PreBudget : Stage.PreProcurement;

    /// <summary>
    /// The budget peak runs from the opening of the filing window to the end of the month of the budget request; the
    /// procurement peak from January to May, for what is contracted from April on.
    /// </summary>
    public static SeasonScope Of(FiscalYear fy, SeasonPeak peak, OfficeCalendar calendar)
    {
        if (peak == SeasonPeak.Procurement)
        {
            return new SeasonScope(fy, peak, BudgetKind.Initial, new DateOnly(fy.Year, 1, 1), new DateOnly(fy.Year, 5, 31), new DateOnly(fy.Year, 5, 31));
        }
        var budget = calendar.EffectiveBudget(fy, BudgetKind.Initial);
        var filing = calendar.PlannedWindow(fy, budget, WindowKind.Filing);
        var request = calendar.PlannedWindow(fy, budget, WindowKind.BudgetRequest);
        var closes = filing?.To ?? new DateOnly(fy.Year - 1, 9, 30);
        var month = request?.To ?? closes.AddMonths(2);
        return new SeasonScope(fy, peak, budget, filing?.From ?? closes.AddMonths(-4), new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month)), closes);
    }

    /// <summary>The peak that is under way or comes next.</summary>
    public static SeasonScope Current(DateOnly today, OfficeCalendar calendar)
    {
        var next = FiscalYear.Of(today).Next;
        var budget = Of(next, SeasonPeak.Budget, calendar);
        return today <= budget.To ? today.Month is 4 or 5 ? Of(next.Previous, SeasonPeak.Procurement, calendar) : budget : Of(next, SeasonPeak.Procurement, calendar);
    }
}
