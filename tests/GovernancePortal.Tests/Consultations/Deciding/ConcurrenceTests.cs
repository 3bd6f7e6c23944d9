using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Concurrences;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Deciding;

/// <summary>合議: 会計課 (staff2, head2) is asked about a case of 道路整備課.</summary>
public sealed class ConcurrenceTests : CaseTest
{
    private static readonly Guid Asked = DemoOffice.Section(DemoOffice.SecondSection).Id;

    private Task AskAsync(Guid id, string who = "reviewer1", ConcurrenceKind kind = ConcurrenceKind.Bureau, params Guid[] sections) => Cases.DoAsync<ConcurrenceService>(who, id, (s, _, a) =>
        s.AskAsync(id, new AskConcurrenceInput { Kind = kind, SectionIds = [.. sections.Length > 0 ? sections : [Asked]], Question = "支障はないか。", DueOn = a.Today.AddDays(7) }, a));

    private Task<List<Concurrence>> AllAsync(Guid id) => ReadAsync(db => db.Set<Concurrence>().AsNoTracking().Where(x => x.ConsultationId == id).OrderBy(x => x.AskedAt).ToListAsync());

    private async Task AnswerAsync(Guid id, string who, ConcurrenceAnswer answer = ConcurrenceAnswer.Agree, string? text = null, string? decider = null)
    {
        var open = (await AllAsync(id)).Last(x => x.IsOpen);
        var actor = await ActorAsync(who);
        await UseAsync<ConcurrenceService>(s => s.AnswerAsync(open.Id, new AnswerConcurrenceInput { Answer = answer, Text = text, Decider = decider, Version = open.Version }, actor));
    }

    private async Task<Guid> UnderReviewAsync()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        await Cases.JudgeAllAsync(id);
        return id;
    }

    [Fact]
    public async Task A_section_asked_sees_the_case_without_restricted_values_and_did_not_before()
    {
        var id = await Cases.SecondStageInAsync(ConsultationState.UnderReview);
        var (staff, head) = (await ActorAsync("staff2"), await ActorAsync("head2"));
        await Assert.ThrowsAsync<NotFound>(() => UseAsync<ConsultationCaseService, Consultation>(s => s.LoadAsync(id, head)));
        await AskAsync(id);
        var c = await Cases.LoadAsync(id);
        foreach (var actor in new[] { staff, head })
        {
            Assert.True(ConsultationAccess.Allows(actor, c, ConsultationOperation.View));
            Assert.False(ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewRestricted));
            Assert.False(ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewReview));
            Assert.Equal(1, await UseAsync<ConsultationQueries, int>(q => q.CountAsync(new ConsultationFilter { State = ConsultationState.UnderReview }, actor)));
        }
        Assert.Equal(200, (await (await SignedInAsync("staff2")).GetAsync($"/Consultations/Case/{id}")).Status);
    }

    [Fact]
    public async Task A_decision_waits_for_every_answer_and_then_goes_through()
    {
        var id = await UnderReviewAsync();
        await AskAsync(id, sections: [Asked, DemoOffice.Section("人事課").Id]);
        foreach (var act in new[] { ConsultationAct.Approve, ConsultationAct.Reject })
        {
            await RefusedAsync("Consultation.ConcurrenceOpen", () => Cases.DecideAsync(id, act));
        }
        var all = await AllAsync(id);
        var head = await ActorAsync("head2");
        var own = all.Single(x => x.SectionId == Asked);
        await UseAsync<ConcurrenceService>(s => s.AnswerAsync(own.Id, new AnswerConcurrenceInput { Answer = ConcurrenceAnswer.Agree, Version = own.Version }, head));
        await RefusedAsync("Consultation.ConcurrenceOpen", () => Cases.DecideAsync(id, ConsultationAct.Approve));
        var other = all.Single(x => x.SectionId != Asked);
        var decider = await ActorAsync("policyhead");
        await RefusedAsync("Form.Required", () => UseAsync<ConcurrenceService>(s => s.WaiveAsync(other.Id, other.Version, " ", decider)));
        await UseAsync<ConcurrenceService>(s => s.WaiveAsync(other.Id, other.Version, "期限までに回答がないため。", decider));
        await Cases.DecideAsync(id, ConsultationAct.Approve);
        await InStateAsync(id, ConsultationState.Approved);
        Assert.Equal("期限までに回答がないため。", (await AllAsync(id)).Single(x => x.SectionId != Asked).WaiverReason);
    }

    [Fact]
    public async Task The_reviewer_and_the_head_ask_the_head_answers_and_the_decider_alone_waives()
    {
        var id = await UnderReviewAsync();
        foreach (var who in new[] { "staff1", "head1", "coordinator", "finance", "auditor1" })
        {
            await Assert.ThrowsAsync<Forbidden>(() => AskAsync(id, who));
        }
        await AskAsync(id, "policyhead");
        var open = (await AllAsync(id)).Single();
        foreach (var who in new[] { "head1", "reviewer1", "finance", "ciso", "coordinator" })
        {
            await Assert.ThrowsAsync<Forbidden>(() => AnswerAsync(id, who));
        }
        var (reviewer, staff) = (await ActorAsync("reviewer1"), await ActorAsync("staff2"));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<ConcurrenceService>(s => s.WaiveAsync(open.Id, open.Version, "急ぐため。", reviewer)));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<ConcurrenceService>(s => s.WaiveAsync(open.Id, open.Version, "急ぐため。", staff)));
        // A clerk needs the name of whoever decided on paper.
        await RefusedAsync("Consultation.PaperApprovalMissing", () => AnswerAsync(id, "staff2"));
        await AnswerAsync(id, "staff2", decider: "会計課長");
        var answered = (await AllAsync(id)).Single();
        Assert.Equal((ApprovalMode.Recorded, "会計課長"), (answered.Mode, answered.RecordedDecider));
        await RefusedAsync("Concurrence.Settled", async () => { var head = await ActorAsync("head2"); await UseAsync<ConcurrenceService>(s => s.AnswerAsync(answered.Id, new AnswerConcurrenceInput { Answer = ConcurrenceAnswer.Agree, Version = answered.Version }, head)); });
    }

    [Fact]
    public async Task A_comment_and_a_disagreement_need_words_and_a_stand_in_is_named()
    {
        var id = await UnderReviewAsync();
        await AskAsync(id);
        await RefusedAsync("Form.Required", () => AnswerAsync(id, "head2", ConcurrenceAnswer.Comment));
        await RefusedAsync("Form.Required", () => AnswerAsync(id, "head2", ConcurrenceAnswer.Disagree));
        await AnswerAsync(id, "head2", ConcurrenceAnswer.Disagree, "会計処理の締めと重なるため。");
        var page = (await (await SignedInAsync("reviewer1")).GetAsync($"/Consultations/Talks/{id}")).Text;
        Assert.Contains("会計処理の締めと重なるため。", page, StringComparison.Ordinal);
        Assert.Contains("不同意", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_is_refused_for_the_section_itself_twice_in_the_past_and_outside_the_review()
    {
        var id = await UnderReviewAsync();
        var own = (await Cases.LoadAsync(id)).SectionId;
        await RefusedAsync("Concurrence.OwnSection", () => AskAsync(id, sections: [own]));
        await AskAsync(id);
        await RefusedAsync("Concurrence.AskedAlready", () => AskAsync(id));
        await RefusedAsync("Consultation.DuePassed", () => Cases.DoAsync<ConcurrenceService>("reviewer1", id, (s, _, a) =>
            s.AskAsync(id, new AskConcurrenceInput { Kind = ConcurrenceKind.Other, SectionIds = [DemoOffice.Section("人事課").Id], Question = "問い", DueOn = a.Today.AddDays(-1) }, a)));
        var submitted = await Cases.InAsync(ConsultationState.Submitted, new CaseShape { Title = "受付前の更新" });
        await RefusedAsync("Consultation.ConcurrenceNotNow", () => AskAsync(submitted));
    }

    [Fact]
    public async Task What_is_taken_back_opens_the_way_and_closes_the_view()
    {
        var id = await UnderReviewAsync();
        await AskAsync(id);
        var open = (await AllAsync(id)).Single();
        var reviewer = await ActorAsync("reviewer1");
        await UseAsync<ConcurrenceService>(s => s.TakeBackAsync(open.Id, open.Version, reviewer));
        Assert.False(ConsultationAccess.Allows(await ActorAsync("head2"), await Cases.LoadAsync(id), ConsultationOperation.View));
        await Cases.DecideAsync(id, ConsultationAct.Approve);
        await InStateAsync(id, ConsultationState.Approved);
    }

    [Fact]
    public async Task The_section_asked_is_told_at_once_and_the_day_before_and_finds_it_among_its_work()
    {
        var id = await UnderReviewAsync();
        await AskAsync(id);
        await RelayAsync();
        var head = await ActorAsync("head2");
        Assert.Equal(1, await ReadAsync(db => db.Set<Notice>().CountAsync(n => n.Kind == "Consultation.ConcurrenceAsked" && n.UserId == head.UserId)));
        var line = Assert.Single(await UseAsync<TalkWorkQueries, IReadOnlyList<TalkWorkLine>>(q => q.WaitingAsync(head)));
        Assert.Equal((TalkWorkKind.Concurrence, id), (line.Kind, line.ConsultationId));
        Assert.Contains("合議に回答する", (await (await SignedInAsync("head2")).GetAsync("/")).Text, StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromDays(8));
        await RelayAsync();
        Assert.Equal(1, await ReadAsync(db => db.Set<Notice>().CountAsync(n => n.Kind == "Consultation.ConcurrenceDue" && n.UserId == head.UserId)));
        await AnswerAsync(id, "head2");
        await RelayAsync();
        Assert.Equal(1, await ReadAsync(db => db.Set<Notice>().CountAsync(n => n.Kind == "Consultation.ConcurrenceAnswered" && n.UserId == DemoOffice.UserId("reviewer1"))));
        Assert.Empty(await UseAsync<TalkWorkQueries, IReadOnlyList<TalkWorkLine>>(q => q.WaitingAsync(head)));
    }
}
