using GovernancePortal.BrowserTests.Kit;
using GovernancePortal.Core.Consultations;
using GovernancePortal.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace GovernancePortal.BrowserTests.Journeys;

/// <summary>A sitting of the committee from its calling to the minutes, and what the section does about its condition.</summary>
public sealed class CommitteeTests : BrowserTest
{
    [Fact]
    public Task A_sitting_is_called_decides_on_a_condition_and_has_its_minutes() => WatchedAsync(async () =>
    {
        var heard = await Cases.InAsync(ConsultationState.CommitteePending);
        await Cases.InAsync(ConsultationState.CommitteePending, CaseShape.Committee with { Title = "河川情報システム更新事業" });
        var secretary = await AtDeskAsync("secretary");
        await secretary.GoAsync("/Administration/Committee/Edit");
        await secretary.Page.Locator("[name='Input.Name']").FillAsync("令和8年度第2回 IT推進会議");
        await secretary.Page.Locator("[name='Input.On']").FillAsync("令和8年9月1日");
        await secretary.PressAsync(Words.Of("Form.Save"));
        var meeting = secretary.Page.Url;

        for (var i = 0; i < 2; i++)
        {
            await secretary.Main.Locator("#Add").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await secretary.PressAsync(Words.Of("Committee.Add"));
        }
        var rows = secretary.Main.Locator("table.list tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        var last = await rows.Last.Locator("a").First.InnerTextAsync();
        await secretary.AnswerOfAsync(() => rows.Last.GetByRole(AriaRole.Button, new() { Name = Words.Of("Committee.Up") }).ClickAsync());
        Assert.Equal(last, await rows.First.Locator("a").First.InnerTextAsync());
        await secretary.AnswerOfAsync(() => rows.Filter(new() { HasText = "河川情報" }).GetByRole(AriaRole.Button, new() { Name = Words.Of("Committee.Remove") }).ClickAsync());
        await Assertions.Expect(rows).ToHaveCountAsync(1);

        await rows.First.GetByText(Words.Of("Committee.Decide")).ClickAsync();
        await secretary.AnswerOfAsync(() => rows.First.GetByRole(AriaRole.Link, new() { Name = Words.Of(ConsultationAct.CommitteeApproveWithConditions), Exact = true }).ClickAsync());
        await Assertions.Expect(secretary.Field("会議の日")).ToHaveValueAsync("令和8年9月1日");
        await secretary.Field("理由・意見").FillAsync("条件を付けて承認する。");
        var refused = await secretary.PressAsync(Words.Of(ConsultationAct.CommitteeApproveWithConditions));
        Assert.Equal(422, refused.Status);
        await secretary.Field("種類").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await secretary.Field("果たす時期").SelectOptionAsync("PreProcurement");
        await secretary.Field("条件の内容").FillAsync("移行計画書を提出すること。");
        await secretary.PressAsync(Words.Of(ConsultationAct.CommitteeApproveWithConditions));
        await secretary.SeesAsync("条件付き承認");
        Assert.Equal(ConsultationState.ConditionallyApproved, (await Cases.LoadAsync(heard)).State);

        await secretary.GoAsync(meeting);
        await secretary.FollowAsync(Words.Of("Committee.Edit"));
        await secretary.Page.Locator("[name='Input.Minutes']").FillAsync("質疑の後、採決した。");
        await secretary.PressAsync(Words.Of("Form.Save"));
        await secretary.SeesAsync("質疑の後、採決した。");
        await secretary.SeesAsync("条件付き承認");
    });

    [Fact]
    public Task Another_reviewer_takes_a_case_over_and_is_told() => WatchedAsync(async () =>
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        var next = await ActorAsync("reviewer2");
        var head = await AtDeskAsync("policyhead");
        await head.GoAsync($"/Consultations/Case/{id}");
        await head.FollowAsync(Words.Of("Case.Reassign"));
        await head.Field(Words.Of("Case.ReviewerNext")).SelectOptionAsync(next.UserId.ToString());
        await head.PressAsync(Words.Of("Case.Reassign"));
        await head.SeesAsync($"審査担当 {next.Name}");
        await RelayAsync();
        var reviewer = await AtDeskAsync("reviewer2");
        await reviewer.GoAsync("/Notices");
        await reviewer.AnswerOfAsync(() => reviewer.Main.GetByRole(AriaRole.Button, new() { Name = $"審査担当が{next.Name}さんに替わりました" }).ClickAsync());
        await Assertions.Expect(reviewer.Link(Words.Of("Case.ToReview")).First).ToBeVisibleAsync();
    });
}
