using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Stages;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Stages;

/// <summary>domain.md 3.1: 稼働前協議 (G3) and 評価 (G4); decisions 8, 10, 15.</summary>
public sealed class StageTests : LaterStageTest
{
    [Fact, Trait("Rule", "R082"), Trait("Rule", "R249")]
    public async Task Consultation_is_the_condition_for_moving_on_at_all_four_stages()
    {
        // Planning to procurement.
        await Database.ScalarAsync($"update information_system set criticality = 'Important' where id = '{DemoSystems.Id("SYS-0102")}'");
        var first = await Cases.InAsync(ConsultationState.UnderReview);
        await RefusedAsync("Consultation.NotNow", () => Cases.StartNextStageAsync(first));
        await Cases.JudgeAllAsync(first);
        await Cases.ProposeAsync(first);
        await Cases.DecideAsync(first, ConsultationAct.Approve);
        // Procurement to development: the contract waits for it, and nothing goes on without the contract.
        var second = await Cases.SecondStageOfAsync(first);
        await RefusedAsync("Consultation.NotNow", () => PreOperationAsync(second));
        await RefusedAsync("Consultation.NotNow", () => Cases.RecordContractAsync(second));
        await AgreeAsync(second);
        await RefusedAsync("Consultation.NotNow", () => PreOperationAsync(second));
        await Cases.RecordContractAsync(second);
        // Development to operation: no go-live before the consultation is agreed.
        var third = await PreOperationAsync(second);
        foreach (var next in new Func<Task>[] { () => Cases.PassOnAsync(third), () => Cases.SubmitAsync(third), () => Cases.AcceptAsync(third), () => Cases.StartReviewAsync(third) })
        {
            await RefusedAsync("Consultation.NotNow", () => GoLiveAsync(third, new DateOnly(2027, 4, 2)));
            await next();
        }
        await Cases.JudgeAllAsync(third);
        await Cases.ProposeAsync(third);
        await Cases.DecideAsync(third, ConsultationAct.Approve);
        Clock.Go(2027, 10, 1);
        await GoLiveAsync(third, new DateOnly(2027, 10, 1));
        await InStateAsync(third, ConsultationState.Closed);
        // Operation to renewal: the evaluation before the renewal begins by itself, and the renewal waits until it is filed.
        Clock.Go(2031, 6, 2);
        await EvaluateAsync();
        var evaluation = await ReadAsync(db => db.Set<Consultation>().Where(c => c.Stage == Stage.Evaluation && c.Occasion == StageOccasion.BeforeRenewal && c.SystemId == new CaseShape().SystemId).Select(c => c.Id).SingleAsync());
        var renewal = await Cases.DraftAsync(new CaseShape { TargetFy = new(2032) });
        await Cases.PassOnAsync(renewal);
        await RefusedAsync("Consultation.RenewalNotEvaluated", () => Cases.SubmitAsync(renewal));
        await FillEvaluationAsync(evaluation);
        await Cases.PassOnAsync(evaluation);
        await RefusedAsync("Consultation.RenewalNotEvaluated", () => Cases.SubmitAsync(renewal));
        await Cases.SubmitAsync(evaluation);
        await Cases.SubmitAsync(renewal);
    }

    [Fact]
    public async Task Submission_before_go_live_is_refused_while_a_condition_naming_it_is_open()
    {
        var first = await Cases.InAsync(ConsultationState.ConditionallyApproved, new CaseShape { Conditions = [Cases.Condition(DueGate.GoLive, "稼働までに手順書を整えること。")] });
        var second = await Cases.SecondStageOfAsync(first);
        await AgreeAsync(second);
        await Cases.RecordContractAsync(second);
        var third = await PreOperationAsync(second);
        await Cases.PassOnAsync(third);
        await RefusedAsync("Consultation.GoLiveConditionsOpen", () => Cases.SubmitAsync(third));
        await Cases.ReportConditionAsync(first);
        await RefusedAsync("Consultation.GoLiveConditionsOpen", () => Cases.SubmitAsync(third));
        await Cases.ConfirmConditionAsync(first);
        await Cases.SubmitAsync(third);
        Assert.False((await Cases.LoadAsync(third)).IsLate);
    }

    [Fact]
    public async Task The_go_live_waits_for_the_conditions_that_were_set_before_it()
    {
        var third = await PreOperationAsync(await Cases.SecondStageInAsync(ConsultationState.Closed));
        await AgreeAsync(third, ConsultationAct.ApproveWithConditions, Cases.Condition(DueGate.GoLive, "復元の試験をもう一度行うこと。"));
        await RefusedAsync("Consultation.OwnGoLiveConditionsOpen", () => GoLiveAsync(third, new DateOnly(2027, 4, 6)));
        await Cases.ReportConditionAsync(third);
        await Cases.ConfirmConditionAsync(third);
        await RefusedAsync("Consultation.GoLiveAhead", () => GoLiveAsync(third, new DateOnly(2027, 12, 1)));
        await GoLiveAsync(third, new DateOnly(2027, 4, 6));
        Assert.Equal((ConsultationState.Closed, new DateOnly(2027, 4, 6)), (await Cases.LoadAsync(third)) is var c ? (c.State, c.GoLiveOn!.Value) : default);
    }

    [Theory]
    [InlineData("2027-04-20", true)]
    [InlineData("2027-04-21", false)]
    public async Task Filed_less_than_ten_open_days_before_go_live_it_needs_a_reason_and_is_marked(string goLive, bool late)
    {
        // Tuesday 6 April 2027: ten open days before the 20th is the day itself; what is filed on the 7th is late for it.
        var second = await Cases.SecondStageInAsync(ConsultationState.Closed);
        Clock.Go(2027, 4, 7);
        var third = await PreOperationAsync(second, goLive);
        if (late)
        {
            await RefusedAsync("Consultation.Incomplete", () => Cases.PassOnAsync(third));
            await Cases.AnswerFieldAsync(third, "V2.Late", "受入の試験が延びたため。");
        }
        await Cases.PassOnAsync(third);
        await Cases.SubmitAsync(third);
        Assert.Equal(late, (await Cases.LoadAsync(third)).IsLate);
    }

    [Fact]
    public async Task The_ledger_must_hold_its_mandatory_values_before_go_live()
    {
        var second = await Cases.SecondStageInAsync(ConsultationState.Closed);
        await Database.ScalarAsync($"update information_system set answered_fields = required_fields - 2 where id = '{(await Cases.LoadAsync(second)).SystemId}'");
        var third = await PreOperationAsync(second, ledgerReady: false);
        var actor = await ActorAsync("staff1");
        var view = await UseAsync<CaseQueries, CaseView>(q => q.ViewAsync(third, actor));
        var problem = Assert.Single(view.Completeness.Problems);
        Assert.Equal(("W4", "Form.LedgerNotReady", (object)2), (problem.Input, problem.Code, problem.Arguments[0]));
        await RefusedAsync("Consultation.Incomplete", () => Cases.PassOnAsync(third));
        await Database.ScalarAsync($"update information_system set answered_fields = required_fields where id = '{(await Cases.LoadAsync(second)).SystemId}'");
        await Cases.PassOnAsync(third);
    }

    [Fact]
    public async Task Each_stage_has_a_number_series_of_its_own()
    {
        var second = await Cases.SecondStageInAsync(ConsultationState.Closed);
        var third = await PreOperationAsync(second);
        await AgreeAsync(third);
        var evaluation = Guid.Empty;
        await Cases.DoAsync<StageService>("staff1", second, async (s, v, a) => evaluation = await s.StartEvaluationAsync(second, v, a));
        await FillEvaluationAsync(evaluation);
        await AgreeAsync(evaluation);
        Assert.Equal("R9-稼-0001", (await Cases.LoadAsync(third)).Number);
        Assert.Equal("R9-評-0001", (await Cases.LoadAsync(evaluation)).Number);
        // Nothing follows from an evaluation: it is over with its result.
        await InStateAsync(evaluation, ConsultationState.Closed);
        Assert.Equal(ConsultationState.Approved, (await Cases.LoadAsync(evaluation)).Decision!.Result);
    }

    [Fact]
    public async Task A_change_of_scope_closes_with_its_agreement_and_leaves_the_go_live_to_another()
    {
        var second = await Cases.SecondStageInAsync(ConsultationState.Closed);
        var scope = await PreOperationAsync(second, occasion: nameof(StageOccasion.ScopeChange));
        await RefusedAsync("Consultation.PreOperationExists", () => PreOperationAsync(second));
        await AgreeAsync(scope);
        await InStateAsync(scope, ConsultationState.Closed);
        var live = await PreOperationAsync(second);
        await AgreeAsync(live);
        await RefusedAsync("Consultation.PreOperationExists", () => PreOperationAsync(second));
    }

    [Fact]
    public async Task An_evaluation_begins_with_what_was_promised_and_paid()
    {
        var second = await Cases.SecondStageInAsync(ConsultationState.Closed);
        await Cases.DoAsync<DecisionService>("staff1", second, (s, v, a) => s.RecordSettlementAsync(second, v, 34_000_000, a));
        var first = await Cases.LoadAsync((await Cases.LoadAsync(second)).PreBudgetId!.Value);
        var evaluation = Guid.Empty;
        await Cases.DoAsync<StageService>("staff1", second, async (s, v, a) => evaluation = await s.StartEvaluationAsync(second, v, a));
        await RefusedAsync("Consultation.EvaluationExists", () => Cases.DoAsync<StageService>("staff1", second, (s, v, a) => s.StartEvaluationAsync(second, v, a)));
        var x = (await Cases.LoadAsync(evaluation)).SectionOf('X').Values;
        Assert.Equal(first.SectionOf('G').Values.RowsOf("G8").Select(k => k.Get("name")), x.RowsOf("X1").Select(k => k.Get("name")));
        Assert.NotEmpty(x.RowsOf("X1"));
        Assert.Equal(("38000000", "35200000", "34000000"), (x["X2"], x["X2.Contract"], x["X2.Settled"]));
    }

    [Fact]
    public async Task Evaluations_begin_by_themselves_once_for_committee_cases_and_important_systems()
    {
        var heard = await Cases.SecondStageInAsync(ConsultationState.Closed, CaseShape.Committee);
        await Database.ScalarAsync("update information_system set criticality = 'General', started_on = null, contract_to = null where id <> '" + DemoSystems.Id("SYS-0003") + "' and id <> '" + (await Cases.LoadAsync(heard)).SystemId + "'");
        await Database.ScalarAsync($"update information_system set criticality = 'General' where id = '{(await Cases.LoadAsync(heard)).SystemId}'");
        await Database.ScalarAsync($"update information_system set criticality = 'Important', lifecycle = 'InOperation', started_on = '2027-05-01', contract_to = null where id = '{DemoSystems.Id("SYS-0003")}'");
        async Task<List<string>> BegunAsync() => await ReadAsync(db => db.Set<Consultation>().Where(c => c.Stage == Stage.Evaluation).OrderBy(c => c.OccasionOn).Select(c => c.Occasion + " " + c.OccasionOn!.Value.ToString("yyyy-MM-dd")).ToListAsync());

        Clock.Go(2028, 3, 31);
        Assert.Equal(0, await EvaluateAsync());
        Clock.Go(2028, 5, 1);
        Assert.Equal(2, await EvaluateAsync());
        Assert.Equal(0, await EvaluateAsync());
        Assert.Equal(["FirstYear 2028-04-06", "FirstYear 2028-05-01"], await BegunAsync());
        await RelayAsync();
        var told = await ReadAsync(db => db.Set<Notice>().CountAsync(n => n.Kind == "Consultation.StartEvaluation"));
        Assert.True(told >= 1);
        // A year before the contract ends, and five years after go-live.
        Clock.Go(2031, 4, 5);
        Assert.Equal(1, await EvaluateAsync());
        Clock.Go(2032, 4, 6);
        Assert.Equal(1, await EvaluateAsync());
        Assert.Equal(["FirstYear 2028-04-06", "FirstYear 2028-05-01", "BeforeRenewal 2031-04-05", "FifthYear 2032-04-06"], await BegunAsync());
    }

    [Fact]
    public async Task An_evaluation_says_why_more_was_spent_than_was_contracted_and_names_the_year_of_renewal()
    {
        var second = await Cases.SecondStageInAsync(ConsultationState.Closed);
        var evaluation = Guid.Empty;
        await Cases.DoAsync<StageService>("staff1", second, async (s, v, a) => evaluation = await s.StartEvaluationAsync(second, v, a));
        await FillEvaluationAsync(evaluation);
        await Cases.AnswerFieldAsync(evaluation, "X2.Settled", "39000000");
        await Cases.AnswerFieldAsync(evaluation, "Y4", "Renew");
        var c = await Cases.LoadAsync(evaluation);
        var facts = c.Facts(new FormSurroundings(new DateOnly(2027, 5, 1)));
        Assert.Equal("Form.Required", ProblemOf(facts, "X2.Reason"));
        Assert.Equal("Form.Required", ProblemOf(facts, "Y4.Year"));
        await RefusedAsync("Consultation.Incomplete", () => Cases.PassOnAsync(evaluation));
    }
}
