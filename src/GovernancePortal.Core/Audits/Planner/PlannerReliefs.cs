using System.Globalization;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Audits.Planner;

/// <summary>
/// The least that makes an impossible input possible, found by adding it and planning again. An argument of a refusal is one
/// step: capacity|KIND|YEAR|COUNT · open|SECTION|YEAR|MONTH · month|MONTH · drop|SECTION · train|AUDITOR · hire|COUNT|LEADS|CAPACITY.
/// </summary>
internal static class PlannerReliefs
{
    private const int MostTried = 60;
    private const int MostLeftOut = 12;

    public static PlannerRefusal Find(PlannerInput input, CancellationToken ct)
    {
        var steps = new List<string>();
        string? rule = null;
        var office = new PlannerOffice(input);
        foreach (var unit in office.Units().Where(u => u.Slots.Count(s => s.Length > 0) < u.Count))
        {
            rule ??= PlannerRules.NoOpenMonth;
            Take(Opening(office, unit));
        }
        if (steps.Count == 0 || !Solves(input, ct))
        {
            // With the people there are, if they suffice; else capacity and people are both short.
            var more = More(input, true, ct) ?? More(input, false, ct) ?? [];
            foreach (var (kind, year, count) in more)
            {
                rule ??= PlannerRules.Capacity;
                Take(Invariant($"capacity|{Name(kind)}|{input.From.Year + year}|{count}"));
            }
        }
        // What not even any number of people could do is the calendar's.
        while ((steps.Count == 0 || !Solves(input, ct)) && Stuck(Apply(input, Invariant($"hire|{office.TeamSize * 50}|{office.TeamSize * 50}|366")), ct) is { } stuck)
        {
            rule ??= PlannerRules.NoOpenMonth;
            Take("drop|" + stuck);
        }
        if ((steps.Count == 0 || !Solves(input, ct)) && People(input, ct) is var (people, because))
        {
            rule ??= because;
            steps.AddRange(people);
        }
        return new PlannerRefusal(rule ?? PlannerRules.Independence, Relief(steps), steps);

        void Take(string step)
        {
            steps.Add(step);
            input = Apply(input, step);
        }
    }

    /// <summary>The input with one step of a relief taken.</summary>
    public static PlannerInput Apply(PlannerInput input, string step)
    {
        var parts = step.Split('|');
        switch (parts[0])
        {
            case "capacity":
                return input with { Capacities = [.. input.Capacities, new(new FiscalYear(Number(parts[2])), parts[1] == "general" ? PlannerKind.General : PlannerKind.MyNumber, Number(parts[3]))] };
            case "open":
                var month = PlannerOffice.MonthOf(new FiscalYear(Number(parts[2])), Number(parts[3]));
                var section = input.Sections.Single(s => s.Code == parts[1]);
                return input with { Closed = [.. input.Closed.SelectMany(c => Without(c, section, PlannerOffice.FirstOf(month), PlannerOffice.LastOf(month)))] };
            case "month":
                return input with { Settings = input.Settings with { ClosedMonths = [.. input.Settings.ClosedMonths.Where(m => m != Number(parts[1]))] } };
            case "drop":
                return input with { Sections = [.. input.Sections.Where(s => s.Code != parts[1])] };
            case "train":
                return input with { Auditors = [.. input.Auditors.Select(a => a.Id == parts[1] ? a with { TrainedLead = true } : a)] };
            case "hire":
                return input with
                {
                    Auditors = [.. input.Auditors, .. Enumerable.Range(1, Number(parts[1])).Select(n =>
                        new PlannerAuditor(Invariant($"relief-{n}"), "", "", PlannerPool.External, n <= Number(parts[2]), Number(parts[3]), [], []))],
                };
            default:
                throw new ArgumentException($"There is no relief {parts[0]}.", nameof(step));
        }
    }

    private static string Relief(List<string> steps)
    {
        string[] trained = [.. steps.Where(s => s.StartsWith("train|", StringComparison.Ordinal)).Select(s => s["train|".Length..])];
        var texts = steps.Where(s => !s.StartsWith("train|", StringComparison.Ordinal)).Select(Words).ToList();
        if (trained.Length > 0)
        {
            texts.Add(Invariant($"{(trained.Length == 1 ? "one more trained lead" : Invariant($"{trained.Length} more trained leads"))}: train {string.Join(", ", trained)}"));
        }
        return string.Join("; ", texts);
    }

    private static string Words(string step)
    {
        var p = step.Split('|');
        return p[0] switch
        {
            "capacity" => $"capacity of {p[1]} {p[2]}: {p[3]} more",
            "open" => $"section {p[1]}: a day open to audits in month {p[3]} of fiscal year {p[2]}",
            "month" => $"audits in month {p[1]} of the year",
            "drop" => $"section {p[1]}: leave it to the next cycle",
            _ => $"{(p[1] == "1" ? "one more auditor" : p[1] + " more auditors")} of other sections with capacity {p[3]} a year{(p[2], p[1]) switch
            {
                ("0", _) => ", not necessarily trained to lead",
                ("1", "1") => ", a trained lead",
                var (leads, all) => leads == all ? ", all trained leads" : $", {leads} of them {(leads == "1" ? "a trained lead" : "trained leads")}",
            }}",
        };
    }

    private static bool Solves(PlannerInput input, CancellationToken ct) => new PlannerDraft(new PlannerOffice(input), ct).Solve();

    private static string? Stuck(PlannerInput input, CancellationToken ct)
    {
        var draft = new PlannerDraft(new PlannerOffice(input), ct);
        return draft.Solve() ? null : input.Sections[draft.Units[draft.Stuck].Section].Code;
    }

    private static string Opening(PlannerOffice office, PlannerUnit unit)
    {
        var months = Enumerable.Range(office.FirstMonth, office.Years * 12).Where(m => !office.IsBeforeStart(m)).SelectMany(m => office.Line(unit.Section)
            .Where(c => office.IsSection(c) && (unit.Kind == PlannerKind.General || office.Sections[c].HandlesMyNumber) && office.IsValid(c, m) && office.IsFree(c, m, unit.Kind))
            .Select(c => new PlannerSlot(c, m)))
            .Where(s => unit.Slots[office.YearOf(s.Month)].Length == 0).ToList();
        foreach (var slot in months.Where(s => !office.IsClosedMonth(s.Month)))
        {
            var at = new FiscalYear(office.FirstYear + office.YearOf(slot.Month));
            return Invariant($"open|{office.Sections[slot.Code].Code}|{at.Year}|{PlannerOffice.CalendarMonth(slot.Month)}");
        }
        foreach (var slot in months.Where(s => office.HasOpenDay(s.Code, s.Month)))
        {
            return Invariant($"month|{PlannerOffice.CalendarMonth(slot.Month)}");
        }
        return "drop|" + office.Sections[unit.Section].Code;
    }

    private static IReadOnlyList<(PlannerKind Kind, int Year, int Count)>? More(PlannerInput input, bool staffed, CancellationToken ct)
    {
        var office = new PlannerOffice(input);
        var draft = new PlannerDraft(office, ct);
        var may = draft.Units.Select(u => u.Slots.Select(s => staffed ? s.Any(office.IsStaffed) : s.Length > 0).ToArray()).ToArray();
        var years = PlannerYears.Solve(office, draft.Units, (u, y) => may[u][y], staffed ? PlannerYears.Bounds(office) : null, draft.CostOf, relief: true, ct);
        return years.Choices is null ? null : years.More;
    }

    private static (IReadOnlyList<string> Steps, string Rule) People(PlannerInput input, CancellationToken ct)
    {
        // Training costs less than people.
        var owed = new PlannerOffice(input).Units().Sum(u => u.Count);
        var untrained = Trainees(new PlannerOffice(input));
        if (untrained.Count > 0 && Solves(input with { Auditors = [.. input.Auditors.Select(a => a with { TrainedLead = true })] }, ct))
        {
            if (Places(Train(1)) >= owed)
            {
                foreach (var one in untrained.Take(MostTried))
                {
                    if (Solves(Apply(input, "train|" + one.Id), ct))
                    {
                        return (["train|" + one.Id], PlannerRules.TrainedLead);
                    }
                }
            }
            for (var n = LeastThat(2, many => Places(Train(many)) >= owed && CanBe(Train(many), ct)); n <= untrained.Count; n++)
            {
                if (Solves(Train(n), ct))
                {
                    string[] steps = [.. untrained.Take(n).Select(a => "train|" + a.Id)];
                    return (n > MostLeftOut ? steps : Least(input, steps, ct), PlannerRules.TrainedLead);
                }
            }
        }
        var office = new PlannerOffice(input);
        var units = office.Units();
        var barred = units.Exists(u => u.Slots.Any(s => s.Length > 0) && !u.Slots.Any(s => s.Any(office.IsStaffed)) && input.Auditors.Count >= office.TeamSize);
        var alone = units.Find(u => !u.Slots.Any(s => s.Any(office.IsStaffed)));
        var rule = barred ? alone is not null && office.IsPolicyOffice(alone.Section) ? PlannerRules.PolicyOffice : PlannerRules.Independence : CanBe(input, ct) ? PlannerRules.Independence : PlannerRules.AuditorCapacity;
        var capacity = input.Auditors.Where(a => a.CapacityPerYear > 0).GroupBy(a => a.CapacityPerYear).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).FirstOrDefault(2);
        for (var n = LeastThat(1, many => CanBe(Apply(input, Hire(many, many)), ct)); ; n++)
        {
            if (!Solves(Apply(input, Hire(n, n)), ct))
            {
                continue;
            }
            for (var leads = LeastThat(0, few => CanBe(Apply(input, Hire(n, few)), ct)); ; leads++)
            {
                if (leads >= n || Solves(Apply(input, Hire(n, leads)), ct))
                {
                    return ([Hire(n, Math.Min(n, leads))], rule);
                }
            }
        }

        string Hire(int count, int leads) => Invariant($"hire|{count}|{leads}|{capacity}");

        PlannerInput Train(int count) => untrained.Take(count).Aggregate(input, (trained, a) => Apply(trained, "train|" + a.Id));

        int Places(PlannerInput trained) => PlannerYears.Bounds(new PlannerOffice(trained)).Sum();
    }

    /// <summary>More people never make it worse, so the least is found by halving.</summary>
    private static int LeastThat(int from, Func<int, bool> can)
    {
        var enough = from;
        var tooFew = from - 1;
        while (!can(enough))
        {
            (tooFew, enough) = (enough, (enough + 1) * 2);
        }
        while (enough - tooFew > 1)
        {
            var middle = (enough + tooFew) / 2;
            (tooFew, enough) = can(middle) ? (tooFew, middle) : (middle, enough);
        }
        return enough;
    }

    /// <summary>Who is trained first: those who open most sections that nobody may lead yet, then those with most capacity.</summary>
    private static List<PlannerAuditor> Trainees(PlannerOffice office)
    {
        var units = office.Units();
        var may = office.Auditors.Select((a, n) => units.Select(u => u.Slots.Any(y => y.Any(s => office.Bar(n, s.Code, s.Month) is null))).ToArray()).ToArray();
        var led = new bool[units.Count];
        var rest = new List<int>();
        for (var a = 0; a < may.Length; a++)
        {
            if (office.Auditors[a].CapacityPerYear > 0 && !office.Auditors[a].TrainedLead)
            {
                rest.Add(a);
            }
            else if (office.Auditors[a].CapacityPerYear > 0)
            {
                Lead(a);
            }
        }
        rest = [.. rest.OrderByDescending(a => office.Auditors[a].CapacityPerYear).ThenBy(a => office.Auditors[a].Id, StringComparer.Ordinal)];
        var order = new List<PlannerAuditor>();
        while (rest.Count > 0)
        {
            var best = rest.MaxBy(a => led.Where((done, u) => !done && may[a][u]).Count());
            order.Add(office.Auditors[best]);
            rest.Remove(best);
            Lead(best);
        }
        return order;

        void Lead(int auditor)
        {
            for (var u = 0; u < led.Length; u++)
            {
                led[u] |= may[auditor][u];
            }
        }
    }

    // Leaves out again what turns out not to be needed.
    private static IReadOnlyList<string> Least(PlannerInput input, string[] steps, CancellationToken ct)
    {
        var left = steps.ToList();
        foreach (var step in steps)
        {
            var without = left.Where(s => s != step).ToList();
            if (Solves(without.Aggregate(input, Apply), ct))
            {
                left = without;
            }
        }
        return left;
    }

    /// <summary>The cheap question first: whether the years can hold it at all.</summary>
    private static bool CanBe(PlannerInput input, CancellationToken ct)
    {
        var office = new PlannerOffice(input);
        var draft = new PlannerDraft(office, ct);
        var may = draft.Units.Select(u => u.Slots.Select(s => s.Any(office.IsStaffed)).ToArray()).ToArray();
        return PlannerYears.Solve(office, draft.Units, (u, y) => may[u][y], PlannerYears.Bounds(office), draft.CostOf, relief: false, ct).Choices is not null;
    }

    private static IEnumerable<PlannerClosed> Without(PlannerClosed closed, PlannerSection section, DateOnly from, DateOnly to)
    {
        if ((closed.SectionCode is not null && closed.SectionCode != section.Code) || (closed.Bureau is not null && closed.Bureau != section.Bureau) || closed.Days.To < from || closed.Days.From > to)
        {
            yield return closed;
            yield break;
        }
        if (closed.Days.From < from)
        {
            yield return closed with { Days = new(closed.Days.From, from.AddDays(-1)) };
        }
        if (closed.Days.To > to)
        {
            yield return closed with { Days = new(to.AddDays(1), closed.Days.To) };
        }
    }

    public static string Name(PlannerKind kind) => kind == PlannerKind.General ? "general" : "my_number";

    private static int Number(string text) => int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
