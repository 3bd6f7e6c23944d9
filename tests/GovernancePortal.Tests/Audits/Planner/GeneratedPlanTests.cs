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
        for (var seed = 1; seed <= 70; seed++)
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
}
