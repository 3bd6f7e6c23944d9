using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Audits.Planner;

/// <summary>Stage 1: which section is audited in which year, as a flow of least cost. Exact.</summary>
internal static class PlannerYears
{
    /// <summary>More than all risks together: one change of a plan outweighs every wish for an earlier year.</summary>
    public const long CostOfChange = 1_000_000;
    private const long CostOfMore = 1_000_000_000_000;

    /// <param name="Choices">Unit and year of the cycle; null where not everything can be placed.</param>
    /// <param name="More">Capacity to add so that it could, least in sum.</param>
    public sealed record Outcome(IReadOnlyList<(int Unit, int Year)>? Choices, long Cost, IReadOnlyList<(PlannerKind Kind, int Year, int Count)> More);

    /// <param name="may">Whether the unit may be placed in the year.</param>
    /// <param name="bounds">By year: how many audits can be staffed; null: not asked.</param>
    /// <param name="cost">Of a unit in a year.</param>
    public static Outcome Solve(PlannerOffice office, IReadOnlyList<PlannerUnit> units, Func<int, int, bool> may, int[]? bounds, Func<int, int, long> cost, bool relief, CancellationToken ct)
    {
        var years = office.Years;
        var kindAt = 1 + units.Count;
        var yearAt = kindAt + (2 * years);
        var sink = yearAt + years;
        var net = new MinCostFlow(sink + 1);
        var owed = 0;
        var arcs = new List<(int Arc, int Unit, int Year)>();
        for (var u = 0; u < units.Count; u++)
        {
            net.Add(0, 1 + u, units[u].Count);
            owed += units[u].Count;
            for (var y = 0; y < years; y++)
            {
                if (may(u, y))
                {
                    arcs.Add((net.Add(1 + u, kindAt + (2 * y) + (int)units[u].Kind, 1, cost(u, y)), u, y));
                }
            }
        }
        var room = Room(office);
        var more = new List<(int Arc, PlannerKind Kind, int Year)>();
        for (var y = 0; y < years; y++)
        {
            foreach (var kind in Kinds)
            {
                var node = kindAt + (2 * y) + (int)kind;
                net.Add(node, yearAt + y, room[y, (int)kind]);
                if (relief)
                {
                    // Late years can still be mended, and one line is shorter than six.
                    more.Add((net.Add(node, yearAt + y, owed, CostOfMore + ((years - 1 - y) * CostOfChange * 100)), kind, y));
                }
            }
            net.Add(yearAt + y, sink, bounds?[y] ?? owed);
        }
        var (flow, total) = net.Run(0, sink, ct);
        if (flow < owed)
        {
            return new Outcome(null, 0, []);
        }
        return new Outcome([.. arcs.Where(a => net.Flow(a.Arc) > 0).Select(a => (a.Unit, a.Year))], total, [.. more.Where(m => net.Flow(m.Arc) > 0).Select(m => (m.Kind, m.Year, net.Flow(m.Arc)))]);
    }

    /// <summary>Capacity of each year and kind that fixed audits leave.</summary>
    public static int[,] Room(PlannerOffice office)
    {
        var room = new int[office.Years, 2];
        foreach (var capacity in office.Input.Capacities)
        {
            if (capacity.FiscalYear.Year - office.FirstYear is var y && y >= 0 && y < office.Years)
            {
                room[y, (int)capacity.Kind] += capacity.Engagements;
            }
        }
        foreach (var locked in office.Locked)
        {
            if (locked.FiscalYear.Year - office.FirstYear is var y && y >= 0 && y < office.Years)
            {
                room[y, (int)locked.Kind]--;
            }
        }
        for (var y = 0; y < office.Years; y++)
        {
            foreach (var kind in Kinds)
            {
                room[y, (int)kind] = Math.Max(0, room[y, (int)kind]);
            }
        }
        return room;
    }

    /// <summary>How many audits of a year the auditors can staff at most, were nobody barred from anything.</summary>
    public static int[] Bounds(PlannerOffice office)
    {
        var bounds = new int[office.Years];
        for (var y = 0; y < office.Years; y++)
        {
            var left = new int[office.Auditors.Length];
            for (var a = 0; a < left.Length; a++)
            {
                left[a] = office.Auditors[a].CapacityPerYear;
            }
            foreach (var locked in office.Locked.Where(l => l.FiscalYear == office.FiscalYearAt(y)))
            {
                foreach (var id in PlannerText.Team(locked))
                {
                    if (office.AuditorOf(id) is var a and >= 0)
                    {
                        left[a]--;
                    }
                }
            }
            // Nobody is twice in one team, so a large capacity counts no more often than there are audits.
            var n = 0;
            while (n < 10_000 && Places(left, n + 1, _ => true) >= (n + 1) * office.TeamSize && Places(left, n + 1, a => office.Auditors[a].TrainedLead) >= n + 1)
            {
                n++;
            }
            bounds[y] = n;
        }
        return bounds;
    }

    private static long Places(int[] left, int most, Func<int, bool> counts)
    {
        var sum = 0L;
        for (var a = 0; a < left.Length; a++)
        {
            sum += counts(a) ? Math.Clamp(left[a], 0, most) : 0;
        }
        return sum;
    }

    public static readonly PlannerKind[] Kinds = [PlannerKind.General, PlannerKind.MyNumber];
}
