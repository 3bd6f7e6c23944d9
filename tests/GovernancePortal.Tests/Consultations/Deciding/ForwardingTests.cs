using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Forwarding;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Deciding;

/// <summary>部局主管課経由: what the sections of a bureau submit passes its coordinating section.</summary>
public sealed class ForwardingTests : CaseTest
{
    private static readonly string[] CoordinatorTexts = ["Consultation.Submit"];

    [Fact]
    public async Task A_submission_goes_to_the_coordinator_first_and_from_there_to_the_office()
    {
        var id = await Cases.InAsync(ConsultationState.BureauReview);
        var c = await Cases.LoadAsync(id);
        Assert.Equal((Holder.Coordinator, 1, (string?)null), (c.Holder, c.VersionNumber, c.Number));
        Assert.NotNull(c.DueOn);
        Assert.Equal([ConsultationAct.Submit, ConsultationAct.PassToBureau], c.Acts.TakeLast(2).Select(a => a.Act));
        await RelayAsync();
        var coordinator = DemoOffice.UserId("coordinator");
        Assert.Equal(CoordinatorTexts, await ReadAsync(db => db.Set<Notice>().Where(n => n.UserId == coordinator).Select(n => n.Kind).ToArrayAsync()));
        await Cases.DoAsync<ForwardingService>("coordinator", id, (s, v, a) => s.ForwardAsync(id, v, "部として優先する。", a));
        c = await Cases.LoadAsync(id);
        Assert.Equal((ConsultationState.Submitted, Holder.Reception, (DateOnly?)null), (c.State, c.Holder, c.DueOn));
        var forwarding = await OfAsync(id);
        Assert.Equal(("部として優先する。", (Guid?)null), (forwarding.Opinion, forwarding.BatchId));
        Assert.NotNull(forwarding.ForwardedAt);
        await Cases.AcceptAsync(id);
        await InStateAsync(id, ConsultationState.Accepted);
    }

    [Fact]
    public async Task Only_the_bureaus_own_coordinator_passes_on_and_returns()
    {
        var id = await Cases.InAsync(ConsultationState.BureauReview);
        foreach (var other in new[] { "staff1", "head1", "reviewer1", "policyhead", "secretary" })
        {
            await Assert.ThrowsAsync<Forbidden>(() => Cases.DoAsync<ForwardingService>(other, id, (s, v, a) => s.ForwardAsync(id, v, null, a)));
            await Assert.ThrowsAsync<Forbidden>(() => Cases.DoAsync<ForwardingService>(other, id, (s, v, a) => s.ReturnAsync(id, v, "戻す。", a)));
        }
        await RefusedAsync("Consultation.NotNow", () => Cases.AcceptAsync(id));
        await InStateAsync(id, ConsultationState.BureauReview);
    }

    [Fact]
    public async Task A_case_that_was_returned_comes_back_the_same_way_and_keeps_its_place_and_opinion()
    {
        var id = await Cases.InAsync(ConsultationState.BureauReview);
        await ArrangeAsync((id, 1, "要件を絞ること。"));
        await RefusedAsync("Form.Required", () => Cases.DoAsync<ForwardingService>("coordinator", id, (s, v, a) => s.ReturnAsync(id, v, " ", a)));
        await Cases.DoAsync<ForwardingService>("coordinator", id, (s, v, a) => s.ReturnAsync(id, v, "金額の根拠を足すこと。", a));
        var c = await Cases.LoadAsync(id);
        Assert.Equal((ConsultationState.Returned, Holder.Section, "金額の根拠を足すこと。"), (c.State, c.Holder, c.Acts[^1].Comment));
        await Cases.ReopenAsync(id);
        await Cases.PassOnAsync(id);
        await Cases.SubmitAsync(id);
        await InStateAsync(id, ConsultationState.BureauReview);
        Assert.Equal((1, "要件を絞ること。"), ((await OfAsync(id)).Priority!.Value, (await OfAsync(id)).Opinion));
        Assert.Equal(2, (await Cases.LoadAsync(id)).VersionNumber);
    }

    [Fact]
    public async Task What_the_office_returns_goes_back_to_the_office_without_the_coordinator()
    {
        var id = await Cases.InAsync(ConsultationState.BureauReview);
        await Cases.DoAsync<ForwardingService>("coordinator", id, (s, v, a) => s.ForwardAsync(id, v, null, a));
        await Cases.DoAsync<ReviewService>("reviewer1", id, (s, v, a) => s.ReturnAtReceptionAsync(id, v, new ReturnInput("様式", ["R01"]), a));
        await Cases.ReopenAsync(id);
        var staff = await ActorAsync("staff1");
        foreach (var comment in (await Cases.LoadAsync(id)).Comments)
        {
            await UseAsync<DraftService>(s => s.AnswerCommentAsync(id, comment.Id, "直しました。", staff));
        }
        await Cases.PassOnAsync(id);
        await Cases.SubmitAsync(id);
        await InStateAsync(id, ConsultationState.Submitted);
    }

    [Fact]
    public async Task The_head_takes_a_case_back_and_may_withdraw_it()
    {
        var id = await Cases.InAsync(ConsultationState.BureauReview);
        await Cases.DoAsync<FilingService>("head1", id, (s, v, a) => s.PullBackAsync(id, v, null, a));
        await InStateAsync(id, ConsultationState.SectionReview);
        await Cases.SubmitAsync(id);
        await Cases.DoAsync<FilingService>("head1", id, (s, v, a) => s.WithdrawAsync(id, v, "事業を見送るため。", a));
        await InStateAsync(id, ConsultationState.Withdrawn);
    }

    [Fact]
    public async Task Several_cases_go_together_all_or_none()
    {
        var ids = new[] { await Cases.InAsync(ConsultationState.BureauReview), await SubmittedAsync("二件目の事業"), await SubmittedAsync("三件目の事業") };
        var coordinator = await ActorAsync("coordinator");
        var entries = await EntriesAsync((ids[0], 2, "二番"), (ids[1], 1, "一番"), (ids[2], 2, null));
        await RefusedAsync("Forwarding.PriorityTaken", () => UseAsync<ForwardingService>(s => s.ForwardAsync(entries, ids, null, coordinator)));
        Assert.Equal(0, await ReadAsync(db => db.Set<BureauBatch>().CountAsync()));
        await RefusedAsync("Forwarding.NoneChosen", () => UseAsync<ForwardingService>(s => s.ForwardAsync(entries, [], null, coordinator)));
        // The last of them was taken back meanwhile: then none goes.
        entries = await EntriesAsync((ids[0], 2, "二番"), (ids[1], 1, "一番"), (ids[2], 3, null));
        await Cases.DoAsync<FilingService>("head1", ids[2], (s, v, a) => s.PullBackAsync(ids[2], v, null, a));
        await Assert.ThrowsAnyAsync<Exception>(() => UseAsync<ForwardingService>(s => s.ForwardAsync(entries, ids, "当初予算分", coordinator)));
        await InStateAsync(ids[0], ConsultationState.BureauReview);
        await InStateAsync(ids[1], ConsultationState.BureauReview);
        Assert.Equal(0, await ReadAsync(db => db.Set<BureauBatch>().CountAsync()));
        var two = await EntriesAsync((ids[0], 2, "二番"), (ids[1], 1, "一番"));
        await UseAsync<ForwardingService>(s => s.ForwardAsync(two, ids[..2], "当初予算分", coordinator));
        var batch = await ReadAsync(db => db.Set<BureauBatch>().SingleAsync());
        Assert.Equal((1, 2, "当初予算分"), (batch.Number, batch.Cases, batch.Note));
        foreach (var id in ids[..2])
        {
            await InStateAsync(id, ConsultationState.Submitted);
            Assert.Equal(batch.Id, (await OfAsync(id)).BatchId);
        }
        var again = await EntriesAsync((ids[0], 5, "変える"));
        await RefusedAsync("Forwarding.Settled", () => UseAsync<ForwardingService>(s => s.ArrangeAsync(again, coordinator)));
    }

    [Fact]
    public async Task The_reviewer_reads_priority_and_opinion_on_the_review_page_and_in_the_list()
    {
        var id = await Cases.InAsync(ConsultationState.BureauReview);
        await ArrangeAsync((id, 3, "三番目に優先する。"));
        await Cases.DoAsync<ForwardingService>("coordinator", id, (s, v, a) => s.ForwardAsync(id, v, null, a));
        await Cases.AcceptAsync(id);
        var client = await SignedInAsync("reviewer1");
        Assert.Contains("三番目に優先する。", (await client.GetAsync($"/Consultations/Review/{id}")).Text, StringComparison.Ordinal);
        Assert.Contains("部局内 3位", (await client.GetAsync("/Consultations")).Text, StringComparison.Ordinal);
        var file = System.Text.Encoding.UTF8.GetString((await client.GetAsync("/Consultations?handler=Csv")).Body);
        Assert.Contains("三番目に優先する。", file, StringComparison.Ordinal);
        // Another section sees the summary at most, never what the bureau thinks.
        Assert.DoesNotContain("三番目に優先する。", System.Text.Encoding.UTF8.GetString((await (await SignedInAsync("staff2")).GetAsync("/Consultations?handler=Csv")).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bureaus_act_stands_on_paper_and_its_priority_in_the_queue_and_in_the_list_of_opinions()
    {
        var id = await Cases.InAsync(ConsultationState.BureauReview);
        await ArrangeAsync((id, 3, "三番目に優先する。"));
        var coordinator = await ActorAsync("coordinator");
        await Cases.DoAsync<ForwardingService>("coordinator", id, (s, v, a) => s.ForwardAsync(id, v, null, a));
        var approvals = (await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Print/{id}")).Document.QuerySelector(".sheet-approvals")!;
        Assert.Equal(["所属長へ回付する", "提出する", "部局から提出する"], approvals.QuerySelectorAll("tbody th").Select(h => h.TextContent.Trim()));
        Assert.Contains(coordinator.Name, approvals.QuerySelectorAll("tbody tr")[^1].TextContent, StringComparison.Ordinal);
        await Cases.AcceptAsync(id);
        await Cases.StartReviewAsync(id);
        var client = await SignedInAsync("reviewer1");
        Assert.Contains("部局内 3位", (await client.GetAsync("/Season/Queue")).Text, StringComparison.Ordinal);
        Assert.Contains("部局内の優先順位", System.Text.Encoding.UTF8.GetString((await client.GetAsync("/Season/Queue?handler=File")).Body), StringComparison.Ordinal);
        await Cases.JudgeAllAsync(id);
        await Cases.ProposeAsync(id);
        await Cases.DecideAsync(id, ConsultationAct.Approve);
        var finance = await SignedInAsync("finance");
        var row = (await finance.GetAsync("/Consultations/Opinions")).Document.QuerySelector("main table tbody tr")!;
        Assert.Contains(row.QuerySelectorAll("td.num"), cell => cell.TextContent.Trim() == "3");
        var lines = System.Text.Encoding.UTF8.GetString((await finance.GetAsync("/Consultations/Opinions?handler=File")).Body).Split("\r\n");
        var place = lines[0].Split(',').ToList().FindIndex(h => h == "部局内の優先順位");
        Assert.Equal("3", lines[1].Split(',')[place]);
    }

    [Fact]
    public async Task The_coordinators_desk_is_work_and_its_deadline_lies_before_the_offices()
    {
        await Cases.RouteAsync(leadDays: 5);
        var id = await Cases.DraftAsync();
        await Cases.PassOnAsync(id);
        var head = await SignedInAsync("head1");
        Assert.Contains("主管課への締切", (await head.GetAsync($"/Consultations/Check/{id}")).Text, StringComparison.Ordinal);
        await Cases.SubmitAsync(id);
        var (calendar, c) = (await UseAsync<ConsultationCaseService, Core.Calendar.OfficeCalendar>(s => s.CalendarAsync()), await Cases.LoadAsync(id));
        var close = calendar.FilingCloses(c.TargetFy, c.BudgetKind, c.BureauId)!.Value;
        Assert.Equal(close, c.DueOn);
        var day = FilingDay.Of(await ActorAsync("staff1"), calendar, await UseAsync<BureauRoutingQueries, BureauRoutes>(q => q.RoutesAsync()))[0];
        Assert.True(day is { ThroughBureau: true } && day.On < day.ClosesOn);
        var home = await (await SignedInAsync("coordinator")).GetAsync("/");
        Assert.Contains("部局で取りまとめて提出する", home.Text, StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromDays(60));
        var lines = await UseAsync<WorkQueries, IReadOnlyList<WorkLine>>(async q => await q.WaitingAsync(await ActorAsync("coordinator"), calendar));
        Assert.Contains(lines, l => l.Id == id && l.Kind == WorkKind.Forward && l.DueOn == close && close < OfficeTime.DayOf(Clock.Now));
    }

    [Fact]
    public async Task A_case_begun_before_the_switch_and_a_later_stage_go_straight_to_the_office()
    {
        var early = await Cases.DraftAsync();
        Clock.Advance(TimeSpan.FromDays(1));
        var head = await ActorAsync("policyhead");
        await UseAsync<BureauRoutingService>(s => s.AddAsync(new() { BureauId = DemoOffice.BureauId("06"), ValidFrom = head.Today, LeadDays = 3 }, head));
        await Cases.PassOnAsync(early);
        await Cases.SubmitAsync(early);
        await InStateAsync(early, ConsultationState.Submitted);
        var routes = await UseAsync<BureauRoutingQueries, BureauRoutes>(q => q.RoutesAsync());
        Assert.NotNull(routes.For(DemoOffice.BureauId("06"), Stage.PreBudget, head.Today));
        Assert.Null(routes.For(DemoOffice.BureauId("06"), Stage.PreProcurement, head.Today));
        Assert.Null(routes.For(DemoOffice.BureauId("01"), Stage.PreBudget, head.Today));
    }

    [Fact]
    public async Task A_bureau_takes_part_once_and_only_with_a_coordinator()
    {
        var (head, staff) = (await ActorAsync("policyhead"), await ActorAsync("staff1"));
        BureauRoutingInput Of(string bureau) => new() { BureauId = DemoOffice.BureauId(bureau), ValidFrom = head.Today, LeadDays = 5 };
        await RefusedAsync("Forwarding.NoCoordinator", () => UseAsync<BureauRoutingService>(s => s.AddAsync(Of("01"), head)));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<BureauRoutingService>(s => s.AddAsync(Of("06"), staff)));
        var id = await UseAsync<BureauRoutingService, Guid>(s => s.AddAsync(Of("06"), head));
        await RefusedAsync("Forwarding.RoutingExists", () => UseAsync<BureauRoutingService>(s => s.AddAsync(Of("06"), head)));
        var version = await ReadAsync(db => db.Set<BureauRouting>().Where(r => r.Id == id).Select(r => r.Version).SingleAsync());
        await RefusedAsync("Office.EndBeforeBegin", () => UseAsync<BureauRoutingService>(s => s.EndAsync(id, version, head.Today.AddDays(-1), head)));
        await UseAsync<BureauRoutingService>(s => s.EndAsync(id, version, head.Today, head));
    }

    [Fact]
    public async Task Two_coordinators_do_not_write_over_each_other()
    {
        var id = await Cases.InAsync(ConsultationState.BureauReview);
        var first = await (await SignedInAsync("coordinator")).GetAsync("/Consultations/BureauDesk");
        var second = await (await SignedInAsync("coordinator")).GetAsync("/Consultations/BureauDesk");
        var field = $"Input.Rows[{id}].Opinion";
        Assert.Equal(302, (await first.Form(field).Fill(field, "先の意見").SubmitAsync()).Status);
        var refused = await second.Form(field).Fill(field, "後の意見").SubmitAsync();
        Assert.Equal(409, refused.Status);
        Assert.Contains("先の意見", refused.Text, StringComparison.Ordinal);
        Assert.Equal("後の意見", refused.Form(field).ValueOf(field));
        Assert.Equal(302, (await refused.Form(field).SubmitAsync()).Status);
        Assert.Equal("後の意見", (await OfAsync(id)).Opinion);
    }

    private async Task<Guid> SubmittedAsync(string title)
    {
        var id = await Cases.InAsync(ConsultationState.SectionReview, new() { Title = title });
        await Cases.SubmitAsync(id);
        return id;
    }

    private Task<BureauForwarding> OfAsync(Guid id) => ReadAsync(db => db.Set<BureauForwarding>().AsNoTracking().SingleAsync(f => f.ConsultationId == id));

    private async Task<List<ForwardingEntry>> EntriesAsync(params (Guid Id, int Priority, string? Opinion)[] rows)
    {
        var entries = new List<ForwardingEntry>();
        foreach (var (id, priority, opinion) in rows)
        {
            entries.Add(new ForwardingEntry(id, (await OfAsync(id)).Version, await Cases.VersionAsync(id), priority, opinion));
        }
        return entries;
    }

    private async Task ArrangeAsync(params (Guid Id, int Priority, string? Opinion)[] rows)
    {
        var (entries, coordinator) = (await EntriesAsync(rows), await ActorAsync("coordinator"));
        await UseAsync<ForwardingService>(s => s.ArrangeAsync(entries, coordinator));
    }
}
