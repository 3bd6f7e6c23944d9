using GovernancePortal.Core.Incidents;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Kpis;
using GovernancePortal.Tests.Web.Forms;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Tests.Incidents;

/// <summary>Incidents of 道路整備課 (staff1, head1), walked by the services as people walk them.</summary>
internal static class IncidentScene
{
    public static IEnumerable<FormCase> Forms =>
    [
        new("/Incidents/New", "staff1", _ => Task.FromResult("/Incidents/New")) { Name = "own" },
        new("/Incidents/New", "csirt1", _ => Task.FromResult("/Incidents/New")) { Name = "by telephone" },
        new("/Incidents/Details:Entry", "csirt1", async t => $"/Incidents/Details/{await ReportedAsync(t)}") { Name = "record" },
        new("/Incidents/Details:Entry", "staff1", async t => $"/Incidents/Details/{await ReportedAsync(t)}") { Name = "supplement" },
        new("/Incidents/Act", "csirt1", async t => $"/Incidents/Act/{await ReportedAsync(t)}/JudgeIncident") { Name = "judge" },
        new("/Incidents/Act", "csirt1", async t => $"/Incidents/Act/{await ActiveAsync(t)}/Recover") { Name = "recover" },
        new("/Incidents/Notify", "csirt1", async t => $"/Incidents/Notify/{await ActiveAsync(t)}"),
        new("/Incidents/Instruct", "csirt1", async t => $"/Incidents/Instruct/{await ActiveAsync(t)}"),
        new("/Incidents/Answer", "staff1", async t =>
        {
            var id = await ActiveAsync(t);
            return $"/Incidents/Answer/{id}/{await InstructedAsync(t, id)}";
        }),
        new("/Incidents/Lesson", "csirt1", async t => $"/Incidents/Lesson/{await ClosedAsync(t)}"),
        new("/Incidents/Contact", "csirt1", _ => Task.FromResult("/Incidents/Contact")) { Name = "new" },
        new("/Incidents/Contact", "csirt1", async t => $"/Incidents/Contact/{await ContactAsync(t)}") { Name = "known" },
        new("/Incidents/Alert", "csirt1", _ => Task.FromResult("/Incidents/Alert")),
    ];

    public static async Task<Guid> ReportedAsync(PortalTest t, bool personal = false, string by = "staff1")
    {
        var actor = await t.ActorAsync(by);
        return await t.UseAsync<IncidentService, Guid>(s => s.ReportAsync(Report(actor.Now) with { PersonalData = personal, SectionId = actor.Main!.SectionId }, [], actor));
    }

    public static IncidentReportInput Report(DateTimeOffset now) => new()
    {
        Title = "宛先を誤ったメール", KindCode = "Missent", NoticedOn = Core.Platform.Time.OfficeTime.DayOf(now), NoticedTime = IncidentClock.Of(now), Text = "別の事業者に送りました。", SectionId = KpiFigureScene.Roads,
    };

    public static async Task<Guid> ActiveAsync(PortalTest t, bool personal = false)
    {
        var id = await ReportedAsync(t, personal);
        await DoAsync(t, id, "csirt1", new IncidentActInput { Act = IncidentAct.JudgeIncident, Severity = IncidentSeverity.Serious, Reason = "記録から確かめた。" });
        return id;
    }

    public static async Task<Guid> ClosedAsync(PortalTest t)
    {
        var id = await ActiveAsync(t);
        await InformAsync(t, id);
        await NotifyAsync(t, id, LiaisonBody.State);
        await RecoverAsync(t, id);
        await DoAsync(t, id, "csirt1", new IncidentActInput { Act = IncidentAct.WriteClosing, Cause = "確かめる手順がなかった。", Prevention = "二人で確かめる。" });
        await DoAsync(t, id, "ciso", new IncidentActInput { Act = IncidentAct.ApproveClosing });
        return id;
    }

    /// <summary>With its lesson told to everybody.</summary>
    public static async Task<Guid> PublishedAsync(PortalTest t)
    {
        var id = await ClosedAsync(t);
        var (csirt, version) = (await t.ActorAsync("csirt1"), await VersionAsync(t, id));
        await t.UseAsync<IncidentService>(s => s.PublishLessonAsync(id, new IncidentLessonInput { Title = "宛先を確かめる", Text = "送る前に二人で見てください。", Version = version }, csirt));
        return id;
    }

    public static async Task InformAsync(PortalTest t, Guid id)
    {
        var now = (await t.ActorAsync("csirt1")).Now;
        await DoAsync(t, id, "csirt1", new IncidentActInput { Act = IncidentAct.InformCiso, AtOn = Core.Platform.Time.OfficeTime.DayOf(now), AtTime = IncidentClock.Of(now) });
    }

    public static async Task RecoverAsync(PortalTest t, Guid id)
    {
        var now = (await t.ActorAsync("csirt1")).Now;
        await DoAsync(t, id, "csirt1", new IncidentActInput { Act = IncidentAct.Recover, AtOn = Core.Platform.Time.OfficeTime.DayOf(now), AtTime = IncidentClock.Of(now) });
    }

    public static async Task NotifyAsync(PortalTest t, Guid id, LiaisonBody body, NoticeStage stage = NoticeStage.Quick)
    {
        var actor = await t.ActorAsync("csirt1");
        var version = await VersionAsync(t, id);
        await t.UseAsync<IncidentService>(s => s.NotifyAsync(id, new IncidentNoticeInput { Body = body, BodyName = "窓口", Stage = stage, On = actor.Today, Time = IncidentClock.Of(actor.Now), Content = "状況を伝えた。", Version = version }, actor));
    }

    public static async Task<Guid> InstructedAsync(PortalTest t, Guid id, Guid? section = null, IncidentOrderKind kind = IncidentOrderKind.Instruction)
    {
        var actor = await t.ActorAsync("csirt1");
        var version = await VersionAsync(t, id);
        await t.UseAsync<IncidentService>(s => s.InstructAsync(id, new IncidentOrderInput { Kind = kind, SectionId = section ?? KpiFigureScene.Roads, Text = "残りがないか確かめること。", DueOn = actor.Today.AddDays(1), Version = version }, actor));
        return (await ReadAsync(t, id)).Orders.MaxBy(o => o.Number)!.Id;
    }

    public static async Task<Guid> ContactAsync(PortalTest t)
    {
        var actor = await t.ActorAsync("csirt1");
        return await t.UseAsync<LiaisonService, Guid>(s => s.AddContactAsync(new LiaisonContactInput { Body = LiaisonBody.State, Name = "国の窓口", Told = true, ValidFrom = actor.Today }, actor));
    }

    public static async Task DoAsync(PortalTest t, Guid id, string who, IncidentActInput input)
    {
        var actor = await t.ActorAsync(who);
        var version = await VersionAsync(t, id);
        await t.UseAsync<IncidentService>(s => s.DoAsync(id, input with { Version = version }, actor));
    }

    public static Task<Incident> ReadAsync(PortalTest t, Guid id) =>
        t.ReadAsync(db => db.Set<Incident>().AsNoTracking().Include(i => i.Entries).Include(i => i.Notices).Include(i => i.Orders).Include(i => i.Files).AsSplitQuery().SingleAsync(i => i.Id == id));

    public static Task<uint> VersionAsync(PortalTest t, Guid id) => t.ReadAsync(db => db.Set<Incident>().Where(i => i.Id == id).Select(i => i.Version).SingleAsync());
}
