using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People.Absences;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Season.Planning;

/// <param name="Reviewers">Of them each gives the office's share of the working time to reviews.</param>
public sealed record SimulationOptions(int Cases, int Seed, FiscalYear TargetFy, int Reviewers = 6);

/// <summary>How the season went when so many followed the advice.</summary>
/// <param name="FollowPercent">Of the cases that the plan would move.</param>
/// <param name="BusiestWeek">Monday of the week with the most filings.</param>
/// <param name="BusiestDays">Days of review filed in the week that holds the most of them.</param>
public sealed record SimulationResult(int FollowPercent, DateOnly BusiestWeek, int BusiestFilings, decimal BusiestDays, int WeeksOver, int Moved);

/// <param name="Weeks">By week: filings when nobody and when everybody follows, with the days of review there are.</param>
public sealed record SeasonSimulationRun(SimulationOptions Options, int BeforeAugust, int InAugust, int LateSeptember, int Fixed, decimal Ceiling, IReadOnlyList<SimulationResult> Results, IReadOnlyList<WeekLoad> Weeks);

/// <summary>
/// The season on generated cases: 20 % filed before August, 20 % in August, 60 % in the last three weeks of September; 30 %
/// cannot move. The plan is the one that sections are advised by (<see cref="FilingPlanner"/>); how many follow it is varied.
/// One seed gives one run. Needs no database.
/// </summary>
public static class SeasonSimulation
{
    public static readonly IReadOnlyList<int> Followings = [100, 70, 40, 0];

    public static SeasonSimulationRun Run(SimulationOptions options, OfficeCalendar calendar)
    {
        var random = new SeededNumbers(options.Seed);
        var days = calendar.BusinessDays;
        var window = calendar.PlannedWindow(options.TargetFy, BudgetKind.Initial, WindowKind.Filing) ?? throw new ArgumentException("The year has no filing window.", nameof(options));
        var august = new DateOnly(window.To.Year, 8, 1);
        var late = window.To.AddDays(-20);
        var spans = new[] { (From: window.From, To: august.AddDays(-1)), (From: august, To: august.AddMonths(1).AddDays(-1)), (From: late, To: window.To) }
            .Select(s => Enumerable.Range(0, s.To.DayNumber - s.From.DayNumber + 1).Select(s.From.AddDays).Where(days.IsOpen).ToList()).ToList();
        var (before, inAugust) = (options.Cases * 20 / 100, options.Cases * 20 / 100);
        var cannotMove = Shuffled(options.Cases, random).Take(options.Cases * 30 / 100).ToHashSet();
        var items = Enumerable.Range(0, options.Cases).Select(n =>
        {
            var span = spans[n < before ? 0 : n < before + inAugust ? 1 : 2];
            // One in four small, one in ten for the committee, as in an ordinary office.
            var kind = random.Next(100);
            var throughCommittee = kind < 10;
            var ladder = Consultations.Gates.GateLadder.Of(new(Consultations.Stage.PreBudget, options.TargetFy, BudgetKind.Initial) { ThroughCommittee = throughCommittee }, calendar, window.From);
            var expected = span[random.Next(span.Count)];
            return new FilingItem(random.NextGuid(n), expected, window.From, ladder.LastSafeFiling ?? window.To, ReviewCapacity.Effort(kind >= 75, throughCommittee, calendar, expected), !cannotMove.Contains(n));
        }).ToList();
        var office = Enumerable.Range(0, options.Reviewers).Select(n => new DutyLine(random.NextGuid(n), "", [new DutySpan(window.From.AddYears(-1), null)], [])).ToList();
        var weeks = ReviewCapacity.Of(office, OfficeWeek.Between(window.From, window.To), calendar);
        var plan = FilingPlanner.Plan(items, weeks);
        var moved = plan.Placements.Where(p => p.IsMoved).Select(p => p.Item.Key).ToList();
        var turn = Shuffled(moved.Count, random).Select(n => moved[n]).ToList();
        var results = Followings.Select(percent =>
        {
            var followers = turn.Take(turn.Count * percent / 100).ToHashSet();
            var loads = FilingPlanner.Loads(plan.Placements, weeks, p => followers.Contains(p.Item.Key));
            var busiest = loads.MaxBy(w => w.PlannedCases)!;
            return new SimulationResult(percent, busiest.Monday, busiest.PlannedCases, loads.Max(w => w.PlannedDays), loads.Count(w => w.IsOverPlanned), followers.Count);
        }).ToList();
        return new SeasonSimulationRun(options, before, inAugust, options.Cases - before - inAugust, cannotMove.Count, plan.Ceiling, results, plan.Weeks);
    }

    private static List<int> Shuffled(int count, SeededNumbers random)
    {
        var numbers = Enumerable.Range(0, count).ToList();
        for (var n = count - 1; n > 0; n--)
        {
            var other = random.Next(n + 1);
            (numbers[n], numbers[other]) = (numbers[other], numbers[n]);
        }
        return numbers;
    }

    /// <summary>SplitMix64: the same numbers from one seed on every runtime, which System.Random does not promise.</summary>
    private sealed class SeededNumbers(int seed)
    {
        private ulong state = unchecked((ulong)seed);

        public int Next(int below) => (int)(Draw() % (ulong)below);

        public Guid NextGuid(int n)
        {
            var bytes = new byte[16];
            BitConverter.TryWriteBytes(bytes.AsSpan(0, 8), Draw());
            BitConverter.TryWriteBytes(bytes.AsSpan(8, 4), n);
            return new Guid(bytes);
        }

        private ulong Draw()
        {
            var z = unchecked(state += 0x9E3779B97F4A7C15UL);
            z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
            z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
            return z ^ (z >> 31);
        }
    }
}
