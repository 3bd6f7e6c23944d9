namespace GovernancePortal.Core.Audits.Planner;

/// <summary>
/// A flow of least cost through a network of whole capacities: shortest paths with potentials, several units at a time. Costs are
/// not negative. What it finds is integral and of least cost among all flows of that size.
/// </summary>
internal sealed class MinCostFlow
{
    private readonly List<int>[] _out;
    private readonly List<int> _to = [];
    private readonly List<int> _room = [];
    private readonly List<long> _cost = [];
    private readonly long[] _potential;
    private readonly long[] _distance;
    private readonly int[] _next;
    private readonly bool[] _seen;

    public MinCostFlow(int nodes)
    {
        _out = new List<int>[nodes];
        for (var n = 0; n < nodes; n++)
        {
            _out[n] = [];
        }
        _potential = new long[nodes];
        _distance = new long[nodes];
        _next = new int[nodes];
        _seen = new bool[nodes];
    }

    /// <summary>The number of the arc, for <see cref="Flow"/>.</summary>
    public int Add(int from, int to, int room, long cost = 0)
    {
        var arc = _to.Count;
        _to.Add(to);
        _room.Add(room);
        _cost.Add(cost);
        _out[from].Add(arc);
        _to.Add(from);
        _room.Add(0);
        _cost.Add(-cost);
        _out[to].Add(arc + 1);
        return arc;
    }

    public int Flow(int arc) => _room[arc ^ 1];

    /// <summary>As much as goes through, at the least cost.</summary>
    public (int Flow, long Cost) Run(int source, int sink, CancellationToken ct = default)
    {
        var flow = 0;
        var cost = 0L;
        while (Shorten(source, sink))
        {
            ct.ThrowIfCancellationRequested();
            Array.Clear(_next);
            int pushed;
            do
            {
                Array.Clear(_seen);
                pushed = Push(source, sink, int.MaxValue);
                flow += pushed;
                cost += pushed * (_potential[sink] - _potential[source]);
            }
            while (pushed > 0);
        }
        return (flow, cost);
    }

    private bool Shorten(int source, int sink)
    {
        Array.Fill(_distance, long.MaxValue);
        Array.Clear(_seen);
        var queue = new PriorityQueue<int, long>();
        _distance[source] = 0;
        queue.Enqueue(source, 0);
        while (queue.TryDequeue(out var node, out _))
        {
            if (_seen[node])
            {
                continue;
            }
            _seen[node] = true;
            foreach (var arc in _out[node])
            {
                if (_room[arc] == 0)
                {
                    continue;
                }
                var to = _to[arc];
                var distance = _distance[node] + _cost[arc] + _potential[node] - _potential[to];
                if (distance < _distance[to])
                {
                    _distance[to] = distance;
                    queue.Enqueue(to, distance);
                }
            }
        }
        if (_distance[sink] == long.MaxValue)
        {
            return false;
        }
        for (var n = 0; n < _potential.Length; n++)
        {
            // What cannot be reached now may be left where the farthest is: its arcs stay free of negative costs.
            _potential[n] += Math.Min(_distance[n], _distance[sink]);
        }
        return true;
    }

    private int Push(int node, int sink, int most)
    {
        if (node == sink)
        {
            return most;
        }
        _seen[node] = true;
        var arcs = _out[node];
        for (; _next[node] < arcs.Count; _next[node]++)
        {
            var arc = arcs[_next[node]];
            var to = _to[arc];
            if (_room[arc] == 0 || _seen[to] || _cost[arc] + _potential[node] - _potential[to] != 0)
            {
                continue;
            }
            var pushed = Push(to, sink, Math.Min(most, _room[arc]));
            if (pushed > 0)
            {
                _room[arc] -= pushed;
                _room[arc ^ 1] += pushed;
                // The way back out of this node stays free for the next unit.
                _seen[node] = false;
                return pushed;
            }
        }
        return 0;
    }
}
