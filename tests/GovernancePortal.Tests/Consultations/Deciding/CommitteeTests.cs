using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Committee;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Deciding;

/// <summary>Seats, quorum, exclusion, 書面開催 and minutes.</summary>
public sealed class CommitteeTests : CaseTest
{
    private Guid meeting;

    private async Task<Actor> SecretaryAsync() => await ActorAsync("secretary");

    private async Task<List<CommitteeMember>> SeatsAsync(Guid ownBureau)
    {
        var secretary = await SecretaryAsync();
        var order = 0;
        foreach (var (name, role, bureau) in new[] { ("議長", MemberRole.Chair, (Guid?)null), ("甲", MemberRole.Member, null), ("乙", MemberRole.Member, null), ("丙", MemberRole.Member, ownBureau), ("幹事", MemberRole.Secretary, null) })
        {
            await UseAsync<CommitteeMemberService>(s => s.AddAsync(new MemberInput { Name = name, Office = name + "の職", Role = role, Order = ++order, BureauId = bureau, From = new DateOnly(2024, 4, 1) }, secretary));
        }
        return await ReadAsync(db => db.Set<CommitteeMember>().AsNoTracking().OrderBy(m => m.Order).ToListAsync());
    }

    private async Task ActAsync(Func<CommitteeService, uint, Actor, Task> act)
    {
        var secretary = await SecretaryAsync();
        var version = await ReadAsync(db => db.Set<CommitteeMeeting>().Where(m => m.Id == meeting).Select(m => m.Version).SingleAsync());
        await UseAsync<CommitteeService>(s => act(s, version, secretary));
    }

    private async Task<(Guid Case, List<CommitteeMember> Seats)> BeforeAsync(MeetingKind kind)
    {
        var id = await Cases.InAsync(ConsultationState.CommitteePending);
        var seats = await SeatsAsync((await Cases.LoadAsync(id)).BureauId);
        var secretary = await SecretaryAsync();
        meeting = await UseAsync<CommitteeService, Guid>(s => s.CreateAsync(new MeetingInput { Name = "会議", Kind = kind, On = secretary.Today, DueOn = secretary.Today.AddDays(3) }, secretary));
        await ActAsync((s, v, a) => s.AddAsync(meeting, v, id, a));
        return (id, seats);
    }

    private Task AnswerAsync(Guid id, CommitteeMember member, BallotAnswer answer = BallotAnswer.For, string? text = null) =>
        ActAsync((s, v, a) => s.AnswerAsync(meeting, v, new BallotInput { ConsultationId = id, MemberId = member.Id, Answer = answer, Text = text }, a));

    private Task DecideAsync(Guid id) => Cases.DecideAsync(id, ConsultationAct.CommitteeApprove, "secretary");

    [Theory]
    [InlineData(0, 50, 0)]
    [InlineData(3, 50, 2)]
    [InlineData(4, 50, 3)]
    [InlineData(4, 100, 4)]
    [InlineData(4, 0, 0)]
    [InlineData(5, 66, 4)]
    public void A_quorum_is_more_than_the_share_set(int members, int percent, int quorum) => Assert.Equal(quorum, CommitteeStanding.Quorum(members, percent));

    [Fact]
    public async Task In_writing_nothing_is_decided_before_everybody_answered_or_the_day_passed_with_a_quorum()
    {
        var (id, seats) = await BeforeAsync(MeetingKind.Written);
        await RefusedAsync("Consultation.CommitteeNotReady", () => DecideAsync(id));
        await AnswerAsync(id, seats[0]);
        await AnswerAsync(id, seats[1]);
        await RefusedAsync("Consultation.CommitteeNotReady", () => DecideAsync(id));
        // Two of three with a voice are a quorum once the due day has passed.
        Clock.Advance(TimeSpan.FromDays(4));
        await DecideAsync(id);
        await InStateAsync(id, ConsultationState.Approved);
        await RefusedAsync("Committee.NotPending", () => AnswerAsync(id, seats[2]));
    }

    [Fact]
    public async Task Everybodys_answer_ends_the_circulation_at_once_and_a_later_answer_replaces_the_first()
    {
        var (id, seats) = await BeforeAsync(MeetingKind.Written);
        await AnswerAsync(id, seats[0]);
        await AnswerAsync(id, seats[1], BallotAnswer.Against, "費用が高い。");
        await AnswerAsync(id, seats[1], BallotAnswer.Opinion, "費用を見直すこと。");
        await AnswerAsync(id, seats[2]);
        var secretary = await SecretaryAsync();
        var view = await UseAsync<CommitteeQueries, MeetingView>(q => q.ViewAsync(meeting, secretary));
        var standing = view.StandingOf(view.Agenda.Single());
        Assert.Equal((3, 2, 0, 1, true), (standing.TakingPart, standing.CountOf(BallotAnswer.For), standing.CountOf(BallotAnswer.Against), standing.CountOf(BallotAnswer.Opinion), standing.IsReady));
        await DecideAsync(id);
    }

    [Fact]
    public async Task A_member_of_the_cases_own_bureau_has_no_voice_and_is_shown_as_excluded()
    {
        var (id, seats) = await BeforeAsync(MeetingKind.Written);
        var own = seats.Single(m => m.Name == "丙");
        await RefusedAsync("Committee.Excluded", () => AnswerAsync(id, own));
        await RefusedAsync("Committee.NotMember", () => AnswerAsync(id, seats.Single(m => m.Role == MemberRole.Secretary)));
        await RefusedAsync("Form.Required", () => AnswerAsync(id, seats[1], BallotAnswer.Against));
        var page = (await (await SignedInAsync("secretary")).GetAsync($"/Administration/Committee/Answers/{meeting}/{id}")).Text;
        Assert.Contains("除斥（自部局の案件）", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sitting_needs_its_quorum_present_and_a_preparatory_one_decides_nothing()
    {
        var (id, seats) = await BeforeAsync(MeetingKind.Main);
        await RefusedAsync("Consultation.CommitteeNotReady", () => DecideAsync(id));
        await ActAsync((s, v, a) => s.AttendAsync(meeting, v, [seats[0].Id, seats.Single(m => m.Name == "丙").Id], a));
        // The excluded member does not count.
        await RefusedAsync("Consultation.CommitteeNotReady", () => DecideAsync(id));
        await ActAsync((s, v, a) => s.AttendAsync(meeting, v, [seats[0].Id, seats[1].Id], a));
        await DecideAsync(id);
        await InStateAsync(id, ConsultationState.Approved);
    }

    [Fact]
    public async Task Minutes_are_drafted_from_what_is_recorded_and_settled_for_good()
    {
        var (id, seats) = await BeforeAsync(MeetingKind.Written);
        foreach (var seat in seats.Take(3))
        {
            await AnswerAsync(id, seat, seat == seats[1] ? BallotAnswer.Opinion : BallotAnswer.For, seat == seats[1] ? "似た業務でも使えるか確かめること。" : null);
        }
        await RefusedAsync("Committee.MinutesMissing", () => ActAsync((s, v, a) => s.FreezeAsync(meeting, v, a)));
        var client = await SignedInAsync("secretary");
        Assert.Equal(302, (await (await client.GetAsync($"/Administration/Committee/Edit/{meeting}?draft=true")).Form("Input.Name").SubmitAsync()).Status);
        await RefusedAsync("Committee.StillPending", () => ActAsync((s, v, a) => s.FreezeAsync(meeting, v, a)));
        await DecideAsync(id);
        var drafted = await (await client.GetAsync($"/Administration/Committee/Edit/{meeting}?draft=true")).Form("Input.Name").SubmitAsync();
        Assert.Equal(302, drafted.Status);
        var minutes = await ReadAsync(db => db.Set<CommitteeMeeting>().Where(m => m.Id == meeting).Select(m => m.Minutes).SingleAsync());
        Assert.Contains("賛成 2人、反対 0人、意見あり 1人", minutes, StringComparison.Ordinal);
        Assert.Contains("似た業務でも使えるか確かめること。", minutes, StringComparison.Ordinal);
        Assert.Contains("議長（議長の職 議長）の決定", minutes, StringComparison.Ordinal);
        await ActAsync((s, v, a) => s.FreezeAsync(meeting, v, a));
        await RefusedAsync("Committee.MinutesFrozen", () => ActAsync((s, v, a) => s.EditAsync(meeting, v, new MeetingInput { Name = "変更", On = a.Today }, a)));
        await RefusedAsync("Committee.MinutesFrozen", () => ActAsync((s, v, a) => s.FreezeAsync(meeting, v, a)));
    }

    [Fact]
    public async Task Seats_are_the_secretariats_and_there_is_one_chair_at_a_time()
    {
        await SeatsAsync(Core.People.Demo.DemoOffice.BureauId("06"));
        var (secretary, reviewer) = (await SecretaryAsync(), await ActorAsync("reviewer1"));
        var second = new MemberInput { Name = "次の議長", Office = "副知事", Role = MemberRole.Chair, From = new DateOnly(2026, 4, 1) };
        await RefusedAsync("Committee.TwoChairs", () => UseAsync<CommitteeMemberService>(s => s.AddAsync(second, secretary)));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<CommitteeMemberService>(s => s.AddAsync(second with { Role = MemberRole.Member }, reviewer)));
    }
}
