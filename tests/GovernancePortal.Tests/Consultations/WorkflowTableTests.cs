using System.Text;
using GovernancePortal.Core.Consultations;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>Every (stage, state, act, role), asked of the gate itself and compared with a snapshot.</summary>
public class WorkflowTableTests
{
    public static TheoryData<Stage, bool> Tables => new() { { Stage.PreBudget, false }, { Stage.PreProcurement, false }, { Stage.PreOperation, false }, { Stage.Evaluation, false }, { Stage.PreBudget, true } };

    [Theory, MemberData(nameof(Tables))]
    public void Every_state_act_and_role_is_as_in_the_snapshot(Stage stage, bool ofPolicyOffice)
    {
        var text = new StringBuilder();
        foreach (var state in Enum.GetValues<ConsultationState>())
        {
            text.Append(state).Append('\n');
            foreach (var act in CaseInState.Acts)
            {
                var outcomes = CaseInState.People.Select(p => (p.Name, Outcome: CaseInState.Outcome(CaseInState.New(stage, state, ofPolicyOffice), act, p.Actor))).ToList();
                if (outcomes.All(o => o.Outcome == "refused Consultation.NotNow"))
                {
                    continue;
                }
                Assert.DoesNotContain(outcomes, o => o.Outcome == "refused Consultation.NotNow");
                foreach (var group in outcomes.Where(o => o.Outcome != "forbidden").GroupBy(o => o.Outcome).OrderBy(g => g.Key, StringComparer.Ordinal))
                {
                    text.Append("  ").Append(act).Append(" -> ").Append(group.Key).Append(": ").AppendJoin(", ", group.Select(o => o.Name)).Append('\n');
                }
                if (outcomes.All(o => o.Outcome == "forbidden"))
                {
                    text.Append("  ").Append(act).Append(" -> the portal itself\n");
                }
            }
        }
        Snapshot.Match(text.ToString(), $"workflow-{stage}{(ofPolicyOffice ? "-policy-office" : "")}.txt");
    }

    [Fact]
    public void What_the_table_does_not_hold_is_refused_to_everybody_and_changes_nothing()
    {
        var tried = 0;
        foreach (var stage in Enum.GetValues<Stage>())
        {
            foreach (var state in Enum.GetValues<ConsultationState>())
            {
                foreach (var act in CaseInState.Acts.Where(a => ConsultationWorkflow.Find(stage, state, a) is null))
                {
                    foreach (var (_, actor) in CaseInState.People)
                    {
                        var c = CaseInState.New(stage, state);
                        Assert.Equal("refused Consultation.NotNow", CaseInState.Outcome(c, act, actor));
                        Assert.Equal((state, 1), (c.State, c.Acts.Count));
                        tried++;
                    }
                }
            }
        }
        Assert.True(tried > 10_000);
    }

    [Fact]
    public void The_buttons_offer_what_the_gate_allows_and_nothing_else()
    {
        foreach (var stage in Enum.GetValues<Stage>())
        {
            foreach (var state in Enum.GetValues<ConsultationState>())
            {
                foreach (var (name, actor) in CaseInState.People)
                {
                    var offered = ConsultationWorkflow.Open(CaseInState.New(stage, state), CaseInState.Permissive, actor).ToDictionary(o => o.Act, o => o.BlockedBy);
                    foreach (var act in CaseInState.Acts)
                    {
                        var outcome = CaseInState.Outcome(CaseInState.New(stage, state), act, actor);
                        var expected = outcome is "forbidden" or "refused Consultation.NotNow" ? "not offered" : outcome.StartsWith("refused ", StringComparison.Ordinal) ? outcome["refused ".Length..] : "possible";
                        Assert.Equal($"{stage} {state} {act} {name}: {expected}", $"{stage} {state} {act} {name}: {(offered.TryGetValue(act, out var blocked) ? blocked ?? "possible" : "not offered")}");
                    }
                }
            }
        }
    }

    [Fact]
    public void No_row_of_the_table_stands_twice_and_every_state_can_be_left_or_is_an_end()
    {
        foreach (var stage in Enum.GetValues<Stage>())
        {
            var rows = ConsultationWorkflow.Steps.Where(s => s.Stage is null || s.Stage == stage).ToList();
            Assert.Equal(rows.Count, rows.Select(s => (s.From, s.Act)).Distinct().Count());
            Assert.All(Enum.GetValues<ConsultationState>(), state => Assert.True(state.IsOver() || rows.Any(s => s.From == state && s.To != state), $"{state} cannot be left"));
        }
    }

    [Fact]
    public void Every_state_is_reached_by_some_row()
    {
        Assert.All(Enum.GetValues<ConsultationState>().Except([ConsultationState.Draft]), state => Assert.Contains(ConsultationWorkflow.Steps, s => s.To == state && s.From != state));
    }

    [Fact]
    public void A_named_condition_is_used_by_some_row_and_its_name_is_its_own()
    {
        var guards = typeof(ConsultationWorkflow.Guards).GetFields().Select(f => (Guard)f.GetValue(null)!).ToList();
        Assert.Equal(guards.Count, guards.Select(g => g.Code).Distinct().Count());
        Assert.All(guards, guard => Assert.Contains(ConsultationWorkflow.Steps, s => s.Guards.Contains(guard)));
    }
}
