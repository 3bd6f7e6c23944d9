using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>Decisions 10, 11, 14 to 18: who decides what, and over what.</summary>
public sealed class DecisionTests : CaseTest
{
    private async Task<Guid> JudgedAsync(CaseShape? shape = null)
    {
        shape ??= new CaseShape();
        var id = await Cases.InAsync(ConsultationState.UnderReview, shape);
        await Cases.JudgeAllAsync(id, shape.Reviewer);
        return id;
    }

    [Fact]
    public async Task A_case_above_the_amount_is_the_committees_and_below_it_the_offices()
    {
        var large = await JudgedAsync(CaseShape.Committee);
        await RefusedAsync("Consultation.CommitteeDecides", () => Cases.DecideAsync(large, ConsultationAct.Approve));
        await RefusedAsync("Consultation.CommitteeDecides", () => Cases.DecideAsync(large, ConsultationAct.Reject));
        await Cases.DoAsync<DecisionService>("policyhead", large, (s, v, a) => s.ReferToCommitteeAsync(large, v, null, a));
        await Cases.DecideAsync(large, ConsultationAct.CommitteeApprove, "secretary");
        var decided = await Cases.LoadAsync(large);
        Assert.Equal((ConsultationState.Approved, DecisionRoute.Committee, 40_000_000L), (decided.State, decided.Decision!.Route, decided.ThresholdYen));

        var small = await JudgedAsync();
        await RefusedAsync("Consultation.NotCommitteeRoute", () => Cases.DoAsync<DecisionService>("policyhead", small, (s, v, a) => s.ReferToCommitteeAsync(small, v, null, a)));
    }

    [Fact]
    public async Task The_amount_valid_on_the_day_of_submission_decides_and_stays()
    {
        var id = await Cases.InAsync(ConsultationState.Submitted);
        await Database.ScalarAsync("update threshold_rule set amount_yen = 1000000 where kind = 'Committee'");
        await Cases.AcceptAsync(id);
        await Cases.StartReviewAsync(id);
        await Cases.JudgeAllAsync(id);
        await Cases.ProposeAsync(id);
        await Cases.DecideAsync(id, ConsultationAct.Approve);
        Assert.Equal((false, ConsultationState.Approved), ((await Cases.LoadAsync(id)) is var c ? (c.NeedsCommittee, c.State) : default));
    }

    [Theory]
    [InlineData(ConsultationAct.CommitteeApprove, ConsultationState.Approved)]
    [InlineData(ConsultationAct.CommitteeApproveWithConditions, ConsultationState.ConditionallyApproved)]
    [InlineData(ConsultationAct.CommitteeReject, ConsultationState.Rejected)]
    [InlineData(ConsultationAct.CommitteeContinue, ConsultationState.Continued)]
    public async Task The_committees_word_is_recorded_with_its_day(ConsultationAct act, ConsultationState state)
    {
        var id = await Cases.InAsync(ConsultationState.CommitteePending);
        await RefusedAsync("Form.Required", () => Cases.DecideAsync(id, act, "secretary", new DecisionInput { Text = "決定", Conditions = [Cases.Condition()] }));
        await Cases.DecideAsync(id, act, "secretary", new DecisionInput { Text = "決定", MeetingOn = new DateOnly(2026, 10, 22), Conditions = [Cases.Condition()] });
        var c = await Cases.LoadAsync(id);
        Assert.Equal((state, new DateOnly(2026, 10, 22), state == ConsultationState.ConditionallyApproved ? 1 : 0), (c.State, c.Decision!.On, c.Conditions.Count));
    }

    [Fact]
    public async Task An_open_required_item_stands_in_the_way_unless_the_reason_is_shown()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        await Cases.JudgeAllAsync(id, verdict: Verdict.Bad);
        Assert.NotEmpty((await Cases.LoadAsync(id)).OpenBlocking());
        await Cases.ProposeAsync(id);
        await RefusedAsync("Consultation.BlockingItemOpen", () => Cases.DecideAsync(id, ConsultationAct.Approve));
        await Cases.DecideAsync(id, ConsultationAct.Approve, input: new DecisionInput { OverrideReason = "法改正の期限があり、稼働までに改める。" });
        Assert.Equal("法改正の期限があり、稼働までに改める。", (await Cases.LoadAsync(id)).Decision!.OverrideReason);
    }

    [Fact]
    public async Task Only_triangle_and_cross_need_a_comment()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        var reviewer = await ActorAsync("reviewer1");
        var item = (await Cases.LoadAsync(id)).Checklist[0].ItemId;
        foreach (var verdict in new[] { Verdict.Improve, Verdict.Bad })
        {
            await RefusedAsync("Consultation.VerdictNeedsComment", () => UseAsync<ReviewService>(s => s.JudgeAsync(id, [new JudgeInput(item, verdict, " ")], reviewer)));
        }
        foreach (var verdict in new[] { Verdict.Good, Verdict.NotApplicable })
        {
            await UseAsync<ReviewService>(s => s.JudgeAsync(id, [new JudgeInput(item, verdict, null)], reviewer));
        }
    }

    [Fact]
    public async Task Lines_that_the_form_settles_arrive_judged_and_those_of_later_fields_do_not_appear()
    {
        await Database.ScalarAsync("update checklist_item set valid_from = '2027-04-01' where stage = 'PreBudget' and number = 15");
        var c = await Cases.LoadAsync(await Cases.InAsync(ConsultationState.UnderReview));
        Assert.Contains(c.Checklist, i => i is { Prejudged: true, Verdict: Verdict.Good } && i.PrejudgeNote is not null);
        Assert.Contains(c.Checklist, i => i.Verdict is null);
        var valid = await ReadAsync(db => db.Set<Core.Consultations.Checklist.ChecklistItem>().CountAsync(i => i.Stage == Stage.PreBudget && i.ValidFrom <= new DateOnly(2026, 9, 1)));
        var later = await ReadAsync(db => db.Set<Core.Consultations.Checklist.ChecklistItem>().CountAsync(i => i.Stage == Stage.PreBudget && i.ValidFrom > new DateOnly(2026, 9, 1)));
        Assert.Equal(valid, c.Checklist.Count);
        Assert.True(later > 0);
    }

    [Fact]
    public async Task A_condition_names_its_kind_and_text_and_a_conditional_decision_has_one()
    {
        var id = await JudgedAsync();
        await Cases.ProposeAsync(id);
        await RefusedAsync("Consultation.ConditionMissing", () => Cases.DecideAsync(id, ConsultationAct.ApproveWithConditions, input: new DecisionInput { Text = "条件付き" }));
        await RefusedAsync("Form.Required", () => Cases.DecideAsync(id, ConsultationAct.ApproveWithConditions, input: new DecisionInput { Text = "条件付き", Conditions = [Cases.Condition(text: "")] }));
        await InStateAsync(id, ConsultationState.UnderReview);
    }

    [Fact]
    public async Task A_condition_lives_from_open_over_reported_to_fulfilled_and_back_when_it_is_not()
    {
        var id = await Cases.InAsync(ConsultationState.ConditionallyApproved);
        var condition = (await Cases.LoadAsync(id)).Conditions.Single();
        await RefusedAsync("Consultation.EvidenceMissing", () => Cases.DoAsync<FilingService>("staff1", id, (s, v, a) => s.ReportConditionAsync(id, v, condition.Id, "できました。", a)));
        await Cases.ReportConditionAsync(id);
        Assert.Equal(ConditionState.Reported, (await Cases.LoadAsync(id)).Conditions.Single().State);
        await Cases.ConfirmConditionAsync(id, fulfilled: false);
        Assert.Equal((ConditionState.Open, "日程が書かれていません。"), ((await Cases.LoadAsync(id)).Conditions.Single() is var k ? (k.State, k.ReturnedReason) : default));
        await Cases.ReportConditionAsync(id);
        await Assert.ThrowsAsync<Forbidden>(() => Cases.ConfirmConditionAsync(id, who: "staff1"));
        await Cases.ConfirmConditionAsync(id);
        Assert.Equal((ConditionState.Fulfilled, "若葉 しおり"), ((await Cases.LoadAsync(id)).Conditions.Single() is var done ? (done.State, done.ConfirmedBy) : default));
    }

    [Fact]
    public async Task The_policy_offices_own_case_is_advised_by_the_advisor_and_decided_by_the_cio()
    {
        var shape = CaseShape.PolicyOffice;
        var id = await Cases.InAsync(ConsultationState.Submitted, shape);
        Assert.True((await Cases.LoadAsync(id)).OfPolicyOffice);
        await Assert.ThrowsAsync<Forbidden>(() => Cases.AcceptAsync(id, "reviewer1"));
        await Cases.AcceptAsync(id, "advisor");
        await Cases.StartReviewAsync(id, "advisor");
        await Cases.JudgeAllAsync(id, "advisor");
        await Assert.ThrowsAsync<Forbidden>(() => Cases.DecideAsync(id, ConsultationAct.Approve, "policyhead"));
        await RefusedAsync("Consultation.OpinionMissing", () => Cases.DecideAsync(id, ConsultationAct.Approve, "cio"));
        await Cases.DoAsync<ReviewService>("advisor", id, (s, v, a) => s.GiveOpinionAsync(id, v, "支障なし。", a));
        await Cases.DecideAsync(id, ConsultationAct.Approve, "cio");
        var c = await Cases.LoadAsync(id);
        Assert.Equal((ConsultationState.Approved, DecisionRoute.Cio, "森野 みどり", "萌木 あきら"), (c.State, c.Decision!.Route, c.Decision.Decider, c.OpinionBy));
    }

    [Fact]
    public async Task A_decision_made_on_paper_names_who_decided_when_and_under_which_number()
    {
        await Database.ScalarAsync("update calendar_setting set value = 1 where name = 'PolicyHeadOnPaper'");
        var id = await JudgedAsync();
        await Cases.ProposeAsync(id);
        await RefusedAsync("Consultation.PaperApprovalMissing", () => Cases.DecideAsync(id, ConsultationAct.Approve, "reviewer1"));
        await Cases.DecideAsync(id, ConsultationAct.Approve, "reviewer1", new DecisionInput { Text = "決裁のとおり", Recorded = new RecordedApproval("常盤 まもる", new DateOnly(2026, 9, 1), "情政第123号") });
        var c = await Cases.LoadAsync(id);
        Assert.Equal((ApprovalMode.Recorded, "常盤 まもる", "情政第123号"), (c.Decision!.Mode, c.Decision.Decider, c.Decision.DocumentNumber));
        Assert.Equal(("若葉 しおり", "常盤 まもる"), (c.Acts[^1].ActorName, c.Acts[^1].RecordedDecider));
    }

    [Fact]
    public async Task Who_drafted_a_case_neither_reviews_nor_decides_it()
    {
        // policyhead is 所属長 of the policy office as well; reviewer1 takes a post in the filing section.
        await Database.ScalarAsync($"insert into membership (id, user_id, section_id, role, is_main, valid_from) values (gen_random_uuid(), '{Core.People.Demo.DemoOffice.UserId("reviewer1")}', '{Core.People.Demo.DemoOffice.Section(Core.People.Demo.DemoOffice.FirstSection).Id}', 'Staff', false, '2026-04-01')");
        var id = await Cases.InAsync(ConsultationState.Submitted);
        await Assert.ThrowsAsync<Forbidden>(() => Cases.AcceptAsync(id, "reviewer1"));
        await Cases.AcceptAsync(id, "reviewer2");
    }

    [Fact]
    public async Task A_change_leaves_the_old_decision_in_force_until_it_is_agreed_itself()
    {
        var old = await Cases.InAsync(ConsultationState.Approved);
        var change = await Cases.StartChangeAsync(old);
        await InStateAsync(old, ConsultationState.Approved);
        await RefusedAsync("Consultation.ChangeExists", () => Cases.StartChangeAsync(old));
        await Cases.FillAsync(change, await Cases.FormOfAsync(old, new CaseShape()), "staff1");
        await Cases.PassOnAsync(change);
        await Cases.SubmitAsync(change);
        await Cases.AcceptAsync(change);
        await Cases.StartReviewAsync(change);
        await Cases.JudgeAllAsync(change);
        await Cases.ProposeAsync(change);
        await InStateAsync(old, ConsultationState.Approved);
        await Cases.DecideAsync(change, ConsultationAct.Approve);
        await InStateAsync(old, ConsultationState.Superseded);
    }

    [Fact]
    public async Task A_rejected_change_leaves_the_old_decision_in_force()
    {
        var old = await Cases.InAsync(ConsultationState.Approved);
        var change = await Cases.StartChangeAsync(old);
        await Cases.FillAsync(change, await Cases.FormOfAsync(old, new CaseShape()), "staff1");
        await Cases.PassOnAsync(change);
        await Cases.SubmitAsync(change);
        await Cases.AcceptAsync(change);
        await Cases.StartReviewAsync(change);
        await Cases.JudgeAllAsync(change);
        await Cases.ProposeAsync(change, result: ConsultationAct.Reject);
        await Cases.DecideAsync(change, ConsultationAct.Reject);
        await InStateAsync(old, ConsultationState.Approved);
    }

    [Fact]
    public async Task An_agreement_expires_when_no_second_stage_follows_within_the_budgets_year()
    {
        var id = await Cases.InAsync(ConsultationState.Approved);
        Clock.Go(2028, 3, 31);
        await RelayAsync();
        await InStateAsync(id, ConsultationState.Approved);
        Clock.Go(2028, 4, 1);
        await RelayAsync();
        await InStateAsync(id, ConsultationState.Expired);
    }

    [Fact]
    public async Task An_agreement_with_a_second_stage_does_not_expire()
    {
        var id = await Cases.InAsync(ConsultationState.Approved);
        await Cases.SecondStageOfAsync(id);
        Clock.Go(2028, 4, 3);
        await RelayAsync();
        await InStateAsync(id, ConsultationState.Approved);
    }
}
