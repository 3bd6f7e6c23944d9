using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>Core rules of the governing documents that a consultation as a whole proves.</summary>
public sealed class CoreRuleTests : CaseTest
{
    [Theory]
    [InlineData(ConsultationKind.NewSystem)]
    [InlineData(ConsultationKind.Renewal)]
    [InlineData(ConsultationKind.Enhancement)]
    [InlineData(ConsultationKind.LegalChange)]
    [Trait("Rule", "R032")]
    public async Task Who_introduces_or_changes_a_system_consults_when_budgeting_and_again_before_procurement(ConsultationKind kind)
    {
        var shape = new CaseShape { Kind = kind, SystemId = kind == ConsultationKind.NewSystem ? null : DemoSystems.Id("SYS-0102"), Variant = 2 };
        var first = await Cases.InAsync(ConsultationState.UnderReview, shape);
        await RefusedAsync("Consultation.NotNow", () => Cases.StartNextStageAsync(first));
        await Cases.JudgeAllAsync(first);
        await Cases.ProposeAsync(first);
        await Cases.DecideAsync(first, ConsultationAct.Approve);
        // The first stage alone leads to no contract; the second one does, and only when it is agreed.
        Assert.Null(ConsultationWorkflow.Find(Stage.PreBudget, ConsultationState.Approved, ConsultationAct.RecordContract));
        var second = await Cases.SecondStageOfAsync(first, shape);
        await RefusedAsync("Consultation.NotNow", () => Cases.RecordContractAsync(second));
        Assert.Equal(Stage.PreProcurement, (await Cases.LoadAsync(second)).Stage);
    }

    [Fact]
    [Trait("Rule", "R034")]
    public async Task Above_the_set_amount_only_the_organisation_wide_committee_approves()
    {
        var limit = await ReadAsync(db => db.Set<ThresholdRule>().Where(t => t.Kind == ThresholdKind.Committee && t.ValidTo != null && t.ValidTo > new DateOnly(2026, 9, 1)).Select(t => t.AmountYen).SingleAsync());
        var above = await Cases.InAsync(ConsultationState.UnderReview, new CaseShape { TotalYen = limit + 1_000_000 });
        await Cases.JudgeAllAsync(above);
        await Cases.ProposeAsync(above);
        foreach (var act in new[] { ConsultationAct.Approve, ConsultationAct.ApproveWithConditions })
        {
            await RefusedAsync("Consultation.CommitteeDecides", () => Cases.DecideAsync(above, act, input: new DecisionInput { Text = "可", Conditions = [Cases.Condition()] }));
        }
        await RefusedAsync("Consultation.NotNow", () => Cases.StartNextStageAsync(above));
        await Cases.DoAsync<DecisionService>("policyhead", above, (s, v, a) => s.ReferToCommitteeAsync(above, v, null, a));
        await RefusedAsync("Consultation.NotNow", () => Cases.StartNextStageAsync(above));
        await Cases.DecideAsync(above, ConsultationAct.CommitteeApprove, "secretary");
        await Cases.StartNextStageAsync(above);

        var below = await Cases.InAsync(ConsultationState.Approved, new CaseShape { TotalYen = limit - 1_000_000, Variant = 1 });
        Assert.Equal(DecisionRoute.Section, (await Cases.LoadAsync(below)).Decision!.Route);
    }

    [Theory]
    [InlineData(ConsultationKind.NewSystem)]
    [InlineData(ConsultationKind.Renewal)]
    [Trait("Rule", "R261")]
    public async Task With_every_case_on_its_route_the_council_approves_at_the_planning_stage_before_anything_is_built(ConsultationKind kind)
    {
        // An office whose rules send every case to the council sets the amount to one yen.
        await Database.ScalarAsync("update threshold_rule set amount_yen = 1 where kind = 'Committee'");
        var shape = new CaseShape { Kind = kind, SystemId = kind == ConsultationKind.NewSystem ? null : DemoSystems.Id("SYS-0102"), Variant = 2, TotalYen = 8_000_000 };
        var id = await Cases.InAsync(ConsultationState.UnderReview, shape);
        await Cases.JudgeAllAsync(id);
        await Cases.ProposeAsync(id);
        await RefusedAsync("Consultation.CommitteeDecides", () => Cases.DecideAsync(id, ConsultationAct.Approve));
        await Cases.DoAsync<DecisionService>("policyhead", id, (s, v, a) => s.ReferToCommitteeAsync(id, v, null, a));
        await RefusedAsync("Consultation.NotNow", () => Cases.StartNextStageAsync(id));
        await Cases.DecideAsync(id, ConsultationAct.CommitteeApprove, "secretary");
        Assert.Equal((DecisionRoute.Committee, Stage.PreBudget), ((await Cases.LoadAsync(id)) is var c ? (c.Decision!.Route, c.Stage) : default));
        await Cases.StartNextStageAsync(id);
    }

    [Fact]
    [Trait("Rule", "R284")]
    public async Task The_concept_is_examined_before_a_budget_is_asked_for_and_no_result_is_recorded_without()
    {
        var id = await Cases.DraftAsync();
        foreach (var next in new Func<Task>[] { () => Cases.PassOnAsync(id), () => Cases.SubmitAsync(id), () => Cases.AcceptAsync(id), () => Cases.StartReviewAsync(id), () => Cases.JudgeAllAsync(id), () => Cases.ProposeAsync(id), () => Cases.DecideAsync(id, ConsultationAct.Approve) })
        {
            await RefusedAsync("Consultation.NotNow", () => Cases.RecordBudgetAsync(id));
            await next();
        }
        await Cases.RecordBudgetAsync(id);
        Assert.Equal(BudgetOutcome.Granted, (await Cases.LoadAsync(id)).Budget!.Outcome);
        // Filing closes before requests do, so that the examination comes first.
        var windows = await ReadAsync(db => db.Set<CalendarWindow>().Where(w => w.FiscalYear == new Core.Platform.Time.FiscalYear(2027) && w.BudgetKind == BudgetKind.Initial).ToDictionaryAsync(w => w.WindowKind, w => w.To));
        Assert.True(windows[WindowKind.LateFiling] < windows[WindowKind.BudgetRequest]);
    }

    [Fact]
    [Trait("Rule", "R081")]
    public async Task A_plan_without_a_budget_request_is_consulted_on_all_the_same()
    {
        // In January, when every window of the year is closed: without a budget there is no window to keep.
        Clock.Go(2027, 1, 20);
        var shape = new CaseShape { Budget = BudgetKind.None };
        var id = await Cases.InAsync(ConsultationState.Submitted, shape);
        Assert.False((await Cases.LoadAsync(id)).IsLate);
        await RefusedAsync("Consultation.NotNow", () => Cases.StartNextStageAsync(id));
        await Cases.AcceptAsync(id);
        await Cases.StartReviewAsync(id);
        await Cases.JudgeAllAsync(id);
        await Cases.ProposeAsync(id);
        await Cases.DecideAsync(id, ConsultationAct.Approve);
        await InStateAsync(id, ConsultationState.Approved);
    }

    [Theory]
    [InlineData(Stage.PreBudget)]
    [Trait("Rule", "R033")]
    public async Task The_information_department_judges_whether_it_is_the_best_method_and_nothing_is_agreed_before(Stage stage)
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        var lines = await ReadAsync(db => db.Set<ChecklistItem>().Where(i => i.Stage == stage && i.Blocking && i.ValidFrom <= new DateOnly(2026, 9, 1)).ToListAsync());
        var method = lines.Single(i => i.TextJa.Contains("最適な手段", StringComparison.Ordinal));
        var reviewer = await ActorAsync("reviewer1");
        await Cases.JudgeAllAsync(id);
        await Assert.ThrowsAsync<Core.Platform.Forbidden>(async () =>
        {
            var staff = await ActorAsync("staff1");
            await UseAsync<ReviewService>(s => s.JudgeAsync(id, [new JudgeInput(method.Id, Verdict.Good, null)], staff));
        });
        await UseAsync<ReviewService>(s => s.JudgeAsync(id, [new JudgeInput(method.Id, null, null)], reviewer));
        await RefusedAsync("Consultation.ChecklistOpen", () => Cases.ProposeAsync(id));
        await RefusedAsync("Consultation.BlockingItemOpen", () => Cases.DecideAsync(id, ConsultationAct.Approve));
        await UseAsync<ReviewService>(s => s.JudgeAsync(id, [new JudgeInput(method.Id, Verdict.Bad, "既存の仕組みで足りる。")], reviewer));
        await RefusedAsync("Consultation.BlockingItemOpen", () => Cases.DecideAsync(id, ConsultationAct.Approve));
        await UseAsync<ReviewService>(s => s.JudgeAsync(id, [new JudgeInput(method.Id, Verdict.Good, null)], reviewer));
        await Cases.ProposeAsync(id);
        await Cases.DecideAsync(id, ConsultationAct.Approve);
    }

    [Fact, Trait("Rule", "R109")]
    public async Task A_contract_without_the_duties_of_contractor_and_subcontractor_is_not_agreed_to()
    {
        var id = await Cases.SecondStageInAsync(ConsultationState.UnderReview);
        var duties = (await ReadAsync(db => db.Set<ChecklistItem>().Where(i => i.Stage == Stage.PreProcurement && i.ValidFrom <= new DateOnly(2026, 9, 1)).ToListAsync())).Single(i => i.TextJa.Contains("再委託", StringComparison.Ordinal));
        Assert.True(duties.Blocking);
        var reviewer = await ActorAsync("reviewer1");
        await Cases.JudgeAllAsync(id);
        foreach (var verdict in new Verdict?[] { null, Verdict.Bad })
        {
            await UseAsync<ReviewService>(s => s.JudgeAsync(id, [new JudgeInput(duties.Id, verdict, "契約書案に再委託先の義務がない。")], reviewer));
            await RefusedAsync("Consultation.BlockingItemOpen", () => Cases.DecideAsync(id, ConsultationAct.Approve));
        }
        await UseAsync<ReviewService>(s => s.JudgeAsync(id, [new JudgeInput(duties.Id, Verdict.Good, null)], reviewer));
        await Cases.ProposeAsync(id);
        await Cases.DecideAsync(id, ConsultationAct.Approve);
        await InStateAsync(id, ConsultationState.Approved);
    }
}
