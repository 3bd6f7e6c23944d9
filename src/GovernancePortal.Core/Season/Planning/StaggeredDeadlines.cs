using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Season.Planning;

/// <summary>What a bureau will bring.</summary>
public sealed record BureauDemand(Guid BureauId, int Cases, decimal EffortDays);

public sealed record ProposedDeadline(Guid BureauId, DateOnly ClosesOn, int Cases, decimal EffortDays);

/// <summary>
/// Deadlines of the bureaus, spread over the last weeks of the filing window: the heaviest bureau first, each to the week that
/// is least filled for what can be reviewed in it, of equal ones to the latest. The last week is never left empty: bureaus with
/// nothing to file keep the window's own close. Pure and deterministic.
/// </summary>
public static class StaggeredDeadlines
{
    /// <summary>How many weeks before the close deadlines are spread over.</summary>
    public const int Weeks = 6;

    public static IReadOnlyList<ProposedDeadline> Propose(IEnumerable<BureauDemand> demands, DateOnly from, DateOnly to, IReadOnlyDictionary<DateOnly, decimal> capacity, BusinessDays days)
    {
        var weeks = OfficeWeek.Between(from, to).Where(w => days.Count(w, w.AddDays(4) < to ? w.AddDays(4) : to) > 0).TakeLast(Weeks).ToList();
        var filled = weeks.ToDictionary(w => w, _ => 0m);
        var result = new List<ProposedDeadline>();
        foreach (var demand in demands.OrderByDescending(d => d.EffortDays).ThenBy(d => d.BureauId))
        {
            if (demand.Cases == 0 || weeks.Count == 0)
            {
                result.Add(new ProposedDeadline(demand.BureauId, to, demand.Cases, demand.EffortDays));
                continue;
            }
            // A week in which nobody reviews takes a deadline only when all are such.
            var best = weeks.OrderBy(w => (filled[w] + demand.EffortDays) / Math.Max(capacity.GetValueOrDefault(w), 0.1m)).ThenByDescending(w => w).First();
            filled[best] += demand.EffortDays;
            result.Add(new ProposedDeadline(demand.BureauId, OfficeWeek.LastOpen(best, to, days), demand.Cases, demand.EffortDays));
        }
        return result;
    }
}
