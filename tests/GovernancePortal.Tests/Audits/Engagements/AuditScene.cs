using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Kpis;
using GovernancePortal.Tests.Web.Forms;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Tests.Audits.Engagements;

/// <summary>Audits of 道路整備課 (staff1, head1) by auditor1 (lead) and auditor2, walked by the services as people walk them.</summary>
internal static class AuditScene
{
    public static AuditOrder Order(PortalTest t, Guid? section = null)
    {
        var today = OfficeTime.DayOf(t.Clock.Now);
        AuditTeamSeat[] team = [.. new[] { "auditor1", "auditor2" }.Select((key, n) => new AuditTeamSeat(DemoOffice.UserId(key), DemoOffice.UserId(key), DemoOffice.People.First(p => p.Key == key).Name, n == 0))];
        var roads = DemoOffice.Sections.First(s => s.Id == (section ?? KpiFigureScene.Roads));
        return new AuditOrder(FiscalYear.Of(today), new DateOnly(today.Year, today.Month, 1), roads.Id, DemoOffice.BureauId(roads.BureauCode), roads.Name, "general", AuditNature.General, team);
    }

    public static async Task<Guid> PlannedAsync(PortalTest t, Guid? section = null)
    {
        var actor = await t.ActorAsync("auditlead");
        return await t.UseAsync<AuditService, Guid>(s => s.OrderAsync(Order(t, section), actor));
    }

    public static async Task<Guid> ApprovedAsync(PortalTest t)
    {
        var id = await PlannedAsync(t);
        await PrepareAsync(t, id, "auditor1");
        await DoAsync(t, id, "auditlead", new() { Act = AuditAct.ApprovePlan });
        return id;
    }

    public static async Task<Guid> NotifiedAsync(PortalTest t)
    {
        var id = await ApprovedAsync(t);
        await DoAsync(t, id, "auditor1", new() { Act = AuditAct.Notify, Reason = "体制、資産の管理" });
        return id;
    }

    public static async Task<Guid> SurveyAsync(PortalTest t)
    {
        var id = await NotifiedAsync(t);
        await DoAsync(t, id, "auditor1", new() { Act = AuditAct.BeginSurvey, DueOn = OfficeTime.DayOf(t.Clock.Now).AddDays(10) });
        return id;
    }

    public static async Task<Guid> PapersAsync(PortalTest t)
    {
        var id = await SurveyAsync(t);
        var staff = await t.ActorAsync("staff1");
        var audit = await ReadAsync(t, id);
        await t.UseAsync<AuditService>(s => s.AnswerSurveyAsync(id, new AuditSurveyInput { Version = audit.Version, Answers = [.. audit.Questions.Select(q => new AuditAnswerRow { Id = q.Id, Answer = "資料のとおり。" })] }, new Dictionary<Guid, IReadOnlyList<StoredFile>>(), staff));
        await DoAsync(t, id, "head1", new() { Act = AuditAct.SubmitSurvey });
        await DoAsync(t, id, "auditor1", new() { Act = AuditAct.BeginFieldwork });
        await DoAsync(t, id, "auditor1", new() { Act = AuditAct.RecordDebrief, On = staff.Today, Present = "所属長", Reason = "講評" });
        return id;
    }

    public static async Task PrepareAsync(PortalTest t, Guid id, string who)
    {
        var actor = await t.ActorAsync(who);
        var version = (await ReadAsync(t, id)).Version;
        await t.UseAsync<AuditService>(s => s.PrepareAsync(id, new AuditPreparationInput { Purpose = "目的", Scope = "対象", Method = "閲覧", Setup = "2人", HeldOn = actor.Today.AddDays(30), HeldAt = "13:30", Version = version }, actor));
    }

    public static async Task WritePaperAsync(PortalTest t, Guid id, string who, string evidence = "台帳を閲覧した。")
    {
        var actor = await t.ActorAsync(who);
        var version = (await ReadAsync(t, id)).Version;
        await t.UseAsync<AuditService>(s => s.WritePaperAsync(id, new AuditPaperInput { Evidence = evidence, Judgement = "規程に沿う。", Version = version }, actor));
    }

    /// <summary>Its report is written, not yet issued.</summary>
    public static async Task<Guid> ReportWrittenAsync(PortalTest t)
    {
        var id = await PapersAsync(t);
        var (actor, version) = (await t.ActorAsync("auditor1"), (await ReadAsync(t, id)).Version);
        await t.UseAsync<AuditService>(s => s.WriteReportAsync(id, new AuditReportInput { Overview = "概要", Opinion = "意見", Version = version }, actor));
        return id;
    }

    public static async Task DoAsync(PortalTest t, Guid id, string who, AuditActInput input)
    {
        var actor = await t.ActorAsync(who);
        var version = (await ReadAsync(t, id)).Version;
        await t.UseAsync<AuditService>(s => s.DoAsync(id, input with { Version = version }, actor));
    }

    public static async Task<Guid> ExternalAsync(PortalTest t)
    {
        var actor = await t.ActorAsync("auditlead");
        return await t.UseAsync<ExternalAuditService, Guid>(s => s.SaveAsync(null, new ExternalAuditInput { Fy = 2026, Firm = "架空監査法人", Scope = "三層分離", PeriodFrom = actor.Today.AddDays(-60), PeriodTo = actor.Today.AddDays(-30) }, null, actor));
    }

    public static Task<AuditEngagement> ReadAsync(PortalTest t, Guid id) =>
        t.ReadAsync(db => db.Set<AuditEngagement>().AsNoTracking().Include(a => a.Team).Include(a => a.Paper).Include(a => a.Questions).Include(a => a.Presentations).AsSplitQuery().SingleAsync(a => a.Id == id));
}

/// <summary>Forms of the audit itself and of external audits.</summary>
internal static class AuditForms
{
    public static IEnumerable<FormCase> All =>
    [
        new("/Audits/Special", "auditlead", _ => Task.FromResult("/Audits/Special")) { Name = "special" },
        new("/Audits/Edit", "auditor1", async t => $"/Audits/Edit/{await AuditScene.PlannedAsync(t)}"),
        new("/Audits/Questions", "auditor1", async t => $"/Audits/Questions/{await AuditScene.NotifiedAsync(t)}") { TakesEmpty = true },
        new("/Audits/Act", "auditlead", async t => $"/Audits/Act/{await AuditScene.PlannedAsync(t)}/Postpone") { Name = "postpone" },
        new("/Audits/Act", "auditor1", async t => $"/Audits/Act/{await AuditScene.NotifiedAsync(t)}/BeginSurvey") { Name = "survey" },
        new("/Audits/Survey", "staff1", async t => $"/Audits/Survey/{await AuditScene.SurveyAsync(t)}") { TakesEmpty = true },
        new("/Audits/Survey:Attach", "staff1", async t => $"/Audits/Survey/{await AuditScene.SurveyAsync(t)}"),
        new("/Audits/Papers", "auditor1", async t => $"/Audits/Papers/{await AuditScene.PapersAsync(t)}"),
        new("/Audits/Report", "auditor1", async t => $"/Audits/Report/{await AuditScene.PapersAsync(t)}"),
        new("/Audits/External/Edit", "auditlead", _ => Task.FromResult("/Audits/External/Edit")) { Name = "external" },
    ];
}
