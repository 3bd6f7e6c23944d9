using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>Rules on whether a system is worth having: effect, risk, cost and the work itself are weighed before the decision.</summary>
public sealed class WeighingRuleTests : CaseTest
{
    private static readonly CaseShape NewBuild = new() { Kind = ConsultationKind.NewSystem, SystemId = null, Title = "道路損傷通報システム構築事業", Variant = 1 };

    [Theory]
    [InlineData(ConsultationKind.NewSystem), InlineData(ConsultationKind.Renewal)]
    [Trait("Rule", "R001")]
    public async Task Nothing_is_built_before_effect_risk_and_the_work_itself_are_weighed_and_duplicates_are_ruled_out(ConsultationKind kind)
    {
        var form = kind == ConsultationKind.NewSystem ? FormAnswers.NewBuild() : FormAnswers.Renewal();
        string[] effect = ["B2", "G8", "D7", "G1"], risk = ["E1", "E1.Integrity", "E1.Availability", "E2", "E3", "E4", "F2", "F2.Rpo", "F2.Rlo"], work = ["C1", "C2", "B1"], duplicates = ["D8.None"];
        Assert.All([.. effect, .. risk, .. work, .. duplicates], code => Assert.Equal("Form.Required", ProblemOf(form.Without(code), code)));
        Assert.Equal("Form.NameSimilarSystems", ProblemOf(form.With(("D8.None", "no")), "D8.None"));
        if (kind == ConsultationKind.NewSystem)
        {
            Assert.All(["B5", "B6", "B7"], code => Assert.Equal("Form.Required", ProblemOf(form.Without(code), code)));
            Assert.Equal("Form.EffectOrReason", ProblemOf(form.Without("G7"), "G7"));
        }

        var shape = kind == ConsultationKind.NewSystem ? NewBuild : new CaseShape { SystemId = DemoSystems.Id("SYS-0102") };
        var id = await Cases.DraftAsync(shape);
        await Cases.AnswerFieldAsync(id, "D8.None", "yes", more: values => values.Rows.Remove(SimilarSearchLog.Code));
        await RefusedAsync("Consultation.Incomplete", () => Cases.PassOnAsync(id));
        await Cases.DoAsync<DraftService>("staff1", id, (s, _, a) => s.NoteSimilarSearchAsync(id, new SimilarSearchMade("名称：道路の通報", 2, "対象の業務が異なる2件"), a));
        await Cases.PassOnAsync(id);
        await Cases.SubmitAsync(id);
        await Cases.AcceptAsync(id);
        await Cases.StartReviewAsync(id);
        await Cases.JudgeAllAsync(id);
        // Means and purpose, duplicates, cost, information at risk, standstill: each alone stops the agreement.
        await StoppedByEachAsync(id, "B2", "D8", "G1", "E1", "F2");
        await Cases.DecideAsync(id, ConsultationAct.Approve);
        var second = await Cases.SecondStageOfAsync(id, shape);
        await RefusedAsync("Consultation.NotNow", () => Cases.RecordContractAsync(second));
    }

    [Theory]
    [InlineData(ConsultationKind.NewSystem), InlineData(ConsultationKind.CloudService), InlineData(ConsultationKind.Renewal), InlineData(ConsultationKind.HardwareOnly)]
    [Trait("Rule", "R070")]
    public async Task At_introduction_and_renewal_operation_in_a_disaster_or_an_epidemic_is_asked_for_and_judged(ConsultationKind kind)
    {
        var form = (kind.Replaces() ? FormAnswers.Renewal() : FormAnswers.NewBuild()).With(("A2", kind.ToString()));
        Assert.All(["F2", "F2.Rpo", "F2.Rlo", "F2.Disaster"], code => Assert.Equal("Form.Required", ProblemOf(form.Without(code), code)));
        Assert.Null(ProblemOf(form, "F2.Disaster"));

        // Left open by the reviewer, or judged as a fault without a word, it stops the agreement.
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        await Cases.JudgeAllAsync(id);
        await StoppedByEachAsync(id, "F2");
    }

    [Fact]
    [Trait("Rule", "R031")]
    public async Task Initial_cost_running_cost_and_effect_are_compared_and_then_it_is_decided_whether_and_how_cheaply()
    {
        var form = FormAnswers.NewBuild();
        Assert.Equal("Form.TooFewOptions", ProblemOf(form.WithRows("D7", form.Facts.Rows("D7")[0]), "D7"));
        foreach (var column in new[] { "initialYen", "fiveYearYen" })
        {
            var option = new FormRow(form.Facts.Rows("D7")[1]);
            option.Remove(column);
            Assert.Equal("Form.Required", ProblemOf(form.WithRows("D7", form.Facts.Rows("D7")[0], option), $"D7[1].{column}"));
        }
        // Running cost: every year of use is filled in. Effect: in figures with their formula, or why not.
        var firstYear = form.Facts.Rows("G1").Select(row => new FormRow(row.Where(cell => cell.Key is "category" or "y2027").ToDictionary(cell => cell.Key, cell => cell.Value))).ToArray();
        Assert.Equal("Form.CostYearMissing", ProblemOf(form.WithRows("G1", firstYear), "G1"));
        Assert.Equal("Form.EffectOrReason", ProblemOf(form.Without("G7"), "G7"));
        Assert.Equal("Form.Required", ProblemOf(form.WithRows("G7", new FormRow { ["name"] = "処理時間の削減", ["amount"] = "200", ["unit"] = "時間" }), "G7[0].formula"));
        Assert.Equal("Form.Required", ProblemOf(form.Without("B7"), "B7"));

        // Whether at all: the bureau is heard, the information department judges cost and means, and may say no.
        var id = await Cases.InAsync(ConsultationState.UnderReview, NewBuild);
        await Cases.JudgeAllAsync(id);
        await StoppedByEachAsync(id, "G2", "B7");
        await Cases.DecideAsync(id, ConsultationAct.Reject);
        await RefusedAsync("Consultation.NotNow", () => Cases.StartNextStageAsync(id));

        // How to lower the cost: a ceiling that holds the procurement up until it is met.
        var ceiling = new ConditionInput("CostCeiling", "5年間の総額を3,500万円以下とすること。", DueGate.PreProcurement, null, "道路整備課");
        var shape = NewBuild with { Title = "道路損傷通報システム再検討事業", Conditions = [ceiling] };
        var cheaper = await Cases.InAsync(ConsultationState.ConditionallyApproved, shape);
        var second = await Cases.SecondStageOfAsync(cheaper, shape);
        await Cases.PassOnAsync(second);
        await RefusedAsync("Consultation.ConditionsOpen", () => Cases.SubmitAsync(second));
        await Cases.ReportConditionAsync(cheaper);
        await Cases.ConfirmConditionAsync(cheaper);
        await Cases.SubmitAsync(second);
    }

    [Theory]
    [InlineData(ConsultationKind.Renewal), InlineData(ConsultationKind.HardwareOnly), InlineData(ConsultationKind.ContractExtension)]
    [Trait("Rule", "R287")]
    public async Task At_a_renewal_the_contract_is_looked_at_anew_and_growth_of_cost_is_argued(ConsultationKind kind)
    {
        // 38 million in five years are 7.6 million a year: 10 % above 6,909,090 yen and a little more.
        var form = FormAnswers.Renewal(totalYen: 38_000_000).With(("A2", kind.ToString()), ("G2.Reason", null));
        Assert.Equal("Form.Required", ProblemOf(form.Without("G2"), "G2"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("G2", "6909090")), "G2.Reason"));
        Assert.Null(ProblemOf(form.With(("G2", "6909091")), "G2.Reason"));
        Assert.Equal("Form.Required", ProblemOf(form.Without("H3"), "H3"));
        // And again before the contract: method, term, unit prices, competition; what grew since is explained.
        var second = FormAnswers.PreProcurement(38_000_000, 41_800_001).With(("P3.Explanation", null));
        Assert.All(["Q1", "Q5", "Q5.To", "Q7", "Q7.Maintenance", "Q8"], code => Assert.Equal("Form.Required", ProblemOf(second.Without(code), code)));
        Assert.Equal("Form.Required", ProblemOf(second, "P3.Explanation"));

        // The ledger's present cost stands in the form from the start, and the reviewer's judgement of it stops the agreement.
        var shape = new CaseShape { Kind = kind, Variant = 2 };
        var known = await ReadAsync(db => db.Set<InformationSystem>().Where(s => s.Id == shape.SystemId).Select(s => s.AnnualCostYen).SingleAsync());
        Assert.Equal(known?.ToString(System.Globalization.CultureInfo.InvariantCulture), (await Cases.LoadAsync(await Cases.CreateAsync(shape))).SectionOf('G').Values["G2"]);
        var id = await Cases.InAsync(ConsultationState.UnderReview, shape);
        await Cases.JudgeAllAsync(id);
        await StoppedByEachAsync(id, "G2");
    }
}
