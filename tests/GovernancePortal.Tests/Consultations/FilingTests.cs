using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>Decisions 4, 8, 9, 12: filing, resubmission, stand-ins.</summary>
public sealed class FilingTests : CaseTest
{
    [Fact]
    public async Task An_incomplete_form_is_neither_passed_on_nor_submitted()
    {
        var id = await Cases.CreateAsync();
        await RefusedAsync("Consultation.Incomplete", () => Cases.PassOnAsync(id));
        await InStateAsync(id, ConsultationState.Draft);
    }

    [Fact]
    public async Task The_number_is_given_at_the_first_acceptance_and_kept_over_returns()
    {
        var id = await Cases.InAsync(ConsultationState.Submitted);
        Assert.Null((await Cases.LoadAsync(id)).Number);
        await Cases.AcceptAsync(id);
        Assert.Equal("R9-予-0001", (await Cases.LoadAsync(id)).Number);
        await Cases.StartReviewAsync(id);
        await Cases.ReturnAsync(id);
        await Cases.ReopenAsync(id);
        await Cases.PassOnAsync(id);
        await Cases.SubmitAsync(id);
        var again = await Cases.LoadAsync(id);
        Assert.Equal(("R9-予-0001", ConsultationState.UnderReview, "若葉 しおり", 2), (again.Number, again.State, again.ReviewerName, again.VersionNumber));
    }

    [Fact]
    public async Task A_case_once_accepted_goes_straight_on_to_review_and_one_returned_before_goes_through_reception()
    {
        var accepted = await Cases.InAsync(ConsultationState.Returned);
        await Cases.ReopenAsync(accepted);
        await Cases.PassOnAsync(accepted);
        await Cases.SubmitAsync(accepted);
        await InStateAsync(accepted, ConsultationState.UnderReview);

        var formal = await Cases.InAsync(ConsultationState.Submitted);
        await Cases.DoAsync<ReviewService>("reviewer1", formal, (s, v, a) => s.ReturnAtReceptionAsync(formal, v, new ReturnInput("様式が違います。", ["R01"]), a));
        await Cases.ReopenAsync(formal);
        await Cases.PassOnAsync(formal);
        await Cases.SubmitAsync(formal);
        await InStateAsync(formal, ConsultationState.Submitted);
    }

    [Fact]
    public async Task Numbers_have_no_gap_when_cases_are_accepted_at_the_same_time()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            ids.Add(await Cases.InAsync(ConsultationState.Submitted, new CaseShape { Variant = i }));
        }
        var actors = new[] { await ActorAsync("reviewer1"), await ActorAsync("reviewer2") };
        var versions = new Dictionary<Guid, uint>();
        foreach (var id in ids)
        {
            versions[id] = await Cases.VersionAsync(id);
        }
        await Task.WhenAll(ids.Select((id, i) => UseAsync<ReviewService>(s => s.AcceptAsync(id, versions[id], null, actors[i % 2]))));
        var numbers = await ReadAsync(db => db.Set<Consultation>().Select(c => c.Number).OrderBy(n => n).ToListAsync());
        Assert.Equal(["R9-予-0001", "R9-予-0002", "R9-予-0003", "R9-予-0004"], numbers);
    }

    [Fact]
    public async Task A_failed_acceptance_gives_its_number_back()
    {
        var first = await Cases.InAsync(ConsultationState.Submitted);
        await Assert.ThrowsAsync<Forbidden>(() => Cases.AcceptAsync(first, "finance"));
        var stale = await Cases.VersionAsync(first) - 1;
        var reviewer = await ActorAsync("reviewer1");
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => UseAsync<ReviewService>(s => s.AcceptAsync(first, stale, null, reviewer)));
        await Cases.AcceptAsync(first);
        Assert.Equal("R9-予-0001", (await Cases.LoadAsync(first)).Number);
    }

    [Fact]
    public async Task Each_stage_and_year_counts_for_itself()
    {
        await Cases.InAsync(ConsultationState.Accepted);
        var december = await Cases.InAsync(ConsultationState.Accepted, new CaseShape { TargetFy = new FiscalYear(2026), Budget = BudgetKind.December });
        Assert.Equal("R8-予-0001", (await Cases.LoadAsync(december)).Number);
        var second = await Cases.SecondStageInAsync(ConsultationState.Accepted, new CaseShape { Variant = 2 });
        Assert.Equal("R9-調-0001", (await Cases.LoadAsync(second)).Number);
    }

    [Fact]
    public async Task Only_the_head_submits_and_staff_is_refused()
    {
        var id = await Cases.InAsync(ConsultationState.SectionReview);
        await Assert.ThrowsAsync<Forbidden>(() => Cases.SubmitAsync(id, "staff1"));
        await Assert.ThrowsAsync<NotFound>(() => Cases.SubmitAsync(id, "head2"));
        await Cases.SubmitAsync(id);
        await InStateAsync(id, ConsultationState.Submitted);
    }

    [Fact]
    public async Task After_the_window_a_reason_opens_the_door_and_the_case_is_marked_late()
    {
        var id = await Cases.DraftAsync();
        Clock.Go(2026, 11, 2);
        await RefusedAsync("Consultation.Incomplete", () => Cases.PassOnAsync(id));
        await Cases.AnswerFieldAsync(id, "A10", "国の補正予算の成立が遅れたため。", more: a => a["A10.Code"] = "NationalSupplement");
        await Cases.PassOnAsync(id);
        await Cases.SubmitAsync(id);
        Assert.True((await Cases.LoadAsync(id)).IsLate);
    }

    [Fact]
    public async Task Within_the_window_nothing_is_marked_late() => Assert.False((await Cases.LoadAsync(await Cases.InAsync(ConsultationState.Submitted))).IsLate);

    [Fact]
    public async Task A_return_says_why_by_code_and_gathers_the_pinned_comments()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        var reviewer = await ActorAsync("reviewer1");
        await RefusedAsync("Consultation.ReasonMissing", () => Cases.DoAsync<ReviewService>("reviewer1", id, (s, v, a) => s.ReturnAsync(id, v, new ReturnInput("理由なし", []), a)));
        await RefusedAsync("Consultation.LetterMissing", () => Cases.DoAsync<ReviewService>("reviewer1", id, (s, v, a) => s.ReturnAsync(id, v, new ReturnInput(null, ["R07"]), a)));
        await UseAsync<ReviewService>(s => s.CommentAsync(id, new CommentInput("G1", "年額の根拠を示してください。", "R08"), reviewer));
        Assert.Null((await Cases.LoadAsync(id)).Comments.Single().SentAt);
        await Cases.DoAsync<ReviewService>("reviewer1", id, (s, v, a) => s.ReturnAsync(id, v, new ReturnInput(null, ["R07"]), a));
        var c = await Cases.LoadAsync(id);
        Assert.NotNull(c.Comments.Single().SentAt);
        Assert.Equal(["R07", "R08"], c.Acts[^1].ReasonCodes);
    }

    [Fact]
    public async Task Comments_are_answered_before_resubmission_and_accepted_before_the_decision()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        var reviewer = await ActorAsync("reviewer1");
        var comment = await UseAsync<ReviewService, Guid>(s => s.CommentAsync(id, new CommentInput("G1", "年額の根拠を示してください。", "R07"), reviewer));
        await Cases.ReturnAsync(id);
        await Cases.ReopenAsync(id);
        await Cases.PassOnAsync(id);
        await RefusedAsync("Consultation.CommentsUnanswered", () => Cases.SubmitAsync(id));
        await Cases.DoAsync<FilingService>("head1", id, (s, v, a) => s.SendBackAsync(id, v, "コメントに答えてください。", a));
        var staff = await ActorAsync("staff1");
        await UseAsync<DraftService>(s => s.AnswerCommentAsync(id, comment, "内訳書を付けました。", staff));
        await Cases.PassOnAsync(id);
        await Cases.SubmitAsync(id);
        await Cases.JudgeAllAsync(id);
        await Cases.ProposeAsync(id);
        await RefusedAsync("Consultation.CommentsUnaccepted", () => Cases.DecideAsync(id, ConsultationAct.Approve));
        await UseAsync<ReviewService>(s => s.AcceptCommentAsync(id, comment, true, reviewer));
        await Cases.DecideAsync(id, ConsultationAct.Approve);
        await InStateAsync(id, ConsultationState.Approved);
    }

    [Fact]
    public async Task A_submission_freezes_the_form_and_its_files_for_good()
    {
        var id = await Cases.InAsync(ConsultationState.Returned);
        var before = (await Cases.LoadAsync(id)).Versions.Single();
        await Cases.ReopenAsync(id);
        await Cases.AnswerFieldAsync(id, "B2", "別の目的。");
        await Cases.PassOnAsync(id);
        await Cases.SubmitAsync(id);
        var after = await Cases.LoadAsync(id);
        Assert.Equal(2, after.Versions.Count);
        Assert.Equal(Json.Write(before.Form), Json.Write(after.Versions[0].Form));
        Assert.Equal("別の目的。", after.Versions[1].Form.ByLetter['B']["B2"]);
        Assert.All(after.Versions[1].Form.Files, f => Assert.Equal(64, f.Sha256.Length));
    }

    [Fact]
    public async Task A_stand_in_submits_with_both_names_on_the_record()
    {
        await StandInAsync("head1", "staff2", Role.SectionHead);
        var id = await Cases.InAsync(ConsultationState.SectionReview);
        await Cases.SubmitAsync(id, "staff2");
        var c = await Cases.LoadAsync(id);
        Assert.Equal(("みどり 花子", "緑山 次郎", Role.SectionHead), (c.Acts[^1].ActorName, c.Acts[^1].OnBehalfOf, c.Acts[^1].As));
        Assert.Equal("緑山 次郎", c.Versions[^1].OnBehalfOf);
        var row = await ReadAsync(db => db.Set<TrailEntry>().Where(x => x.SubjectId == id && x.Action == "Submit").SingleAsync());
        Assert.Equal(("みどり 花子", "緑山 次郎"), (row.ActorName, row.OnBehalfOf));
    }

    [Fact]
    public async Task Nobody_approves_the_own_draft_as_a_stand_in()
    {
        await StandInAsync("head1", "staff1", Role.SectionHead);
        var id = await Cases.InAsync(ConsultationState.SectionReview);
        await RefusedAsync("Consultation.SelfApproval", () => Cases.SubmitAsync(id, "staff1"));
        await Cases.SubmitAsync(id, "head1");
    }

    [Fact]
    public async Task A_stand_in_for_another_time_may_nothing()
    {
        await StandInAsync("head1", "staff2", Role.SectionHead, new DateOnly(2026, 10, 1));
        var id = await Cases.InAsync(ConsultationState.SectionReview);
        await Assert.ThrowsAsync<NotFound>(() => Cases.SubmitAsync(id, "staff2"));
    }

    private async Task StandInAsync(string absent, string deputy, Role role, DateOnly? from = null)
    {
        await using var db = Database.NewDb();
        var start = from ?? OfficeTime.DayOf(Clock.Now);
        db.Add(new StandIn { Id = Guid.CreateVersion7(Clock.Now), AbsentId = DemoOffice.UserId(absent), DeputyId = DemoOffice.UserId(deputy), SectionId = DemoOffice.Section(DemoOffice.FirstSection).Id, Role = role, From = start, To = start.AddDays(10) });
        db.Act(Actor.Operator(Clock.Now), "StandInSet");
        await db.SaveChangesAsync();
    }
}
