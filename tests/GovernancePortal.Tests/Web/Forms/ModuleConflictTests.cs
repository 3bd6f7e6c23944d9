using System.Globalization;
using AngleSharp.Html.Dom;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Assignment;
using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Core.Consultations.Hearings;
using GovernancePortal.Core.Consultations.Need;
using GovernancePortal.Core.Consultations.Opinions;
using GovernancePortal.Core.Platform;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Web.Forms;

/// <summary>
/// Two people at once where no single record is edited: a desk of many cases, a timetable, a list that is handed over, a set
/// of rules that follows another. What the second one did not see is never put aside without a word.
/// </summary>
public sealed class ModuleConflictTests : PortalTest
{
    internal static ScrutinyInput Scrutinised(string reason) => new() { Reason = reason, Lines = [new() { Item = "EngineerMonth", Name = "設計", Quantity = 2, Unit = "人月", RequestedYen = 1_000_000, AcceptedYen = 900_000 }] };

    [Fact]
    public async Task Of_two_desks_the_second_moves_no_case_that_the_first_has_moved_and_its_row_says_so()
    {
        var one = await Cases.InAsync(ConsultationState.UnderReview);
        var two = await Cases.InAsync(ConsultationState.UnderReview, new CaseShape { Title = "もう一つの更新" });
        var (reviewer1, reviewer2) = ((await ActorAsync("reviewer1")).UserId, (await ActorAsync("reviewer2")).UserId);
        var first = await (await SignedInAsync("policyhead")).GetAsync("/Consultations/Assign?kind=Assign");
        var second = await (await SignedInAsync("reviewer1")).GetAsync("/Consultations/Assign?kind=Assign");
        Assert.Equal(302, (await Choose(first, (one, reviewer2)).SubmitAsync()).Status);
        var later = await Choose(second, (one, reviewer1), (two, reviewer2)).SubmitAsync();
        Assert.Equal(302, later.Status);
        Assert.Equal(reviewer2, (await Cases.LoadAsync(one)).ReviewerId);
        Assert.Equal(reviewer2, (await Cases.LoadAsync(two)).ReviewerId);
        var run = await second.Client.GetAsync(later.Location!);
        var row = run.Document.QuerySelectorAll("main tbody tr").Single(r => r.InnerHtml.Contains(one.ToString(), StringComparison.Ordinal));
        Assert.Contains("ほかの人", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_desks_that_take_one_case_in_the_first_counts()
    {
        var id = await Cases.InAsync(ConsultationState.Submitted);
        var (reviewer1, reviewer2) = ((await ActorAsync("reviewer1")).UserId, (await ActorAsync("reviewer2")).UserId);
        var first = await (await SignedInAsync("reviewer1")).GetAsync("/Consultations/Assign");
        var second = await (await SignedInAsync("reviewer2")).GetAsync("/Consultations/Assign");
        Assert.Equal(302, (await Choose(first, (id, reviewer1)).SubmitAsync()).Status);
        Assert.Equal(302, (await Choose(second, (id, reviewer2)).SubmitAsync()).Status);
        Assert.Equal(reviewer1, (await Cases.LoadAsync(id)).ReviewerId);
        Assert.Equal(1, await ReadAsync(db => db.Set<AssignmentRow>().CountAsync(r => r.ConsultationId == id && r.Refusal != null)));
    }

    // Ticks the cases and chooses who reviews them.
    private static HtmlForm Choose(TestPage page, params (Guid Case, Guid Reviewer)[] rows)
    {
        var form = page.Form("Input.Chosen");
        foreach (var (id, reviewer) in rows)
        {
            ((IHtmlInputElement)page.Document.GetElementById($"choose-{id}")!).IsChecked = true;
            form.Fill($"Input.Rows[{id}].ReviewerId", reviewer.ToString());
        }
        return form;
    }

    [Fact]
    public async Task Two_who_assign_hearings_at_once_never_give_a_case_two_times_and_a_time_taken_away_is_told()
    {
        var reviewer = await ActorAsync("reviewer1");
        await UseAsync<HearingService>(s => s.AddSlotsAsync(new SlotsInput { On = reviewer.Today.AddDays(2), From = "10:00", To = "11:00", Minutes = 30, Place = "会議室", Capacity = 1 }, reviewer));
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        var first = await (await SignedInAsync("reviewer1")).GetAsync("/Consultations/Hearings");
        var second = await (await SignedInAsync("reviewer2")).GetAsync("/Consultations/Hearings");
        Assert.Equal(302, (await first.Form("Chosen").SubmitAsync()).Status);
        var hearing = await ReadAsync(db => db.Set<Hearing>().AsNoTracking().SingleAsync());
        Assert.Equal(302, (await second.Form("Chosen").SubmitAsync()).Status);
        Assert.Contains("すでにヒアリングの時間が決まっています", (await second.Client.GetAsync("/Consultations/Hearings")).Text, StringComparison.Ordinal);
        Assert.Equal(hearing.Id, (await ReadAsync(db => db.Set<Hearing>().AsNoTracking().SingleAsync())).Id);

        // The time that the page proposed is taken out of the timetable before it is given.
        var other = await Cases.InAsync(ConsultationState.UnderReview, new CaseShape { Title = "会計の更新", Staff = "staff2", Head = "head2", SystemId = null, Kind = ConsultationKind.NewSystem, Reviewer = "reviewer2" });
        var page = await second.Client.GetAsync("/Consultations/Hearings");
        var slot = await ReadAsync(db => db.Set<HearingSlot>().AsNoTracking().SingleAsync(s => s.Id != hearing.SlotId));
        await UseAsync<HearingService>(s => s.RemoveSlotAsync(slot.Id, slot.Version, reviewer));
        Assert.Equal(302, (await page.Form("Chosen").SubmitAsync()).Status);
        Assert.Contains("その時間は予定表から外されました", (await second.Client.GetAsync("/Consultations/Hearings")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await ReadAsync(db => db.Set<Hearing>().CountAsync(h => h.ConsultationId == other)));
        Assert.NotEqual(id, other);
    }

    [Fact]
    public async Task A_hearing_that_was_called_off_meanwhile_is_not_recorded()
    {
        var address = await FormTable.All.Single(f => f.Page == "/Consultations/Hearings/Record").Address(this);
        var page = await (await SignedInAsync("reviewer1")).GetAsync(address);
        var (hearing, reviewer) = (await ReadAsync(db => db.Set<Hearing>().AsNoTracking().SingleAsync()), await ActorAsync("reviewer2"));
        await UseAsync<HearingService>(s => s.CancelAsync(hearing.Id, hearing.Version, "日程の都合", reviewer));
        var refused = await page.Form("Input.Record").Fill("Input.Attendants", "2名").Fill("Input.Record", "確認した。").SubmitAsync();
        // There was no hearing: said on the page, with what was written still there to be copied.
        Assert.Equal(422, refused.Status);
        Assert.Contains("取り消されたヒアリングです", refused.Text, StringComparison.Ordinal);
        Assert.Equal("確認した。", refused.Form("Input.Record").ValueOf("Input.Record"));
        Assert.Null((await ReadAsync(db => db.Set<Hearing>().AsNoTracking().SingleAsync())).Record);
    }

    [Fact]
    public async Task A_list_of_opinions_that_was_handed_over_or_changed_since_it_was_shown_is_not_handed_over_unseen()
    {
        await Cases.InAsync(ConsultationState.Approved);
        var first = await (await SignedInAsync("reviewer1")).GetAsync("/Consultations/Opinions");
        var second = await (await SignedInAsync("reviewer2")).GetAsync("/Consultations/Opinions");
        Assert.Equal(302, (await first.Form("seen").SubmitAsync()).Status);
        var refused = await second.Form("seen").SubmitAsync();
        Assert.Equal(409, refused.Status);
        Assert.Contains("ほかの人の変更と重なりました", refused.Text, StringComparison.Ordinal);
        Assert.Equal(1, await ReadAsync(db => db.Set<OpinionHandover>().CountAsync()));
        // A decision that came between looking and pressing is looked at first.
        await Cases.InAsync(ConsultationState.Rejected, new CaseShape { Title = "後から決まった更新" });
        var changed = await refused.Form("seen").SubmitAsync();
        Assert.Equal(409, changed.Status);
        Assert.Contains("後から決まった更新", changed.Text, StringComparison.Ordinal);
        Assert.Equal(302, (await changed.Form("seen").SubmitAsync()).Status);
        var handed = await ReadAsync(db => db.Set<OpinionHandover>().AsNoTracking().OrderBy(h => h.Number).ToListAsync());
        Assert.Equal([1, 2], handed.Select(h => h.Rows.Count));
    }

    [Fact]
    public async Task A_set_of_need_rules_does_not_take_back_the_words_of_one_that_was_added_meanwhile()
    {
        var first = await (await SignedInAsync("policyhead")).GetAsync("/Administration/Office/Need");
        var second = await (await SignedInAsync("reviewer1")).GetAsync("/Administration/Office/Need");
        Assert.Equal(302, (await first.Form("Input.ValidFrom").Fill("Input.ValidFrom", Day(30)).Fill("Input.Questions[0].TextJa", "先に改めた問い").SubmitAsync()).Status);
        var refused = await second.Form("Input.ValidFrom").Fill("Input.ValidFrom", Day(60)).Fill("Input.Questions[0].TextJa", "後で改めた問い").SubmitAsync();
        Assert.Equal(409, refused.Status);
        Assert.Contains("先に改めた問い", refused.Text, StringComparison.Ordinal);
        Assert.Equal("後で改めた問い", refused.Form("Input.ValidFrom").ValueOf("Input.Questions[0].TextJa"));
        Assert.Equal(2, await ReadAsync(db => db.Set<NeedRuleSet>().CountAsync()));
        Assert.Equal(302, (await refused.Form("Input.ValidFrom").SubmitAsync()).Status);
        Assert.Equal(3, await ReadAsync(db => db.Set<NeedRuleSet>().CountAsync()));
    }

    [Fact]
    public async Task Of_two_who_begin_a_scrutiny_at_the_same_moment_one_is_told()
    {
        var (id, one, two) = (await Cases.InAsync(ConsultationState.UnderReview), await ActorAsync("reviewer1"), await ActorAsync("policyhead"));
        var both = new[] { UseAsync<ScrutinyService>(s => s.SaveAsync(id, Scrutinised("一人目"), one)), UseAsync<ScrutinyService>(s => s.SaveAsync(id, Scrutinised("二人目"), two)) };
        var told = await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(both));
        Assert.True(told is VersionConflict or DbUpdateConcurrencyException, told.GetType().Name);
        Assert.Equal(1, both.Count(t => t.IsCompletedSuccessfully));
        Assert.Equal(1, await ReadAsync(db => db.Set<Scrutiny>().CountAsync()));
    }

    private string Day(int ahead) => Core.Platform.Time.OfficeTime.DayOf(Clock.Now).AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
