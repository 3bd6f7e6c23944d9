using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Assignment;
using GovernancePortal.Core.Consultations.Review;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Deciding;

public sealed class AssignmentTests : CaseTest
{
    // reviewer2 was in the filing section until lately.
    private async Task<Actor> FormerMemberAsync(DateOnly until)
    {
        var (reviewer, staff) = (await ActorAsync("reviewer2"), await ActorAsync("staff1"));
        await using var db = Database.NewDb();
        db.Add(new Membership { Id = Guid.CreateVersion7(Clock.Now), UserId = reviewer.UserId, SectionId = staff.Main!.SectionId, Role = Role.Staff, ValidFrom = new DateOnly(2020, 4, 1), ValidTo = until });
        db.Act(Actor.Operator(Clock.Now), "Test");
        await db.SaveChangesAsync();
        return reviewer;
    }

    private async Task SettingAsync(SettingName name, int value)
    {
        var (reviewer, head) = (await ActorAsync("reviewer1"), await ActorAsync("policyhead"));
        var id = await UseAsync<CalendarService, Guid>(s => s.ProposeSettingAsync(new SettingInput { Name = name, Value = value, ValidFrom = reviewer.Today }, reviewer));
        var version = await ReadAsync(db => db.Set<CalendarSetting>().Where(x => x.Id == id).Select(x => x.Version).SingleAsync());
        await UseAsync<CalendarApprovalService>(s => s.ApproveAsync<CalendarSetting>([new ProposalChoice(id, version)], head));
    }

    [Fact]
    public async Task Each_case_of_a_bulk_acceptance_stands_alone_and_its_row_says_what_became_of_it()
    {
        var one = await Cases.InAsync(ConsultationState.Submitted);
        var two = await Cases.InAsync(ConsultationState.Submitted, new CaseShape { Title = "もう一つの更新" });
        var done = await Cases.InAsync(ConsultationState.Accepted, new CaseShape { Title = "受付済みの更新" });
        var stale = await Cases.InAsync(ConsultationState.Submitted, new CaseShape { Title = "変わった更新" });
        var reviewer = await ActorAsync("reviewer1");
        var other = await ActorAsync("reviewer2");
        async Task<AssignmentChoice> Choice(Guid id, Guid? who, int off = 0) => new(id, (uint)(await Cases.VersionAsync(id) - off), who);
        var choices = new[] { await Choice(one, other.UserId), await Choice(done, null), await Choice(stale, null, 1), await Choice(two, null), new AssignmentChoice(Guid.CreateVersion7(Clock.Now), 1, null) };
        var run = await UseAsync<AssignmentService, Guid>(s => s.AcceptAsync(choices, reviewer));
        var view = await UseAsync<AssignmentQueries, RunView>(q => q.RunAsync(run, reviewer));
        Assert.Equal([(one, null), (done, "Consultation.NotNow"), (stale, "Assignment.Changed"), (two, (string?)null)], view.Rows.Select(r => (r.Row.ConsultationId, r.Row.Refusal)));
        Assert.Equal((other.UserId, reviewer.UserId), ((await Cases.LoadAsync(one)).ReviewerId!.Value, (await Cases.LoadAsync(two)).ReviewerId!.Value));
        await InStateAsync(stale, ConsultationState.Submitted);
        // Numbers without a gap, and one Trail row for each case that was accepted.
        Assert.Equal(2, new[] { (await Cases.LoadAsync(one)).Number, (await Cases.LoadAsync(two)).Number }.Distinct().Count());
        Assert.Equal(1, await ReadAsync(db => db.Set<TrailEntry>().CountAsync(t => t.SubjectId == one && t.Action == "Accept")));
        await RefusedAsync("Assignment.AcceptStays", () => UseAsync<AssignmentService>(s => s.UndoAsync(run, view.Run.Version, reviewer)));
    }

    [Fact]
    public async Task A_bulk_assignment_is_undone_for_what_has_not_moved_on()
    {
        var (one, two) = (await Cases.InAsync(ConsultationState.UnderReview), await Cases.InAsync(ConsultationState.UnderReview, new CaseShape { Title = "もう一つの更新" }));
        var (head, first, second) = (await ActorAsync("policyhead"), await ActorAsync("reviewer1"), await ActorAsync("reviewer2"));
        var run = await UseAsync<AssignmentService, Guid>(async s => await s.AssignAsync([new(one, await Cases.VersionAsync(one), second.UserId), new(two, await Cases.VersionAsync(two), second.UserId)], "担当替え", head));
        Assert.Equal(second.UserId, (await Cases.LoadAsync(one)).ReviewerId);
        await Cases.DoAsync<ReviewService>("policyhead", two, (s, v, a) => s.ReassignAsync(two, v, head.UserId, null, a));
        var version = (await UseAsync<AssignmentQueries, RunView>(q => q.RunAsync(run, head))).Run.Version;
        await UseAsync<AssignmentService>(s => s.UndoAsync(run, version, head));
        Assert.Equal((first.UserId, head.UserId), ((await Cases.LoadAsync(one)).ReviewerId!.Value, (await Cases.LoadAsync(two)).ReviewerId!.Value));
        var view = await UseAsync<AssignmentQueries, RunView>(q => q.RunAsync(run, head));
        Assert.Equal([null, "Assignment.MovedOn"], view.Rows.Select(r => r.Row.UndoRefusal));
        Assert.False(view.MayUndo);
        await Assert.ThrowsAsync<VersionConflict>(() => UseAsync<AssignmentService>(s => s.UndoAsync(run, version, head)));
    }

    [Fact]
    public async Task A_former_member_is_refused_and_goes_through_only_by_the_heads_reason_where_the_office_allows_it()
    {
        var former = await FormerMemberAsync(OfficeDay().AddMonths(-3));
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        Task Assign(string who, string? exception) => Cases.DoAsync<ReviewService>(who, id, (s, v, a) => s.ReassignAsync(id, v, former.UserId, null, a, exception));
        await RefusedAsync("Assignment.ConflictFormer", () => Assign("policyhead", "人手が足りないため。"));
        await SettingAsync(SettingName.FormerMemberByException, 1);
        await RefusedAsync("Assignment.ExceptionNeeded", () => Assign("policyhead", null));
        await RefusedAsync("Assignment.ExceptionByHead", () => Assign("reviewer1", "人手が足りないため。"));
        await Assign("policyhead", "人手が足りないため。");
        Assert.Equal(former.UserId, (await Cases.LoadAsync(id)).ReviewerId);
        var exception = Assert.Single(await UseAsync<ConflictQueries, IReadOnlyList<ConflictException>>(q => q.ExceptionsAsync(id)));
        Assert.Equal("人手が足りないため。", exception.Reason);
        // The section reads neither the exception nor its reason.
        var text = (await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Case/{id}?tab=history")).Text;
        Assert.DoesNotContain("人手が足りない", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_former_member_cannot_take_a_case_in_either_and_the_desk_proposes_somebody_else()
    {
        var former = await FormerMemberAsync(OfficeDay().AddMonths(-3));
        var id = await Cases.InAsync(ConsultationState.Submitted);
        await RefusedAsync("Assignment.ConflictFormer", () => Cases.AcceptAsync(id, "reviewer2"));
        var reviewer = await ActorAsync("reviewer1");
        var line = Assert.Single((await UseAsync<AssignmentQueries, AssignmentDesk>(q => q.DeskAsync(AssignmentRunKind.Accept, reviewer))).Cases);
        Assert.Equal(reviewer.UserId, line.ProposedId);
        Assert.Equal(ConflictKind.Former, Assert.Single(line.Conflicts).Value.Kind);
        Assert.Equal(former.UserId, line.Conflicts.Keys.Single());
    }

    [Fact]
    public async Task The_load_counts_open_cases_and_those_that_are_overdue()
    {
        await Cases.InAsync(ConsultationState.UnderReview);
        await Cases.InAsync(ConsultationState.Approved, new CaseShape { Title = "済んだ更新" });
        Clock.Advance(TimeSpan.FromDays(60));
        var calendar = await UseAsync<CalendarQueries, OfficeCalendar>(q => q.CalendarAsync());
        var head = await ActorAsync("policyhead");
        var loads = await UseAsync<ReviewerLoadQueries, IReadOnlyList<ReviewerLoad>>(q => q.LoadsAsync(calendar, head));
        Assert.Equal([1, 0], loads.OrderByDescending(l => l.Open).Select(l => l.Open));
        Assert.Equal(1, loads.Single(l => l.Open == 1).Overdue);
    }

    [Theory]
    [InlineData("staff1", 403)]
    [InlineData("head1", 403)]
    [InlineData("coordinator", 403)]
    [InlineData("finance", 403)]
    [InlineData("secretary", 403)]
    [InlineData("cio", 403)]
    [InlineData("admin", 403)]
    [InlineData("reviewer1", 200)]
    [InlineData("policyhead", 200)]
    public async Task The_desk_is_the_policy_offices(string account, int status) => Assert.Equal(status, (await (await SignedInAsync(account)).GetAsync("/Consultations/Assign")).Status);

    private DateOnly OfficeDay() => Core.Platform.Time.OfficeTime.DayOf(Clock.Now);
}
