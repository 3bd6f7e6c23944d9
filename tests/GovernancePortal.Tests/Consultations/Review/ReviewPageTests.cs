using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Committee;
using GovernancePortal.Core.Consultations.Office;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Review;

public sealed class ReviewPageTests : PortalTest
{
    [Fact]
    public async Task The_filing_section_does_not_see_the_review()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        Assert.Equal(403, (await (await SignedInAsync("staff1")).GetAsync("/Consultations/Review/" + id)).Status);
        Assert.Equal(200, (await (await SignedInAsync("reviewer1")).GetAsync("/Consultations/Review/" + id)).Status);
    }

    [Fact]
    public async Task A_comment_typed_beside_a_refused_verdict_is_kept_and_pinned_once()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        var line = (await Cases.LoadAsync(id)).Checklist[0].ItemId;
        var page = await (await SignedInAsync("reviewer1")).OpenAsync("/Consultations/Review/" + id);
        var refused = await page.Form("Input.Comments[B1].Text").Fill("Input.Comments[B1].Text", "根拠を示すこと。").Add($"Input.Lines[{line}].Verdict", "Improve").SubmitAsync();
        Assert.Equal(422, refused.Status);
        Assert.Empty((await Cases.LoadAsync(id)).Comments);
        var saved = await refused.Form("Input.Comments[B1].Text").Fill($"Input.Lines[{line}].Comment", "数値を補うこと").SubmitAsync();
        Assert.Equal(302, saved.Status);
        var c = await Cases.LoadAsync(id);
        Assert.Equal("根拠を示すこと。", Assert.Single(c.Comments).Text);
        Assert.Equal((Verdict.Improve, "数値を補うこと"), (c.Checklist.Single(l => l.ItemId == line).Verdict, c.Checklist.Single(l => l.ItemId == line).Comment));
    }

    [Fact]
    public async Task A_case_that_waits_for_the_committee_is_heard_once_on_an_agenda()
    {
        var id = await Cases.InAsync(ConsultationState.CommitteePending, CaseShape.Committee);
        var secretary = await ActorAsync("secretary");
        var meeting = await UseAsync<CommitteeService, Guid>(s => s.CreateAsync(new MeetingInput { Name = "第1回", On = secretary.Today.AddDays(5) }, secretary));
        Task<uint> Version() => ReadAsync(db => db.Set<CommitteeMeeting>().Where(m => m.Id == meeting).Select(m => m.Version).SingleAsync());
        var first = await Version();
        await UseAsync<CommitteeService>(s => s.AddAsync(meeting, first, id, secretary));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => UseAsync<CommitteeService>(s => s.RemoveAsync(meeting, first, id, secretary)));
        var second = await Version();
        var again = await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<CommitteeService>(s => s.AddAsync(meeting, second, id, secretary)));
        Assert.Equal("Committee.AlreadyListed", again.Code);
        Assert.Empty(await UseAsync<CommitteeQueries, IReadOnlyList<CommitteeCase>>(q => q.WaitingAsync(secretary)));
    }

    [Fact]
    public async Task Only_the_secretariat_keeps_meetings()
    {
        var reviewer = await ActorAsync("reviewer1");
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<CommitteeService, Guid>(s => s.CreateAsync(new MeetingInput { Name = "第1回", On = reviewer.Today }, reviewer)));
    }

    [Fact]
    public async Task A_fixed_code_is_renamed_but_not_ended()
    {
        var reviewer = await ActorAsync("reviewer1");
        var code = await ReadAsync(db => db.Set<CodeItem>().AsNoTracking().FirstAsync(c => c.List == "SectionResult" && c.Code == "Approved"));
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<OfficeDataService>(s => s.EndCodeAsync(code.Id, code.Version, reviewer.Today, reviewer)));
        Assert.Equal("Office.CodeFixed", refused.Code);
        await UseAsync<OfficeDataService>(s => s.RenameCodeAsync(code.Id, code.Version, new CodeInput { NameJa = "異議なし", NameEn = "No objection" }, reviewer));
        Assert.Equal("異議なし", (await UseAsync<CodeQueries, CodeBook>(q => q.BookAsync())).Find("SectionResult", "Approved")!.NameJa);
    }

    [Fact]
    public async Task A_reworded_question_leaves_the_earlier_one_valid_to_the_day_before()
    {
        var reviewer = await ActorAsync("reviewer1");
        var from = reviewer.Today.AddDays(10);
        await UseAsync<OfficeDataService>(s => s.AddChecklistItemAsync(new ChecklistInput { Stage = Stage.PreBudget, Number = 3, TextJa = "改めた問い", Fields = "D1;D2", ValidFrom = from }, null, 0, reviewer));
        var rows = (await UseAsync<OfficeDataQueries, IReadOnlyList<GovernancePortal.Core.Consultations.Checklist.ChecklistItem>>(q => q.ChecklistAsync(Stage.PreBudget))).Where(i => i.Number == 3).ToList();
        Assert.Equal((from, (DateOnly?)null), (rows[0].ValidFrom, rows[0].ValidTo));
        Assert.Equal(from.AddDays(-1), rows[1].ValidTo);
        Assert.Equal("ChoiceOrder", rows[0].PrejudgedBy);
    }

    [Theory]
    [InlineData("Form", 200)]
    [InlineData("Accepted", 200)]
    [InlineData("Result", 404)]
    [InlineData("Return", 404)]
    public async Task A_sheet_exists_once_what_it_tells_has_happened(string sheet, int status)
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        Assert.Equal(status, (await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Print/{id}?sheet={sheet}")).Status);
    }

    [Fact]
    public async Task The_committee_paper_is_not_for_the_filing_section()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        Assert.Equal(404, (await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Print/{id}?sheet=Committee")).Status);
    }
}
