using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Kpis;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Tests.Instructions;

/// <summary>Instructions of the CIO to 道路整備課 (staff1, head1), walked by the services as people walk them.</summary>
internal static class InstructionScene
{
    public static async Task<Guid> GivenAsync(PortalTest t, InstructionSubject kind = InstructionSubject.Oral, Guid? subject = null, int dueIn = 20, string by = "cio", string? saidBy = null, string text = "原因を調べて手立てを示すこと。")
    {
        var actor = await t.ActorAsync(by);
        return await t.UseAsync<InstructionService, Guid>(s => s.GiveAsync(new InstructionInput { Kind = kind, SubjectId = subject, SectionId = KpiFigureScene.Roads, Text = text, DueOn = actor.Today.AddDays(dueIn), SaidBy = saidBy }, actor));
    }

    public static async Task<Guid> AnsweredAsync(PortalTest t, InstructionSubject kind = InstructionSubject.Oral, Guid? subject = null)
    {
        var id = await GivenAsync(t, kind, subject);
        await AnswerAsync(t, id);
        return id;
    }

    /// <summary>Written and passed on by staff1, answered by head1.</summary>
    public static async Task AnswerAsync(PortalTest t, Guid id, string text = "原因は手順の不足でした。手順書を改めました。")
    {
        var staff = await t.ActorAsync("staff1");
        var version = await VersionAsync(t, id);
        await t.UseAsync<InstructionService>(s => s.WriteAsync(id, new InstructionAnswerInput { Text = text, Version = version }, [], staff));
        await DoAsync(t, id, "staff1", new InstructionActInput { Act = InstructionAct.PassOn });
        await DoAsync(t, id, "head1", new InstructionActInput { Act = InstructionAct.Submit });
    }

    public static async Task DoAsync(PortalTest t, Guid id, string who, InstructionActInput input)
    {
        var actor = await t.ActorAsync(who);
        var version = await VersionAsync(t, id);
        await t.UseAsync<InstructionService>(s => s.DoAsync(id, input with { Version = version }, actor));
    }

    public static Task<Instruction> ReadAsync(PortalTest t, Guid id) =>
        t.ReadAsync(db => db.Set<Instruction>().AsNoTracking().Include(i => i.Rounds).Include(i => i.Checks).AsSplitQuery().SingleAsync(i => i.Id == id));

    public static Task<uint> VersionAsync(PortalTest t, Guid id) => t.ReadAsync(db => db.Set<Instruction>().Where(i => i.Id == id).Select(i => i.Version).SingleAsync());
}
