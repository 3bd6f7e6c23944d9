using System.Text;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Pages;

/// <summary>The page of each act as people use it: from the button on the case to what the case says afterwards.</summary>
public sealed class ActPageTests : CaseTest
{
    private static string Address(Guid id, ConsultationAct act) => $"/Consultations/Act/{id}/{act}";

    private async Task<TestPage> OpenAsync(string account, Guid id, ConsultationAct act)
    {
        var client = await SignedInAsync(account);
        var shown = await client.GetAsync($"/Consultations/Case/{id}");
        Assert.Contains(shown.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href") == Address(id, act));
        return await client.GetAsync(Address(id, act));
    }

    private async Task<TestPage> DoAsync(string account, Guid id, ConsultationAct act, string button, params (string Field, string Value)[] typed)
    {
        var form = (await OpenAsync(account, id, act)).Form("Input.Version");
        foreach (var (field, value) in typed)
        {
            form.Fill(field, value);
        }
        return await form.SubmitAsync(button);
    }

    private static void Done(TestPage page) => Assert.True(page.Status == 302, $"{page.Status} {string.Join(" | ", page.Errors)}");

    private static void Refused(TestPage page, string field, string kept, string value)
    {
        Assert.Equal(422, page.Status);
        Assert.Contains(page.Document.QuerySelectorAll(".error-summary a"), a => a.GetAttribute("href")!.StartsWith("#" + field.Replace('.', '_'), StringComparison.Ordinal));
        Assert.Equal(value, page.Form("Input.Version").ValueOf(kept));
    }

    private async Task SetAsync(SettingName name)
    {
        var (reviewer, head) = (await ActorAsync("reviewer1"), await ActorAsync("policyhead"));
        var id = await UseAsync<CalendarService, Guid>(s => s.ProposeSettingAsync(new SettingInput { Name = name, Value = 1, ValidFrom = reviewer.Today, Reason = "紙の決裁のため。" }, reviewer));
        var version = await ReadAsync(db => db.Set<CalendarSetting>().Where(x => x.Id == id).Select(x => x.Version).SingleAsync());
        await UseAsync<CalendarApprovalService>(s => s.ApproveAsync<CalendarSetting>([new ProposalChoice(id, version)], head));
    }

    [Fact]
    public async Task The_enter_key_takes_no_row_and_no_answer_away()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        var first = await OpenAsync("reviewer1", id, ConsultationAct.Ask);
        var second = await first.Form("Input.Version").Fill("Input.Questions[0].Text", "利用者数の根拠は何ですか。").SubmitAsync("addRow");
        // Enter presses the form's first button, which is what a form is sent with when none is named.
        var entered = await second.Form("Input.Version").Fill("Input.Questions[1].Text", "保守の範囲を示してください。").SubmitAsync();
        Assert.Equal("利用者数の根拠は何ですか。", entered.Form("Input.Version").ValueOf("Input.Questions[0].Text"));
        Assert.Equal("保守の範囲を示してください。", entered.Form("Input.Version").ValueOf("Input.Questions[1].Text"));
        Assert.Equal(ConsultationState.UnderReview, (await Cases.LoadAsync(id)).State);
    }

    [Theory]
    [InlineData(BudgetOutcome.Granted, "38,000千円", 38_000_000L)]
    [InlineData(BudgetOutcome.Granted, "0", 0L)]
    [InlineData(BudgetOutcome.GrantedReduced, "３０，０００，０００", 30_000_000L)]
    [InlineData(BudgetOutcome.OnHold, "", null)]
    [InlineData(BudgetOutcome.Separate, "", null)]
    [InlineData(BudgetOutcome.NextSupplement, "", null)]
    [InlineData(BudgetOutcome.NotGranted, "", null)]
    public async Task The_budget_result_is_recorded_with_every_outcome(BudgetOutcome outcome, string assessed, long? yen)
    {
        var id = await Cases.InAsync(ConsultationState.Approved);
        Done(await DoAsync("finance", id, ConsultationAct.RecordBudgetResult, "予算結果を登録する", ("Input.Budget.Outcome", outcome.ToString()), ("Input.Budget.RequestedYen", "38,000,000"), ("Input.Budget.AssessedYen", assessed),
            ("Input.Budget.ProjectName", "橋梁台帳運営事業"), ("Input.Budget.ProjectCode", "02-101")));
        var c = await Cases.LoadAsync(id);
        Assert.Equal((outcome, yen), (c.Budget!.Outcome, c.Budget.AssessedYen));
        Assert.Equal(outcome == BudgetOutcome.NotGranted ? ConsultationState.Closed : ConsultationState.Approved, c.State);
        var shown = (await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Case/{id}")).Text;
        Assert.Contains("橋梁台帳運営事業", shown, StringComparison.Ordinal);
        Assert.Contains("02-101", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_result_without_outcome_or_assessed_amount_is_refused_beside_the_field_and_loses_nothing()
    {
        var id = await Cases.InAsync(ConsultationState.Approved);
        var page = await DoAsync("finance", id, ConsultationAct.RecordBudgetResult, "予算結果を登録する", ("Input.Budget.RequestedYen", "38,000千円"));
        Refused(page, "Input.Budget.Outcome", "Input.Budget.RequestedYen", "38,000千円");
        page = await page.Form("Input.Version").Fill("Input.Budget.Outcome", "Granted").Fill("Input.Budget.ProjectName", "道路台帳事業").SubmitAsync("予算結果を登録する");
        Refused(page, "Input.Budget.AssessedYen", "Input.Budget.ProjectName", "道路台帳事業");
        page = await page.Form("Input.Version").Fill("Input.Budget.AssessedYen", "約３千万円").SubmitAsync("予算結果を登録する");
        Refused(page, "Input.Budget.AssessedYen", "Input.Budget.AssessedYen", "約３千万円");
        Assert.Null((await Cases.LoadAsync(id)).Budget);
    }

    [Fact]
    public async Task The_settled_amount_closes_the_money_chain()
    {
        var id = await Cases.SecondStageInAsync(ConsultationState.Closed, new CaseShape { Conditions = [] });
        var missing = await DoAsync("finance", id, ConsultationAct.RecordSettlement, "決算額を登録する");
        Assert.Equal(422, missing.Status);
        Done(await DoAsync("finance", id, ConsultationAct.RecordSettlement, "決算額を登録する", ("Input.SettledYen", "35,100,000")));
        Assert.Equal(35_100_000, (await Cases.LoadAsync(id)).SettledYen);
        Assert.Contains("35,100", (await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Case/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_contract_of_a_new_system_makes_its_row_of_the_ledger()
    {
        var shape = new CaseShape { Title = "除雪車運行管理システム構築事業", Kind = ConsultationKind.NewSystem, SystemId = null };
        var id = await Cases.SecondStageInAsync(ConsultationState.Approved, shape);
        var page = await DoAsync("staff1", id, ConsultationAct.RecordContract, "契約結果を登録する", ("Input.Contract.Vendor", "若葉情報サービス株式会社（架空）"), ("Input.Contract.VendorNumber", "12345"));
        Refused(page, "Input.Contract.VendorNumber", "Input.Contract.Vendor", "若葉情報サービス株式会社（架空）");
        Assert.Contains(page.Document.QuerySelectorAll(".error-summary a"), a => a.GetAttribute("href") == "#Input_Contract_AmountYen");
        Done(await page.Form("Input.Version").Fill("Input.Contract.VendorNumber", "1234567890123").Fill("Input.Contract.AmountYen", "35,200,000").Fill("Input.Contract.PlannedPriceYen", "36,500,000")
            .Fill("Input.Contract.ContractOn", "R9.4.6").Fill("Input.Contract.TermFrom", "R9.4.6").Fill("Input.Contract.TermTo", "R14.3.31").SubmitAsync("契約結果を登録する"));
        var c = await Cases.LoadAsync(id);
        Assert.Equal(ConsultationState.Closed, c.State);
        var system = await ReadAsync(db => db.Set<InformationSystem>().SingleAsync(s => s.Id == c.SystemId));
        Assert.Equal(("除雪車運行管理システム構築事業", "若葉情報サービス株式会社（架空）"), (system.Name, system.VendorName));
        var staff = await SignedInAsync("staff1");
        Assert.Contains("若葉情報サービス株式会社（架空）", (await staff.GetAsync($"/Systems/Details/{system.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reception_returns_what_is_formally_incomplete_and_the_letter_is_shown_first()
    {
        var id = await Cases.InAsync(ConsultationState.Submitted);
        var form = (await OpenAsync("reviewer1", id, ConsultationAct.ReturnAtReception)).Form("Input.Version");
        Assert.Equal(422, (await form.SubmitAsync("形式不備で差し戻す")).Status);
        var preview = await form.Fill("Input.ReasonCodes", "R02").Fill("Input.Letter", "見積書の宛名がありません。").SubmitAsync("通知文を確かめる");
        Assert.Contains("見積書の宛名がありません。", preview.Document.QuerySelector(".letter-preview")!.TextContent, StringComparison.Ordinal);
        await InStateAsync(id, ConsultationState.Submitted);
        Done(await preview.Form("Input.Version").SubmitAsync("形式不備で差し戻す"));
        await InStateAsync(id, ConsultationState.Returned);
        Assert.Contains("見積書の宛名がありません。", (await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Case/{id}?tab=history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_section_pulls_back_sends_back_and_withdraws()
    {
        var id = await Cases.InAsync(ConsultationState.SectionReview);
        Done(await DoAsync("staff1", id, ConsultationAct.PullBack, "引き戻す"));
        await InStateAsync(id, ConsultationState.Draft);
        await Cases.PassOnAsync(id);
        Assert.Equal(422, (await DoAsync("head1", id, ConsultationAct.SendBack, "課内で差し戻す")).Status);
        Done(await DoAsync("head1", id, ConsultationAct.SendBack, "課内で差し戻す", ("Input.Comment", "費用を確かめてください。")));
        await InStateAsync(id, ConsultationState.Draft);
        await Cases.PassOnAsync(id);
        await Cases.SubmitAsync(id);
        Done(await DoAsync("head1", id, ConsultationAct.PullBack, "引き戻す"));
        await InStateAsync(id, ConsultationState.SectionReview);
        await Cases.SubmitAsync(id);
        Assert.Equal(422, (await DoAsync("head1", id, ConsultationAct.Withdraw, "取り下げる")).Status);
        Done(await DoAsync("head1", id, ConsultationAct.Withdraw, "取り下げる", ("Input.Comment", "事業を見送るため。")));
        await InStateAsync(id, ConsultationState.Withdrawn);
    }

    [Fact]
    public async Task The_head_of_the_policy_office_hands_a_proposal_back()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        await Cases.JudgeAllAsync(id);
        await Cases.ProposeAsync(id);
        Done(await DoAsync("policyhead", id, ConsultationAct.HandBack, "審査担当へ戻す", ("Input.Comment", "移行の費用を確かめてください。")));
        var c = await Cases.LoadAsync(id);
        Assert.Null(c.ProposedAt);
        Assert.Contains("移行の費用を確かめてください。", (await (await SignedInAsync("reviewer1")).GetAsync($"/Consultations/Case/{id}?tab=history")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("移行の費用を確かめてください。", (await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Case/{id}?tab=history")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_advisers_opinion_stands_before_the_cio_decides_on_the_policy_offices_own_case()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview, CaseShape.PolicyOffice);
        await Cases.JudgeAllAsync(id, "advisor");
        Done(await DoAsync("advisor", id, ConsultationAct.GiveOpinion, "意見を付ける", ("Input.Text", "構成は妥当と考えます。")));
        await Cases.ProposeAsync(id, "advisor");
        var page = await OpenAsync("cio", id, ConsultationAct.Approve);
        Assert.Contains("構成は妥当と考えます。", page.Text, StringComparison.Ordinal);
        Done(await page.Form("Input.Version").SubmitAsync("同意する"));
        Assert.Equal(DecisionRoute.Cio, (await Cases.LoadAsync(id)).Decision!.Route);
    }

    [Fact]
    public async Task A_change_keeps_the_old_decision_until_it_is_decided()
    {
        var id = await Cases.InAsync(ConsultationState.Approved);
        Assert.Equal(422, (await DoAsync("staff1", id, ConsultationAct.StartChange, "変更協議を起票する")).Status);
        var started = await DoAsync("staff1", id, ConsultationAct.StartChange, "変更協議を起票する", ("Input.Comment", "費用が1割を超えて増えるため。"));
        Done(started);
        await InStateAsync(id, ConsultationState.Approved);
        var change = await started.FollowAsync();
        Assert.Equal(38_000_000, (await Cases.LoadAsync(Guid.Parse(started.Location!.Split('/')[^1]))).TotalYen);
        Assert.Contains("変更", change.Document.QuerySelector(".case-chain")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_continued_case_is_taken_up_again_by_the_section()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        await Cases.JudgeAllAsync(id);
        await Cases.ProposeAsync(id, result: ConsultationAct.Continue);
        Done(await DoAsync("policyhead", id, ConsultationAct.Continue, "継続協議とする", ("Input.Text", "次回の受付で協議を続けます。")));
        await InStateAsync(id, ConsultationState.Continued);
        Done(await DoAsync("staff1", id, ConsultationAct.Reopen, "再編集する"));
        await InStateAsync(id, ConsultationState.Draft);
    }

    [Theory]
    [InlineData(ConsultationAct.CommitteeApprove, "委員会決定：承認", ConsultationState.Approved)]
    [InlineData(ConsultationAct.CommitteeReject, "委員会決定：不承認", ConsultationState.Rejected)]
    [InlineData(ConsultationAct.CommitteeContinue, "委員会決定：継続審議", ConsultationState.Continued)]
    [InlineData(ConsultationAct.CommitteeReturn, "審査へ戻す", ConsultationState.UnderReview)]
    public async Task The_committees_decision_is_recorded(ConsultationAct act, string button, ConsultationState to)
    {
        var id = await Cases.InAsync(ConsultationState.CommitteePending);
        (string, string)[] typed = act == ConsultationAct.CommitteeReturn ? [("Input.Comment", "費用を再検討すること。")] : [("Input.MeetingOn", "R8.9.1"), ("Input.Text", "審議の結果による。")];
        Done(await DoAsync("secretary", id, act, button, typed));
        await InStateAsync(id, to);
    }

    [Fact]
    public async Task The_committees_condition_is_reported_returned_reported_again_and_confirmed()
    {
        var id = await Cases.InAsync(ConsultationState.CommitteePending);
        Done(await DoAsync("secretary", id, ConsultationAct.CommitteeApproveWithConditions, "委員会決定：条件付き承認", ("Input.MeetingOn", "R8.9.1"), ("Input.Text", "条件を付けて承認する。"),
            ("Input.Conditions[0].Kind", "Specification"), ("Input.Conditions[0].Gate", "PreProcurement"), ("Input.Conditions[0].Text", "移行計画書を提出すること。")));
        await Cases.ReportConditionAsync(id);
        Assert.Equal(422, (await DoAsync("reviewer1", id, ConsultationAct.ReturnCondition, "条件の報告を差し戻す")).Status);
        Done(await DoAsync("reviewer1", id, ConsultationAct.ReturnCondition, "条件の報告を差し戻す", ("Input.Reason", "日程がありません。")));
        Assert.Equal(ConditionState.Open, (await Cases.LoadAsync(id)).Conditions.Single().State);
        await Cases.ReportConditionAsync(id);
        Done(await DoAsync("reviewer1", id, ConsultationAct.ConfirmCondition, "条件の履行を確認する"));
        Assert.Equal(ConditionState.Fulfilled, (await Cases.LoadAsync(id)).Conditions.Single().State);
    }

    [Fact]
    public async Task A_clerk_records_what_the_head_of_section_signed_on_paper()
    {
        await SetAsync(SettingName.HeadOnPaper);
        var id = await Cases.InAsync(ConsultationState.SectionReview);
        var staff = await SignedInAsync("staff1");
        var form = (await staff.GetAsync($"/Consultations/Check/{id}")).Form("Input.Version");
        Assert.Equal(422, (await form.SubmitAsync("提出する")).Status);
        var head = (await ActorAsync("head1")).Name;
        Done(await form.Fill("Input.Recorded.Decider", head).Fill("Input.Recorded.On", "R8.8.31").Fill("Input.Recorded.DocumentNumber", "道整第123号")
            .Attach("Input.Recorded.Paper", "決裁書.pdf", Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"), "application/pdf").SubmitAsync("提出する"));
        var c = await Cases.LoadAsync(id);
        var act = c.Acts.Single(a => a.Act == ConsultationAct.Submit);
        Assert.Equal((ApprovalMode.Recorded, head, "道整第123号", (await ActorAsync("staff1")).Name), (act.Mode, act.RecordedDecider, act.DocumentNumber, act.ActorName));
        var paper = c.Attachments.Single(a => a.Kind == AttachmentRules.ApprovalPaper);
        Assert.DoesNotContain(c.Versions.Single().Form.Files, f => f.AttachmentId == paper.Id);
        Assert.Contains("決裁書.pdf", (await staff.GetAsync($"/Consultations/Case/{id}?tab=files")).Text, StringComparison.Ordinal);
        var history = (await staff.GetAsync($"/Consultations/Case/{id}?tab=history")).Text;
        Assert.Contains(head, history, StringComparison.Ordinal);
        Assert.Contains("道整第123号", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewer_records_what_the_head_of_the_policy_office_decided_on_paper()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        await Cases.JudgeAllAsync(id);
        await Cases.ProposeAsync(id);
        await SetAsync(SettingName.PolicyHeadOnPaper);
        var decider = (await ActorAsync("policyhead")).Name;
        Done(await DoAsync("reviewer1", id, ConsultationAct.Approve, "同意する", ("Input.Text", "申請のとおり同意する。"), ("Input.Recorded.Decider", decider), ("Input.Recorded.On", "R8.9.1"), ("Input.Recorded.DocumentNumber", "情政第45号")));
        var given = (await Cases.LoadAsync(id)).Decision!;
        Assert.Equal((decider, ApprovalMode.Recorded, "情政第45号", new DateOnly(2026, 9, 1)), (given.Decider, given.Mode, given.DocumentNumber, given.On));
    }

    [Fact]
    public async Task The_secretariat_records_the_committees_decision_with_its_paper()
    {
        var id = await Cases.InAsync(ConsultationState.CommitteePending);
        await SetAsync(SettingName.CommitteeOnPaper);
        var without = await DoAsync("secretary", id, ConsultationAct.CommitteeApprove, "委員会決定：承認", ("Input.MeetingOn", "R8.9.1"), ("Input.Text", "承認する。"));
        Refused(without, "Input.Recorded.Decider", "Input.Text", "承認する。");
        Done(await without.Form("Input.Version").Fill("Input.Recorded.Decider", "IT推進会議 議長").Fill("Input.Recorded.On", "R8.9.1").SubmitAsync("委員会決定：承認"));
        Assert.Equal("IT推進会議 議長", (await Cases.LoadAsync(id)).Decision!.Decider);
    }

    [Fact]
    public async Task A_stand_in_decides_for_the_head_and_both_names_are_shown()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        await Cases.JudgeAllAsync(id);
        await Cases.ProposeAsync(id);
        var (head, deputy) = (await ActorAsync("policyhead"), await ActorAsync("reviewer2"));
        await UseAsync<StandInService>(s => s.SetOwnAsync(new StandInInput
        {
            SectionId = head.Capacities.First(c => c.Role == Role.PolicyHead).SectionId, Role = Role.PolicyHead, DeputyId = deputy.UserId, From = head.Today, To = head.Today.AddDays(3),
        }, head));
        Done(await DoAsync("reviewer2", id, ConsultationAct.Approve, "同意する", ("Input.Text", "申請のとおり同意する。")));
        var c = await Cases.LoadAsync(id);
        Assert.Equal((deputy.Name, head.Name), (c.Decision!.Decider, c.DecidedFor));
        var client = await SignedInAsync("staff1");
        foreach (var address in new[] { $"/Consultations/Case/{id}?tab=review", $"/Consultations/Case/{id}?tab=history", $"/Consultations/Print/{id}?sheet=Result" })
        {
            var text = (await client.GetAsync(address)).Text;
            Assert.Contains(deputy.Name, text, StringComparison.Ordinal);
            Assert.Contains(head.Name + "の代決", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_reviewed_a_case_does_not_decide_it_as_a_stand_in()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        await Cases.JudgeAllAsync(id);
        await Cases.ProposeAsync(id);
        var (head, deputy) = (await ActorAsync("policyhead"), await ActorAsync("reviewer1"));
        await UseAsync<StandInService>(s => s.SetOwnAsync(new StandInInput
        {
            SectionId = head.Capacities.First(c => c.Role == Role.PolicyHead).SectionId, Role = Role.PolicyHead, DeputyId = deputy.UserId, From = head.Today, To = head.Today.AddDays(3),
        }, head));
        await RefusedAsync("Consultation.OwnReview", () => Cases.DecideAsync(id, ConsultationAct.Approve, "reviewer1"));
        Assert.Contains("代決", (await (await SignedInAsync("reviewer1")).GetAsync($"/Consultations/Act/{id}/Approve")).Text, StringComparison.Ordinal);
        await Cases.DecideAsync(id, ConsultationAct.Approve);
    }

    [Fact]
    public async Task A_decision_of_a_day_to_come_is_not_recorded()
    {
        var id = await Cases.InAsync(ConsultationState.CommitteePending);
        Refused(await DoAsync("secretary", id, ConsultationAct.CommitteeApprove, "委員会決定：承認", ("Input.MeetingOn", "R8.12.1"), ("Input.Text", "承認する。")), "Input.MeetingOn", "Input.Text", "承認する。");
        await InStateAsync(id, ConsultationState.CommitteePending);
    }

    [Fact]
    public async Task A_condition_is_asked_for_beside_its_text()
    {
        var id = await Cases.InAsync(ConsultationState.CommitteePending);
        Refused(await DoAsync("secretary", id, ConsultationAct.CommitteeApproveWithConditions, "委員会決定：条件付き承認", ("Input.MeetingOn", "R8.9.1"), ("Input.Text", "承認する。")), "Input.Conditions_0__Text", "Input.Text", "承認する。");
    }
}
