using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Radar;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.Core.Systems.Plans;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Radar;

/// <summary>The radar makes next year's filing list: SYS-0102 is staff1's and ends with March 2028.</summary>
public sealed class RadarPlanTests : PortalTest
{
    private static readonly Guid Bridge = DemoSystems.Id("SYS-0102");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var actor = await ActorAsync("reviewer1");
        var row = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().SingleAsync(s => s.Id == Bridge));
        await UseAsync<SystemRegister>(r => r.EditAsync(Bridge, SystemInput.Of(row) with
        {
            ContractFrom = new DateOnly(2023, 4, 1), ContractTo = new DateOnly(2028, 3, 31), NextRenewalFy = new FiscalYear(2027), RenewalPlan = "Renew", LeaseEndOn = null,
        }, actor));
        await UseAsync<RadarScanService>(s => s.ScanOnceAsync());
    }

    private Task<List<RadarWarning>> OfBridgeAsync() => ReadAsync(db => db.Set<RadarWarning>().AsNoTracking().Where(w => w.SystemId == Bridge).ToListAsync());

    private async Task<RadarWarning> EndAsync() => (await OfBridgeAsync()).Single(w => w.Code == RadarCode.ContractEnd);

    private async Task<IReadOnlyList<PlanResult>> PlanAsync(string account, params Guid[] ids)
    {
        var actor = await ActorAsync(account);
        return await UseAsync<RadarService, IReadOnlyList<PlanResult>>(s => s.PlanAsync(ids, actor));
    }

    [Fact]
    public async Task A_warning_becomes_a_planned_case_of_the_year_whose_budget_it_needs()
    {
        var result = Assert.Single(await PlanAsync("staff1", (await EndAsync()).Id));
        Assert.Equal((PlanOutcome.Planned, (FiscalYear?)new FiscalYear(2027)), (result.Outcome, result.Fy));
        var plan = await ReadAsync(db => db.Set<PlannedCase>().AsNoTracking().SingleAsync(p => p.Id == result.PlannedCaseId));
        Assert.Equal((PlannedCaseKind.Renewal, PlannedCaseSource.Radar, (Guid?)Bridge, (DateOnly?)new DateOnly(2028, 4, 1)), (plan.Kind, plan.Source, plan.SystemId, plan.StartsOn));
        // Every warning of the system that a plan answers is decided with it; one more scan leaves it so.
        await UseAsync<RadarScanService>(s => s.ScanOnceAsync());
        Assert.All((await OfBridgeAsync()).Where(w => w.Rule.LeadsToPlan), w => Assert.Equal((WarningState.Decided, WarningChoice.Renew, plan.Id), (w.State, w.Choice, w.PlannedCaseId!.Value)));
        Assert.Equal(PlanOutcome.Refused, Assert.Single(await PlanAsync("staff1", (await EndAsync()).Id)).Outcome);
    }

    [Fact]
    public async Task Undoing_drops_the_plan_and_opens_the_warnings_again()
    {
        var result = Assert.Single(await PlanAsync("reviewer1", (await EndAsync()).Id));
        var actor = await ActorAsync("reviewer1");
        await UseAsync<RadarService>(s => s.UndoPlanAsync(result.PlannedCaseId!.Value, result.PlanVersion, "取消し", actor));
        Assert.Equal(PlannedCaseState.Dropped, await ReadAsync(db => db.Set<PlannedCase>().Where(p => p.Id == result.PlannedCaseId).Select(p => p.State).SingleAsync()));
        Assert.Equal(WarningState.Open, (await EndAsync()).State);
    }

    [Fact]
    public async Task A_plan_that_is_dropped_elsewhere_brings_the_warning_back()
    {
        var result = Assert.Single(await PlanAsync("staff1", (await EndAsync()).Id));
        var actor = await ActorAsync("staff1");
        await UseAsync<PlannedCaseService>(s => s.DropAsync(result.PlannedCaseId!.Value, new DropPlanInput { Version = result.PlanVersion, Reason = "見送り" }, actor));
        await UseAsync<RadarScanService>(s => s.ScanOnceAsync());
        Assert.Equal((WarningState.Open, (WarningChoice?)null), ((await EndAsync()).State, (await EndAsync()).Choice));
    }

    [Fact]
    public async Task Rows_of_one_act_each_have_their_own_result()
    {
        var all = await ReadAsync(db => db.Set<RadarWarning>().AsNoTracking().Where(w => w.State == WarningState.Open).ToListAsync());
        var wrong = all.First(w => !w.Rule.LeadsToPlan && w.SystemId != null);
        var others = all.Where(w => w.Code == RadarCode.NoFiling && w.SystemId != Bridge).Take(3).Select(w => w.Id).ToList();
        var results = await PlanAsync("reviewer1", [(await EndAsync()).Id, wrong.Id, .. others]);
        Assert.Equal(2 + others.Count, results.Count);
        Assert.Equal((PlanOutcome.Refused, "Radar.NotForPlan"), (results.Single(r => r.WarningId == wrong.Id).Outcome, results.Single(r => r.WarningId == wrong.Id).Refusal));
        Assert.All(results.Where(r => r.WarningId != wrong.Id), r => Assert.NotEqual(PlanOutcome.Refused, r.Outcome));
    }

    [Fact]
    public async Task Another_section_plans_nothing_here()
    {
        var id = (await EndAsync()).Id;
        await Assert.ThrowsAsync<Forbidden>(() => PlanAsync("staff2", id));
        Assert.Equal(403, (await (await SignedInAsync("cio")).GetAsync("/Radar/Plan")).Status);
    }

    [Fact]
    public async Task The_page_plans_what_is_ticked_and_takes_it_back()
    {
        var id = (await EndAsync()).Id;
        var client = await SignedInAsync("staff1");
        var page = await client.GetAsync("/Radar/Plan");
        Assert.Contains("橋梁台帳", page.Text, StringComparison.Ordinal);
        var none = await page.Form("Chosen").SubmitAsync();
        Assert.Contains("計画に載せるものを選んでください", none.Text, StringComparison.Ordinal);
        var done = await page.Form("Chosen").Fill("Chosen", id.ToString()).SubmitAsync();
        Assert.Contains("計画に載せました", done.Text, StringComparison.Ordinal);
        Assert.Contains("/Consultations/New?planned=", done.Html, StringComparison.Ordinal);
        var undone = await done.Form("plan").SubmitAsync();
        Assert.Equal(302, undone.Status);
        Assert.Equal(WarningState.Open, (await EndAsync()).State);
    }

    [Fact]
    public async Task Deciding_to_renew_on_the_warnings_page_plans_it_and_leads_to_the_consultation()
    {
        var warning = await EndAsync();
        var client = await SignedInAsync("staff1");
        var page = await client.GetAsync($"/Radar/Warning/{warning.Id}");
        Assert.Contains("令和9年度", page.Text, StringComparison.Ordinal);
        var saved = await page.Form("Input.Choice").Fill("Input.Choice", "Renew").SubmitAsync();
        Assert.Equal(302, saved.Status);
        var after = await client.GetAsync($"/Radar/Warning/{warning.Id}");
        var link = after.Document.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).First(h => h?.StartsWith("/Consultations/New", StringComparison.Ordinal) == true)!;
        var consultation = await client.GetAsync(link);
        Assert.Equal(200, consultation.Status);
        Assert.Contains("橋梁台帳", consultation.Html, StringComparison.Ordinal);
        var stale = await page.Form("Input.Choice").Fill("Input.Choice", "Extend").SubmitAsync();
        Assert.Equal(409, stale.Status);
    }
}
