using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Hearings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Deciding;

/// <summary>Hearings, homework and calls through the services.</summary>
public sealed class HearingTests : CaseTest
{
    private async Task<List<HearingSlot>> SlotsAsync(int days = 2, bool bookable = false, int capacity = 2)
    {
        var reviewer = await ActorAsync("reviewer1");
        await UseAsync<HearingService>(s => s.AddSlotsAsync(new SlotsInput { On = reviewer.Today.AddDays(days), From = "10:00", To = "11:10", Minutes = 30, Place = "会議室", Capacity = capacity, IsBookable = bookable }, reviewer));
        return await ReadAsync(db => db.Set<HearingSlot>().AsNoTracking().OrderBy(s => s.On).ThenBy(s => s.From).ToListAsync());
    }

    private async Task SetAsync(Guid id, Guid slot, string who = "reviewer1")
    {
        var actor = await ActorAsync(who);
        await UseAsync<HearingService>(s => s.SetAsync(id, slot, actor));
    }

    private Task<Hearing> HearingOfAsync(Guid id) => ReadAsync(db => db.Set<Hearing>().AsNoTracking().SingleAsync(h => h.ConsultationId == id && h.CancelledAt == null));

    [Fact]
    public async Task One_section_and_one_reviewer_are_never_heard_twice_at_one_time()
    {
        var slots = await SlotsAsync();
        Assert.Equal(2, slots.Count);
        var (one, two) = (await Cases.InAsync(ConsultationState.UnderReview), await Cases.InAsync(ConsultationState.UnderReview, new CaseShape { Title = "もう一つの更新" }));
        await SetAsync(one, slots[0].Id);
        await RefusedAsync("Hearing.SameSection", () => SetAsync(two, slots[0].Id));
        await SetAsync(two, slots[1].Id);
        await RefusedAsync("Hearing.HasTime", () => SetAsync(two, slots[0].Id));
        var other = await Cases.InAsync(ConsultationState.UnderReview, new CaseShape { Title = "会計の更新", Staff = "staff2", Head = "head2", SystemId = null, Kind = ConsultationKind.NewSystem });
        await RefusedAsync("Hearing.SameReviewer", () => SetAsync(other, slots[0].Id));
    }

    [Fact]
    public async Task A_full_time_a_passed_one_and_a_case_not_under_review_are_refused()
    {
        var slots = await SlotsAsync(capacity: 1);
        var one = await Cases.InAsync(ConsultationState.UnderReview);
        var other = await Cases.InAsync(ConsultationState.UnderReview, new CaseShape { Title = "会計の更新", Staff = "staff2", Head = "head2", SystemId = null, Kind = ConsultationKind.NewSystem, Reviewer = "reviewer2" });
        await SetAsync(one, slots[0].Id);
        await RefusedAsync("Hearing.Full", () => SetAsync(other, slots[0].Id));
        var submitted = await Cases.InAsync(ConsultationState.Submitted, new CaseShape { Title = "受付前の更新" });
        await RefusedAsync("Hearing.NotNow", () => SetAsync(submitted, slots[1].Id));
        Clock.Advance(TimeSpan.FromDays(3));
        await RefusedAsync("Consultation.DuePassed", () => SetAsync(other, slots[1].Id));
    }

    [Fact]
    public async Task The_portal_proposes_times_that_the_office_assigns_at_once()
    {
        await SlotsAsync();
        var (one, two) = (await Cases.InAsync(ConsultationState.UnderReview), await Cases.InAsync(ConsultationState.Accepted, new CaseShape { Title = "もう一つの更新" }));
        var reviewer = await ActorAsync("reviewer1");
        var unheard = await UseAsync<HearingQueries, IReadOnlyList<UnheardCase>>(q => q.UnheardAsync(reviewer));
        Assert.Equal(new[] { one, two }.Order(), unheard.Select(u => u.Id).Order());
        Assert.Equal(2, unheard.Select(u => u.Proposed!.Id).Distinct().Count());
        var page = await (await SignedInAsync("reviewer1")).GetAsync("/Consultations/Hearings");
        Assert.Equal(302, (await page.Form("Chosen").SubmitAsync("選んだ案件に時間を割り当てる")).Status);
        Assert.Empty(await UseAsync<HearingQueries, IReadOnlyList<UnheardCase>>(q => q.UnheardAsync(reviewer)));
        await RelayAsync();
        Assert.Contains("ヒアリングは", (await (await SignedInAsync("staff1")).GetAsync("/Notices")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_section_books_only_what_is_offered_to_it_and_sees_of_others_only_that_a_time_is_taken()
    {
        var closed = await SlotsAsync();
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        await Assert.ThrowsAsync<Forbidden>(() => SetAsync(id, closed[0].Id, "staff1"));
        var open = (await SlotsAsync(days: 3, bookable: true)).Where(s => s.IsBookable).ToList();
        await SetAsync(id, open[0].Id, "staff1");
        Assert.True((await HearingOfAsync(id)).BySection);
        var page = (await (await SignedInAsync("staff2")).GetAsync("/Consultations/Hearings")).Text;
        Assert.Contains("予約済", page, StringComparison.Ordinal);
        Assert.DoesNotContain("橋梁台帳", page, StringComparison.Ordinal);
        var print = (await (await SignedInAsync("staff1")).GetAsync("/Consultations/Hearings/Print")).Text;
        Assert.Contains("橋梁台帳", print, StringComparison.Ordinal);
        var hearing = await HearingOfAsync(id);
        var staff = await ActorAsync("staff1");
        await UseAsync<HearingService>(s => s.CancelAsync(hearing.Id, hearing.Version, null, staff));
        Assert.Equal(0, await ReadAsync(db => db.Set<Hearing>().CountAsync(h => h.CancelledAt == null)));
    }

    [Fact]
    public async Task A_hearing_is_recorded_from_its_day_on_by_the_office_and_leaves_homework_for_both_sides()
    {
        var slots = await SlotsAsync();
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        await SetAsync(id, slots[0].Id);
        var hearing = await HearingOfAsync(id);
        var (reviewer, staff) = (await ActorAsync("reviewer1"), await ActorAsync("staff1"));
        await RefusedAsync("Hearing.NotYet", () => UseAsync<HearingService>(s => s.WriteAsync(hearing.Id, hearing.Version, "4名", "確認した。", reviewer)));
        Clock.Advance(TimeSpan.FromDays(2));
        (reviewer, staff) = (reviewer with { Now = Clock.Now }, staff with { Now = Clock.Now });
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<HearingService>(s => s.WriteAsync(hearing.Id, hearing.Version, "4名", "確認した。", staff)));
        var client = await SignedInAsync("reviewer1");
        var saved = await (await client.GetAsync($"/Consultations/Hearings/Record/{hearing.Id}")).Form("Input.Record").Fill("Input.Attendants", "4名").Fill("Input.Record", "移行の件数を確認した。")
            .Fill("Input.Homework", "内訳を出す。").Fill("Input.HomeworkSide", "Section").Fill("Input.HomeworkDue", reviewer.Today.AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).SubmitAsync();
        Assert.Equal(302, saved.Status);
        await RefusedAsync("Hearing.Recorded", async () => { var now = await HearingOfAsync(id); await UseAsync<HearingService>(s => s.CancelAsync(now.Id, now.Version, null, reviewer)); });
        Assert.Contains("移行の件数を確認した。", (await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Talks/{id}")).Text, StringComparison.Ordinal);

        var homework = await ReadAsync(db => db.Set<Homework>().AsNoTracking().SingleAsync());
        Assert.Equal(TalkWorkKind.Homework, Assert.Single(await UseAsync<TalkWorkQueries, IReadOnlyList<TalkWorkLine>>(q => q.WaitingAsync(staff))).Kind);
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<TalkService>(s => s.FinishAsync(homework.Id, homework.Version, "出した。", reviewer)));
        await RefusedAsync("Form.Required", () => UseAsync<TalkService>(s => s.FinishAsync(homework.Id, homework.Version, " ", staff)));
        await UseAsync<TalkService>(s => s.FinishAsync(homework.Id, homework.Version, "内訳を送付した。", staff));
        Assert.Empty(await UseAsync<TalkWorkQueries, IReadOnlyList<TalkWorkLine>>(q => q.WaitingAsync(staff)));
        await RefusedAsync("Talk.OfficeGives", () => UseAsync<TalkService>(s => s.GiveAsync(id, null, new HomeworkInput { Side = TalkSide.Office, Text = "調べる", DueOn = staff.Today }, staff)));
    }

    [Theory]
    [InlineData("staff1", true)]
    [InlineData("head1", true)]
    [InlineData("reviewer1", true)]
    [InlineData("policyhead", true)]
    [InlineData("coordinator", false)]
    [InlineData("finance", false)]
    [InlineData("auditor1", false)]
    public async Task Both_sides_note_calls_and_read_them_and_nobody_else_writes(string account, bool allowed)
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        var actor = await ActorAsync(account);
        Task Note() => UseAsync<TalkService>(s => s.NoteCallAsync(id, new PhoneInput { SpokenOn = actor.Today, With = "担当", Text = "見積りの期限を確認" }, actor));
        if (!allowed)
        {
            await Assert.ThrowsAsync<Forbidden>(Note);
            return;
        }
        await Note();
        await RefusedAsync("Talk.InFuture", () => UseAsync<TalkService>(s => s.NoteCallAsync(id, new PhoneInput { SpokenOn = actor.Today.AddDays(1), With = "担当", Text = "明日" }, actor)));
        foreach (var reader in new[] { "staff1", "reviewer2" })
        {
            Assert.Contains("見積りの期限を確認", (await (await SignedInAsync(reader)).GetAsync($"/Consultations/Case/{id}?tab=review")).Text, StringComparison.Ordinal);
        }
    }
}
