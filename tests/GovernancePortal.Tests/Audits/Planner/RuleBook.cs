using System.Globalization;
using GovernancePortal.Core.Audits.Planner;

namespace GovernancePortal.Tests.Audits.Planner;

/// <summary>
/// The rules of issue 6 and domain.md 6.6 asked of a plan a second time, from their text and day by day. It shares nothing
/// with the planner but the records of its input and output.
/// </summary>
internal static class RuleBook
{
    public static List<string> Faults(PlannerInput input, IReadOnlyList<PlannedAudit> plan, bool alsoLocked = true)
    {
        var faults = new List<string>();
        var sections = input.Sections.ToDictionary(s => s.Code);
        var people = input.Auditors.ToDictionary(a => a.Id);
        var locked = input.Locked.Select(Text).ToHashSet();
        foreach (var gone in input.Locked.Where(l => !plan.Any(p => Text(p) == Text(l))))
        {
            faults.Add("fixed audit gone: " + Text(gone));
        }
        var policy = input.Auditors.Where(a => a.Pool == PlannerPool.Division).Select(a => a.SectionCode).ToHashSet();

        foreach (var s in input.Sections.Where(s => s.ValidFrom <= input.To.End && (s.ValidTo is null || s.ValidTo >= input.To.End)))
        {
            var names = Ancestors(s.Code).ToHashSet();
            var rows = plan.Where(p => names.Contains(p.SectionCode) && p.FiscalYear >= input.From && p.FiscalYear <= input.To).ToList();
            if (rows.Count == 0)
            {
                faults.Add($"{s.Code} is never audited");
            }
            var numbers = rows.Count(r => r.Kind == PlannerKind.MyNumber);
            if (s.HandlesMyNumber && numbers != input.Settings.MyNumberPerCycle)
            {
                faults.Add($"{s.Code} has {numbers} My Number audits");
            }
        }
        foreach (var g in plan.GroupBy(p => (p.FiscalYear, p.Kind)))
        {
            var most = input.Capacities.Where(c => c.FiscalYear == g.Key.FiscalYear && c.Kind == g.Key.Kind).Sum(c => c.Engagements);
            if (g.Count() > most)
            {
                faults.Add($"{g.Key.Kind} {g.Key.FiscalYear}: {g.Count()} of {most}");
            }
        }
        foreach (var a in input.Auditors)
        {
            foreach (var year in plan.GroupBy(p => p.FiscalYear))
            {
                if (year.Count(p => p.Lead == a.Id || p.Members.Contains(a.Id)) > a.CapacityPerYear)
                {
                    faults.Add($"{a.Id} has too much in {year.Key}");
                }
            }
        }
        for (var i = 0; i < plan.Count; i++)
        {
            for (var j = i + 1; j < plan.Count; j++)
            {
                var (p, q) = (plan[i], plan[j]);
                if (!Kin(p.SectionCode, q.SectionCode))
                {
                    continue;
                }
                var apart = First(p) < First(q) ? First(p).AddMonths(input.Settings.MonthsBetween) <= First(q) : First(q).AddMonths(input.Settings.MonthsBetween) <= First(p);
                var combined = p.SectionCode == q.SectionCode && First(p) == First(q) && p.Kind != q.Kind;
                if (!apart && !combined)
                {
                    faults.Add($"too close: {Text(p)} and {Text(q)}");
                }
            }
        }
        foreach (var p in plan.Where(p => alsoLocked || !locked.Contains(Text(p))))
        {
            var first = First(p);
            var last = first.AddMonths(1).AddDays(-1);
            var section = sections[p.SectionCode];
            if (p.FiscalYear < input.From || p.FiscalYear > input.To || p.Month is 2 or 3 or 4)
            {
                faults.Add("month: " + Text(p));
            }
            if (p.Kind == PlannerKind.MyNumber && !section.HandlesMyNumber)
            {
                faults.Add("no My Number there: " + Text(p));
            }
            if (section.ValidFrom > first || section.ValidTo < last)
            {
                faults.Add("not valid: " + Text(p));
            }
            var open = Enumerable.Range(0, last.Day).Select(first.AddDays).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                .Where(d => !input.Closed.Any(c => (c.SectionCode ?? section.Code) == section.Code && (c.Bureau ?? section.Bureau) == section.Bureau && c.Days.From <= d && d <= c.Days.To)).ToList();
            string[] team = [p.Lead, .. p.Members];
            if (!open.Any(d => team.All(id => people[id].Absences.All(x => d < x.From || d > x.To))))
            {
                faults.Add("no day on which all are there: " + Text(p));
            }
            if (team.Distinct().Count() < Math.Max(2, input.Settings.TeamSize) || team.Distinct().Count() != team.Length)
            {
                faults.Add("team: " + Text(p));
            }
            if (!people[p.Lead].TrainedLead)
            {
                faults.Add("lead: " + Text(p));
            }
            foreach (var id in team)
            {
                var a = people[id];
                if (Kin(a.SectionCode, p.SectionCode) || a.Previous.Any(x => x.Until >= first && Kin(x.SectionCode, p.SectionCode)))
                {
                    faults.Add($"rule 1 {id}: {Text(p)}");
                }
                else if (a.Previous.Any(x => x.Until >= first.AddMonths(-input.Settings.LookBackMonths) && Kin(x.SectionCode, p.SectionCode)) && !Excepted(2, id, p))
                {
                    faults.Add($"rule 2 {id}: {Text(p)}");
                }
                if (a.ManagesSystemsOf.Any(m => Kin(m, p.SectionCode)))
                {
                    faults.Add($"rule 3 {id}: {Text(p)}");
                }
                if (policy.Any(o => Kin(o, p.SectionCode)) && (a.Pool == PlannerPool.Division || policy.Any(o => Kin(o, a.SectionCode))))
                {
                    faults.Add($"rule 4 {id}: {Text(p)}");
                }
            }
        }
        foreach (var year in plan.GroupBy(p => p.FiscalYear))
        {
            var visits = year.SelectMany(p => ((string[])[p.Lead, .. p.Members]).Where(people.ContainsKey).Where(id => !Excepted(6, id, p)).Select(id => (From: people[id].SectionCode, To: p.SectionCode, Audit: p))).ToList();
            foreach (var v in visits)
            {
                if (visits.Any(w => Kin(v.From, w.To) && Kin(w.From, v.To) && !(locked.Contains(Text(v.Audit)) && locked.Contains(Text(w.Audit)))))
                {
                    faults.Add($"rule 6 {v.From} and {v.To} in {year.Key}");
                }
            }
        }
        return faults;

        IEnumerable<string> Ancestors(string code)
        {
            for (string? c = code; c is { Length: > 0 }; c = sections.TryGetValue(c, out var s) ? s.Predecessor : null)
            {
                yield return c;
            }
        }

        bool Kin(string one, string other) => one.Length > 0 && other.Length > 0 && (Ancestors(one).Contains(other) || Ancestors(other).Contains(one));

        bool Excepted(int rule, string id, PlannedAudit p) =>
            input.Exceptions.Any(e => e.Rule == rule && e.AuditorId == id && Ancestors(p.SectionCode).Contains(e.SectionCode) && e.Until >= First(p).AddMonths(1).AddDays(-1));
    }

    public static DateOnly First(PlannedAudit p) => new(p.Month < 4 ? p.FiscalYear.Year + 1 : p.FiscalYear.Year, p.Month, 1);

    public static string Text(PlannedAudit p) =>
        string.Create(CultureInfo.InvariantCulture, $"{p.FiscalYear.Year}-{p.Month} {p.SectionCode} {p.Kind} {p.Lead}+{string.Join(';', p.Members.OrderBy(m => m, StringComparer.Ordinal))}");
}
