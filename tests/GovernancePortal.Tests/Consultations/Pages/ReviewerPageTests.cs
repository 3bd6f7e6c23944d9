using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Pages;

/// <summary>審査担当の変更.</summary>
public sealed class ReviewerPageTests : CaseTest
{
    private static string Address(Guid id) => $"/Consultations/Reviewer/{id}";

    [Fact]
    public async Task The_head_of_the_policy_office_gives_a_case_to_another_reviewer_and_both_are_told()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        await RelayAsync();
        var (old, next) = (await ActorAsync("reviewer1"), await ActorAsync("reviewer2"));
        var client = await SignedInAsync("policyhead");
        Assert.Contains("審査担当の変更", (await client.GetAsync($"/Consultations/Case/{id}")).Text, StringComparison.Ordinal);
        var done = await (await client.GetAsync(Address(id))).Form("Input.ReviewerId").Fill("Input.ReviewerId", next.UserId.ToString()).Fill("Input.Reason", "担当替えのため。").SubmitAsync("審査担当の変更");
        Assert.Equal(302, done.Status);
        var c = await Cases.LoadAsync(id);
        Assert.Equal((next.UserId, next.Name, ConsultationState.UnderReview), (c.ReviewerId!.Value, c.ReviewerName, c.State));
        var line = await ReadAsync(db => db.Set<TrailEntry>().SingleAsync(t => t.SubjectId == id && t.Action == "Reassign"));
        Assert.Equal("担当替えのため。", line.Reason);
        Assert.Contains(line.Changes, change => change.Before == old.Name && change.After == next.Name);
        await RelayAsync();
        var told = await ReadAsync(db => db.Set<Notice>().Where(n => n.Kind == "Consultation.Reassigned").Select(n => n.UserId).ToListAsync());
        Assert.Equal(new[] { old.UserId, next.UserId }.Order(), told.Order());
        Assert.Contains("審査担当が" + next.Name, (await (await SignedInAsync("reviewer2")).GetAsync("/Notices")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_is_asked_for_and_what_was_typed_stays()
    {
        var id = await Cases.InAsync(ConsultationState.Accepted);
        var client = await SignedInAsync("reviewer1");
        var refused = await (await client.GetAsync(Address(id))).Form("Input.ReviewerId").Fill("Input.Reason", "休むため。").SubmitAsync("審査担当の変更");
        Assert.Equal(422, refused.Status);
        Assert.NotEmpty(refused.Errors);
        Assert.Equal("休むため。", refused.Form("Input.ReviewerId").ValueOf("Input.Reason"));
    }

    [Theory]
    [InlineData("staff1")]
    [InlineData("head1")]
    [InlineData("advisor")]
    [InlineData("secretary")]
    public async Task Nobody_else_assigns_reviewers(string account)
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        Assert.Equal(403, (await (await SignedInAsync(account)).GetAsync(Address(id))).Status);
    }

    [Fact]
    public async Task Refused_are_people_who_may_not_review_the_case_and_cases_with_nothing_left_to_review()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        Task Assign(Guid of, string to) => Cases.DoAsync<ReviewService>("policyhead", of, async (s, v, a) => await s.ReassignAsync(of, v, (await ActorAsync(to)).UserId, null, a));
        await RefusedAsync("Consultation.NotAReviewer", () => Assign(id, "staff2"));
        await RefusedAsync("Consultation.SameReviewer", () => Assign(id, "reviewer1"));
        await RefusedAsync("Consultation.ReviewerSettled", async () => await Assign(await Cases.InAsync(ConsultationState.Approved, new CaseShape { Title = "決まった案件" }), "reviewer2"));
        // A condition is still to be confirmed by somebody.
        await Assign(await Cases.InAsync(ConsultationState.ConditionallyApproved, new CaseShape { Title = "条件の残る案件" }), "reviewer2");
    }
}
