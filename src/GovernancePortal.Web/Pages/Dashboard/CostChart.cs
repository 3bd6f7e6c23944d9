using GovernancePortal.Core.Dashboard;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;

namespace GovernancePortal.Web.Pages.Dashboard;

/// <summary>Cost of the systems by year, budget beside what was spent.</summary>
internal static class CostChart
{
    public static Chart Of(IReadOnlyList<CostLine> costs, DashboardWords words) => new("costs", words.Texts["Dashboard.Costs"], words.Texts["Dashboard.Year"], ChartKind.Columns,
        [new ChartSeries(words.Texts["Dashboard.Actual"]), new ChartSeries(words.Texts["Dashboard.Budget"])],
        [.. costs.Select(c => new ChartRow(words.Formats.ShortYear(new FiscalYear(c.Year)), [c.ActualYen > 0 ? c.ActualYen : null, c.BudgetYen > 0 ? c.BudgetYen : null], "/Systems/Counts"))], ChartUnit.Yen);
}
