using System.Globalization;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Audits.Planner;

/// <summary>Every hard rule asked of a finished plan. What only fixed audits break among themselves is history and no breach.</summary>
internal sealed class PlannerCheck
{
    private readonly PlannerOffice _office;
    private readonly List<PlannerBreach> _breaches = [];
    private readonly List<Row> _rows = [];

    private sealed record Row(PlannedAudit Audit, int Code, int Month, bool Fixed);

    private PlannerCheck(PlannerOffice office, IReadOnlyList<PlannedAudit> audits)
    {
        _office = office;
        var locked = office.Locked.GroupBy(PlannerText.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        foreach (var audit in audits)
        {
            var key = PlannerText.Key(audit);
            var isFixed = locked.TryGetValue(key, out var left) && left > 0;
            if (isFixed)
            {
                locked[key] = left - 1;
            }
            var month = audit.Month is >= 1 and <= 12 ? PlannerOffice.MonthOf(audit.FiscalYear, audit.Month) : -1;
            _rows.Add(new Row(audit, office.Code(audit.SectionCode) is var code && office.IsSection(code) ? code : -1, month, isFixed));
        }
        foreach (var audit in office.Locked)
        {
            var key = PlannerText.Key(audit);
            if (locked[key] > 0)
            {
                locked[key]--;
                Add(PlannerRules.LockedChanged, audit, audit.SectionCode);
            }
        }
    }

    public static IReadOnlyList<PlannerBreach> Of(PlannerOffice office, IReadOnlyList<PlannedAudit> audits)
    {
        var check = new PlannerCheck(office, audits);
        foreach (var row in check._rows.Where(r => !r.Fixed))
        {
            check.Calendar(row);
            check.Team(row);
        }
        check.Sections();
        check.Spacing();
        check.Capacities();
        check.Reciprocal();
        return check._breaches;
    }

    private void Add(string rule, PlannedAudit? audit, string? section = null, string? auditor = null, string? detail = null) =>
        _breaches.Add(new PlannerBreach(rule, audit, section, auditor, detail));

    private bool InCycle(Row row) => row.Month >= 0 && row.Audit.FiscalYear >= _office.Input.From && row.Audit.FiscalYear <= _office.Input.To;

    private void Calendar(Row row)
    {
        var audit = row.Audit;
        if (row.Code < 0)
        {
            Add(PlannerRules.UnknownSection, audit, audit.SectionCode);
        }
        if (!InCycle(row))
        {
            Add(PlannerRules.OutsideCycle, audit, audit.SectionCode);
            return;
        }
        if (_office.IsBeforeStart(row.Month))
        {
            Add(PlannerRules.BeforeStart, audit, audit.SectionCode);
        }
        if (_office.IsClosedMonth(row.Month))
        {
            Add(PlannerRules.ClosedMonth, audit, audit.SectionCode);
        }
        if (row.Code < 0)
        {
            return;
        }
        if (!_office.IsValid(row.Code, row.Month))
        {
            Add(PlannerRules.NotValid, audit, audit.SectionCode);
        }
        if (!_office.HasOpenDay(row.Code, row.Month))
        {
            Add(PlannerRules.ClosedDays, audit, audit.SectionCode);
        }
        if (audit.Kind == PlannerKind.MyNumber && !_office.Sections[row.Code].HandlesMyNumber)
        {
            Add(PlannerRules.MyNumberElsewhere, audit, audit.SectionCode);
        }
    }

    private void Team(Row row)
    {
        var audit = row.Audit;
        var team = PlannerText.Team(audit).ToArray();
        if (team.Distinct(StringComparer.Ordinal).Count() < _office.TeamSize)
        {
            Add(PlannerRules.TeamSize, audit, audit.SectionCode);
        }
        foreach (var id in team.GroupBy(t => t, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            Add(PlannerRules.SamePersonTwice, audit, audit.SectionCode, id);
        }
        if (_office.AuditorOf(audit.Lead) is var lead and >= 0 && !_office.Auditors[lead].TrainedLead)
        {
            Add(PlannerRules.LeadNotTrained, audit, audit.SectionCode, audit.Lead);
        }
        foreach (var id in team.Distinct(StringComparer.Ordinal))
        {
            var auditor = _office.AuditorOf(id);
            if (auditor < 0)
            {
                Add(PlannerRules.UnknownAuditor, audit, audit.SectionCode, id);
            }
            else if (row.Code >= 0 && InCycle(row) && _office.Bar(auditor, row.Code, row.Month) is { } rule)
            {
                Add(rule, audit, audit.SectionCode, id);
            }
        }
    }

    private void Sections()
    {
        for (var s = 0; s < _office.Sections.Length; s++)
        {
            if (!_office.IsLive(s))
            {
                continue;
            }
            var line = _office.Line(s).ToHashSet();
            var code = _office.Sections[s].Code;
            var rows = _rows.Where(r => r.Code >= 0 && line.Contains(r.Code) && InCycle(r)).ToList();
            if (rows.Count == 0)
            {
                Add(PlannerRules.Coverage, null, code);
            }
            if (_office.Sections[s].HandlesMyNumber)
            {
                var numbers = rows.Where(r => r.Audit.Kind == PlannerKind.MyNumber).ToList();
                var allowed = Math.Max(_office.Settings.MyNumberPerCycle, numbers.Count(r => r.Fixed));
                if (numbers.Count < _office.Settings.MyNumberPerCycle || numbers.Count > allowed)
                {
                    Add(PlannerRules.MyNumberCount, numbers.Find(r => !r.Fixed)?.Audit, code, detail: numbers.Count.ToString(CultureInfo.InvariantCulture));
                }
            }
        }
    }

    private void Spacing()
    {
        for (var one = 0; one < _rows.Count; one++)
        {
            for (var other = one + 1; other < _rows.Count; other++)
            {
                var (p, q) = (_rows[one], _rows[other]);
                if (!(p.Fixed && q.Fixed) && p.Code >= 0 && q.Code >= 0 && p.Month >= 0 && q.Month >= 0
                    && _office.TooClose(p.Code, p.Month, p.Audit.Kind, q.Code, q.Month, q.Audit.Kind))
                {
                    Add(PlannerRules.Spacing, p.Fixed ? q.Audit : p.Audit, (p.Fixed ? q : p).Audit.SectionCode, detail: (p.Fixed ? p : q).Audit.SectionCode);
                }
            }
        }
    }

    private void Capacities()
    {
        foreach (var group in _rows.GroupBy(r => (r.Audit.FiscalYear, r.Audit.Kind)).OrderBy(g => g.Key.FiscalYear).ThenBy(g => g.Key.Kind))
        {
            var room = _office.Input.Capacities.Where(c => c.FiscalYear == group.Key.FiscalYear && c.Kind == group.Key.Kind).Sum(c => c.Engagements);
            if (group.Count() > room && group.LastOrDefault(r => !r.Fixed) is { } last)
            {
                Add(PlannerRules.Capacity, last.Audit, last.Audit.SectionCode, detail: Over(group.Count(), room));
            }
        }
        foreach (var group in _rows.SelectMany(r => PlannerText.Team(r.Audit).Distinct(StringComparer.Ordinal).Select(id => (Id: id, Row: r))).GroupBy(p => (p.Id, p.Row.Audit.FiscalYear)))
        {
            if (_office.AuditorOf(group.Key.Id) is var a and >= 0 && group.Count() > _office.Auditors[a].CapacityPerYear && group.LastOrDefault(p => !p.Row.Fixed) is { Row: { } row })
            {
                Add(PlannerRules.AuditorCapacity, row.Audit, row.Audit.SectionCode, group.Key.Id, Over(group.Count(), _office.Auditors[a].CapacityPerYear));
            }
        }
    }

    private void Reciprocal()
    {
        foreach (var year in _rows.Where(r => r.Code >= 0 && InCycle(r)).GroupBy(r => r.Audit.FiscalYear))
        {
            var pairs = year.SelectMany(r => PlannerText.Team(r.Audit).Distinct(StringComparer.Ordinal).Select(_office.AuditorOf)
                    .Where(a => a >= 0 && !_office.Excepted(6, a, r.Code, r.Month))
                    .SelectMany(a => _office.Homes(a, r.Month).Select(h => (Row: r, Auditor: a, Home: h)))).ToList();
            for (var one = 0; one < pairs.Count; one++)
            {
                for (var other = one + 1; other < pairs.Count; other++)
                {
                    var (p, q) = (pairs[one], pairs[other]);
                    if (!(p.Row.Fixed && q.Row.Fixed) && _office.Related(p.Home, q.Row.Code) && _office.Related(q.Home, p.Row.Code))
                    {
                        // Each on the other's section is rule 6; each on the own one is rule 1 and said there.
                        var (row, auditor, partner) = p.Row.Fixed ? (q.Row, q.Auditor, p) : (p.Row, p.Auditor, q);
                        if (!_office.Related(p.Home, p.Row.Code))
                        {
                            Add(PlannerRules.Reciprocal, row.Audit, row.Audit.SectionCode, _office.Auditors[auditor].Id, partner.Row.Audit.SectionCode);
                        }
                    }
                }
            }
        }
    }

    private static string Over(int count, int room) => string.Create(CultureInfo.InvariantCulture, $"{count}/{room}");
}
