using GovernancePortal.Core.Audits.Planner;
using Xunit;
using Xunit.Abstractions;

namespace GovernancePortal.Tests.Audits.Planner;

/// <summary>Properties that hold for whatever office is given.</summary>
public class GeneratedPlanTests(ITestOutputHelper output)
{
    [Fact]
    public void No_plan_breaks_a_hard_rule_and_a_refusal_s_relief_makes_one_possible()
    {
        var (planned, refused) = (0, new Dictionary<string, int>());
        for (var seed = 1; seed <= 60; seed++)
        {
            var input = PlannerOffices.Generated(seed);
            var plan = AuditPlanner.Plan(input);
            if (plan.Refusal is { } refusal)
            {
                Assert.Empty(plan.Audits);
                Assert.NotEmpty(refusal.Arguments);
                Assert.Contains(refusal.Rule, PlannerRules.OfRefusals);
                refused[refusal.Rule] = refused.GetValueOrDefault(refusal.Rule) + 1;
                output.WriteLine($"{seed}: {refusal.Rule}: {refusal.Relief}");
                input = refusal.Arguments.Aggregate(input, PlannerReliefs.Apply);
                plan = AuditPlanner.Plan(input);
                Assert.True(plan.Refusal is null, $"office {seed}: {refusal.Relief} does not help: {plan.Refusal?.Relief}");
            }
            else
            {
                planned++;
            }
            var faults = RuleBook.Faults(input, plan.Audits);
            Assert.True(faults.Count == 0, $"office {seed}: {string.Join(", ", faults)}");
            Assert.Empty(AuditPlanner.Check(input, plan.Audits));
            var again = AuditPlanner.Plan(input);
            Assert.Equal(plan.Audits.Select(RuleBook.Text), again.Audits.Select(RuleBook.Text));
        }
        output.WriteLine($"{planned} planned; refused: {string.Join(", ", refused.Select(r => $"{r.Key} {r.Value}"))}");
        Assert.True(planned >= 15);
        Assert.True(refused.Values.Sum() >= 20);
    }

    [Fact]
    public void A_replan_keeps_what_is_fixed_and_every_rule_and_what_need_not_change()
    {
        var (replanned, kept, all) = (0, 0, 0);
        for (var seed = 1; seed <= 90; seed++)
        {
            var input = PlannerOffices.Generated(seed);
            var plan = AuditPlanner.Plan(input);
            if (plan.Refusal is not null)
            {
                continue;
            }
            // Nothing has happened: nothing changes.
            var same = AuditPlanner.Plan(input with { Before = plan.Audits });
            Assert.Equal(0, same.Wishes["Changes"]);
            var random = new Random(seed);
            var day = new DateOnly(2021, 4, 1);
            var (moved, renamed) = (random.Next(input.Auditors.Count), input.Sections[random.Next(input.Sections.Count)]);
            var target = input.Sections[random.Next(input.Sections.Count)].Code;
            var next = input with
            {
                Auditors = [.. input.Auditors.Select((a, n) => n == moved ? a with { SectionCode = target, Pool = PlannerPool.Bureau, Previous = [.. a.Previous, new(a.SectionCode, day.AddDays(-1))] } : a)],
                Sections = renamed.ValidTo is not null || renamed.ValidFrom >= day ? input.Sections
                    : [.. input.Sections.Select(s => s == renamed ? s with { ValidTo = day.AddDays(-1) } : s), renamed with { Code = renamed.Code + "y", ValidFrom = day, Predecessor = renamed.Code }],
                Locked = [.. plan.Audits.Where(a => RuleBook.First(a) < day)], Before = plan.Audits, NotBefore = day,
            };
            var after = AuditPlanner.Plan(next);
            if (after.Refusal is { } refusal)
            {
                next = refusal.Arguments.Aggregate(next, PlannerReliefs.Apply);
                after = AuditPlanner.Plan(next);
                Assert.True(after.Refusal is null, $"office {seed}: {refusal.Relief} does not help: {after.Refusal?.Relief}");
            }
            var faults = RuleBook.Faults(next, after.Audits, alsoLocked: false);
            Assert.True(faults.Count == 0, $"office {seed}: {string.Join(", ", faults)}");
            Assert.Empty(AuditPlanner.Check(next, after.Audits));
            Assert.Equal(next.Locked.Select(RuleBook.Text).Order(StringComparer.Ordinal), after.Audits.Where(a => RuleBook.First(a) < day).Select(RuleBook.Text).Order(StringComparer.Ordinal));
            replanned++;
            kept += plan.Audits.Count(b => after.Audits.Any(a => RuleBook.Text(a) == RuleBook.Text(b)));
            all += plan.Audits.Count;
        }
        output.WriteLine($"{replanned} replanned; {kept} of {all} audits as before");
        Assert.True(replanned >= 20);
        Assert.True(kept * 10 >= all * 7);
    }
}
