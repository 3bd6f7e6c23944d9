using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Web.Forms;

namespace GovernancePortal.Tests.Kpis;

/// <summary>Plans for the pages' forms, made as people make them.</summary>
internal static class KpiForms
{
    public static IEnumerable<FormCase> All =>
    [
        new("/Kpis/Plans/Edit", "reviewer1", t => Task.FromResult("/Kpis/Plans/Edit")) { Name = "new" },
        new("/Kpis/Plans/Edit", "reviewer1", async t => $"/Kpis/Plans/Edit/{await PlanAsync(t)}") { Name = "known" },
        new("/Kpis/Plans/Template", "reviewer1", t => Task.FromResult("/Kpis/Plans/Template?key=Nara2019")),
        new("/Kpis/Plans/Objective", "reviewer1", async t => $"/Kpis/Plans/Objective/{await PlanAsync(t)}"),
        new("/Kpis/Plans/Initiative", "reviewer1", async t => $"/Kpis/Plans/Initiative?plan={(await InitiativeAsync(t)).PlanId}") { Name = "new" },
        new("/Kpis/Plans/Initiative", "reviewer1", async t => $"/Kpis/Plans/Initiative/{(await InitiativeAsync(t)).Id}") { Name = "known" },
        new("/Kpis/Plans/Kpi", "reviewer1", async t => $"/Kpis/Plans/Kpi?initiative={(await InitiativeAsync(t)).Id}") { Name = "new" },
        new("/Kpis/Plans/Kpi", "reviewer1", async t => $"/Kpis/Plans/Kpi/{await KpiAsync(t)}") { Name = "known" },
        new("/Kpis/Plans/Activity", "reviewer1", async t => $"/Kpis/Plans/Activity/{(await InitiativeAsync(t)).Id}") { TakesEmpty = true },
        new("/Kpis/Plans/Revise", "policyhead", async t => $"/Kpis/Plans/Revise/{await AdoptedAsync(t)}"),
        new("/Kpis/Plans/Adopt", "policyhead", async t => $"/Kpis/Plans/Adopt/{(await InitiativeAsync(t)).PlanId}"),
        new("/Kpis/Import/Index", "reviewer1", t => Task.FromResult("/Kpis/Import")),
    ];

    public static async Task<Guid> PlanAsync(PortalTest t)
    {
        var actor = await t.ActorAsync("reviewer1");
        return await t.UseAsync<KpiPlanService, Guid>(s => s.CreateAsync(new KpiPlanInput { Name = "試験計画", FromYear = new FiscalYear(2026), ToYear = new FiscalYear(2028), OwnerSectionId = DemoOffice.Section(DemoOffice.PolicyOffice).Id }, actor));
    }

    public static async Task<(Guid PlanId, Guid Id)> InitiativeAsync(PortalTest t)
    {
        var (actor, id) = (await t.ActorAsync("reviewer1"), await PlanAsync(t));
        var plan = await t.UseAsync<KpiPlanQueries, KpiPlan>(q => q.PlanAsync(id));
        var objective = await t.UseAsync<KpiPlanService, Guid>(s => s.AddObjectiveAsync(id, new ObjectiveInput { Name = "守る", Version = plan.Version }, actor));
        return (id, await t.UseAsync<KpiPartService, Guid>(s => s.AddInitiativeAsync(id, new KpiInitiativeInput { ObjectiveId = objective, Code = "1.1", Name = "備える", OwnerSectionId = plan.OwnerSectionId }, actor)));
    }

    public static async Task<Guid> KpiAsync(PortalTest t)
    {
        var (actor, initiative) = (await t.ActorAsync("reviewer1"), await InitiativeAsync(t));
        return await t.UseAsync<KpiPartService, Guid>(s => s.AddKpiAsync(initiative.Id, new KpiInput { Name = "備えた数", Unit = "件", Targets = [new() { Year = 2026, Raw = "5件" }, new() { Year = 2027, Raw = "→" }] }, actor));
    }

    public static async Task<Guid> AdoptedAsync(PortalTest t)
    {
        var (head, id) = (await t.ActorAsync("policyhead"), (await InitiativeAsync(t)).PlanId);
        var plan = await t.UseAsync<KpiPlanQueries, KpiPlan>(q => q.PlanAsync(id));
        await t.UseAsync<KpiPlanService>(s => s.AdoptAsync(id, new AdoptInput { EffectiveOn = new DateOnly(2026, 4, 1), Version = plan.Version }, head));
        return id;
    }
}
