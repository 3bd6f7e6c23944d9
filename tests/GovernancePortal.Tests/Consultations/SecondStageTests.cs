using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Systems;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>Decisions 2, 3, 15, 16: the gate between the stages, the contract and the ledger.</summary>
public sealed class SecondStageTests : CaseTest
{
    /// <summary>The second stage passed on to the head, with the budget as given.</summary>
    private async Task<(Guid First, Guid Second)> PassedOnAsync(ConsultationState first = ConsultationState.Approved, bool recordBudget = true)
    {
        var firstId = await Cases.InAsync(first);
        var second = await Cases.SecondStageOfAsync(firstId, recordBudget: recordBudget);
        await Cases.PassOnAsync(second);
        return (firstId, second);
    }

    private Task SetBasisAsync(Guid id, FilingBasis? basis, GateExemption? exemption = null, string? reason = null) =>
        Cases.DoAsync<DraftService>("staff1", id, (s, v, a) => s.SetBasisAsync(id, basis, exemption, reason, v, a));

    private Task SendBackAsync(Guid id) => Cases.DoAsync<FilingService>("head1", id, (s, v, a) => s.SendBackAsync(id, v, "直してください。", a));

    [Fact]
    [Trait("Rule", "R082")]
    public async Task Each_stage_is_the_condition_of_the_next_from_planning_to_operation()
    {
        // Planning: no second stage before the first is agreed; procurement: no contract before the second is agreed;
        // development and operation: the ledger knows the contract only through the agreed second stage.
        var first = await Cases.InAsync(ConsultationState.UnderReview);
        await RefusedAsync("Consultation.NotNow", () => Cases.StartNextStageAsync(first));
        await Cases.JudgeAllAsync(first);
        await Cases.ProposeAsync(first);
        await Cases.DecideAsync(first, ConsultationAct.Approve);
        var second = await Cases.SecondStageOfAsync(first);
        foreach (var next in new Func<Task>[] { () => Cases.PassOnAsync(second), () => Cases.SubmitAsync(second), () => Cases.AcceptAsync(second), () => Cases.StartReviewAsync(second) })
        {
            await RefusedAsync("Consultation.NotNow", () => Cases.RecordContractAsync(second));
            await next();
        }
        await RefusedAsync("Consultation.NotNow", () => Cases.RecordContractAsync(second));
        await Cases.JudgeAllAsync(second);
        await Cases.ProposeAsync(second);
        await Cases.DecideAsync(second, ConsultationAct.Approve);
        await Cases.RecordContractAsync(second);
        var system = await ReadAsync(db => db.Set<InformationSystem>().SingleAsync(s => s.Id == CaseShape.Committee.SystemId));
        Assert.Equal("R9-0123", system.ContractNumber);
    }

    [Fact]
    public async Task Submission_is_refused_while_a_condition_due_before_procurement_is_open()
    {
        var (first, second) = await PassedOnAsync(ConsultationState.ConditionallyApproved);
        await RefusedAsync("Consultation.ConditionsOpen", () => Cases.SubmitAsync(second));
        await Cases.ReportConditionAsync(first);
        await RefusedAsync("Consultation.ConditionsOpen", () => Cases.SubmitAsync(second));
        await Cases.ConfirmConditionAsync(first);
        await Cases.SubmitAsync(second);
        await InStateAsync(second, ConsultationState.Submitted);
    }

    [Fact]
    public async Task A_condition_due_later_does_not_hold_the_submission_up()
    {
        var first = await Cases.InAsync(ConsultationState.ConditionallyApproved, new CaseShape { Conditions = [Cases.Condition(DueGate.Contract)] });
        var second = await Cases.SecondStageOfAsync(first);
        await Cases.PassOnAsync(second);
        await Cases.SubmitAsync(second);
        await Cases.AcceptAsync(second);
        await Cases.StartReviewAsync(second);
        await Cases.JudgeAllAsync(second);
        await Cases.ProposeAsync(second);
        await Cases.DecideAsync(second, ConsultationAct.Approve);
        await RefusedAsync("Consultation.ContractConditionsOpen", () => Cases.RecordContractAsync(second));
        await Cases.ReportConditionAsync(first);
        await Cases.ConfirmConditionAsync(first);
        await Cases.RecordContractAsync(second);
    }

    [Fact]
    public async Task Submission_is_refused_while_the_budget_is_not_recorded()
    {
        var (first, second) = await PassedOnAsync(recordBudget: false);
        await RefusedAsync("Consultation.BudgetNotRecorded", () => Cases.SubmitAsync(second));
        Clock.Go(2027, 4, 6);
        await Cases.RecordBudgetAsync(first, passedOn: new DateOnly(2027, 3, 24));
        await Cases.SubmitAsync(second);
    }

    [Fact]
    public async Task Filing_stands_on_the_passed_budget_the_informal_notice_or_preparation()
    {
        // Preparation: tendered in January, before anything is decided on the budget.
        var (first, second) = await PassedOnAsync(recordBudget: false);
        Clock.Go(2027, 1, 20);
        await RefusedAsync("Consultation.BudgetNotRecorded", () => Cases.SubmitAsync(second));
        await SendBackAsync(second);
        await SetBasisAsync(second, FilingBasis.InformalNotice);
        await Cases.PassOnAsync(second);
        await RefusedAsync("Consultation.BudgetNotRecorded", () => Cases.SubmitAsync(second));
        await SendBackAsync(second);
        await SetBasisAsync(second, FilingBasis.Preparation);
        await Cases.PassOnAsync(second);
        await Cases.SubmitAsync(second);

        var other = await Cases.InAsync(ConsultationState.Approved, new CaseShape { Variant = 3 });
        await Cases.RecordBudgetAsync(other);
        var noticed = await Cases.SecondStageOfAsync(other, new CaseShape { Variant = 3 }, recordBudget: false);
        await SetBasisAsync(noticed, FilingBasis.InformalNotice);
        await Cases.PassOnAsync(noticed);
        await Cases.SubmitAsync(noticed);
        await InStateAsync(noticed, ConsultationState.Submitted);
        Assert.Null((await Cases.LoadAsync(first)).Budget);
    }

    [Fact]
    public async Task An_exemption_needs_its_reason_and_then_stands_in_for_the_budget()
    {
        var (_, second) = await PassedOnAsync(recordBudget: false);
        await SendBackAsync(second);
        await RefusedAsync("Consultation.ExemptionReasonMissing", () => SetBasisAsync(second, null, GateExemption.Emergency));
        await SetBasisAsync(second, null, GateExemption.Emergency, "災害により機器が失われたため。");
        await Cases.PassOnAsync(second);
        await Cases.SubmitAsync(second);
        Assert.Equal("災害により機器が失われたため。", (await Cases.LoadAsync(second)).ExemptionReason);
    }

    [Fact]
    public async Task Without_an_agreed_first_stage_submission_is_refused()
    {
        var (first, second) = await PassedOnAsync();
        await Database.ScalarAsync($"update consultation set state = 'Superseded' where id = '{first}'");
        await RefusedAsync("Consultation.FirstStageNotAgreed", () => Cases.SubmitAsync(second));
    }

    [Fact]
    public async Task A_budget_that_was_refused_closes_the_case_and_no_stage_follows()
    {
        var id = await Cases.InAsync(ConsultationState.Approved);
        await Cases.RecordBudgetAsync(id, BudgetOutcome.NotGranted);
        await InStateAsync(id, ConsultationState.Closed);
        await RefusedAsync("Consultation.NotNow", () => Cases.StartNextStageAsync(id));
    }

    [Fact]
    public async Task The_first_stage_has_one_second_stage_at_a_time()
    {
        var first = await Cases.InAsync(ConsultationState.Approved);
        var second = await Cases.StartNextStageAsync(first);
        await RefusedAsync("Consultation.NextStageExists", () => Cases.StartNextStageAsync(first));
        await Cases.DoAsync<FilingService>("head1", second, (s, v, a) => s.WithdrawAsync(second, v, "計画を改める。", a));
        Assert.NotEqual(second, await Cases.StartNextStageAsync(first));
    }

    [Fact]
    public async Task The_contract_waits_for_the_day_the_budget_passes()
    {
        var first = await Cases.InAsync(ConsultationState.Approved);
        Clock.Go(2027, 2, 20);
        await Cases.RecordBudgetAsync(first, passedOn: new DateOnly(2027, 3, 24));
        var second = await Cases.SecondStageOfAsync(first, recordBudget: false);
        await SetBasisAsync(second, FilingBasis.InformalNotice);
        await Cases.PassOnAsync(second);
        await Cases.SubmitAsync(second);
        await Cases.AcceptAsync(second);
        await Cases.StartReviewAsync(second);
        await Cases.JudgeAllAsync(second);
        await Cases.ProposeAsync(second);
        await Cases.DecideAsync(second, ConsultationAct.Approve);
        await RefusedAsync("Consultation.BudgetNotPassed", () => Cases.RecordContractAsync(second));
        Clock.Go(2027, 3, 24);
        await Cases.RecordContractAsync(second, Cases.Contract(new DateOnly(2027, 4, 1)));
        await InStateAsync(second, ConsultationState.Closed);
    }

    [Fact]
    public async Task The_contract_writes_the_ledger_and_closes_both_stages_in_one_save()
    {
        var second = await Cases.SecondStageInAsync(ConsultationState.Approved);
        await Cases.RecordContractAsync(second);
        var c = await Cases.LoadAsync(second);
        var first = await Cases.LoadAsync(c.PreBudgetId!.Value);
        Assert.Equal((ConsultationState.Closed, ConsultationState.Closed, "みどり情報サービス株式会社（架空）"), (c.State, first.State, c.Supplier));
        var system = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().SingleAsync(s => s.Id == c.SystemId));
        Assert.Equal((35_200_000L, 7_040_000L, "R9-0123"), (system.ContractAmountYen, system.AnnualCostYen, system.ContractNumber));
        Assert.Equal(95.1m, c.Contract!.AwardRate);
    }

    [Fact]
    public async Task A_contract_of_a_new_system_makes_the_ledger_row()
    {
        var shape = new CaseShape { Kind = ConsultationKind.NewSystem, SystemId = null, Title = "道路損傷通報システム構築事業", Variant = 1 };
        var second = await Cases.SecondStageInAsync(ConsultationState.Approved, shape);
        await Cases.RecordContractAsync(second);
        var c = await Cases.LoadAsync(second);
        var system = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().SingleAsync(s => s.Id == c.SystemId));
        Assert.Equal((shape.Title, c.SectionId), (system.Name, system.OwnerSectionId));
    }

    [Fact]
    public async Task A_failure_in_the_ledger_leaves_the_case_and_the_first_stage_as_they_were()
    {
        var second = await Cases.SecondStageInAsync(ConsultationState.Approved);
        var number = await Database.ScalarAsync("select contract_number from information_system where id = '5e5e0000-0000-7000-8000-000000000102'");
        // The ledger's column is as long as its mapping says: a longer number is what the database refuses last.
        await Assert.ThrowsAnyAsync<Exception>(() => Cases.RecordContractAsync(second, Cases.Contract(new DateOnly(2027, 4, 6)) with { ContractNumber = new string('9', 500) }));
        var c = await Cases.LoadAsync(second);
        Assert.Equal((ConsultationState.Approved, null, ConsultationState.Approved), (c.State, c.Contract, (await Cases.LoadAsync(c.PreBudgetId!.Value)).State));
        Assert.Equal(number, await Database.ScalarAsync("select contract_number from information_system where id = '5e5e0000-0000-7000-8000-000000000102'"));
    }

    [Fact]
    public async Task The_settlement_is_the_last_link_of_the_money_chain()
    {
        var second = await Cases.SecondStageInAsync(ConsultationState.Closed);
        await Cases.DoAsync<DecisionService>("finance", second, (s, v, a) => s.RecordSettlementAsync(second, v, 34_900_000, a));
        var c = await Cases.LoadAsync(second);
        var first = await Cases.LoadAsync(c.PreBudgetId!.Value);
        Assert.Equal((38_000_000L, 38_000_000L, 35_200_000L, 34_900_000L), (first.TotalYen, first.Budget!.AssessedYen, c.Contract!.AmountYen, c.SettledYen));
    }
}
