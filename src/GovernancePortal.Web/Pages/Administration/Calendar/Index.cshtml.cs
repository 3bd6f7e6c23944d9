using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Calendar;

/// <summary>One budget as it stands today.</summary>
public sealed record BudgetToday(FiscalYear Year, BudgetKind Budget, FilingWindow Window, HardGate? NextGate, int? OpenDaysLeft)
{
    public Tone Tone => Window.State switch
    {
        FilingState.Open => Tone.Good,
        FilingState.Late => Tone.Caution,
        FilingState.Closed => Tone.Late,
        FilingState.NotYet or FilingState.None => Tone.Off,
    };
}

/// <summary>The calendar at a glance: what waits, which windows are open today, what needs care.</summary>
public sealed class IndexModel(CurrentActor current, CalendarQueries queries, IStringLocalizer<Texts> texts) : CalendarPage(current, queries, texts)
{
    /// <summary>Closed days are wanted for at least this long ahead, or deadlines there would be wrong.</summary>
    private const int YearsOfHolidays = 2;

    public IReadOnlyList<BudgetToday> Budgets { get; private set; } = [];
    public IReadOnlyList<ThresholdLine> LapsedThresholds { get; private set; } = [];
    public bool HolidaysRunOut { get; private set; }
    /// <summary>Budgets of these years have no windows yet.</summary>
    public IReadOnlyList<FiscalYear> YearsWithoutWindows { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        var calendar = await Queries.CalendarAsync(ct);
        var thisYear = FiscalYear.Of(Today);
        FiscalYear[] years = [thisYear, thisYear.Next];
        Budgets = [.. from year in years
                      from budget in Enum.GetValues<BudgetKind>()
                      where budget != BudgetKind.None
                      let window = calendar.WindowFor(year, budget, Today)
                      let gate = calendar.NextHardGate(year, budget, Today, throughCommittee: true)
                      where gate is not null
                      select new BudgetToday(year, budget, window, gate, calendar.BusinessDays.Between(Today, gate.Day))];
        LapsedThresholds = [.. Enum.GetValues<ThresholdKind>().Select(kind => calendar.Threshold(kind, Today)).OfType<ThresholdLine>().Where(rule => rule.HasLapsed)];
        YearsWithoutWindows = [.. years.Append(thisYear.Plus(2)).Where(year => calendar.Window(year, BudgetKind.Initial, WindowKind.Filing) is null)];
        HolidaysRunOut = calendar.BusinessDays.IsOpen(new DateOnly(Today.Year + YearsOfHolidays, 12, 31))
            && new DateOnly(Today.Year + YearsOfHolidays, 12, 31).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }
}
