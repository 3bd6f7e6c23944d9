using GovernancePortal.Core.Season.Planning;
using Xunit;

namespace GovernancePortal.Tests.Season;

/// <summary>The planner over many generated seasons: what must hold of every plan.</summary>
public sealed class FilingPlannerTests
{
    private static readonly DateOnly First = new(2026, 6, 1);
    private static readonly DateOnly Last = new(2026, 9, 30);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    private static Guid Key(int n) => new(n, 0, 0, new byte[8]);

    private static (List<FilingItem> Items, List<WeekCapacity> Weeks) Season(int seed)
    {
        var random = new Random(seed);
        var span = Last.DayNumber - First.DayNumber;
        var items = Enumerable.Range(0, 20 + random.Next(120)).Select(n =>
        {
            var expected = First.AddDays(random.Next(span + 1));
            var earliest = First.AddDays(random.Next(30));
            var safe = earliest.AddDays(random.Next(Last.DayNumber - earliest.DayNumber + 1));
            return new FilingItem(Key(n), expected, earliest, safe, (1 + random.Next(8)) / 2m, random.Next(10) >= 3);
        }).ToList();
        var weeks = OfficeWeek.Between(First, Last).Select(m => new WeekCapacity(m, random.Next(2, 20))).ToList();
        return (items, weeks);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void No_case_is_put_past_its_last_safe_day_nor_before_it_may_be_filed_nor_later_than_expected(int seed)
    {
        var (items, weeks) = Season(seed);
        foreach (var placed in FilingPlanner.Plan(items, weeks).Placements.Where(p => p.Item.CanMove && OfficeWeek.Of(p.Item.Earliest) <= OfficeWeek.Of(p.Item.ExpectedOn)))
        {
            Assert.True(placed.FileBy <= placed.Item.LastSafe, $"{placed}");
            Assert.True(placed.Week <= OfficeWeek.Of(placed.Item.ExpectedOn), $"{placed}");
            Assert.True(placed.Week >= OfficeWeek.Of(placed.Item.Earliest), $"{placed}");
            Assert.Equal(placed.Week, OfficeWeek.Of(placed.FileBy));
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void What_cannot_move_stays_and_nothing_is_lost_or_doubled(int seed)
    {
        var (items, weeks) = Season(seed);
        var plan = FilingPlanner.Plan(items, weeks);
        Assert.All(plan.Placements.Where(p => !p.Item.CanMove), p => Assert.Equal(OfficeWeek.Of(p.Item.ExpectedOn), p.Week));
        Assert.Equal(items.Select(i => i.Key).Order(), plan.Placements.Select(p => p.Item.Key).Order());
        Assert.Equal(items.Count, plan.Weeks.Sum(w => w.PlannedCases));
        Assert.Equal(items.Sum(i => i.EffortDays), plan.Weeks.Sum(w => w.PlannedDays));
        Assert.Equal(items.Count, plan.Weeks.Sum(w => w.ExpectedCases));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void The_same_season_gives_the_same_plan_in_whatever_order_it_is_read(int seed)
    {
        var (items, weeks) = Season(seed);
        var shuffled = items.OrderBy(i => i.EffortDays).ThenByDescending(i => i.Key).ToList();
        weeks.Reverse();
        var (one, other) = (FilingPlanner.Plan(items, Season(seed).Weeks), FilingPlanner.Plan(shuffled, weeks));
        Assert.Equal(one.Placements, other.Placements);
        Assert.Equal(one.Ceiling, other.Ceiling);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Weeks_that_nothing_fixed_fills_hold_no_more_than_the_ceiling(int seed)
    {
        var (items, weeks) = Season(seed);
        var plan = FilingPlanner.Plan(items, weeks);
        foreach (var week in plan.Weeks)
        {
            var stays = plan.Placements.Where(p => p.Week == week.Monday && (!p.Item.CanMove || OfficeWeek.Of(p.Item.Earliest) > OfficeWeek.Of(p.Item.ExpectedOn) || OfficeWeek.Of(p.Item.Earliest) > OfficeWeek.Of(p.Item.LastSafe))).Sum(p => p.Item.EffortDays);
            Assert.True(week.PlannedDays <= Math.Max(stays, week.CapacityDays * plan.Ceiling), $"{week} ceiling {plan.Ceiling}, fixed {stays}");
        }
    }

    [Fact]
    public void A_season_with_room_for_all_is_left_alone()
    {
        var items = Enumerable.Range(0, 10).Select(n => new FilingItem(Key(n), First.AddDays(n * 7), First, Last, 1, true)).ToList();
        var plan = FilingPlanner.Plan(items, [.. OfficeWeek.Between(First, Last).Select(m => new WeekCapacity(m, 1))]);
        Assert.Equal((0, 1m), (plan.TotalShift, plan.Ceiling));
        Assert.All(plan.Placements, p => Assert.Equal(p.Item.ExpectedOn, p.FileBy));
    }

    [Fact]
    public void Cases_of_one_effort_are_shifted_no_further_than_they_must_be()
    {
        // Six in the last week, room for two a week: two stay, two go back one week, two go back two.
        var items = Enumerable.Range(0, 6).Select(n => new FilingItem(Key(n), new DateOnly(2026, 9, 29), First, Last, 1, true)).ToList();
        var plan = FilingPlanner.Plan(items, [.. OfficeWeek.Between(First, Last).Select(m => new WeekCapacity(m, 2))]);
        Assert.Equal((6, 1m), (plan.TotalShift, plan.Ceiling));
        Assert.Equal([0, 0, 1, 1, 2, 2], plan.Placements.Select(p => p.WeeksEarlier).Order());
    }

    [Fact]
    public void The_case_with_the_least_room_keeps_its_week()
    {
        var tight = new FilingItem(Key(2), new DateOnly(2026, 9, 29), new DateOnly(2026, 9, 28), Last, 1, true);
        var loose = new FilingItem(Key(1), new DateOnly(2026, 9, 29), First, Last, 1, true);
        var plan = FilingPlanner.Plan([loose, tight], [.. OfficeWeek.Between(First, Last).Select(m => new WeekCapacity(m, 1))]);
        Assert.Equal([(Key(1), 1), (Key(2), 0)], plan.Placements.Select(p => (p.Item.Key, p.WeeksEarlier)));
    }

    [Fact]
    public void A_case_expected_after_its_last_safe_day_is_moved_before_it()
    {
        var item = new FilingItem(Key(1), Last, First, new DateOnly(2026, 9, 9), 1, true);
        var placed = Assert.Single(FilingPlanner.Plan([item], [.. OfficeWeek.Between(First, Last).Select(m => new WeekCapacity(m, 5))]).Placements);
        Assert.Equal((new DateOnly(2026, 9, 7), new DateOnly(2026, 9, 9), 3), (placed.Week, placed.FileBy, placed.WeeksEarlier));
    }
}
