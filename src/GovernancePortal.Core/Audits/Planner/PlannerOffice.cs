using System.Numerics;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Audits.Planner;

/// <summary>One month in which an audit of one section code may be put. Months are counted through: year × 12 + month − 1.</summary>
internal readonly record struct PlannerSlot(int Code, int Month);

/// <summary>Audits that the cycle owes to one live section, at most one a year.</summary>
internal sealed class PlannerUnit(int section, PlannerKind kind, int count, PlannerSlot[][] slots)
{
    public int Section { get; } = section;
    public PlannerKind Kind { get; } = kind;
    public int Count { get; } = count;
    /// <summary>By year of the cycle: where the section or a predecessor can be audited as far as the calendar goes.</summary>
    public PlannerSlot[][] Slots { get; } = slots;
}

/// <summary>The input with its questions answered fast: lines of sections, open months, who is barred from what.</summary>
internal sealed class PlannerOffice
{
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _auditors = new(StringComparer.Ordinal);
    private readonly bool[,] _related;
    private readonly int[] _parents;
    private readonly int[][] _open;
    private readonly DateOnly[] _firsts;
    private readonly int _base;
    private readonly int[] _homes;
    private readonly (int Code, DateOnly Until)[][] _pasts;
    private readonly int[][] _manages;
    private readonly bool[] _division;
    private readonly int[] _policy;
    private readonly Dictionary<PlannerSlot, (int All, int Leads)> _staff = [];
    private readonly Dictionary<(int, int, int), DateOnly> _exceptions = [];

    public PlannerOffice(PlannerInput input)
    {
        Input = input;
        Settings = input.Settings;
        Sections = [.. input.Sections];
        Auditors = [.. input.Auditors];
        if (input.To < input.From)
        {
            throw new ArgumentException("The cycle ends before it begins.", nameof(input));
        }
        for (var n = 0; n < Sections.Length; n++)
        {
            if (!_codes.TryAdd(Sections[n].Code, n))
            {
                throw new ArgumentException($"Section {Sections[n].Code} comes twice.", nameof(input));
            }
        }
        for (var n = 0; n < Auditors.Length; n++)
        {
            if (!_auditors.TryAdd(Auditors[n].Id, n))
            {
                throw new ArgumentException($"Auditor {Auditors[n].Id} comes twice.", nameof(input));
            }
        }
        // Places people come from need not be sections that are audited.
        foreach (var code in Sections.Select(s => s.Predecessor).Concat(Auditors.Select(a => a.SectionCode))
            .Concat(Auditors.SelectMany(a => a.Previous.Select(p => p.SectionCode).Concat(a.ManagesSystemsOf)))
            .Concat(input.Exceptions.Select(e => e.SectionCode)).Append(Settings.PolicyOffice))
        {
            if (!string.IsNullOrEmpty(code))
            {
                _codes.TryAdd(code, _codes.Count);
            }
        }
        _parents = new int[_codes.Count];
        Array.Fill(_parents, -1);
        for (var n = 0; n < Sections.Length; n++)
        {
            _parents[n] = Code(Sections[n].Predecessor);
        }
        _related = new bool[_codes.Count, _codes.Count];
        for (var n = 0; n < _codes.Count; n++)
        {
            foreach (var older in Line(n))
            {
                _related[n, older] = _related[older, n] = true;
            }
        }

        FirstYear = input.From.Year;
        Years = input.To.Year - input.From.Year + 1;
        _base = MonthOf(input.From, 4);
        _firsts = [.. Enumerable.Range(_base, Years * 12 + 1).Select(FirstOf)];
        _open = new int[Sections.Length][];
        var closed = input.Closed.ToArray();
        var shut = new int[Years * 12];
        int[] weekdays = [.. Enumerable.Range(_base, Years * 12).Select(Weekdays)];
        for (var s = 0; s < Sections.Length; s++)
        {
            Array.Clear(shut);
            foreach (var days in closed)
            {
                if ((days.SectionCode is null || days.SectionCode == Sections[s].Code) && (days.Bureau is null || days.Bureau == Sections[s].Bureau))
                {
                    Mark(shut, days.Days);
                }
            }
            _open[s] = [.. shut.Select((mask, n) => weekdays[n] & ~mask)];
        }

        _homes = [.. Auditors.Select(a => Code(a.SectionCode))];
        _pasts = [.. Auditors.Select(a => a.Previous.Select(p => (Code(p.SectionCode), p.Until)).ToArray())];
        _manages = [.. Auditors.Select(a => a.ManagesSystemsOf.Select(Code).ToArray())];
        _division = [.. Auditors.Select(a => a.Pool == PlannerPool.Division)];
        _policy = Settings.PolicyOffice is { Length: > 0 } policy ? [Code(policy)] : [.. _homes.Where((home, a) => _division[a] && home >= 0).Distinct().Order()];
        Away = [.. Auditors.Select(a =>
        {
            if (a.Absences.Count == 0)
            {
                return null;
            }
            var away = new int[Years * 12];
            foreach (var days in a.Absences)
            {
                Mark(away, days);
            }
            return away;
        })];
        foreach (var e in input.Exceptions)
        {
            // Rules 1, 3, 4 and 5 are never set aside (decision 23).
            if (e.Rule is 2 or 6 && AuditorOf(e.AuditorId) is var auditor and >= 0)
            {
                var key = (e.Rule, auditor, Code(e.SectionCode));
                _exceptions[key] = _exceptions.TryGetValue(key, out var until) && until > e.Until ? until : e.Until;
            }
        }
        Locked = [.. input.Locked];
    }

    public PlannerInput Input { get; }
    public PlannerSettings Settings { get; }
    public PlannerSection[] Sections { get; }
    public PlannerAuditor[] Auditors { get; }
    public PlannedAudit[] Locked { get; }
    public int FirstYear { get; }
    public int Years { get; }
    /// <summary>By auditor: days away of each month as bits; null where there are none.</summary>
    private int[]?[] Away { get; }

    /// <summary>A team is never smaller than two (rule 5).</summary>
    public int TeamSize => Math.Max(2, Settings.TeamSize);

    public int Code(string? code) => !string.IsNullOrEmpty(code) && _codes.TryGetValue(code, out var n) ? n : -1;

    public int AuditorOf(string id) => _auditors.TryGetValue(id, out var n) ? n : -1;

    public bool IsSection(int code) => code >= 0 && code < Sections.Length;

    public bool Related(int one, int other) => one >= 0 && other >= 0 && _related[one, other];

    /// <summary>The code and its predecessors, youngest first.</summary>
    public IEnumerable<int> Line(int code)
    {
        var steps = 0;
        for (var n = code; n >= 0 && steps++ <= _parents.Length; n = _parents[n])
        {
            yield return n;
        }
    }

    public static int MonthOf(FiscalYear year, int month) => ((month >= 4 ? year.Year : year.Year + 1) * 12) + month - 1;

    public static DateOnly FirstOf(int month) => new(month / 12, (month % 12) + 1, 1);

    public static DateOnly LastOf(int month) => FirstOf(month).AddMonths(1).AddDays(-1);

    public static int CalendarMonth(int month) => (month % 12) + 1;

    /// <summary>Year of the cycle, counted from 0; may lie outside.</summary>
    public int YearOf(int month) => ((month - 3) / 12) - FirstYear;

    public FiscalYear FiscalYearAt(int year) => new(FirstYear + year);

    public bool IsLive(int section) => Sections[section].ValidFrom <= Input.To.End && (Sections[section].ValidTo is not { } to || to >= Input.To.End);

    /// <summary>Valid on every day of the month: the day of an audit is agreed later.</summary>
    public bool IsValid(int section, int month) => Sections[section].ValidFrom <= FirstOf(month) && (Sections[section].ValidTo is not { } to || to >= LastOf(month));

    public bool HasOpenDay(int section, int month) => OpenDays(section, month) != 0;

    public bool IsClosedMonth(int month) => Settings.ClosedMonths.Contains(CalendarMonth(month));

    public bool IsBeforeStart(int month) => Input.NotBefore is { } day && FirstOf(month) < new DateOnly(day.Year, day.Month, 1);

    public bool TooClose(int code, int month, PlannerKind kind, int otherCode, int otherMonth, PlannerKind otherKind) =>
        Math.Abs(month - otherMonth) < Settings.MonthsBetween && Related(code, otherCode)
            && !(month == otherMonth && kind != otherKind && code == otherCode);

    public bool IsFree(int section, int month, PlannerKind kind)
    {
        foreach (var locked in Locked)
        {
            if (TooClose(section, month, kind, Code(locked.SectionCode), MonthOf(locked.FiscalYear, locked.Month), locked.Kind))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>An office-wide rule on who may audit what, 1 to 4 and absences; null: may. Rule 6 needs the rest of the year.</summary>
    public string? Bar(int auditor, int code, int month)
    {
        var first = _firsts[month - _base];
        var home = _homes[auditor];
        if (Related(home, code))
        {
            return PlannerRules.OwnSection;
        }
        var lookBack = first.AddMonths(-Settings.LookBackMonths);
        var former = false;
        foreach (var (past, until) in _pasts[auditor])
        {
            if (until >= lookBack && Related(past, code))
            {
                if (until >= first)
                {
                    return PlannerRules.OwnSection;
                }
                former = true;
            }
        }
        foreach (var managed in _manages[auditor])
        {
            if (Related(managed, code))
            {
                return PlannerRules.ManagesSystems;
            }
        }
        foreach (var policy in _policy)
        {
            if (Related(policy, code) && (_division[auditor] || _policy.Any(p => Related(p, home)) || _pasts[auditor].Any(p => p.Until >= first && _policy.Any(o => Related(o, p.Code)))))
            {
                return PlannerRules.PolicyOffice;
            }
        }
        if (former && !Excepted(2, auditor, code, month))
        {
            return PlannerRules.FormerSection;
        }
        return IsAway(auditor, code, month) ? PlannerRules.Absent : null;
    }

    public bool IsPolicyOffice(int code) => _policy.Any(p => Related(p, code));

    /// <summary>Sections whose people an auditor counts to in a month (rule 6).</summary>
    public IEnumerable<int> Homes(int auditor, int month)
    {
        if (_homes[auditor] >= 0)
        {
            yield return _homes[auditor];
        }
        foreach (var (past, until) in _pasts[auditor])
        {
            if (past >= 0 && past != _homes[auditor] && until >= FirstOf(month))
            {
                yield return past;
            }
        }
    }

    public string PlaceOf(int auditor) => IsSection(_homes[auditor]) ? Sections[_homes[auditor]].Place : "";

    public bool Excepted(int rule, int auditor, int code, int month)
    {
        if (_exceptions.Count == 0)
        {
            return false;
        }
        return Line(code).Any(c => _exceptions.TryGetValue((rule, auditor, c), out var until) && until >= LastOf(month));
    }

    /// <summary>How many may audit the section in the month, and how many of them may lead.</summary>
    public (int All, int Leads) Staff(PlannerSlot slot)
    {
        if (_staff.TryGetValue(slot, out var known))
        {
            return known;
        }
        var all = 0;
        var leads = 0;
        for (var a = 0; a < Auditors.Length; a++)
        {
            if (Auditors[a].CapacityPerYear > 0 && Bar(a, slot.Code, slot.Month) is null)
            {
                all++;
                leads += Auditors[a].TrainedLead ? 1 : 0;
            }
        }
        return _staff[slot] = (all, leads);
    }

    public bool IsStaffed(PlannerSlot slot) => Staff(slot) is var (all, leads) && leads > 0 && all >= TeamSize;

    /// <summary>The month is possible for the section by validity, calendar and the audits that are fixed.</summary>
    public bool IsPossible(int section, int month, PlannerKind kind) =>
        !IsClosedMonth(month) && !IsBeforeStart(month) && IsValid(section, month) && HasOpenDay(section, month) && IsFree(section, month, kind);

    /// <summary>Of the years of the cycle: what every live section is still owed.</summary>
    public List<PlannerUnit> Units()
    {
        var lockedCodes = Locked.Where(a => a.FiscalYear >= Input.From && a.FiscalYear <= Input.To).Select(a => (Code: Code(a.SectionCode), a.Kind)).ToArray();
        var heirs = new int[_codes.Count];
        for (var s = 0; s < Sections.Length; s++)
        {
            if (IsLive(s))
            {
                foreach (var code in Line(s))
                {
                    heirs[code]++;
                }
            }
        }
        var units = new List<PlannerUnit>();
        for (var s = 0; s < Sections.Length; s++)
        {
            if (!IsLive(s))
            {
                continue;
            }
            var line = Line(s).ToHashSet();
            var had = lockedCodes.Where(l => line.Contains(l.Code)).ToArray();
            var owed = Sections[s].HandlesMyNumber ? Math.Max(0, Settings.MyNumberPerCycle - had.Count(l => l.Kind == PlannerKind.MyNumber)) : 0;
            if (owed > 0)
            {
                units.Add(new PlannerUnit(s, PlannerKind.MyNumber, owed, SlotsOf(s, PlannerKind.MyNumber, heirs)));
            }
            else if (had.Length == 0)
            {
                units.Add(new PlannerUnit(s, PlannerKind.General, 1, SlotsOf(s, PlannerKind.General, heirs)));
            }
        }
        return units;
    }

    private PlannerSlot[][] SlotsOf(int section, PlannerKind kind, int[] heirs)
    {
        // A predecessor's audit counts for one heir: where it was split, each part is audited itself.
        var codes = Line(section).Where(c => IsSection(c) && (c == section || heirs[c] == 1) && (kind == PlannerKind.General || Sections[c].HandlesMyNumber)).ToArray();
        var slots = new PlannerSlot[Years][];
        for (var y = 0; y < Years; y++)
        {
            var first = _base + (y * 12);
            slots[y] = [.. Enumerable.Range(first, 12).SelectMany(m => codes.Where(c => IsPossible(c, m, kind)).Select(c => new PlannerSlot(c, m)))];
        }
        return slots;
    }

    public int FirstMonth => _base;

    private int OpenDays(int section, int month) => month - _base is var n && n >= 0 && n < _open[section].Length ? _open[section][n] : 0;

    // Away on fewer than 1/team of the open days: then every such team has an open day on which all of them are there.
    private bool IsAway(int auditor, int code, int month)
    {
        if (Away[auditor] is not { } away)
        {
            return false;
        }
        var open = OpenDays(code, month);
        return BitOperations.PopCount((uint)(open & away[month - _base])) * TeamSize >= BitOperations.PopCount((uint)open);
    }

    private void Mark(int[] months, PlannerDays days)
    {
        var start = FirstOf(_base);
        var end = LastOf(_base + (Years * 12) - 1);
        for (var day = days.From < start ? start : days.From; day <= days.To && day <= end; day = day.AddDays(1))
        {
            months[(day.Year * 12) + day.Month - 1 - _base] |= 1 << (day.Day - 1);
        }
    }

    private static int Weekdays(int month)
    {
        var mask = 0;
        for (var day = FirstOf(month); day <= LastOf(month); day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                mask |= 1 << (day.Day - 1);
            }
        }
        return mask;
    }
}
