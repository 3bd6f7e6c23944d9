namespace GovernancePortal.Core.Audits.Planner;

/// <summary>One audit while it is being planned.</summary>
internal sealed class DraftAudit(int unit, int year, PlannerKind kind)
{
    public int Unit { get; } = unit;
    public int Year { get; } = year;
    public PlannerKind Kind { get; } = kind;
    public PlannerSlot Slot { get; set; }
    /// <summary>The lead first.</summary>
    public int[] Team { get; set; } = [];
    /// <summary>What the plan before said of it, if it is the same audit still.</summary>
    public PlannedAudit? Before { get; init; }
}

/// <summary>From sections owed to teams: the two flows, the months between them and the repair of reciprocal pairs.</summary>
internal sealed class PlannerDraft
{
    private const int FewestRounds = 40;
    private const int MostRounds = 300;
    private const int MostWork = 300_000;

    private readonly PlannerOffice _office;
    private readonly CancellationToken _ct;
    private readonly IReadOnlyList<RiskScore> _risks;
    private readonly Dictionary<string, List<PlannedAudit>> _before = new(StringComparer.Ordinal);
    private int _roundsLeft;

    public PlannerDraft(PlannerOffice office, CancellationToken ct)
    {
        _office = office;
        _ct = ct;
        _risks = PlannerRisk.Of(office);
        Units = office.Units();
        var locked = office.Locked.Select(l => (office.Code(l.SectionCode), l.Kind, l.FiscalYear)).ToHashSet();
        foreach (var audit in office.Input.Before)
        {
            if (!locked.Contains((office.Code(audit.SectionCode), audit.Kind, audit.FiscalYear)))
            {
                if (!_before.TryGetValue(audit.SectionCode, out var list))
                {
                    _before[audit.SectionCode] = list = [];
                }
                list.Add(audit);
            }
        }
    }

    public List<PlannerUnit> Units { get; }
    public List<DraftAudit>? Audits { get; private set; }
    /// <summary>A unit that could not be placed, where there is no plan.</summary>
    public int Stuck { get; private set; }
    public long YearsCost { get; private set; }
    public long TeamsCost { get; private set; }

    /// <summary>Cost of having a unit in a year: its risk for every year it waits, and the change where it had another.</summary>
    public long CostOf(int unit, int year)
    {
        var wait = (long)(_risks[Units[unit].Section].Total + 1) * year;
        var had = BeforeOf(Units[unit]);
        return had.Count == 0 || had.Any(b => b.FiscalYear == _office.FiscalYearAt(year)) ? wait : wait + PlannerYears.CostOfChange;
    }

    /// <summary>
    /// Years, months, teams. Where a year's audits cannot be staffed together, one of them must be elsewhere: each is tried in turn,
    /// those that were short first, until the rounds are used up. What is small is searched to the end.
    /// </summary>
    public bool Solve()
    {
        var bounds = PlannerYears.Bounds(_office);
        var staffed = Units.Select(u => u.Slots.Select(s => s.Any(_office.IsStaffed)).ToArray()).ToArray();
        _roundsLeft = Math.Clamp(MostWork / ((Units.Count + 1) * (_office.Auditors.Length + 1) * _office.Years), FewestRounds, MostRounds);
        return Search([], staffed, bounds, new HashSet<string>(StringComparer.Ordinal));
    }

    private bool Search(List<(int Unit, int Year)> barred, bool[][] staffed, int[] bounds, HashSet<string> seen)
    {
        _ct.ThrowIfCancellationRequested();
        if (!seen.Add(string.Join(' ', barred.Order())) || _roundsLeft-- <= 0)
        {
            return false;
        }
        var years = PlannerYears.Solve(_office, Units, (u, y) => staffed[u][y] && !barred.Contains((u, y)), bounds, CostOf, relief: false, _ct);
        if (years.Choices is null)
        {
            return false;
        }
        YearsCost = years.Cost;
        var stuck = new List<(int Unit, int Year)>();
        foreach (var staffFirst in (bool[])[false, true])
        {
            stuck.Clear();
            var audits = PlaceMonths(years.Choices, staffFirst, stuck);
            if (stuck.Count > 0)
            {
                continue;
            }
            var teams = new PlannerTeams(_office, audits, _ct);
            if (teams.Solve(stuck))
            {
                Audits = audits;
                TeamsCost = teams.Cost;
                return true;
            }
        }
        var year = stuck[0].Year;
        Stuck = stuck[0].Unit;
        foreach (var pair in years.Choices.Where(c => c.Year == year).OrderBy(c => !stuck.Contains(c)).ThenBy(c => _risks[Units[c.Unit].Section].Total).ThenBy(c => c.Unit))
        {
            if (Search([.. barred, pair], staffed, bounds, seen))
            {
                return true;
            }
            if (_roundsLeft <= 0)
            {
                return false;
            }
        }
        return false;
    }

    private List<PlannedAudit> BeforeOf(PlannerUnit unit)
    {
        foreach (var code in _office.Line(unit.Section))
        {
            if (_office.IsSection(code) && _before.TryGetValue(_office.Sections[code].Code, out var list) && list.Where(b => b.Kind == unit.Kind).ToList() is { Count: > 0 } had)
            {
                return had;
            }
        }
        return [];
    }

    private List<DraftAudit> PlaceMonths(IReadOnlyList<(int Unit, int Year)> choices, bool staffFirst, List<(int Unit, int Year)> stuck)
    {
        var audits = new List<DraftAudit>();
        var load = new Dictionary<int, int>();
        var places = new Dictionary<(int, string), int>();
        foreach (var locked in _office.Locked)
        {
            var month = PlannerOffice.MonthOf(locked.FiscalYear, locked.Month);
            load[month] = load.GetValueOrDefault(month) + 1;
            if (_office.IsSection(_office.Code(locked.SectionCode)))
            {
                var place = (month, _office.Sections[_office.Code(locked.SectionCode)].Place);
                places[place] = places.GetValueOrDefault(place) + 1;
            }
        }
        var drafts = choices.Select(c => new DraftAudit(c.Unit, c.Year, Units[c.Unit].Kind) { Before = BeforeOf(Units[c.Unit]).Find(b => b.FiscalYear == _office.FiscalYearAt(c.Year)) })
            .Select(d => (Draft: d, Slots: Units[d.Unit].Slots[d.Year].Where(_office.IsStaffed).ToArray()))
            // What was there before takes its month first, then who has the least choice; sections of one place follow each other.
            .OrderBy(d => d.Draft.Before is null).ThenBy(d => d.Slots.Length).ThenBy(d => _office.Sections[Units[d.Draft.Unit].Section].Place, StringComparer.Ordinal)
            .ThenBy(d => d.Draft.Unit).ThenBy(d => d.Draft.Year).ToList();
        foreach (var (draft, slots) in drafts)
        {
            PlannerSlot? best = null;
            var least = long.MaxValue;
            foreach (var slot in slots)
            {
                if (audits.Exists(o => o.Unit == draft.Unit && _office.TooClose(slot.Code, slot.Month, draft.Kind, o.Slot.Code, o.Slot.Month, o.Kind)))
                {
                    continue;
                }
                var place = _office.Sections[slot.Code].Place;
                long cost = (2 * load.GetValueOrDefault(slot.Month)) + (places.GetValueOrDefault((slot.Month, place)) % 3 == 0 ? 3 : 0);
                if (draft.Before is { } before)
                {
                    cost += PlannerOffice.MonthOf(before.FiscalYear, before.Month) == slot.Month ? 0 : 1000;
                }
                // Several of one section have to keep their distance: the earlier in the year, the better for the next.
                cost += Units[draft.Unit].Count > 1 ? 100 * ((slot.Month + 9) % 12) : 0;
                if (staffFirst)
                {
                    var (all, leads) = _office.Staff(slot);
                    cost -= 10_000L * Math.Min(all + leads, 1000);
                }
                if (cost < least)
                {
                    (least, best) = (cost, slot);
                }
            }
            if (best is not { } found)
            {
                stuck.Add((draft.Unit, draft.Year));
                continue;
            }
            draft.Slot = found;
            load[found.Month] = load.GetValueOrDefault(found.Month) + 1;
            var at = (found.Month, _office.Sections[found.Code].Place);
            places[at] = places.GetValueOrDefault(at) + 1;
            audits.Add(draft);
        }
        return [.. audits.OrderBy(a => a.Slot.Month).ThenBy(a => a.Slot.Code).ThenBy(a => a.Kind)];
    }
}
