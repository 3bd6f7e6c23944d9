using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Kpis.Judging;

/// <summary>
/// What the year will end at if it goes on as it went: shown apart, never counted as an actual. Flow and cumulative by the share of
/// the year elapsed (of a cumulative figure only what the year added), a level and an average by their last value. None before the
/// first quarter has ended, and none once the year is over.
/// </summary>
public static class Forecast
{
    private const int FirstQuarterEndsMonth = 6;
    private const int FirstQuarterEndsDay = 30;

    /// <param name="asOf">The day that the actual speaks of.</param>
    /// <param name="before">Of a cumulative figure: where it stood at the end of the year before; null where that is not known.</param>
    /// <returns>Null where nothing can be foreseen.</returns>
    public static Actual? Of(Actual actual, KpiAggregation aggregation, FiscalYear year, DateOnly asOf, decimal? before)
    {
        if (asOf < new DateOnly(year.Year, FirstQuarterEndsMonth, FirstQuarterEndsDay) || asOf >= year.End || actual.Kind is TargetKind.Text)
        {
            return null;
        }
        // A rate is not more for the year being longer.
        var adds = aggregation is (KpiAggregation.PerYear or KpiAggregation.Cumulative) && actual is { Kind: TargetKind.Number, Denominator: null };
        if (!adds || actual.Value is not { } value)
        {
            return actual;
        }
        var start = aggregation == KpiAggregation.PerYear ? 0 : before;
        return start is { } from ? Actual.Number(from + ((value - from) / Elapsed(year, asOf))) : null;
    }

    /// <summary>Share of the year's days that have passed at the end of the day.</summary>
    public static decimal Elapsed(FiscalYear year, DateOnly day) =>
        (decimal)(day.DayNumber - year.Start.DayNumber + 1) / (year.End.DayNumber - year.Start.DayNumber + 1);
}
