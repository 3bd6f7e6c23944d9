using System.Text.RegularExpressions;
using GovernancePortal.BrowserTests.Kit;
using GovernancePortal.Core.Consultations;
using Microsoft.Playwright;
using Xunit;

namespace GovernancePortal.BrowserTests.Journeys;

public sealed class FormTests : BrowserTest
{
    [Fact]
    public Task The_second_to_save_the_same_section_sees_the_others_change_and_loses_nothing() => WatchedAsync(async () =>
    {
        var id = await Cases.CreateAsync();
        var (staff, head) = (await AtDeskAsync("staff1"), await AtDeskAsync("head1"));
        var address = $"/Consultations/Section/{id}/B";
        await staff.GoAsync(address);
        await head.GoAsync(address);
        await Answer(staff, "B1").FillAsync("担当者の書いた背景");
        Clock.Advance(TimeSpan.FromMinutes(1));
        await staff.PressAsync("保存して次へ");

        await Answer(head, "B1").FillAsync("所属長の書いた背景");
        await Answer(head, "B2").FillAsync("所属長だけが書いた影響");
        Clock.Advance(TimeSpan.FromMinutes(1));
        var refused = await head.PressAsync("保存して次へ");
        Assert.Equal(409, refused.Status);
        await head.SeesAsync("ほかの人がこのページを保存しました");
        await head.SeesAsync("担当者の書いた背景");
        await Assertions.Expect(Answer(head, "B1")).ToHaveValueAsync("所属長の書いた背景");
        await Assertions.Expect(Answer(head, "B2")).ToHaveValueAsync("所属長だけが書いた影響");
        Assert.Equal("担当者の書いた背景", await StoredAsync(id, "B1"));

        await head.Field("相手の内容を残す").CheckAsync();
        await head.PressAsync("保存して次へ");
        await Assertions.Expect(head.Page).ToHaveURLAsync(new Regex("/C$"));
        Assert.Equal("担当者の書いた背景", await StoredAsync(id, "B1"));
        Assert.Equal("所属長だけが書いた影響", await StoredAsync(id, "B2"));
    });

    [Fact]
    public Task What_was_typed_survives_a_reload_and_a_new_session() => WatchedAsync(async () =>
    {
        var id = await Cases.CreateAsync();
        var staff = await AtDeskAsync("staff1");
        await staff.GoAsync($"/Consultations/Section/{id}/B");
        await Answer(staff, "B1").FillAsync("まだ保存していない背景");
        await Assertions.Expect(staff.Page.Locator(".autosave")).ToContainTextAsync("自動保存しました");
        Assert.Null(await StoredAsync(id, "B1"));
        await staff.Page.ReloadAsync();
        await Assertions.Expect(Answer(staff, "B1")).ToHaveValueAsync("まだ保存していない背景");

        var later = await AtDeskAsync("staff1");
        await later.GoAsync($"/Consultations/Section/{id}/B");
        await later.SeesAsync("保存していない入力があります");
        await Assertions.Expect(Answer(later, "B1")).ToHaveValueAsync("まだ保存していない背景");
        await later.PressAsync("保存して次へ");
        Assert.Equal("まだ保存していない背景", await StoredAsync(id, "B1"));
        await later.GoAsync($"/Consultations/Section/{id}/B");
        await Assertions.Expect(later.Main).Not.ToContainTextAsync("保存していない入力があります");
    });

    [Fact]
    public Task A_submission_is_refused_at_the_gate_in_words_that_say_what_is_missing() => WatchedAsync(async () =>
    {
        var id = await Cases.InAsync(ConsultationState.SectionReview);
        Clock.Go(2026, 12, 1);
        var head = await AtDeskAsync("head1");
        await head.GoAsync($"/Consultations/Check/{id}");
        await head.SeesAsync("受付期間を過ぎているため、理由書（A10）が必要です。");
        await Assertions.Expect(head.Button(Words.Of(ConsultationAct.Submit))).ToHaveAttributeAsync("aria-disabled", "true");
        await head.Main.GetByRole(AriaRole.Link, new() { Name = "締切後提出の理由" }).First.ClickAsync();
        await Assertions.Expect(head.Page).ToHaveURLAsync(new Regex("/Section/.*/A"));
        Assert.Equal(ConsultationState.SectionReview, (await Cases.LoadAsync(id)).State);
    });

    [Fact]
    public Task A_question_is_answered_by_replacing_the_opened_field_without_a_new_round() => WatchedAsync(async () =>
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        var reviewer = await AtDeskAsync("reviewer1");
        await reviewer.GoAsync($"/Consultations/Act/{id}/Ask");
        await reviewer.Field("質問").Last.FillAsync("対象者数の根拠を教えてください。");
        await reviewer.Field("回答期限").FillAsync("令和8年9月15日");
        await reviewer.Main.GetByText("差替えを認める項目・添付").ClickAsync();
        await reviewer.Main.Locator("input[value='B2']").CheckAsync();
        await reviewer.PressAsync(Words.Of(ConsultationAct.Ask));
        await reviewer.SeesAsync("質問中");

        var staff = await AtDeskAsync("staff1");
        await staff.GoAsync($"/Consultations/Section/{id}/B");
        await Assertions.Expect(staff.Item("B1").GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
        await Answer(staff, "B2").FillAsync("128台の端末で使う。");
        await staff.PressAsync("保存して次へ");
        await staff.GoAsync($"/Consultations/Act/{id}/Answer");
        await staff.Field("回答").First.FillAsync("昨年度の利用実績によります。");
        await staff.PressAsync(Words.Of(ConsultationAct.Answer));
        await staff.SeesAsync("審査中");

        var answered = await Cases.LoadAsync(id);
        Assert.Equal(ConsultationState.UnderReview, answered.State);
        Assert.Equal("128台の端末で使う。", answered.SectionOf('B').Values["B2"]);
        Assert.Equal(2, answered.Versions.Count);
        Assert.Single(answered.Acts, a => a.Act == ConsultationAct.Submit);
        await reviewer.GoAsync($"/Consultations/Review/{id}");
        await reviewer.SeesAsync("128台の端末で使う。");
    });

    [Fact]
    public Task A_case_above_the_limit_takes_the_committee_route() => WatchedAsync(async () =>
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview, TestKit.CaseShape.Committee);
        await Cases.JudgeAllAsync(id);
        await Cases.ProposeAsync(id);
        var head = await AtDeskAsync("policyhead");
        await head.GoAsync($"/Consultations/Case/{id}");
        await Assertions.Expect(head.Link(Words.Of(ConsultationAct.Approve))).ToHaveCountAsync(0);
        await head.FollowAsync(Words.Of(ConsultationAct.ReferToCommittee));
        await head.PressAsync(Words.Of(ConsultationAct.ReferToCommittee));
        await head.SeesAsync("付議待ち");

        var secretary = await AtDeskAsync("secretary");
        await secretary.GoAsync($"/Consultations/Case/{id}");
        await secretary.FollowAsync(Words.Of(ConsultationAct.CommitteeApprove));
        await secretary.Field("会議の日").FillAsync("令和8年9月1日");
        await secretary.Field("理由・意見").FillAsync("IT推進会議で承認された。");
        await secretary.PressAsync(Words.Of(ConsultationAct.CommitteeApprove));
        var decided = await Cases.LoadAsync(id);
        Assert.Equal(ConsultationState.Approved, decided.State);
    });

    private static ILocator Answer(Person person, string item) => person.Item(item).GetByRole(AriaRole.Textbox).First;

    private async Task<string?> StoredAsync(Guid id, string code) => (await Cases.LoadAsync(id)).SectionOf(code[0]).Values[code];
}
