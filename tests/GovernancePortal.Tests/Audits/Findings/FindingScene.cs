using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Kpis;
using GovernancePortal.Tests.Web.Forms;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Tests.Audits.Findings;

/// <summary>Findings at audits of 道路整備課 (staff1, head1) by auditor1 and auditor2, walked by the service as people walk them.</summary>
internal static class FindingScene
{
    private const string Fact = "台帳の記入が6月で止まっていた。";

    /// <summary>An audit in fieldwork; the way to it is another part's.</summary>
    public static Task<Guid> EngagementAsync(PortalTest t, Guid? section = null, int year = 2026, AuditState state = AuditState.Fieldwork) => t.ReadAsync(async db =>
    {
        var id = section ?? KpiFigureScene.Roads;
        var place = await db.Set<Section>().AsNoTracking().SingleAsync(s => s.Id == id);
        var team = new List<AuditTeamSeat>();
        foreach (var (account, lead) in new[] { ("auditor1", true), ("auditor2", false) })
        {
            var actor = await t.ActorAsync(account);
            var auditor = await db.Set<Auditor>().FirstOrDefaultAsync(a => a.UserId == actor.UserId);
            if (auditor is null)
            {
                auditor = new Auditor { Id = Guid.CreateVersion7(actor.Now), UserId = actor.UserId, Name = actor.Name, SectionId = actor.Main!.SectionId, Pool = AuditorPool.Bureau, CapacityPerYear = 2, ValidFrom = actor.Today.AddYears(-1) };
                db.Add(auditor);
            }
            team.Add(new AuditTeamSeat(auditor.Id, actor.UserId, actor.Name, lead));
        }
        var operatorNow = Actor.Operator(t.Clock.Now);
        var count = await db.Set<AuditEngagement>().CountAsync();
        var audit = AuditEngagement.Plan(new AuditOrder(new FiscalYear(year), new DateOnly(year, 9, 1), id, place.BureauId, place.Name, "general", AuditNature.General, team), $"R8-監-{9000 + count}", operatorNow);
        db.Add(audit);
        db.Entry(audit).Property(a => a.State).CurrentValue = state;
        db.Act(operatorNow, "AuditPlanned", audit.Subject);
        await db.SaveChangesAsync();
        return audit.Id;
    });

    public static async Task<Guid> DraftedAsync(PortalTest t, Guid? engagement = null, FindingSeverity severity = FindingSeverity.Minor, string by = "auditor1", string title = "媒体台帳の記入が止まっている")
    {
        var audit = engagement ?? await EngagementAsync(t);
        var actor = await t.ActorAsync(by);
        return await t.UseAsync<FindingService, Guid>(s => s.DraftAsync(audit, null, Words(severity, title), [], actor));
    }

    public static FindingInput Words(FindingSeverity severity = FindingSeverity.Minor, string title = "媒体台帳の記入が止まっている") => new() { Title = title, Fact = Fact, Criterion = "使用の都度、台帳に記録すること。", Severity = severity };

    public static async Task DoAsync(PortalTest t, Guid id, string who, FindingAct act, FindingActInput? input = null)
    {
        var actor = await t.ActorAsync(who);
        var version = await VersionAsync(t, id);
        await t.UseAsync<FindingService, Guid?>(s => s.DoAsync(id, (input ?? new FindingActInput()) with { Act = act, Version = version }, actor));
    }

    public static async Task SettleAsync(PortalTest t, Guid id, string? reason = null, string? title = null)
    {
        var known = await ReadAsync(t, id);
        await DoAsync(t, id, "auditor1", FindingAct.Settle, new FindingActInput { Title = title ?? known.Title, Fact = known.Fact, Criterion = known.Criterion, Severity = known.Severity, Reason = reason });
    }

    public static async Task PlanAsync(PortalTest t, Guid id, int dueIn = 20)
    {
        var staff = await t.ActorAsync("staff1");
        var version = await VersionAsync(t, id);
        await t.UseAsync<FindingService>(s => s.PlanAsync(id, new FindingPlanInput { RootCause = "引継ぎに入っていなかった。", Improvement = "月次の点検に加える。", Actions = [new() { Text = "手順書を改める", DueOn = staff.Today.AddDays(dueIn) }], Version = version }, staff));
    }

    public static async Task ProgressAsync(PortalTest t, Guid id, int action = 1)
    {
        var staff = await t.ActorAsync("staff1");
        var version = await VersionAsync(t, id);
        await t.UseAsync<FindingService>(s => s.ProgressAsync(id, action, new FindingProgressInput { DoneOn = staff.Today, Report = "改めた。", Version = version }, [], staff));
    }

    /// <summary>Walked to the state by real acts.</summary>
    public static async Task<Guid> InAsync(PortalTest t, AuditFindingState state, FindingSeverity severity = FindingSeverity.Minor, Guid? engagement = null)
    {
        var id = await DraftedAsync(t, engagement, severity);
        (AuditFindingState To, Func<Task> Walk)[] way =
        [
            (AuditFindingState.FactCheck, () => DoAsync(t, id, "auditor1", FindingAct.Submit)),
            (AuditFindingState.Confirmed, async () => { await DoAsync(t, id, "head1", FindingAct.Agree); await SettleAsync(t, id); }),
            (AuditFindingState.PlanAwaited, () => DoAsync(t, id, "auditor1", FindingAct.Request)),
            (AuditFindingState.PlanApproved, async () => { await PlanAsync(t, id); await DoAsync(t, id, "head1", FindingAct.SubmitPlan); await DoAsync(t, id, "auditlead", FindingAct.AcceptPlan); }),
            (AuditFindingState.Improving, () => DoAsync(t, id, "staff1", FindingAct.Start)),
            (AuditFindingState.Done, async () => { await ProgressAsync(t, id); await DoAsync(t, id, "head1", FindingAct.Report, new FindingActInput { Reason = "終えました。" }); }),
            (AuditFindingState.Verifying, () => DoAsync(t, id, "auditlead", FindingAct.TakeUp)),
            (AuditFindingState.Closed, () => DoAsync(t, id, "auditlead", FindingAct.Effective, new FindingActInput { Reason = "確かめた。" })),
        ];
        foreach (var (to, walk) in way.TakeWhile(_ => state != AuditFindingState.Drafted))
        {
            await walk();
            if (to == state)
            {
                break;
            }
        }
        return id;
    }

    public static Task<AuditFinding> ReadAsync(PortalTest t, Guid id) => t.ReadAsync(db => db.Set<AuditFinding>().AsNoTracking().Include(f => f.Engagement).ThenInclude(e => e.Team).Include(f => f.Wordings).Include(f => f.Actions).Include(f => f.Judgements)
        .AsSplitQuery().SingleAsync(f => f.Id == id));

    public static Task<uint> VersionAsync(PortalTest t, Guid id) => t.ReadAsync(db => db.Set<AuditFinding>().Where(f => f.Id == id).Select(f => f.Version).SingleAsync());
}

/// <summary>Forms of findings.</summary>
internal static class FindingForms
{
    public static IEnumerable<FormCase> All =>
    [
        new("/Audits/Findings/Edit", "auditor1", async t => $"/Audits/Findings/Edit?Engagement={await FindingScene.EngagementAsync(t)}") { Name = "new" },
        new("/Audits/Findings/Edit", "auditor1", async t => $"/Audits/Findings/Edit/{await FindingScene.DraftedAsync(t)}") { Name = "known" },
        new("/Audits/Findings/Plan", "staff1", async t => $"/Audits/Findings/Plan/{await FindingScene.InAsync(t, AuditFindingState.PlanAwaited)}"),
        new("/Audits/Findings/Progress", "staff1", async t => $"/Audits/Findings/Progress/{await FindingScene.InAsync(t, AuditFindingState.Improving)}/1"),
        new("/Audits/Findings/Act", "head1", async t => $"/Audits/Findings/Act/{await FindingScene.InAsync(t, AuditFindingState.FactCheck)}/Object") { Name = "opinion" },
        new("/Audits/Findings/Act", "ciso", async t => $"/Audits/Findings/Act/{await FindingScene.InAsync(t, AuditFindingState.Confirmed)}/AcceptRisk") { Name = "risk" },
        new("/Audits/Findings/Act", "auditlead", async t => $"/Audits/Findings/Act/{await FindingScene.InAsync(t, AuditFindingState.Verifying)}/Again") { Name = "again" },
        new("/Audits/Findings/Severities", "auditlead", _ => Task.FromResult("/Audits/Findings/Severities")),
    ];
}
