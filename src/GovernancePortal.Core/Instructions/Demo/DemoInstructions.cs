using GovernancePortal.Core.Kpis.Standing;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Instructions.Demo;

/// <summary>Instructions of the demonstration: one overdue, one whose answer waits for the CIO, one in follow-up, one closed and one given by word of mouth.</summary>
public sealed class DemoInstructions(PortalDb db, InstructionService service, KpiStandingQueries standings)
{
    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        if (await db.Set<Instruction>().AnyAsync(ct))
        {
            return;
        }
        var today = OfficeTime.DayOf(now);
        var year = FiscalYear.Of(today);
        // Those that stand worst, each of another section.
        var kpis = (await standings.ReadAsync(new KpiFilter { Fy = year.Previous }, today, ct)).Concat(await standings.ReadAsync(new KpiFilter { Fy = year }, today, ct))
            .Where(k => Head(k.SectionId) is not null).OrderByDescending(k => k.Achievement.IsBehind).ThenBy(k => k.Position).DistinctBy(k => k.Id).DistinctBy(k => k.SectionId).Take(3).ToList();
        var texts = new[] { "目標に届かない原因を調べ、年度内に追い付くための手立てと時期を示すこと。", "手順を見直し、次の四半期の見込みを示すこと。", "利用が伸びない部署に直接説明し、その結果を報告すること。" };
        for (var n = 0; n < kpis.Count; n++)
        {
            // The first one is late: given six weeks ago, due two weeks ago.
            var (given, due) = n == 0 ? (-42, -14) : (-30, 5 + (n * 10));
            var id = await service.GiveAsync(new InstructionInput { Kind = InstructionSubject.Kpi, SubjectId = kpis[n].Id, SectionId = kpis[n].SectionId, Text = texts[n], DueOn = today.AddDays(due) }, Cio(now.AddDays(given)), ct, demonstration: true);
            db.ChangeTracker.Clear();
            if (n > 0)
            {
                await AnswerAsync(id, kpis[n].SectionId, "担当者を決めて手順を書き直し、来月から全ての所属に広げます。効果は四半期末に数字で確かめます。", now.AddDays(-9), ct);
            }
            if (n == 2)
            {
                await ActAsync(id, new InstructionActInput { Act = InstructionAct.FollowLater, Reason = "四半期末の数字を見る。", FollowUpOn = today.AddDays(25) }, Cio(now.AddDays(-6)), ct);
            }
        }
        await OralAsync(now, today, ct);
    }

    private async Task OralAsync(DateTimeOffset now, DateOnly today, CancellationToken ct)
    {
        var secretary = Of(DemoOffice.People.First(p => p.Key == "secretary"), Role.CommitteeSecretary, now.AddDays(-20));
        var cio = DemoOffice.People.First(p => p.Key == "cio").Name;
        var section = DemoOffice.SectionId(DemoOffice.Section(DemoOffice.SecondSection).Code);
        var id = await service.GiveAsync(new InstructionInput { Kind = InstructionSubject.Oral, SectionId = section, Text = "財務会計システムの問合せの多い画面を三つ選び、操作の手引を作ること。", DueOn = today.AddDays(-4), SaidBy = cio, SaidOn = today.AddDays(-21) }, secretary, ct, demonstration: true);
        db.ChangeTracker.Clear();
        await AnswerAsync(id, section, "問合せの多い三画面の手引を作り、庁内の掲示板に載せました。", now.AddDays(-8), ct);
        await ActAsync(id, new InstructionActInput { Act = InstructionAct.Accept, Reason = "内容を確認した。", SaidBy = cio, SaidOn = today.AddDays(-3) }, secretary with { Now = now.AddDays(-3) }, ct);
    }

    private async Task AnswerAsync(Guid id, Guid sectionId, string text, DateTimeOffset at, CancellationToken ct)
    {
        var head = Of(Head(sectionId)!, Role.SectionHead, at, sectionId);
        await service.WriteAsync(id, new InstructionAnswerInput { Text = text, Version = await VersionAsync(id, ct) }, [], head, ct);
        db.ChangeTracker.Clear();
        await ActAsync(id, new InstructionActInput { Act = InstructionAct.PassOn }, head, ct);
        await ActAsync(id, new InstructionActInput { Act = InstructionAct.Submit }, head with { Now = at.AddHours(3) }, ct);
    }

    private async Task ActAsync(Guid id, InstructionActInput input, Actor actor, CancellationToken ct)
    {
        await service.DoAsync(id, input with { Version = await VersionAsync(id, ct) }, actor, ct);
        db.ChangeTracker.Clear();
    }

    private Task<uint> VersionAsync(Guid id, CancellationToken ct) => db.Set<Instruction>().AsNoTracking().Where(i => i.Id == id).Select(i => i.Version).SingleAsync(ct);

    private static DemoPerson? Head(Guid sectionId) => DemoOffice.People.FirstOrDefault(p => p.Posts.Any(post => post.SectionId == sectionId && post.Role == Role.SectionHead));

    private static Actor Cio(DateTimeOffset at) => Of(DemoOffice.People.First(p => p.Key == "cio"), Role.Cio, at);

    private static Actor Of(DemoPerson person, Role role, DateTimeOffset at, Guid? sectionId = null)
    {
        var post = person.Posts.First(p => p.Role == role && (sectionId is null || p.SectionId == sectionId));
        var section = DemoOffice.Sections.First(s => s.Code == post.SectionCode);
        return new Actor(person.Id, person.Name, [new Capacity(role, section.Id, section.Name, DemoOffice.BureauId(section.BureauCode))], at);
    }
}
