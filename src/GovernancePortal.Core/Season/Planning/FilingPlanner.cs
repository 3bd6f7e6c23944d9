using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Season.Planning;

/// <summary>A case that will be filed, as the planner sees it.</summary>
/// <param name="Key">Names the case; of two alike the smaller one is placed first, so that a plan is the same each time.</param>
/// <param name="ExpectedOn">When it would be filed without advice.</param>
/// <param name="Earliest">Not filed before this day.</param>
/// <param name="LastSafe">The last day on which it may be filed and still reach its gates.</param>
/// <param name="EffortDays">Days of review it takes.</param>
/// <param name="CanMove">False: its day comes from outside, it was filed, or its section said so.</param>
public sealed record FilingItem(Guid Key, DateOnly ExpectedOn, DateOnly Earliest, DateOnly LastSafe, decimal EffortDays, bool CanMove);

/// <summary>A week of the season, named by its Monday, with the days of review that can be done in it.</summary>
public sealed record WeekCapacity(DateOnly Monday, decimal Days);

/// <summary>Where the plan puts a case.</summary>
/// <param name="Week">Monday of the week in which it is filed.</param>
/// <param name="FileBy">The last day of that week on which it is still safe.</param>
/// <param name="WeeksEarlier">How many weeks before the expected one; 0 where it stays.</param>
public sealed record FilingPlacement(FilingItem Item, DateOnly Week, DateOnly FileBy, int WeeksEarlier)
{
    public bool IsMoved => WeeksEarlier > 0;
}

/// <summary>What a week holds before and after.</summary>
public sealed record WeekLoad(DateOnly Monday, decimal CapacityDays, int ExpectedCases, decimal ExpectedDays, int PlannedCases, decimal PlannedDays)
{
    public bool IsOverExpected => ExpectedDays > CapacityDays;
    public bool IsOverPlanned => PlannedDays > CapacityDays;
}

/// <param name="Ceiling">To which multiple of their capacity weeks were filled: 1 where the season has room for all.</param>
public sealed record FilingPlan(IReadOnlyList<FilingPlacement> Placements, IReadOnlyList<WeekLoad> Weeks, decimal Ceiling)
{
    public int TotalShift => Placements.Sum(p => p.WeeksEarlier);
}

/// <summary>
/// Puts cases into weeks so that none holds more than can be reviewed (product.md 6, load levelling). What cannot move stays;
/// the others are moved earlier into free capacity, never past their last safe day, and no further than needed: weeks are
/// filled from the last one back, in each first the cases that have the least room to go earlier. That leaves the least shift
/// in all where every case takes the same effort. Where the season has too little room for all, every week is filled
/// to the same multiple of its capacity, the smallest that holds them. Pure and deterministic; the advice to sections, the
/// overview and the simulation are all made by this code.
/// </summary>
public static class FilingPlanner
{
    private const decimal Step = 0.05m;
    private const decimal HighestCeiling = 20m;

    /// <param name="weeks">The weeks that may be filled. A case that lies outside of them stays where it is.</param>
    public static FilingPlan Plan(IReadOnlyCollection<FilingItem> items, IReadOnlyCollection<WeekCapacity> weeks)
    {
        var ordered = weeks.OrderBy(w => w.Monday).ToList();
        var index = ordered.Select((w, n) => (w.Monday, n)).ToDictionary(x => x.Monday, x => x.n);
        var fixedDays = new decimal[ordered.Count];
        var movable = new List<Span>();
        var placed = new Dictionary<Guid, DateOnly>();
        foreach (var item in items.OrderBy(i => i.Key))
        {
            if (SpanOf(item, ordered, index) is { } span)
            {
                movable.Add(span);
            }
            else
            {
                var week = OfficeWeek.Of(item.ExpectedOn);
                placed[item.Key] = week;
                if (index.TryGetValue(week, out var at))
                {
                    fixedDays[at] += item.EffortDays;
                }
            }
        }
        var ceiling = 1m;
        var weekOf = new int[movable.Count];
        while (!Fits(movable, ordered, fixedDays, ceiling, weekOf) && ceiling < HighestCeiling)
        {
            ceiling += Step;
        }
        for (var n = 0; n < movable.Count; n++)
        {
            placed[movable[n].Item.Key] = ordered[weekOf[n]].Monday;
        }
        var placements = items.OrderBy(i => i.Key).Select(i => Placement(i, placed[i.Key])).ToList();
        return new FilingPlan(placements, Loads(placements, ordered), ceiling);
    }

    /// <summary>Expected and planned load by week; with <paramref name="follows"/> only those cases go where the plan puts them.</summary>
    public static IReadOnlyList<WeekLoad> Loads(IReadOnlyCollection<FilingPlacement> placements, IEnumerable<WeekCapacity> weeks, Func<FilingPlacement, bool>? follows = null)
    {
        var expected = placements.ToLookup(p => OfficeWeek.Of(p.Item.ExpectedOn));
        var planned = placements.ToLookup(p => follows?.Invoke(p) == false ? OfficeWeek.Of(p.Item.ExpectedOn) : p.Week);
        return [.. weeks.OrderBy(w => w.Monday).Select(w => new WeekLoad(w.Monday, w.Days, expected[w.Monday].Count(), expected[w.Monday].Sum(p => p.Item.EffortDays), planned[w.Monday].Count(), planned[w.Monday].Sum(p => p.Item.EffortDays)))];
    }

    // From the first week it may be filed in to the later of its own and its last safe one; null where it stays.
    private static Span? SpanOf(FilingItem item, List<WeekCapacity> weeks, Dictionary<DateOnly, int> index)
    {
        if (!item.CanMove || item.LastSafe < item.Earliest || weeks.Count == 0)
        {
            return null;
        }
        var (expected, safe, earliest) = (OfficeWeek.Of(item.ExpectedOn), OfficeWeek.Of(item.LastSafe), OfficeWeek.Of(item.Earliest));
        var upper = expected < safe ? expected : safe;
        var lower = earliest > weeks[0].Monday ? earliest : weeks[0].Monday;
        return lower <= upper && index.TryGetValue(lower, out var low) && index.TryGetValue(upper, out var high) ? new Span(item, low, high) : null;
    }

    // Whether all fit under the ceiling; where not, each is in a week of its own span all the same.
    private static bool Fits(List<Span> movable, List<WeekCapacity> weeks, decimal[] fixedDays, decimal ceiling, int[] weekOf)
    {
        var fits = true;
        var waiting = new List<int>();
        var byUpper = Enumerable.Range(0, movable.Count).ToLookup(n => movable[n].Upper);
        for (var week = weeks.Count - 1; week >= 0; week--)
        {
            waiting.AddRange(byUpper[week]);
            waiting.Sort((a, b) => movable[b].Lower != movable[a].Lower ? movable[b].Lower.CompareTo(movable[a].Lower) : movable[a].Item.Key.CompareTo(movable[b].Item.Key));
            var room = (weeks[week].Days * ceiling) - fixedDays[week];
            var later = new List<int>();
            foreach (var n in waiting)
            {
                var (item, lower, _) = movable[n];
                if (item.EffortDays <= room || lower == week)
                {
                    fits &= item.EffortDays <= room;
                    room -= item.EffortDays;
                    weekOf[n] = week;
                }
                else
                {
                    later.Add(n);
                }
            }
            waiting = later;
        }
        return fits;
    }

    private static FilingPlacement Placement(FilingItem item, DateOnly week)
    {
        var expected = OfficeWeek.Of(item.ExpectedOn);
        var earlier = (expected.DayNumber - week.DayNumber) / 7;
        var friday = week.AddDays(4);
        var by = earlier == 0 && (!item.CanMove || item.ExpectedOn <= item.LastSafe) ? item.ExpectedOn : friday <= item.LastSafe ? friday : item.LastSafe;
        return new FilingPlacement(item, week, by, earlier);
    }

    private sealed record Span(FilingItem Item, int Lower, int Upper);
}

/// <summary>Weeks of the season begin on Monday.</summary>
public static class OfficeWeek
{
    public static DateOnly Of(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The Mondays from the week of the first day to that of the last.</summary>
    public static IEnumerable<DateOnly> Between(DateOnly from, DateOnly to)
    {
        for (var monday = Of(from); monday <= to; monday = monday.AddDays(7))
        {
            yield return monday;
        }
    }

    /// <summary>The last open day of the week up to <paramref name="most"/>, or that day itself where the week has none before it.</summary>
    public static DateOnly LastOpen(DateOnly monday, DateOnly most, BusinessDays days)
    {
        var day = monday.AddDays(4) < most ? monday.AddDays(4) : most;
        while (day > monday && !days.IsOpen(day))
        {
            day = day.AddDays(-1);
        }
        return days.IsOpen(day) ? day : most;
    }
}
