using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Radar;

/// <summary>A day counted back from the end of a contract.</summary>
public sealed record StageDay(RadarStage Stage, DateOnly Day)
{
    /// <summary>Negative once it has passed.</summary>
    public int DaysLeft(DateOnly today) => Day.DayNumber - today.DayNumber;
}

/// <summary>
/// What has to be done by when so that a system goes on after its contract: counted back from the first day after the end
/// over building, procurement, the pre-procurement consultation and the budget of the year in which the new contract is
/// concluded. Deadlines that fall on a closed day move to the open day before.
/// </summary>
/// <param name="StartsOn">First day after the contract.</param>
/// <param name="ConcludeOn">The last day for concluding what comes after it.</param>
/// <param name="BudgetFy">The fiscal year whose budget pays for it: that of <paramref name="ConcludeOn"/>.</param>
/// <param name="Stages">By day.</param>
public sealed record ContractSchedule(DateOnly EndsOn, DateOnly StartsOn, DateOnly ConcludeOn, FiscalYear BudgetFy, IReadOnlyList<StageDay> Stages)
{
    private static readonly BudgetKind[] Supplements = [BudgetKind.February, BudgetKind.December, BudgetKind.September, BudgetKind.June];

    /// <summary>Of a system with a contract that has an end.</summary>
    public static ContractSchedule Of(RadarSystem system, RadarContext context)
    {
        var calendar = context.Calendar;
        int Setting(SettingName name) => context.Setting(name);
        var wto = calendar.Threshold(ThresholdKind.WtoProcurement, context.Today) is { } rule && system.ContractAmountYen is { } yen && rule.IsMetBy(yen);
        var build = system.RenewalPlan == SystemCodes.ContinuePlan || system.Retires ? 0 : Setting(SettingName.BuildLeadMonths);
        var notice = system.NoticeDays ?? (system.AutoRenewal == true ? Setting(SettingName.DefaultNoticeDays) : 0);
        return Of(system.ContractTo!.Value, notice, build, Setting(wto ? SettingName.ProcurementLeadDaysWto : SettingName.ProcurementLeadDays), Setting(SettingName.PreparationMonths), !system.Retires, calendar);
    }

    /// <param name="noticeDays">Calendar days before the end by which the other side is told; 0: nothing is agreed.</param>
    /// <param name="buildMonths">From the contract to the day the new system works; 0 when only the contract is made anew.</param>
    /// <param name="procurementDays">開庁日 from 執行伺い to the contract.</param>
    /// <param name="succeeded">Something follows; what ends for good has no budget and no tender to miss.</param>
    public static ContractSchedule Of(DateOnly end, int noticeDays, int buildMonths, int procurementDays, int preparationMonths, bool succeeded, OfficeCalendar calendar)
    {
        var days = calendar.BusinessDays;
        var starts = end.AddDays(1);
        var conclude = starts.AddMonths(-buildMonths);
        var tender = days.OnOrBefore(days.Subtract(conclude, procurementDays));
        var year = FiscalYear.Of(conclude);
        var stages = new List<StageDay> { new(RadarStage.End, end) };
        if (noticeDays > 0)
        {
            stages.Add(new StageDay(RadarStage.NoticePeriod, days.OnOrBefore(end.AddDays(-noticeDays))));
        }
        if (succeeded)
        {
            stages.Add(new StageDay(RadarStage.Tender, tender));
            stages.Add(new StageDay(RadarStage.ProcurementFiling, calendar.FileBeforeExecution(tender)));
            if (calendar.PlannedWindow(year, BudgetKind.Initial, WindowKind.Filing) is { } filing)
            {
                stages.Add(new StageDay(RadarStage.Filing, days.OnOrBefore(filing.To)));
                stages.Add(new StageDay(RadarStage.Prepare, days.OnOrBefore(filing.To.AddMonths(-preparationMonths))));
            }
            if (calendar.PlannedWindow(year, BudgetKind.Initial, WindowKind.BudgetRequest) is { } request)
            {
                stages.Add(new StageDay(RadarStage.BudgetRequest, days.OnOrBefore(request.To)));
            }
            if (LastSupplement(year, tender, calendar) is { } supplement)
            {
                stages.Add(new StageDay(RadarStage.Supplement, days.OnOrBefore(supplement.To)));
            }
        }
        return new ContractSchedule(end, starts, conclude, year, [.. stages.OrderBy(s => s.Day).ThenBy(s => s.Stage)]);
    }

    /// <summary>
    /// The stage to tell of: of those that come into sight (their day is at most so many days ahead; the preparation on its
    /// day) the one with the latest day, past or not. Stages up to <paramref name="done"/> are settled; so is a filing
    /// day that was missed while the supplement is still ahead.
    /// </summary>
    public StageDay? Reached(DateOnly today, int warningDays, RadarStage done) =>
        Stages.Where(s => s.Stage > done && !(done >= RadarStage.BudgetRequest && s.Stage == RadarStage.Supplement))
            .Where(s => today >= (s.Stage == RadarStage.Prepare ? s.Day : s.Day.AddDays(-warningDays)))
            .OrderBy(s => s.Day).ThenBy(s => s.Stage).LastOrDefault();

    // The latest supplement of the year that is through the assembly before the tender begins.
    private static WindowLine? LastSupplement(FiscalYear year, DateOnly tender, OfficeCalendar calendar) =>
        Supplements.Where(budget => calendar.PlannedWindow(year, budget, WindowKind.BudgetResult) is { } result && result.To <= tender)
            .Select(budget => calendar.PlannedWindow(year, budget, WindowKind.Filing)).FirstOrDefault(window => window is not null);
}
