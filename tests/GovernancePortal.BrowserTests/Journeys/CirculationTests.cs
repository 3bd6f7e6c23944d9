using GovernancePortal.BrowserTests.Kit;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Committee;
using Microsoft.Playwright;
using Xunit;

namespace GovernancePortal.BrowserTests.Journeys;

/// <summary>書面開催: from the seats to the settled minutes, by the secretariat alone.</summary>
public sealed class CirculationTests : BrowserTest
{
    [Fact]
    public Task A_case_goes_round_in_writing_is_decided_and_its_minutes_are_settled() => WatchedAsync(async () =>
    {
        var id = await Cases.InAsync(ConsultationState.CommitteePending);
        var secretary = await AtDeskAsync("secretary");
        foreach (var (name, office, role) in new[] { ("森山 いずみ", "副知事", MemberRole.Chair), ("緑川 なおと", "総務部長", MemberRole.Member) })
        {
            await secretary.GoAsync("/Administration/Committee/Members");
            await secretary.Page.Locator("[name='Input.Name']").FillAsync(name);
            await secretary.Page.Locator("[name='Input.Office']").FillAsync(office);
            await secretary.Page.Locator($"[name='Input.Role'][value='{role}']").CheckAsync();
            await secretary.Page.Locator("[name='Input.From']").FillAsync("令和6年4月1日");
            await secretary.PressAsync(Words.Of("Form.Save"));
        }
        await secretary.GoAsync("/Administration/Committee/Edit");
        await secretary.Page.Locator("[name='Input.Name']").FillAsync("令和8年度 IT推進会議（書面）");
        await secretary.Page.Locator($"[name='Input.Kind'][value='{MeetingKind.Written}']").CheckAsync();
        var today = Core.Platform.Time.OfficeTime.DayOf(Clock.Now);
        await secretary.Page.Locator("[name='Input.On']").FillAsync(today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await secretary.Page.Locator("[name='Input.DueOn']").FillAsync(today.AddDays(7).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await secretary.PressAsync(Words.Of("Form.Save"));
        var meeting = secretary.Page.Url;
        await secretary.Main.Locator("#Add").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await secretary.PressAsync(Words.Of("Committee.Add"));

        // Nobody has answered: the decision is not yet to be recorded.
        await secretary.GoAsync($"/Consultations/Act/{id}/{ConsultationAct.CommitteeApprove}");
        await secretary.SeesAsync(Words.Of("Rule.Consultation.CommitteeNotReady"));

        foreach (var (answer, text) in new[] { (BallotAnswer.For, ""), (BallotAnswer.Opinion, "他部局の似た業務でも使えるか確かめること。") })
        {
            await secretary.GoAsync(meeting);
            await secretary.AnswerOfAsync(() => secretary.Main.Locator("a[href*='/Committee/Answers/']").First.ClickAsync());
            await secretary.Page.Locator($"[name='Input.Answer'][value='{answer}']").CheckAsync();
            await secretary.Page.Locator("[name='Input.Text']").FillAsync(text);
            await secretary.PressAsync(Words.Of("Form.Save"));
        }
        await secretary.SeesAsync(Words.Of("Committee.Ready"));

        await secretary.GoAsync($"/Consultations/Act/{id}/{ConsultationAct.CommitteeApprove}");
        await secretary.Page.Locator("[name='Input.MeetingOn']").FillAsync(today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await secretary.Page.Locator("[name='Input.Text']").FillAsync("原案のとおり承認する。");
        await secretary.PressAsync(Words.Of(ConsultationAct.CommitteeApprove));
        Assert.Equal(ConsultationState.Approved, (await Cases.LoadAsync(id)).State);

        await secretary.GoAsync(meeting);
        await secretary.FollowAsync(Words.Of("Committee.DraftMinutes"));
        await Assertions.Expect(secretary.Page.Locator("[name='Input.Minutes']")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("賛成 1人、反対 0人、意見あり 1人"));
        await secretary.PressAsync(Words.Of("Form.Save"));
        await secretary.PressAsync(Words.Of("Committee.Freeze"));
        await secretary.SeesAsync("他部局の似た業務でも使えるか確かめること。");
        await Assertions.Expect(secretary.Main.GetByText(Words.Of("Committee.DraftMinutes"))).ToHaveCountAsync(0);
    });
}
