namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>Unit prices of past cases: quartiles by linear interpolation, whole yen.</summary>
public sealed record PriceStatistics(int Lines, int Cases, long LowerYen, long MedianYen, long UpperYen)
{
    // The usual fence: beyond it a price is looked at, not judged.
    private const decimal Fence = 1.5m;

    /// <summary>From so many prices on a value can be far off at all.</summary>
    public const int Enough = 4;

    public static PriceStatistics? Of(IReadOnlyCollection<(Guid Case, long Yen)> prices)
    {
        if (prices.Count == 0)
        {
            return null;
        }
        var sorted = prices.Select(p => p.Yen).Order().ToList();
        return new PriceStatistics(sorted.Count, prices.Select(p => p.Case).Distinct().Count(), At(sorted, 0.25m), At(sorted, 0.5m), At(sorted, 0.75m));
    }

    /// <summary>Above the upper or below the lower quartile by more than one and a half times their distance.</summary>
    public bool IsOutlier(long yen) => Lines >= Enough && (yen > UpperYen + (Fence * (UpperYen - LowerYen)) || yen < LowerYen - (Fence * (UpperYen - LowerYen)));

    private static long At(List<long> sorted, decimal share)
    {
        var place = share * (sorted.Count - 1);
        var (low, part) = ((int)decimal.Truncate(place), place - decimal.Truncate(place));
        var high = Math.Min(low + 1, sorted.Count - 1);
        return (long)decimal.Round(sorted[low] + (part * (sorted[high] - sorted[low])), MidpointRounding.AwayFromZero);
    }
}
