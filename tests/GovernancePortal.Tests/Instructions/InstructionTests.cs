using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Search;
using GovernancePortal.Core.Platform.Succession;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Checklists;
using GovernancePortal.Tests.Kpis;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Instructions;

public sealed class InstructionTests : PortalTest
{
    [Fact, Trait("Rule", "R191")]
    public async Task The_cio_follows_the_checklist_and_instructs_from_an_item_that_is_not_done()
    {
        var assessment = await ChecklistScene.AnsweredAsync(this, CheckAnswer.No);
        var view = await ChecklistScene.ViewAsync(this, assessment);
        var open = view.ToImprove.First();
        var id = await InstructionScene.GivenAsync(this, InstructionSubject.ChecklistItem, open.Item.Id);
        var given = await InstructionScene.ReadAsync(this, id);
        Assert.Equal((InstructionSubject.ChecklistItem, open.Item.Id, "R8-指-0001", InstructionState.Given), (given.SubjectKind, given.SubjectId, given.Number, given.State));
        Assert.StartsWith($"{open.Group.Number}-{open.Item.Number} ", given.SubjectTitle, StringComparison.Ordinal);
        // What is told of it: to the section, and what it was called then stays.
        await RelayAsync();
        Assert.Contains(await NoticesOfAsync("staff1"), n => n.Kind == "Instruction.Given" && n.Arguments[0] == "R8-指-0001");
        Assert.Equal(200, (await (await SignedInAsync("cio")).GetAsync(given.SubjectAddress!)).Status);
    }

    [Fact, Trait("Rule", "R194")]
    public async Task What_the_checklist_shows_is_followed_up_until_the_improvement_lasts()
    {
        var assessment = await ChecklistScene.AnsweredAsync(this, CheckAnswer.Partly);
        var item = (await ChecklistScene.ViewAsync(this, assessment)).ToImprove.First().Item.Id;
        var id = await InstructionScene.AnsweredAsync(this, InstructionSubject.ChecklistItem, item);
        await InstructionScene.DoAsync(this, id, "cio", new InstructionActInput { Act = InstructionAct.Return, Reason = "時期がない。" });
        Assert.Equal(InstructionState.Returned, (await InstructionScene.ReadAsync(this, id)).State);
        await InstructionScene.AnswerAsync(this, id, "12月までに改めます。");
        var look = (await ActorAsync("cio")).Today.AddDays(30);
        await InstructionScene.DoAsync(this, id, "cio", new InstructionActInput { Act = InstructionAct.FollowLater, FollowUpOn = look });
        // On the day the CIO is told, and finds it among the work.
        Clock.Advance(TimeSpan.FromDays(31));
        await RelayAsync();
        Assert.Contains(await NoticesOfAsync("cio"), n => n.Kind == "Instruction.FollowUp");
        var cio = await ActorAsync("cio");
        Assert.Equal(InstructionWorkKind.Look, (await UseAsync<InstructionWorkQueries, IReadOnlyList<InstructionWorkLine>>(q => q.WaitingAsync(cio))).Single().Kind);
        await InstructionScene.DoAsync(this, id, "cio", new InstructionActInput { Act = InstructionAct.Reopen, Reason = "元に戻っている。", DueOn = cio.Today.AddDays(14) });
        await InstructionScene.AnswerAsync(this, id, "仕組みを変えました。");
        await InstructionScene.DoAsync(this, id, "cio", new InstructionActInput { Act = InstructionAct.Accept });
        var closed = await InstructionScene.ReadAsync(this, id);
        Assert.Equal((InstructionState.Closed, 3, 1), (closed.State, closed.Rounds.Count, closed.Checks.Count));
        Assert.Equal([false, true, true], closed.Rounds.OrderBy(r => r.Number).Select(r => r.Accepted!.Value));
    }

    [Fact]
    public async Task Of_a_spoken_instruction_both_names_are_kept_and_so_of_what_was_decided_about_it()
    {
        var secretary = await ActorAsync("secretary");
        var input = new InstructionInput { SectionId = KpiFigureScene.Roads, Text = "手引を作ること。", DueOn = secretary.Today.AddDays(10) };
        Assert.Equal("Instruction.SaidByMissing", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<InstructionService, Guid>(s => s.GiveAsync(input, secretary)))).Code);
        var id = await UseAsync<InstructionService, Guid>(s => s.GiveAsync(input with { SaidBy = "森野 みどり", SaidOn = secretary.Today.AddDays(-1) }, secretary));
        var given = await InstructionScene.ReadAsync(this, id);
        Assert.Equal(("森野 みどり", Role.Cio, true, secretary.Name, secretary.Today.AddDays(-1)), (given.GivenBy, given.GivenAs, given.IsOral, given.RecordedBy, given.GivenOn));
        await InstructionScene.AnswerAsync(this, id);
        await InstructionScene.DoAsync(this, id, "secretary", new InstructionActInput { Act = InstructionAct.Accept, SaidBy = "森野 みどり" });
        var round = (await InstructionScene.ReadAsync(this, id)).Rounds.Single();
        Assert.Equal((true, "森野 みどり", secretary.Name), (round.Accepted, round.JudgedBy, round.RecordedBy));
        var trail = await ReadAsync(db => db.Set<TrailEntry>().Where(e => e.SubjectId == id).OrderBy(e => e.Sequence).Select(e => new { e.Action, e.ActorName, e.Reason }).ToListAsync());
        Assert.Equal(["InstructionGiven", "InstructionWritten", "InstructionPassOn", "InstructionSubmit", "InstructionAccept"], trail.Select(e => e.Action));
        Assert.Equal((secretary.Name, "森野 みどり"), (trail[^1].ActorName, trail[^1].Reason));
    }

    [Fact]
    public async Task Nobody_records_what_is_decided_about_the_own_section()
    {
        var reviewer = await ActorAsync("reviewer1");
        var own = reviewer.Main!.SectionId;
        var input = new InstructionInput { SectionId = own, Text = "示すこと。", DueOn = reviewer.Today.AddDays(5), SaidBy = "森野 みどり" };
        Assert.Equal("Instruction.OwnSection", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<InstructionService, Guid>(s => s.GiveAsync(input, reviewer)))).Code);
        var id = await InstructionScene.GivenAsync(this);
        await Assert.ThrowsAsync<Forbidden>(() => InstructionScene.DoAsync(this, id, "staff1", new InstructionActInput { Act = InstructionAct.Withdraw, Reason = "不要" }));
        await Assert.ThrowsAsync<Forbidden>(() => InstructionScene.GivenAsync(this, by: "staff1"));
    }

    [Fact]
    public async Task The_section_and_the_cios_circle_know_of_an_instruction_and_nobody_else_wherever_it_is_asked()
    {
        var id = await InstructionScene.GivenAsync(this, text: "橋梁台帳の遅れを取り戻すこと。");
        foreach (var account in Actors.Accounts)
        {
            var actor = await ActorAsync(account);
            var knows = InstructionAccess.Allows(actor, await InstructionScene.ReadAsync(this, id));
            Assert.Equal(knows, (await ReadAsync(db => db.Set<Instruction>().VisibleTo(actor).Select(i => i.Id).ToListAsync())).Contains(id));
            Assert.Equal(knows, await UseAsync<SearchQueries, bool>(async q => (await q.CountAsync(new SearchAsk("橋梁台帳の遅れ"), actor)).GetValueOrDefault("Instructions") > 0));
        }
        Assert.Equal(404, (await (await SignedInAsync("staff2")).GetAsync($"/Instructions/Details/{id}")).Status);
        Assert.Equal(200, (await (await SignedInAsync("staff1")).GetAsync($"/Instructions/Details/{id}")).Status);
    }

    [Fact]
    public async Task The_section_is_reminded_before_the_day_and_everybody_again_and_again_after_it()
    {
        var id = await InstructionScene.GivenAsync(this, dueIn: 10);
        await RelayAsync();
        Clock.Advance(TimeSpan.FromDays(4));
        await RelayAsync();
        Assert.Single(await NoticesOfAsync("staff1"), n => n.Kind == "Instruction.DueSoon");
        Assert.DoesNotContain(await NoticesOfAsync("cio"), n => n.Kind == "Instruction.DueSoon");
        Clock.Advance(TimeSpan.FromDays(8));
        await RelayAsync();
        Assert.Single(await NoticesOfAsync("cio"), n => n.Kind == "Instruction.Overdue");
        Clock.Advance(TimeSpan.FromDays(7));
        await RelayAsync();
        Assert.Equal(2, (await NoticesOfAsync("head1")).Count(n => n.Kind == "Instruction.Overdue"));
        // Another day: the old reminders say no more.
        await InstructionScene.DoAsync(this, id, "cio", new InstructionActInput { Act = InstructionAct.MoveDue, Reason = "年度末のため。", DueOn = (await ActorAsync("cio")).Today.AddDays(60) });
        Clock.Advance(TimeSpan.FromDays(8));
        await RelayAsync();
        Assert.Equal(2, (await NoticesOfAsync("head1")).Count(n => n.Kind == "Instruction.Overdue"));
    }

    [Fact]
    public async Task An_instruction_goes_to_the_section_that_takes_over_and_keeps_the_name_it_was_addressed_to()
    {
        var id = await InstructionScene.GivenAsync(this);
        var admin = Actor.Operator(Clock.Now);
        var before = await InstructionScene.ReadAsync(this, id);
        await UseAsync<IEnumerable<ISectionSuccession>>(async all =>
        {
            var source = all.Single(s => s.Key == "Instructions");
            Assert.Equal(id, (await source.HeldByAsync([KpiFigureScene.Roads])).Single().Id);
        });
        await ReadAsync(async db =>
        {
            var service = new InstructionSuccessionService(db);
            await service.MoveAsync(new Dictionary<Guid, Takeover> { [id] = new(KpiFigureScene.Roads, "道路整備課", new Successor(KpiFigureScene.Accounts, before.BureauId, "会計課")) }, admin.Today, admin);
            db.Act(admin, "SectionSucceeded");
            return await db.SaveChangesAsync();
        });
        var after = await InstructionScene.ReadAsync(this, id);
        Assert.Equal((KpiFigureScene.Accounts, before.SectionName), (after.SectionId, after.SectionName));
    }
}
