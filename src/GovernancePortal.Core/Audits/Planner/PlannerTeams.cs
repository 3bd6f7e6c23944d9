namespace GovernancePortal.Core.Audits.Planner;

/// <summary>
/// Stage 2: lead and members of every audit whose month is known, as one flow over the whole cycle. Exact for what it
/// weighs: first the fewest people changed against the plan before, then even load over the cycle and within each year
/// (sums of squares). Reciprocal pairs (rule 6) are no matter of a flow: where one appears, one of its two directions is
/// barred for the year and the flow solved again, by search with return.
/// </summary>
internal sealed class PlannerTeams
{
    public const long CostOfChange = 1_000_000;
    public const int CycleWeight = 2;

    private readonly PlannerOffice _office;
    private readonly List<DraftAudit> _audits;
    private readonly CancellationToken _ct;
    private readonly int[] _order;
    private readonly List<(int Auditor, int Year, int Code, int Month)> _locked = [];
    private int _flowsLeft;

    public PlannerTeams(PlannerOffice office, List<DraftAudit> audits, CancellationToken ct)
    {
        _office = office;
        _audits = audits;
        _ct = ct;
        // Which of equals comes first is the seed's to say.
        var random = new PlannerRandom(office.Input.Seed);
        _order = [.. Enumerable.Range(0, office.Auditors.Length)];
        for (var n = _order.Length - 1; n > 0; n--)
        {
            var other = random.Below(n + 1);
            (_order[n], _order[other]) = (_order[other], _order[n]);
        }
        foreach (var audit in office.Locked)
        {
            var month = PlannerOffice.MonthOf(audit.FiscalYear, audit.Month);
            foreach (var id in PlannerText.Team(audit))
            {
                if (office.AuditorOf(id) is var a and >= 0)
                {
                    _locked.Add((a, office.YearOf(month), office.Code(audit.SectionCode), month));
                }
            }
        }
    }

    public long Cost { get; private set; }

    /// <summary>Sets the teams; where it cannot, names in <paramref name="stuck"/> audits that cannot stay in their year.</summary>
    public bool Solve(List<(int Unit, int Year)> stuck)
    {
        _flowsLeft = Math.Clamp(2_000_000 / ((_audits.Count * _office.Auditors.Length) + 1), 30, 300);
        return Search([], stuck);
    }

    private readonly record struct Ban(int Year, int Home, int Code);

    private bool Search(List<Ban> bans, List<(int Unit, int Year)> stuck)
    {
        _ct.ThrowIfCancellationRequested();
        if (_flowsLeft-- <= 0 || !Flow(bans, stuck))
        {
            return false;
        }
        if (Reciprocal() is not { } pair)
        {
            return true;
        }
        // The direction with fewer people is given up first; one that is fixed cannot be.
        foreach (var ban in ((Ban Ban, bool Fixed)[])[pair.One, pair.Other])
        {
            if (!ban.Fixed && Search([.. bans, ban.Ban], stuck))
            {
                return true;
            }
        }
        if (stuck.Count == 0)
        {
            var at = _audits.Find(a => a.Year == pair.One.Ban.Year && (a.Slot.Code == pair.One.Ban.Code || a.Slot.Code == pair.Other.Ban.Code));
            if (at is not null)
            {
                stuck.Add((at.Unit, at.Year));
            }
        }
        return false;
    }

    private bool Flow(List<Ban> bans, List<(int Unit, int Year)> stuck)
    {
        var people = _office.Auditors.Length;
        var years = _office.Years;
        var yearAt = 1 + people;
        var auditAt = yearAt + (people * years);
        var sink = auditAt + (3 * _audits.Count);
        var net = new MinCostFlow(sink + 1);
        var inYear = new int[years];
        foreach (var audit in _audits)
        {
            inYear[audit.Year]++;
        }
        foreach (var a in _order)
        {
            var before = 0;
            var most = 0;
            for (var y = 0; y < years; y++)
            {
                var had = _locked.Count(l => l.Auditor == a && l.Year == y);
                before += had;
                var free = Math.Clamp(_office.Auditors[a].CapacityPerYear - had, 0, inYear[y]);
                most += free;
                for (var j = 0; j < free; j++)
                {
                    net.Add(1 + a, yearAt + (a * years) + y, 1, (2 * (had + j)) + 1);
                }
            }
            for (var j = 0; j < most; j++)
            {
                net.Add(0, 1 + a, 1, CycleWeight * ((2 * (before + j)) + 1));
            }
        }
        var arcs = new List<(int Arc, int Audit, int Auditor)>();
        var ends = new List<(int Lead, int Members)>();
        for (var e = 0; e < _audits.Count; e++)
        {
            var audit = _audits[e];
            var (trained, lead, members) = (auditAt + (3 * e), auditAt + (3 * e) + 1, auditAt + (3 * e) + 2);
            var team = audit.Before is { } before ? PlannerText.Team(before).Select(_office.AuditorOf).ToHashSet() : null;
            foreach (var a in _order)
            {
                if (_office.Auditors[a].CapacityPerYear > 0 && _office.Bar(a, audit.Slot.Code, audit.Slot.Month) is null && !IsBanned(a, audit, bans))
                {
                    arcs.Add((net.Add(yearAt + (a * years) + audit.Year, _office.Auditors[a].TrainedLead ? trained : members, 1, team is null || team.Contains(a) ? 0 : CostOfChange), e, a));
                }
            }
            net.Add(trained, lead, 1);
            net.Add(trained, members, _office.TeamSize - 1);
            ends.Add((net.Add(lead, sink, 1), net.Add(members, sink, _office.TeamSize - 1)));
        }
        var (flow, cost) = net.Run(0, sink, _ct);
        if (flow < _audits.Count * _office.TeamSize)
        {
            stuck.Clear();
            for (var e = 0; e < _audits.Count; e++)
            {
                if (net.Flow(ends[e].Lead) + net.Flow(ends[e].Members) < _office.TeamSize)
                {
                    stuck.Add((_audits[e].Unit, _audits[e].Year));
                }
            }
            return false;
        }
        Cost = cost;
        var teams = _audits.Select(_ => new List<int>()).ToArray();
        foreach (var (arc, e, a) in arcs)
        {
            if (net.Flow(arc) > 0)
            {
                teams[e].Add(a);
            }
        }
        SetLeads(teams);
        return true;
    }

    // Who leads: as before; else somebody experienced who has led least.
    private void SetLeads(List<int>[] teams)
    {
        var led = new int[_office.Auditors.Length];
        for (var e = 0; e < teams.Length; e++)
        {
            var before = _audits[e].Before is { } b ? _office.AuditorOf(b.Lead) : -1;
            var lead = teams[e].Where(a => _office.Auditors[a].TrainedLead)
                .OrderBy(a => a == before ? 0 : 1).ThenBy(a => _office.Auditors[a].IsNew).ThenBy(a => led[a]).ThenBy(a => a).First();
            led[lead]++;
            _audits[e].Team = [lead, .. teams[e].Where(a => a != lead).Order()];
        }
    }

    private bool IsBanned(int auditor, DraftAudit audit, List<Ban> bans)
    {
        foreach (var ban in bans)
        {
            if (ban.Year == audit.Year && _office.Related(audit.Slot.Code, ban.Code) && !_office.Excepted(6, auditor, audit.Slot.Code, audit.Slot.Month)
                && _office.Homes(auditor, audit.Slot.Month).Any(h => _office.Related(h, ban.Home)))
            {
                return true;
            }
        }
        return false;
    }

    private ((Ban Ban, bool Fixed) One, (Ban Ban, bool Fixed) Other)? Reciprocal()
    {
        var pairs = PairsOf();
        foreach (var year in pairs)
        {
            for (var one = 0; one < year.Count; one++)
            {
                for (var other = one + 1; other < year.Count; other++)
                {
                    var (p, q) = (year[one], year[other]);
                    if ((p.Fixed && q.Fixed) || !_office.Related(p.Home, q.Code) || !_office.Related(q.Home, p.Code))
                    {
                        continue;
                    }
                    var first = (new Ban(p.Year, p.Home, p.Code), p.Fixed);
                    var second = (new Ban(q.Year, q.Home, q.Code), q.Fixed);
                    return People(p.Home) <= People(q.Home) ? (first, second) : (second, first);
                }
            }
        }
        return null;
    }

    private int People(int home) => _office.Auditors.Count(a => _office.Related(_office.Code(a.SectionCode), home));

    private List<(int Year, int Home, int Code, bool Fixed)>[] PairsOf()
    {
        var pairs = Enumerable.Range(0, _office.Years).Select(_ => new List<(int, int, int, bool)>()).ToArray();
        foreach (var (a, year, code, month) in _locked)
        {
            if (year >= 0 && year < pairs.Length && code >= 0 && !_office.Excepted(6, a, code, month))
            {
                pairs[year].AddRange(_office.Homes(a, month).Select(h => (year, h, code, true)));
            }
        }
        foreach (var audit in _audits)
        {
            foreach (var a in audit.Team)
            {
                if (!_office.Excepted(6, a, audit.Slot.Code, audit.Slot.Month))
                {
                    pairs[audit.Year].AddRange(_office.Homes(a, audit.Slot.Month).Select(h => (audit.Year, h, audit.Slot.Code, false)));
                }
            }
        }
        return pairs;
    }
}

/// <summary>A small generator of its own: the same numbers on every machine and version (SplitMix64).</summary>
internal sealed class PlannerRandom(int seed)
{
    private ulong _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL) + 0x1234567UL;

    public int Below(int bound)
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (int)((z ^ (z >> 31)) % (ulong)bound);
        }
    }
}
