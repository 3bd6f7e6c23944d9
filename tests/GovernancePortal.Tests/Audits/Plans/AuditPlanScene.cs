using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Web.Forms;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Audits.Plans;

/// <summary>Plans of audits by the services, on the demonstration office (252 sections).</summary>
internal static class AuditPlanScene
{
    public static readonly Guid Roads = DemoOffice.Section(DemoOffice.FirstSection).Id;
    public static readonly Guid Accounts = DemoOffice.Section(DemoOffice.SecondSection).Id;
    // The binder says of the first seat what is wrong and reads no further.
    private static readonly string[] FurtherSeats = ["Input.MemberIds[1]", "Input.MemberIds[2]"];

    public static async Task<Guid> AuditorAsync(PortalTest t, string key, bool lead = true, int capacity = 40)
    {
        var actor = await t.ActorAsync("auditlead");
        return await t.UseAsync<AuditOfficeService, Guid>(s => s.AddAuditorAsync(new AuditorInput
        {
            UserId = DemoOffice.UserId(key), Pool = AuditorPool.Bureau, CapacityPerYear = capacity, LeadTrainedOn = lead ? actor.Today.AddYears(-1) : null, ValidFrom = actor.Today.AddYears(-2),
        }, actor));
    }

    public static async Task<Guid> OutsideAsync(PortalTest t)
    {
        var actor = await t.ActorAsync("auditlead");
        return await t.UseAsync<AuditOfficeService, Guid>(s => s.AddAuditorAsync(new AuditorInput { Name = "外部 試", Pool = AuditorPool.External, CapacityPerYear = 2, ValidFrom = actor.Today }, actor));
    }

    public static async Task<Guid> KindAsync(PortalTest t)
    {
        var actor = await t.ActorAsync("auditlead");
        return await t.UseAsync<AuditOfficeService, Guid>(s => s.AddKindAsync(new AuditKindInput { Code = "test_kind", Name = "試行の監査", Nature = AuditNature.System, ValidFrom = actor.Today }, actor));
    }

    /// <summary>A draft without lines, of six years from this one.</summary>
    public static async Task<Guid> DraftAsync(PortalTest t)
    {
        var actor = await t.ActorAsync("auditlead");
        var year = FiscalYear.Of(actor.Today);
        return await t.UseAsync<AuditPlanService, Guid>(s => s.BeginAsync(new AuditPlanInput { Name = "試行の中期計画", FromFy = year, ToFy = year.Plus(5), General = 60, MyNumber = 40 }, actor));
    }

    /// <summary>A draft with one audit of 道路整備課 by auditor1 (lead) and auditor2.</summary>
    public static async Task<(Guid Plan, Guid Line)> LineAsync(PortalTest t)
    {
        var (lead, second) = (await AuditorAsync(t, "auditor1"), await AuditorAsync(t, "auditor2"));
        var id = await DraftAsync(t);
        var actor = await t.ActorAsync("auditlead");
        var version = await VersionAsync(t, id);
        Assert.Empty(await t.UseAsync<AuditPlanService, IReadOnlyList<Core.Audits.Planner.PlannerBreach>>(s => s.PutLineAsync(id, null, new AuditLineInput
        {
            FiscalYear = FiscalYear.Of(actor.Today).Next, Month = 9, SectionId = Roads, Nature = AuditNature.General, LeadId = lead, MemberIds = [second], Version = version,
        }, actor)));
        return (id, (await ReadAsync(t, id)).Lines.Single().Id);
    }

    /// <summary>Planned by the planner with 16 auditors; takes some seconds.</summary>
    public static async Task<Guid> PlannedAsync(PortalTest t)
    {
        foreach (var key in DemoOffice.People.Where(p => p.Key.StartsWith("staff-", StringComparison.Ordinal)).Select(p => p.Key).Order(StringComparer.Ordinal).Take(14).Concat(["auditor1", "auditor2"]))
        {
            await AuditorAsync(t, key, capacity: 12);
        }
        var id = await DraftAsync(t);
        var actor = await t.ActorAsync("auditlead");
        var version = await VersionAsync(t, id);
        Assert.Null(await t.UseAsync<AuditPlanService, Core.Audits.Planner.PlannerRefusal?>(s => s.PlanAsync(id, version, actor)));
        return id;
    }

    public static async Task<Guid> SubmittedAsync(PortalTest t)
    {
        var id = await PlannedAsync(t);
        Assert.Empty(await DoAsync(t, id, "auditlead", new AuditPlanActInput { Act = AuditPlanAct.Submit }));
        return id;
    }

    public static async Task<Guid> ApprovedAsync(PortalTest t)
    {
        var id = await SubmittedAsync(t);
        Assert.Empty(await DoAsync(t, id, "ciso", new AuditPlanActInput { Act = AuditPlanAct.Approve }));
        return id;
    }

    public static async Task<IReadOnlyList<Core.Audits.Planner.PlannerBreach>> DoAsync(PortalTest t, Guid id, string who, AuditPlanActInput input)
    {
        var actor = await t.ActorAsync(who);
        var version = await VersionAsync(t, id);
        return await t.UseAsync<AuditPlanService, IReadOnlyList<Core.Audits.Planner.PlannerBreach>>(s => s.DoAsync(id, input with { Version = version }, actor));
    }

    public static Task<AuditPlan> ReadAsync(PortalTest t, Guid id) => t.ReadAsync(db => db.Set<AuditPlan>().AsNoTracking().Include(p => p.Lines).SingleAsync(p => p.Id == id));

    public static Task<uint> VersionAsync(PortalTest t, Guid id) => t.ReadAsync(db => db.Set<AuditPlan>().Where(p => p.Id == id).Select(p => p.Version).SingleAsync());

    public static IEnumerable<FormCase> Forms =>
    [
        new("/Audits/Plans/New", "auditlead", _ => Task.FromResult("/Audits/Plans/New")),
        new("/Audits/Plans/Edit", "auditlead", async t => $"/Audits/Plans/Edit/{await DraftAsync(t)}"),
        new("/Audits/Plans/Year", "auditlead", async t => $"/Audits/Plans/Year/{await ApprovedAsync(t)}"),
        new("/Audits/Plans/Line", "auditlead", async t => $"/Audits/Plans/Line/{await DraftAsync(t)}") { Name = "new", Free = FurtherSeats },
        new("/Audits/Plans/Line", "auditlead", async t => await LineAsync(t) is var (plan, line) ? $"/Audits/Plans/Line/{plan}?line={line}" : "") { Name = "known", Free = FurtherSeats },
        new("/Audits/Plans/Act", "ciso", async t => $"/Audits/Plans/Act/{await SubmittedAsync(t)}/Return") { Name = "return" },
        new("/Audits/Plans/Act", "secretary", async t => $"/Audits/Plans/Act/{await SubmittedAsync(t)}/Approve") { Name = "recorded" },
        new("/Audits/Plans/Settings", "auditlead", _ => Task.FromResult("/Audits/Plans/Settings")),
        new("/Audits/Plans/Closed", "auditlead", _ => Task.FromResult("/Audits/Plans/Closed")),
        new("/Audits/Plans/Past", "auditlead", _ => Task.FromResult("/Audits/Plans/Past")),
        new("/Audits/Plans/Exception", "ciso", async t => { await AuditorAsync(t, "auditor1"); return "/Audits/Plans/Exception"; }),
        new("/Audits/Plans/Import/Index", "auditlead", _ => Task.FromResult("/Audits/Plans/Import")),
        new("/Audits/Plans/PastImport/Index", "auditlead", _ => Task.FromResult("/Audits/Plans/PastImport")),
        new("/Audits/Auditors/Edit", "auditlead", _ => Task.FromResult("/Audits/Auditors/Edit")) { Name = "new" },
        new("/Audits/Auditors/Edit", "auditlead", async t => $"/Audits/Auditors/Edit/{await OutsideAsync(t)}") { Name = "outside" },
        new("/Audits/Kinds/Edit", "auditlead", _ => Task.FromResult("/Audits/Kinds/Edit")) { Name = "new" },
        new("/Audits/Kinds/Edit", "auditlead", async t => $"/Audits/Kinds/Edit/{await KindAsync(t)}") { Name = "known" },
    ];
}
