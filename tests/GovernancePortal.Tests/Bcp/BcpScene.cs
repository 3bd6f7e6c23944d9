using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Tests.Bcp;

/// <summary>Plans, drills and networks made as people make them: staff1 keeps SYS-0102, whose head is head1; reviewer1 is the policy office.</summary>
internal static class BcpScene
{
    public const string Code = "SYS-0102";
    public const string Phone = "内線9876";

    public static Guid System { get; } = DemoSystems.Id(Code);
    public static Guid Section { get; } = DemoOffice.Section(DemoOffice.FirstSection).Id;

    public static async Task<Guid> BeginAsync(PortalTest t)
    {
        var staff = await t.ActorAsync("staff1");
        return await t.UseAsync<ContinuityPlanService, Guid>(s => s.BeginAsync(new PlanStartInput { Scope = PlanScope.System, SystemCode = Code, Title = "試験のICT-BCP" }, staff));
    }

    /// <summary>A plan whose version is written and not yet sent.</summary>
    public static async Task<Guid> WrittenAsync(PortalTest t)
    {
        var id = await BeginAsync(t);
        await WriteAsync(t, id, Input());
        return id;
    }

    public static async Task<Guid> WaitingAsync(PortalTest t)
    {
        var id = await WrittenAsync(t);
        await DoAsync(t, "staff1", id, (s, version, actor) => s.SubmitAsync(id, version, actor));
        return id;
    }

    public static async Task<Guid> ApprovedAsync(PortalTest t)
    {
        var id = await WaitingAsync(t);
        await DoAsync(t, "head1", id, (s, version, actor) => s.ApproveAsync(id, version, actor));
        return id;
    }

    public static async Task<Guid> RevisingAsync(PortalTest t)
    {
        var id = await ApprovedAsync(t);
        await DoAsync(t, "staff1", id, (s, version, actor) => s.BeginRevisionAsync(id, version, actor));
        return id;
    }

    public static PlanInput Input() => new()
    {
        Title = "試験のICT-BCP", Covers = "道路の情報", AlternativeSite = "若葉合同庁舎",
        Contacts = [new ContactRow { Duty = "責任者", Person = "所属長", Phone = Phone, Deputy = "課長補佐", DeputyPhone = "内線9877" }, new ContactRow()],
        Steps = [new StepRow { Hour = 24, Who = "受託者", What = "復元する" }, new StepRow { Hour = 0, Who = "担当", What = "受託者に連絡する" }, new StepRow()],
    };

    public static Task WriteAsync(PortalTest t, Guid id, PlanInput input) => DoAsync(t, "staff1", id, (s, version, actor) => s.WriteAsync(id, input with { Version = version }, actor));

    public static async Task DoAsync(PortalTest t, string account, Guid id, Func<ContinuityPlanService, uint, Core.Platform.Identity.Actor, Task> act)
    {
        var actor = await t.ActorAsync(account);
        var version = await t.ReadAsync(db => db.Set<ContinuityPlan>().Where(p => p.Id == id).Select(p => p.Version).SingleAsync());
        await t.UseAsync<ContinuityPlanService>(s => act(s, version, actor));
    }

    public static Task<ContinuityPlan> LoadAsync(PortalTest t, Guid id) =>
        t.ReadAsync(db => db.Set<ContinuityPlan>().AsNoTracking().Include(p => p.Versions).Include(p => p.Reviews).SingleAsync(p => p.Id == id));

    public static async Task<Guid> PlannedDrillAsync(PortalTest t, Guid? planId = null, string systems = Code)
    {
        var staff = await t.ActorAsync("staff1");
        return await t.UseAsync<DrillService, Guid>(s => s.PlanAsync(new DrillInput { Title = "復元訓練", Kind = DrillKind.Restore, SectionId = Section, PlanId = planId, PlannedOn = new DateOnly(2026, 8, 20), Systems = systems }, staff));
    }

    /// <summary>With two findings: the first of staff1's section, the second of 会計課.</summary>
    public static async Task<Guid> HeldDrillAsync(PortalTest t, Guid? planId = null)
    {
        var id = await PlannedDrillAsync(t, planId);
        var staff = await t.ActorAsync("staff1");
        var version = (await DrillAsync(t, id)).Version;
        await t.UseAsync<DrillService>(s => s.HoldAsync(id, new DrillResultInput
        {
            HeldOn = new DateOnly(2026, 8, 20), Result = "8時間で復元した。", AttendantCount = 5, Version = version,
            Findings =
            [
                new FindingRow { Text = "手順書が古い", OwnerSectionId = Section, DueOn = new DateOnly(2026, 12, 28) },
                new FindingRow { Text = "鍵の場所が分からない", OwnerSectionId = DemoOffice.Section(DemoOffice.SecondSection).Id, DueOn = new DateOnly(2026, 12, 28) },
                new FindingRow(),
            ],
        }, staff));
        return id;
    }

    public static Task<ContinuityDrill> DrillAsync(PortalTest t, Guid id) =>
        t.ReadAsync(db => db.Set<ContinuityDrill>().AsNoTracking().Include(d => d.Findings).Include(d => d.Systems).SingleAsync(d => d.Id == id));

    public static async Task<Guid> NetworkAsync(PortalTest t)
    {
        var reviewer = await t.ActorAsync("reviewer1");
        return await t.UseAsync<NetworkService, Guid>(s => s.SaveAsync(null, new NetworkInput { Name = "行政LAN・WAN", Kind = NetworkKind.Lan, SectionId = DemoOffice.Section(DemoOffice.PolicyOffice).Id, SystemCode = "SYS-0057" }, reviewer));
    }
}
