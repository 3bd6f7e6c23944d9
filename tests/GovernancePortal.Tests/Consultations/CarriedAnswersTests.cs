using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>What the second stage begins with (domain.md 3.6).</summary>
public sealed class CarriedAnswersTests : CaseTest
{
    [Fact]
    public async Task The_second_stage_begins_with_the_planned_method_and_days_of_the_frozen_first_one()
    {
        var first = await Cases.InAsync(ConsultationState.Approved);
        var plan = (await Cases.LoadAsync(first)).Versions[^1].Form.ByLetter['H'];
        Clock.Go(2027, 4, 6);
        await Cases.RecordBudgetAsync(first, passedOn: new DateOnly(2027, 3, 24));
        var second = await Cases.LoadAsync(await Cases.StartNextStageAsync(first));
        var contract = second.SectionOf('Q').Values;
        foreach (var (from, to) in new[] { ("H3", "Q1"), ("H1.Notice", "Q11"), ("H1.Contract", "Q11.Contract"), ("H1.End", "Q5.To") })
        {
            Assert.NotNull(plan[from]);
            Assert.Equal(plan[from], contract[to]);
        }
        Assert.Equal(4, contract.Scalars.Count);
        Assert.Null(second.ExecutionYen);
        var basics = second.SectionOf('A').Values;
        Assert.Equal(("橋梁台帳システム更新事業", "Renewal", "2027"), (basics["A1"], basics["A2"], basics["A3"]));
        Assert.Equal((await ActorAsync("staff1")).Name, basics["A5"]);
    }

    [Fact]
    public async Task What_a_change_case_writes_meanwhile_is_not_carried()
    {
        var first = await Cases.InAsync(ConsultationState.Approved);
        var method = (await Cases.LoadAsync(first)).Versions[^1].Form.ByLetter['H']["H3"];
        var change = await Cases.StartChangeAsync(first);
        await Cases.AnswerFieldAsync(change, "H3", method == "OpenLowest" ? "NegotiatedSole" : "OpenLowest");
        Clock.Go(2027, 4, 6);
        await Cases.RecordBudgetAsync(first, passedOn: new DateOnly(2027, 3, 24));
        Assert.Equal(method, (await Cases.LoadAsync(await Cases.StartNextStageAsync(first))).SectionOf('Q').Values["Q1"]);
    }

    [Fact]
    public void Only_answers_of_one_type_and_one_code_list_are_carried()
    {
        var carried = StageComparison.Carried(new FormFacts(Stage.PreBudget, FormSize.Full, new DateOnly(2026, 9, 1), new Dictionary<char, FormValues>
        {
            ['H'] = new() { ["H1"] = "2027-04-01", ["H1.End"] = "2032-03-31", ["H3"] = "OpenEvaluated" }, ['G'] = new() { ["G2"] = "1000" },
        }));
        Assert.Equal(["Q1", "Q5.To"], carried.Scalars.Keys);
        Assert.All(carried.Scalars.Keys, code => Assert.False(FormCatalogue.IsRestricted(code)));
    }
}
