using GovernancePortal.Core.Audits.Planner;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Tests.Audits.Planner;

/// <summary>Offices to plan for: the Nara figures on the demonstration office, and small ones that are generated.</summary>
internal static class PlannerOffices
{
    public static readonly FiscalYear From = new(2019);
    public static readonly FiscalYear To = new(2024);
    public static readonly DateOnly Long = new(2000, 4, 1);

    /// <summary>The 252 demonstration sections, 60 of them with My Number; 80 auditors of the policy office and 20 of bureaus.</summary>
    public static PlannerInput Nara(int seed = 0)
    {
        var alive = DemoOffice.Sections.Where(s => s.ValidTo is null).OrderBy(s => s.Code, StringComparer.Ordinal).ToList();
        var policy = DemoOffice.Section(DemoOffice.PolicyOffice).Code;
        var sections = alive.Select((s, n) => new PlannerSection(s.Code, s.Name, s.BureauCode, s.Place ?? "", n % 21 % 4 == 0 && n % 21 < 20, 1 + (n * 7 % 3), n % 2 == 0 ? new FiscalYear(2011 + (n % 8)) : null, Long, null, null)
        {
            Confidentiality = n * 5 % 4, OpenFindings = n % 11 == 0 ? 2 : 0, SelfCheckGaps = n % 3 == 0 ? n % 100 : null,
        }).ToList();
        var others = alive.Where(s => s.Code != policy).ToList();
        var auditors = Enumerable.Range(0, 100).Select(n => new PlannerAuditor($"a{n:000}", $"監査人{n:000}", n < 80 ? policy : others[n * 5 % others.Count].Code, n < 80 ? PlannerPool.Division : PlannerPool.Bureau, n % 3 != 1, 2, [], []) { IsNew = n % 5 == 0 }).ToList();
        return new PlannerInput(sections, auditors, Capacities(), From, To, seed);
    }

    public static IReadOnlyList<PlannerCapacity> Capacities() =>
    [
        .. Enumerable.Range(2019, 6).SelectMany(y => (PlannerCapacity[])
        [
            new(new FiscalYear(y), PlannerKind.General, y == 2019 ? 23 : 38), new(new FiscalYear(y), PlannerKind.MyNumber, y == 2019 ? 7 : 12),
        ]),
    ];

    public static PlannerSection Section(string code, bool number = false, string place = "本庁") => new(code, code, "B", place, number, 2, null, Long, null, null);

    public static PlannerAuditor Auditor(string id, string section, bool lead = true, int capacity = 4, PlannerPool pool = PlannerPool.Bureau) => new(id, id, section, pool, lead, capacity, [], []);

    public static PlannerCapacity Capacity(int year, PlannerKind kind, int count) => new(new FiscalYear(year), kind, count);

    /// <summary>An office of up to 14 sections, tight enough that about a third of them cannot be planned for.</summary>
    public static PlannerInput Generated(int seed)
    {
        var random = new Random(seed);
        var years = random.Next(2, 5);
        var from = new FiscalYear(2020);
        var to = from.Plus(years - 1);
        var count = random.Next(3, 13);
        var sections = new List<PlannerSection>();
        for (var n = 0; n < count; n++)
        {
            var section = new PlannerSection($"S{n}", $"S{n}", "B" + (n % 3), "P" + random.Next(3), random.Next(3) == 0, random.Next(1, 4), random.Next(2) == 0 ? null : new FiscalYear(random.Next(2012, 2020)), Long, null, null)
            {
                Confidentiality = random.Next(4), OpenFindings = random.Next(4), SelfCheckGaps = random.Next(3) == 0 ? null : random.Next(101),
            };
            if (random.Next(4) == 0)
            {
                var day = new DateOnly(2020 + random.Next(0, years), random.Next(2) == 0 ? 4 : 10, 1);
                sections.Add(section with { ValidTo = day.AddDays(-1) });
                section = section with { Code = $"S{n}x", ValidFrom = day, Predecessor = section.Code, LastAudited = null };
            }
            sections.Add(section);
        }
        var living = sections.Where(s => s.ValidTo is null).ToList();
        var auditors = Enumerable.Range(0, random.Next(3, 11)).Select(n => new PlannerAuditor($"a{n}", $"a{n}", n < 3 ? living[0].Code : living[random.Next(living.Count)].Code, n < 3 ? PlannerPool.Division : random.Next(8) == 0 ? PlannerPool.External : PlannerPool.Bureau,
            random.Next(3) > 0, random.Next(1, 5),
            random.Next(3) == 0 ? [new(living[random.Next(living.Count)].Code, new DateOnly(random.Next(2019, 2022), 3, 31))] : [],
            random.Next(5) == 0 ? [living[random.Next(living.Count)].Code] : [])
        {
            IsNew = random.Next(3) == 0,
            Absences = random.Next(4) == 0 ? [new(new DateOnly(2020, random.Next(4, 12), 1), new DateOnly(2021, random.Next(1, 12), 20))] : [],
        }).ToList();
        List<PlannerCapacity> capacities = [.. Enumerable.Range(2020, years).SelectMany(y => (PlannerCapacity[])[Capacity(y, PlannerKind.General, random.Next(0, count)), Capacity(y, PlannerKind.MyNumber, random.Next(0, 4))])];
        List<PlannerClosed> closed = [new(null, "B1", new(new DateOnly(2020, 6, 1), new DateOnly(2020, 12, random.Next(1, 31)))), new(sections[^1].Code, null, new(new DateOnly(2020, 5, 1), new DateOnly(2021, random.Next(1, 12), 15)))];
        List<PlannerException> exceptions = auditors[0].Previous.Count > 0 ? [new(2, auditors[0].Id, auditors[0].Previous[0].SectionCode, to.End)] : [];
        return new PlannerInput(sections, auditors, capacities, from, to, seed) { Closed = closed, Exceptions = exceptions };
    }
}
