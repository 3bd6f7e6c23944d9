namespace GovernancePortal.Core.Audits.Planner;

/// <summary>
/// The wishes that are no flow: even months, few journeys, somebody experienced beside a new auditor. Small moves are kept
/// when they make the weighed sum smaller, break no hard rule and give nothing of the even load back that the flow won.
/// </summary>
internal sealed class PlannerSearch
{
    public const int MonthWeight = 1;
    public const int TravelWeight = 3;
    public const int PairingWeight = 12;

    private readonly PlannerOffice _office;
    private readonly PlannerDraft _draft;
    private readonly List<DraftAudit> _audits;
    private readonly PlannerRandom _random;
    private readonly int[] _months;
    private readonly int[,] _loads;
    private readonly int[] _totals;
    private readonly Dictionary<(int Auditor, int Month, string Place), int> _trips = [];
    private readonly List<DraftAudit>[] _byYear;
    private readonly List<(int Auditor, int Code, int Month)>[] _locked;

    public PlannerSearch(PlannerOffice office, PlannerDraft draft)
    {
        _office = office;
        _draft = draft;
        _audits = draft.Audits!;
        _random = new PlannerRandom(unchecked(office.Input.Seed + 77));
        _months = new int[office.Years * 12];
        _loads = new int[office.Auditors.Length, office.Years];
        _totals = new int[office.Auditors.Length];
        _byYear = [.. Enumerable.Range(0, office.Years).Select(y => _audits.Where(a => a.Year == y).ToList())];
        _locked = [.. Enumerable.Range(0, office.Years).Select(_ => new List<(int, int, int)>())];
        foreach (var audit in office.Locked)
        {
            var month = PlannerOffice.MonthOf(audit.FiscalYear, audit.Month);
            var year = office.YearOf(month);
            if (year < 0 || year >= office.Years)
            {
                continue;
            }
            var team = PlannerText.Team(audit).Select(office.AuditorOf).Where(a => a >= 0).ToArray();
            Count(team, office.Code(audit.SectionCode), month, year, 1);
            _locked[year].AddRange(team.Select(a => (a, office.Code(audit.SectionCode), month)));
        }
        foreach (var audit in _audits)
        {
            Put(audit, 1);
        }
    }

    public long Months { get; private set; }
    public long Load { get; private set; }
    public long Travel { get; private set; }
    public long Pairing { get; private set; }

    /// <summary>What the search makes small.</summary>
    public long Total => (MonthWeight * Months) + Load + (TravelWeight * Travel) + (PairingWeight * Pairing);

    public void Improve(CancellationToken ct)
    {
        // A plan that is changed only where it must be keeps the rest as it was.
        var free = _audits.Where(a => a.Before is null).ToArray();
        if (free.Length == 0)
        {
            return;
        }
        var moves = 3000 + (free.Length * 160);
        for (var n = 0; n < moves; n++)
        {
            if (n % 1024 == 0)
            {
                ct.ThrowIfCancellationRequested();
            }
            var audit = free[_random.Below(free.Length)];
            switch (_random.Below(4))
            {
                case 0 or 1:
                    TryMonth(audit);
                    break;
                case 2:
                    TrySwap(audit);
                    break;
                default:
                    TryReplace(audit);
                    break;
            }
        }
    }

    private void TryMonth(DraftAudit audit)
    {
        var slots = _draft.Units[audit.Unit].Slots[audit.Year];
        var slot = slots[_random.Below(slots.Length)];
        if (slot == audit.Slot || audit.Team.Any(a => _office.Bar(a, slot.Code, slot.Month) is not null)
            || _audits.Exists(o => o != audit && o.Unit == audit.Unit && _office.TooClose(slot.Code, slot.Month, audit.Kind, o.Slot.Code, o.Slot.Month, o.Kind)))
        {
            return;
        }
        var (total, before) = (Total, audit.Slot);
        Put(audit, -1);
        audit.Slot = slot;
        Put(audit, 1);
        if (Total > total || (Total == total && _random.Below(2) == 0) || IsReciprocal(audit))
        {
            Put(audit, -1);
            audit.Slot = before;
            Put(audit, 1);
        }
    }

    private void TrySwap(DraftAudit one)
    {
        var year = _byYear[one.Year];
        var other = year[_random.Below(year.Count)];
        var (i, j) = (_random.Below(one.Team.Length), _random.Below(other.Team.Length));
        var (a, b) = (one.Team[i], other.Team[j]);
        if (other == one || other.Before is not null || a == b || one.Team.Contains(b) || other.Team.Contains(a) || !Fits(b, one, i) || !Fits(a, other, j))
        {
            return;
        }
        var total = Total;
        Set(one, i, b);
        Set(other, j, a);
        if (Total > total || IsReciprocal(one) || IsReciprocal(other))
        {
            Set(one, i, a);
            Set(other, j, b);
        }
    }

    private void TryReplace(DraftAudit audit)
    {
        var i = _random.Below(audit.Team.Length);
        var a = audit.Team[i];
        var b = _random.Below(_office.Auditors.Length);
        if (audit.Team.Contains(b) || _loads[b, audit.Year] >= _office.Auditors[b].CapacityPerYear || !Fits(b, audit, i))
        {
            return;
        }
        var (total, load) = (Total, Load);
        Set(audit, i, b);
        if (Total > total || Load > load || IsReciprocal(audit))
        {
            Set(audit, i, a);
        }
    }

    private bool Fits(int auditor, DraftAudit audit, int place) =>
        (place > 0 || _office.Auditors[auditor].TrainedLead) && _office.Bar(auditor, audit.Slot.Code, audit.Slot.Month) is null;

    private void Set(DraftAudit audit, int place, int auditor)
    {
        Put(audit, -1);
        audit.Team[place] = auditor;
        Put(audit, 1);
    }

    private void Put(DraftAudit audit, int by)
    {
        Count(audit.Team, audit.Slot.Code, audit.Slot.Month, audit.Year, by);
        var fresh = audit.Team.Count(a => _office.Auditors[a].IsNew);
        Pairing += fresh == audit.Team.Length ? by : 0;
    }

    private void Count(int[] team, int code, int month, int year, int by)
    {
        Months += Square(ref _months[month - _office.FirstMonth], by);
        var place = _office.IsSection(code) ? _office.Sections[code].Place : "";
        foreach (var a in team)
        {
            Load += Square(ref _loads[a, year], by) + (PlannerTeams.CycleWeight * Square(ref _totals[a], by));
            // Nobody travels where they work.
            if (place.Length > 0 && place != _office.PlaceOf(a))
            {
                var key = (a, month, place);
                var had = _trips.GetValueOrDefault(key);
                _trips[key] = had + by;
                Travel += had + by == 0 ? -1 : had == 0 ? 1 : 0;
            }
        }
    }

    private static long Square(ref int count, int by)
    {
        var before = (long)count * count;
        count += by;
        return ((long)count * count) - before;
    }

    private bool IsReciprocal(DraftAudit audit)
    {
        foreach (var a in audit.Team)
        {
            if (_office.Excepted(6, a, audit.Slot.Code, audit.Slot.Month))
            {
                continue;
            }
            foreach (var home in _office.Homes(a, audit.Slot.Month))
            {
                foreach (var other in _byYear[audit.Year])
                {
                    if (_office.Related(home, other.Slot.Code) && other.Team.Any(b => Meets(b, other.Slot.Code, other.Slot.Month, audit.Slot.Code)))
                    {
                        return true;
                    }
                }
                foreach (var (b, code, month) in _locked[audit.Year])
                {
                    if (_office.Related(home, code) && Meets(b, code, month, audit.Slot.Code))
                    {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private bool Meets(int auditor, int code, int month, int home) =>
        !_office.Excepted(6, auditor, code, month) && _office.Homes(auditor, month).Any(h => _office.Related(h, home));
}
