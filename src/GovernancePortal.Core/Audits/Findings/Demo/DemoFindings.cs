using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Findings.Demo;

/// <summary>Findings of the demonstration in every state, on the audits that are there: through the service, as people would write them.</summary>
public sealed class DemoFindings(PortalDb db, FindingService service)
{
    private static readonly (string Title, string Fact, string Criterion, FindingSeverity Severity)[] Texts =
    [
        ("退職者のIDが削除されていない", "業務システムの利用者一覧に、前年度に退職した職員のIDが3件残っていた。", "IDは異動・退職の日に削除すること。", FindingSeverity.Grave),
        ("USBメモリの使用記録が途中で途切れている", "媒体台帳の記入が6月で止まっており、その後の持出しを確かめられない。", "外部記録媒体の使用は、その都度台帳に記録すること。", FindingSeverity.Minor),
        ("委託先の再委託を承認した記録がない", "保守業務の一部が再委託されているが、承認の文書がない。", "再委託は事前に書面で承認すること。", FindingSeverity.Grave),
        ("離席時に画面がロックされていない端末がある", "視察した12台のうち2台が、無人のまま操作できる状態だった。", "離席するときは画面をロックすること。", FindingSeverity.Minor),
        ("バックアップからの復元を試していない", "バックアップは毎日取られているが、復元の試験は導入時の1回だけだった。", "復元の試験を年に1回以上行うこと。", FindingSeverity.Minor),
        ("手順書を一か所にまとめるとよい", "手順書が三つの共有フォルダに分かれており、探すのに時間がかかる。", "", FindingSeverity.Proposal),
        ("机上の書類を毎日互いに確かめている", "退庁前に当番が机上を確かめ、記録を残している。他の所属にも勧めたい。", "", FindingSeverity.GoodPractice),
    ];

    // How far each finding is walked; one line of the list after the other, audits in turn.
    private static readonly AuditFindingState[] Wanted =
    [
        AuditFindingState.Improving, AuditFindingState.PlanAwaited, AuditFindingState.Closed, AuditFindingState.FactCheck, AuditFindingState.Verifying, AuditFindingState.Confirmed, AuditFindingState.Closed, AuditFindingState.PlanApproved, AuditFindingState.Done,
        AuditFindingState.RiskAccepted, AuditFindingState.Drafted, AuditFindingState.Raised,
    ];

    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        if (await db.Set<AuditFinding>().AnyAsync(ct))
        {
            return;
        }
        // Of the audit office's own section nobody could judge the findings here.
        var office = DemoOffice.People.First(p => p.Key == "auditlead").Posts[0].SectionId;
        var audits = await db.Set<AuditEngagement>().AsNoTracking().Include(e => e.Team)
            .Where(e => e.SectionId != office && e.State != AuditState.Planned && e.State != AuditState.Notified && e.State != AuditState.Preliminary && e.State != AuditState.Closed && e.State != AuditState.Postponed && e.State != AuditState.Cancelled)
            .OrderBy(e => e.Number).ThenBy(e => e.Id).Take(Wanted.Length).ToListAsync(ct);
        if (audits.Count == 0)
        {
            return;
        }
        // Those answer for whom the demonstration has people; the others are walked by the operator.
        for (var n = 0; n < Wanted.Length; n++)
        {
            await WalkAsync(audits[n % audits.Count], Texts[n % Texts.Length], Wanted[n], now, ct);
        }
    }

    private async Task WalkAsync(AuditEngagement audit, (string Title, string Fact, string Criterion, FindingSeverity Severity) text, AuditFindingState to, DateTimeOffset now, CancellationToken ct)
    {
        var (writer, section, head) = (Writer(audit, now), Of(audit, Role.Staff, now), Of(audit, Role.SectionHead, now));
        var (director, ciso) = (People("auditlead", Role.AuditDirector, audit, now), People("ciso", Role.Ciso, audit, now));
        var id = await service.DraftAsync(audit.Id, null, new FindingInput { Title = text.Title, Fact = text.Fact, Criterion = text.Criterion.Length == 0 ? null : text.Criterion, Severity = text.Severity }, [], At(writer, -100), ct, demonstration: true);
        db.ChangeTracker.Clear();
        if (to == AuditFindingState.Drafted)
        {
            return;
        }
        await DoAsync(id, FindingAct.Submit, At(writer, -95), ct);
        if (to == AuditFindingState.FactCheck)
        {
            return;
        }
        await DoAsync(id, FindingAct.Agree, At(head, -92), ct);
        await DoAsync(id, FindingAct.Settle, At(writer, -90), ct, new FindingActInput { Title = text.Title, Fact = text.Fact, Criterion = text.Criterion.Length == 0 ? null : text.Criterion, Severity = text.Severity });
        if (to == AuditFindingState.Confirmed)
        {
            return;
        }
        if (text.Severity == FindingSeverity.GoodPractice)
        {
            await DoAsync(id, FindingAct.Finish, At(writer, -88), ct);
            return;
        }
        if (to == AuditFindingState.RiskAccepted)
        {
            await DoAsync(id, FindingAct.AcceptRisk, At(ciso, -60), ct, new FindingActInput { Reason = "来年度の更新で直るため、それまで運用で補う。", Until = OfficeTime.DayOf(now).AddDays(120) });
            return;
        }
        await DoAsync(id, FindingAct.Request, At(writer, -85), ct);
        if (to == AuditFindingState.PlanAwaited)
        {
            return;
        }
        var planner = At(section, -75);
        await service.PlanAsync(id, new FindingPlanInput
        {
            RootCause = "引継ぎの手順に、この確認が入っていなかった。", Improvement = "手順書と月次の点検表に加え、所属長が毎月確かめる。", Version = await VersionAsync(id, ct),
            Actions = [new() { Text = "手順書を改める", DueOn = planner.Today.AddDays(30) }, new() { Text = "点検表で3か月確かめる", DueOn = planner.Today.AddDays(to == AuditFindingState.Improving ? 60 : 90) }],
        }, planner, ct);
        db.ChangeTracker.Clear();
        await DoAsync(id, FindingAct.SubmitPlan, At(head, -74), ct);
        await DoAsync(id, FindingAct.AcceptPlan, At(director, -70), ct);
        if (to == AuditFindingState.PlanApproved)
        {
            return;
        }
        await DoAsync(id, FindingAct.Start, At(section, -65), ct);
        await ProgressAsync(id, 1, "手順書を改め、全員に説明した。", At(section, -50), ct);
        if (to == AuditFindingState.Improving)
        {
            return;
        }
        await ProgressAsync(id, 2, "3か月分の点検表に漏れがないことを確かめた。", At(section, -20), ct);
        await DoAsync(id, FindingAct.Report, At(head, -18), ct, new FindingActInput { Reason = "計画したことを全て終えました。" });
        if (to == AuditFindingState.Done)
        {
            return;
        }
        await DoAsync(id, FindingAct.TakeUp, At(director, -12), ct);
        if (to == AuditFindingState.Closed)
        {
            await DoAsync(id, FindingAct.Effective, At(director, -5), ct, new FindingActInput { Reason = "点検表3か月分を確かめ、効果を認めた。" });
        }
        else if (to == AuditFindingState.Raised)
        {
            await DoAsync(id, FindingAct.Raise, At(director, -5), ct, new FindingActInput { Reason = "点検表に押印だけがあり、同じ状態が残っていた。" });
        }
    }

    private async Task DoAsync(Guid id, FindingAct act, Actor actor, CancellationToken ct, FindingActInput? input = null)
    {
        await service.DoAsync(id, (input ?? new FindingActInput()) with { Act = act, Version = await VersionAsync(id, ct) }, actor, ct);
        db.ChangeTracker.Clear();
    }

    private async Task ProgressAsync(Guid id, int action, string report, Actor actor, CancellationToken ct)
    {
        await service.ProgressAsync(id, action, new FindingProgressInput { DoneOn = actor.Today, Report = report, Version = await VersionAsync(id, ct) }, [], actor, ct);
        db.ChangeTracker.Clear();
    }

    private Task<uint> VersionAsync(Guid id, CancellationToken ct) => db.Set<AuditFinding>().AsNoTracking().Where(f => f.Id == id).Select(f => f.Version).SingleAsync(ct);

    private static Actor At(Actor actor, int days) => actor with { Now = actor.Now.AddDays(days) };

    private static Actor Writer(AuditEngagement audit, DateTimeOffset now) =>
        DemoOffice.People.FirstOrDefault(p => audit.Team.Any(m => m.UserId == p.Id) && p.Posts.Any(post => post.Role == Role.Auditor)) is { } member ? Known(member, member.Posts.First(post => post.Role == Role.Auditor), audit, now) : Actor.Operator(now);

    private static Actor People(string key, Role role, AuditEngagement audit, DateTimeOffset now) =>
        DemoOffice.People.FirstOrDefault(p => p.Key == key) is { } person && person.Posts.FirstOrDefault(post => post.Role == role) is { } post ? Known(person, post, audit, now) : Actor.Operator(now);

    private static Actor Of(AuditEngagement audit, Role role, DateTimeOffset now)
    {
        foreach (var person in DemoOffice.People)
        {
            if (person.Posts.FirstOrDefault(p => p.SectionId == audit.SectionId && p.Role == role) is { } post)
            {
                return Make(person, post, now);
            }
        }
        return Actor.Operator(now);
    }

    // Nobody judges the own section: then the operator does.
    private static Actor Known(DemoPerson person, DemoPost post, AuditEngagement audit, DateTimeOffset now) => post.SectionId == audit.SectionId ? Actor.Operator(now) : Make(person, post, now);

    private static Actor Make(DemoPerson person, DemoPost post, DateTimeOffset now)
    {
        var section = DemoOffice.Sections.First(s => s.Code == post.SectionCode);
        return new Actor(person.Id, person.Name, [new Capacity(post.Role, section.Id, section.Name, DemoOffice.BureauId(section.BureauCode))], now);
    }
}
