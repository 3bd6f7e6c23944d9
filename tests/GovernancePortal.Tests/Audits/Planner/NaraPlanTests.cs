using System.Diagnostics;
using GovernancePortal.Core.Audits.Planner;
using GovernancePortal.Core.Platform.Time;
using Xunit;
using Xunit.Abstractions;

namespace GovernancePortal.Tests.Audits.Planner;

/// <summary>The plan the customer made by hand: 252 sections, six years, two kinds, 100 auditors.</summary>
public class NaraPlanTests(ITestOutputHelper output)
{
    private static readonly Lazy<PlannerOutcome> First = new(() => AuditPlanner.Plan(PlannerOffices.Nara()));

    [Fact]
    [Trait("Rule", "R256")]
    public void Six_years_cover_all_252_sections_and_keep_every_rule()
    {
        var input = PlannerOffices.Nara();
        Assert.Equal((252, 60, 80, 20), (input.Sections.Count, input.Sections.Count(s => s.HandlesMyNumber), input.Auditors.Count(a => a.Pool == PlannerPool.Division), input.Auditors.Count(a => a.Pool == PlannerPool.Bureau)));
        var watch = Stopwatch.StartNew();
        var plan = AuditPlanner.Plan(input);
        output.WriteLine($"{watch.ElapsedMilliseconds} ms; {string.Join(", ", plan.Wishes.Select(w => $"{w.Key} {w.Value}"))}");
        Assert.Null(plan.Refusal);
        Assert.Empty(RuleBook.Faults(input, plan.Audits));
        Assert.Empty(AuditPlanner.Check(input, plan.Audits));
        Assert.Equal(252, plan.Audits.Select(a => a.SectionCode).Distinct().Count());
    }

    [Fact]
    [Trait("Rule", "R255")]
    public void The_cumulative_figures_are_those_of_the_customers_plan()
    {
        var sum = 0;
        int[] cumulative = [.. First.Value.Audits.GroupBy(a => a.FiscalYear).OrderBy(g => g.Key).Select(g => sum += g.Count())];
        Assert.Equal([30, 80, 130, 180, 230, 252], cumulative);
    }

    [Fact]
    public void High_risk_comes_first()
    {
        var risks = AuditPlanner.Risks(PlannerOffices.Nara()).ToDictionary(r => r.SectionCode, r => r.Total);
        foreach (var kind in Enum.GetValues<PlannerKind>())
        {
            var years = First.Value.Audits.Where(a => a.Kind == kind).GroupBy(a => a.FiscalYear).OrderBy(g => g.Key).ToList();
            for (var y = 1; y < years.Count; y++)
            {
                Assert.True(years[y - 1].Min(a => risks[a.SectionCode]) >= years[y].Max(a => risks[a.SectionCode]));
            }
        }
    }

    [Fact]
    public void Months_and_auditors_are_evenly_loaded()
    {
        var audits = First.Value.Audits;
        var months = audits.Where(a => a.FiscalYear == new FiscalYear(2020)).GroupBy(a => a.Month).Select(g => g.Count()).ToList();
        output.WriteLine("months of 2020: " + string.Join(' ', months));
        Assert.Equal(9, months.Count);
        Assert.True(months.Max() - months.Min() <= 4);
        var load = audits.SelectMany(a => a.Members.Append(a.Lead)).GroupBy(id => id).Select(g => g.Count()).ToList();
        output.WriteLine($"auditors: {load.Min()} to {load.Max()}");
        Assert.Equal(100, load.Count);
        Assert.True(load.Max() - load.Min() <= 1);
        Assert.Equal(0, First.Value.Wishes["Pairing"]);
    }

    [Fact]
    public void After_transfers_and_renamings_the_years_gone_by_stay_and_little_changes()
    {
        var nara = PlannerOffices.Nara();
        var before = First.Value.Audits;
        var day = new DateOnly(2021, 4, 1);
        var renamed = before.Where(a => a.FiscalYear >= new FiscalYear(2021)).Select(a => a.SectionCode).Where(c => nara.Auditors.All(a => a.SectionCode != c)).Distinct().Take(10).ToHashSet();
        Assert.Equal(10, renamed.Count);
        var targets = nara.Sections.Where(s => !renamed.Contains(s.Code) && s.Code != nara.Auditors[0].SectionCode).Select(s => s.Code).ToList();
        var input = nara with
        {
            Sections = [.. nara.Sections.SelectMany(s => renamed.Contains(s.Code) ? (PlannerSection[])[s with { ValidTo = day.AddDays(-1) }, s with { Code = s.Code + "x", ValidFrom = day, Predecessor = s.Code, LastAudited = null }] : [s])],
            // Every fourth of the policy office moves to a bureau and is of its pool from then on; half of them to a section they were to audit.
            Auditors = [.. nara.Auditors.Select((a, n) => n < 80 && n % 4 == 0 ? a with { SectionCode = n % 8 == 0 ? ToBeAudited(a.Id) : targets[n * 3], Pool = PlannerPool.Bureau, Previous = [new(a.SectionCode, day.AddDays(-1))] } : a)],
            Locked = [.. before.Where(a => a.FiscalYear < new FiscalYear(2021))],
            Before = before,
            NotBefore = day,
        };
        string ToBeAudited(string id) => before.First(p => p.FiscalYear >= new FiscalYear(2021) && !renamed.Contains(p.SectionCode) && (p.Lead == id || p.Members.Contains(id))).SectionCode;

        Assert.Equal(20, input.Auditors.Count(a => a.Previous.Count > 0));
        var plan = AuditPlanner.Plan(input);
        Assert.Null(plan.Refusal);
        Assert.Empty(RuleBook.Faults(input, plan.Audits, alsoLocked: false));
        Assert.Empty(AuditPlanner.Check(input, plan.Audits));
        Assert.Equal(before.Where(a => a.FiscalYear < new FiscalYear(2021)).Select(RuleBook.Text), plan.Audits.Where(a => a.FiscalYear < new FiscalYear(2021)).Select(RuleBook.Text));
        var delta = AuditPlanner.Compare(before, plan.Audits, input.Sections);
        var forced = AuditPlanner.Check(input, before).Select(b => b.Audit is { } audit ? RuleBook.Text(audit) : b.SectionCode!).Distinct().Count();
        output.WriteLine($"{delta.Changed.Count} of {before.Count} audits changed, {delta.Added.Count} added, {delta.Removed.Count} removed; {forced} had to, 10 of them by their section's new name");
        Assert.Equal(plan.Wishes["Changes"], delta.Changed.Count + delta.Added.Count + delta.Removed.Count);
        Assert.Empty(delta.Added);
        Assert.Empty(delta.Removed);
        Assert.InRange(delta.Changed.Count, 20, 35);
        // Where only the name is new, the audit keeps its month.
        Assert.All(delta.Changed.Where(c => c.Before.SectionCode != c.After.SectionCode), c => Assert.Equal((c.Before.FiscalYear, c.Before.Month), (c.After.FiscalYear, c.After.Month)));
    }

    [Fact]
    public void Auditors_of_a_hundred_sections_with_absences_and_closed_days_keep_every_rule_too()
    {
        var nara = PlannerOffices.Nara();
        var input = nara with
        {
            Auditors = [.. nara.Auditors.Select((a, n) => a with
            {
                SectionCode = n < 10 ? a.SectionCode : nara.Sections[n * 2].Code, Pool = n < 10 ? PlannerPool.Division : PlannerPool.Bureau, ManagesSystemsOf = [nara.Sections[n].Code],
                Previous = [new(nara.Sections[(n * 2) + 1].Code, new DateOnly(2019 + (n % 3), 3, 31))],
                Absences = n % 4 == 0 ? [new(new DateOnly(2019 + (n % 6), 6, 1), new DateOnly(2019 + (n % 6), 11, 30))] : [],
            })],
            Closed = [.. nara.Sections.Where((_, n) => n % 5 == 0).Select(s => new PlannerClosed(s.Code, null, new(new DateOnly(2020, 5, 1), new DateOnly(2020, 9, 30)))), new(null, "B01", new(new DateOnly(2021, 12, 1), new DateOnly(2022, 1, 31)))],
        };
        var watch = Stopwatch.StartNew();
        var plan = AuditPlanner.Plan(input);
        output.WriteLine($"{watch.ElapsedMilliseconds} ms; {plan.Refusal?.Relief}{string.Join(", ", plan.Wishes.Select(w => $"{w.Key} {w.Value}"))}");
        Assert.Null(plan.Refusal);
        Assert.Empty(RuleBook.Faults(input, plan.Audits));
        watch.Restart();
        Assert.Empty(AuditPlanner.Check(input, plan.Audits));
        output.WriteLine($"checked in {watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void The_same_input_and_seed_give_the_same_plan()
    {
        var again = AuditPlanner.Plan(PlannerOffices.Nara());
        Assert.Equal(First.Value.Audits.Select(RuleBook.Text), again.Audits.Select(RuleBook.Text));
        var other = AuditPlanner.Plan(PlannerOffices.Nara(seed: 7));
        Assert.Empty(RuleBook.Faults(PlannerOffices.Nara(), other.Audits));
        Assert.NotEqual(First.Value.Audits.Select(RuleBook.Text), other.Audits.Select(RuleBook.Text));
        Assert.Equal(First.Value.Wishes["Risk"], other.Wishes["Risk"]);
    }
}
