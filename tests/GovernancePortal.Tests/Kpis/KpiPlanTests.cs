using GovernancePortal.Core.Kpis.Catalogue;
using GovernancePortal.Core.Kpis.Demo;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GovernancePortal.Tests.Kpis;

/// <summary>Plans as people write, adopt and revise them.</summary>
public sealed class KpiPlanTests : KpiScene
{
    [Fact, Trait("Rule", "R207"), Trait("Rule", "R092")]
    public async Task A_measure_states_its_purpose_what_is_done_each_year_and_a_KPI_with_yearly_targets()
    {
        var (reviewer, head) = (await ActorAsync("reviewer1"), await ActorAsync("policyhead"));
        var id = await DraftAsync(reviewer);
        var plan = await UseAsync<KpiPlanQueries, KpiPlan>(q => q.PlanAsync(id));
        var objective = await UseAsync<KpiPlanService, Guid>(s => s.AddObjectiveAsync(id, new ObjectiveInput { Name = "全体最適化", Version = plan.Version }, reviewer));
        var initiative = await UseAsync<KpiPartService, Guid>(s => s.AddInitiativeAsync(id, new KpiInitiativeInput { ObjectiveId = objective, Code = "1", Name = "基盤へ集める", OwnerSectionId = plan.OwnerSectionId, Purpose = "機器を一か所にまとめる" }, reviewer));
        var version = (await UseAsync<KpiPlanQueries, KpiInitiative>(q => q.InitiativeAsync(initiative))).Version;
        await UseAsync<KpiPartService>(s => s.AddActivityAsync(initiative, new ActivityInput { Cells = Cells("調査", "移行", "→"), Version = version }, reviewer));
        await UseAsync<KpiPartService>(s => s.AddKpiAsync(initiative, new KpiInput { Name = "集めたシステム数", Unit = "システム", Baseline = "52", Targets = Cells("55", "58", "61") }, reviewer));
        await UseAsync<KpiPlanService>(async s => await s.AdoptAsync(id, new AdoptInput { EffectiveOn = new DateOnly(2026, 4, 1), Version = (await PlanAsync("新しい計画")).Plan.Version }, head));

        var page = await (await SignedInAsync("staff1")).GetAsync($"/Kpis/Plans/Details/{id}");
        Assert.All(["機器を一か所にまとめる", "調査", "移行", "集めたシステム数", "55", "58", "61", "52", "施行中"], text => Assert.Contains(text, page.Text, StringComparison.Ordinal));
        var (line, content) = await UseAsync<KpiPlanQueries, (KpiVersionLine, KpiPlanContent)>(q => q.VersionAsync(id, 1));
        Assert.Equal((head.Name, 2), (line.AdoptedBy, content.Rows.Count));
        Assert.Equal(["調査", "移行", "→"], content.Rows[0].Cells.Values);

    }

    [Fact, Trait("Rule", "R291")]
    public async Task A_measure_may_state_an_expected_saving_instead_of_a_KPI()
    {
        await UseAsync<DemoKpis>(d => d.SeedAsync(Clock.Now));
        var view = await PlanAsync(DemoKpis.PlanName);
        var saving = view.Initiatives.Where(i => i.SavingYen is not null).ToList();
        Assert.Equal([48_000_000L, 40_000_000L], saving.Select(i => i.SavingYen!.Value));
        Assert.All(saving, i => Assert.False(view.HasKpi(i)));
        var page = await (await SignedInAsync("staff1")).GetAsync($"/Kpis/Plans/Details/{view.Plan.Id}");
        Assert.Contains("移行検証の経費を約4,800万円抑える", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demonstration_has_every_way_of_writing_a_target_and_one_revision()
    {
        await UseAsync<DemoKpis>(d => d.SeedAsync(Clock.Now));
        await UseAsync<DemoKpis>(d => d.SeedAsync(Clock.Now));
        var view = await PlanAsync(DemoKpis.PlanName);
        Assert.Equal((5, 26, 2), (view.Objectives.Count, view.Kpis.Count(), view.Plan.VersionNumber));
        Assert.Empty(Enum.GetValues<TargetKind>().Except(view.Kpis.SelectMany(k => k.Targets).Select(t => t.Kind)));
        Assert.Empty(Enum.GetValues<KpiAggregation>().Except(view.Kpis.Select(k => k.Aggregation)));
        Assert.Equal([KpiDirection.Decrease], view.Kpis.Where(k => k.Targets.All(t => t.Value == 0)).Select(k => k.Direction));
        var changes = (await (await SignedInAsync("staff1")).GetAsync($"/Kpis/Plans/Changes/{view.Plan.Id}?from=1&to=2")).Text;
        Assert.All(["40業務", "50業務", "60業務", "70業務"], text => Assert.Contains(text, changes, StringComparison.Ordinal));
        Assert.Equal(2, await ReadAsync(db => db.Set<KpiPlan>().CountAsync()));
    }

    [Fact]
    public void What_differs_between_versions_is_told_cell_by_cell()
    {
        var before = new KpiPlanContent("計画", 2026, 2028, "課", null, null, [new("1", "い", "目的", "課", null, null, null, [])],
            [new("1", null, null, null, null, null, new Dictionary<int, string> { [2026] = "調査" }), new("1", "数", "件", KpiAggregation.Point, KpiDirection.Increase, null, new Dictionary<int, string> { [2026] = "5", [2027] = "6" })]);
        var after = before with
        {
            Initiatives = [before.Initiatives[0] with { Name = "ろ" }, new("2", "は", "目的", "課", null, null, null, [])],
            Rows = [before.Rows[0], before.Rows[1] with { Aggregation = KpiAggregation.PerYear, Cells = new Dictionary<int, string> { [2026] = "5", [2027] = "8", [2028] = "9" } }, new("2", "率", "%", null, null, null, new Dictionary<int, string>())],
        };
        Assert.Equal(
        [
            (PlanChangeKind.Changed, "1", null, "KpiInitiative.Name", null, "い", "ろ"), (PlanChangeKind.Added, "2", null, "KpiInitiative.Name", null, null, "は"), (PlanChangeKind.Changed, "1", "数", "Kpi.Aggregation", null, "Point", "PerYear"),
            (PlanChangeKind.Changed, "1", "数", null, (int?)2027, "6", "8"), (PlanChangeKind.Added, "1", "数", null, (int?)2028, null, "9"), (PlanChangeKind.Added, "2", "率", "Kpi.Name", (int?)null, (string?)null, "率"),
        ], PlanDifference.Between(before, after).Select(c => (c.Kind, c.Code, c.Kpi, c.Field, c.Year, c.Before, c.After)));
        Assert.Empty(PlanDifference.Between(after, after));
    }

    [Fact]
    public async Task Targets_in_force_change_only_while_a_revision_is_open_and_only_the_head_adopts()
    {
        var view = await AdoptedAsync();
        var (reviewer, head) = (await ActorAsync("reviewer1"), await ActorAsync("policyhead"));
        var kpi = await KpiAsync("公開率");
        var input = KpiInput.Of(kpi, view.Plan.Years) with { Targets = Cells(2024, "―", "50%以上", "70%以上") };
        Assert.Equal("Kpi.PlanClosed", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<KpiPartService>(s => s.EditKpiAsync(kpi.Id, input, reviewer)))).Code);
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<KpiPlanService>(s => s.ReviseAsync(view.Plan.Id, new RevisionInput { Reason = "上げる", Version = view.Plan.Version }, reviewer)));
        await UseAsync<KpiPlanService>(s => s.ReviseAsync(view.Plan.Id, new RevisionInput { Reason = "上げる", Version = view.Plan.Version }, head));
        await UseAsync<KpiPartService>(s => s.EditKpiAsync(kpi.Id, input, reviewer));
        var version = (await PlanAsync("試験計画")).Plan.Version;
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<KpiPlanService>(s => s.AdoptAsync(view.Plan.Id, new AdoptInput { EffectiveOn = new DateOnly(2026, 9, 1), Version = version }, reviewer)));
        Assert.Equal("Kpi.EffectiveEarlier", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<KpiPlanService>(s => s.AdoptAsync(view.Plan.Id, new AdoptInput { EffectiveOn = new DateOnly(2024, 3, 1), Version = version }, head)))).Code);
        await UseAsync<KpiPlanService>(s => s.AdoptAsync(view.Plan.Id, new AdoptInput { EffectiveOn = new DateOnly(2026, 9, 1), Version = version }, head));
        // The first version stays as it was.
        var first = (await UseAsync<KpiPlanQueries, (KpiVersionLine Line, KpiPlanContent Content)>(q => q.VersionAsync(view.Plan.Id, 1))).Content;
        var second = await UseAsync<KpiPlanQueries, (KpiVersionLine Line, KpiPlanContent Content)>(q => q.VersionAsync(view.Plan.Id, 2));
        Assert.Equal(("上げる", "40%以上", "50%以上"), (second.Line.Reason, first.Rows.Single(r => r.Kpi == "公開率").Cells[2025], second.Content.Rows.Single(r => r.Kpi == "公開率").Cells[2025]));
        Assert.Contains("KpiWritten", await ReadAsync(db => db.Set<TrailEntry>().Where(t => t.SubjectId == kpi.Id).Select(t => t.Action).ToListAsync()));
    }

    [Fact]
    public async Task The_target_of_a_closed_year_never_changes()
    {
        var view = await AdoptedAsync();
        var (reviewer, head) = (await ActorAsync("reviewer1"), await ActorAsync("policyhead"));
        await ReadAsync(async db =>
        {
            db.Add(new KpiYear { Id = Guid.CreateVersion7(Clock.Now), PlanId = view.Plan.Id, Year = new FiscalYear(2024), ClosedAt = Clock.Now, ClosedBy = head.UserId, ClosedByName = head.Name });
            db.Act(head, "KpiPlanEdited", view.Plan.Subject);
            return await db.SaveChangesAsync();
        });
        await UseAsync<KpiPlanService>(s => s.ReviseAsync(view.Plan.Id, new RevisionInput { Reason = "直す", Version = view.Plan.Version }, head));
        var kpi = await KpiAsync("備えた数(累計)");
        var input = KpiInput.Of(kpi, view.Plan.Years);
        Assert.Equal("Kpi.YearClosed", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<KpiPartService>(s => s.EditKpiAsync(kpi.Id, input with { Targets = Cells(2024, "6件", "10件", "15件") }, reviewer)))).Code);
        await UseAsync<KpiPartService>(s => s.EditKpiAsync(kpi.Id, input with { Targets = Cells(2024, "5件", "12件", "15件") }, reviewer));
        var (_, faults) = await LookAsync(Csv("計画,施策コード,KPI名,R6", "試験計画,1.1,備えた数(累計),7件"));
        Assert.Equal(["KpiYearClosed"], faults.Select(f => f.Code));
    }

    [Fact]
    public async Task Two_people_write_different_parts_of_one_plan_and_of_one_part_the_second_is_told()
    {
        var reviewer = await ActorAsync("reviewer1");
        await BringAsync(Csv("計画,目的,施策コード,施策名,KPI名,R8", "丙,守る,1,備える,い,1", "丙,守る,1,備える,ろ,2"));
        var (one, other) = (await KpiAsync("い"), await KpiAsync("ろ"));
        KpiInput Changed(Kpi kpi, string raw) => KpiInput.Of(kpi, [new FiscalYear(2026)]) with { Targets = Cells(2026, raw) };
        await UseAsync<KpiPartService>(s => s.EditKpiAsync(one.Id, Changed(one, "5"), reviewer));
        await UseAsync<KpiPartService>(s => s.EditKpiAsync(other.Id, Changed(other, "6"), reviewer));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => UseAsync<KpiPartService>(s => s.EditKpiAsync(one.Id, Changed(one, "7"), reviewer)));
        Assert.Equal(("5", "6"), ((await KpiAsync("い")).Targets[0].Raw, (await KpiAsync("ろ")).Targets[0].Raw));
    }

    [Fact]
    public async Task Codes_and_names_are_unique_and_what_holds_readings_stays()
    {
        var (reviewer, id) = (await ActorAsync("reviewer1"), await KpiForms.KpiAsync(this));
        var kpi = await KpiAsync("備えた数");
        Assert.Equal("Kpi.PlanNameTaken", (await Assert.ThrowsAsync<RuleViolation>(() => DraftAsync(reviewer, "試験計画"))).Code);
        Assert.Equal("Kpi.KpiTaken", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<KpiPartService>(s => s.AddKpiAsync(kpi.InitiativeId, new KpiInput { Name = "備えた数" }, reviewer)))).Code);
        var initiative = await UseAsync<KpiPlanQueries, KpiInitiative>(q => q.InitiativeAsync(kpi.InitiativeId));
        Assert.Equal("Kpi.CodeTaken", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<KpiPartService>(s => s.AddInitiativeAsync(kpi.PlanId, KpiInitiativeInput.Of(initiative), reviewer)))).Code);
        Assert.Equal("Kpi.YearOutside", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<KpiPartService>(s => s.EditKpiAsync(id, KpiInput.Of(kpi, []) with { Targets = Cells(2030, "1") }, reviewer)))).Code);
        await ReadAsync(async db =>
        {
            db.Add(new KpiReading { Id = Guid.CreateVersion7(Clock.Now), KpiId = id, Year = new FiscalYear(2026), Quarter = 4, Number = 1, Value = 5, AsOf = reviewer.Today, EnteredAt = Clock.Now });
            db.Act(reviewer, "KpiWritten", kpi.Subject);
            return await db.SaveChangesAsync();
        });
        Assert.Equal("Kpi.HasReadings", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<KpiPartService>(s => s.RemoveKpiAsync(id, kpi.Version, reviewer)))).Code);
    }

    [Fact]
    public async Task A_draft_may_be_discarded_whole_and_a_plan_in_force_may_not()
    {
        var reviewer = await ActorAsync("reviewer1");
        await KpiForms.KpiAsync(this);
        var plan = (await PlanAsync("試験計画")).Plan;
        await UseAsync<KpiPlanService>(s => s.DropAsync(plan.Id, plan.Version, reviewer));
        Assert.Equal(0, await ReadAsync(db => db.Set<Kpi>().CountAsync()));
        plan = (await AdoptedAsync()).Plan;
        Assert.Equal("Kpi.OnlyDrafts", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<KpiPlanService>(s => s.DropAsync(plan.Id, plan.Version, reviewer)))).Code);
    }

    [Fact]
    public async Task Staff_read_plans_and_change_none()
    {
        var view = await AdoptedAsync();
        var staff = await SignedInAsync("staff1");
        var page = await staff.GetAsync($"/Kpis/Plans/Details/{view.Plan.Id}");
        Assert.Equal(200, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Equal(403, (await staff.GetAsync($"/Kpis/Plans/Edit/{view.Plan.Id}")).Status);
        Assert.Equal(403, (await staff.GetAsync("/Kpis/Import")).Status);
        await Assert.ThrowsAsync<Forbidden>(async () => await DraftAsync(await ActorAsync("staff1"), "別の計画"));
        var csv = await staff.GetAsync($"/Kpis/Plans/Details/{view.Plan.Id}?handler=File");
        Assert.Contains("備えた数(累計)", csv.Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "R176")]
    public async Task A_plan_starts_from_a_template_with_or_without_its_targets()
    {
        var residents = KpiCatalogue.Find(KpiCatalogue.Residents)!;
        Assert.Equal((7, 0), (residents.Kpis, residents.Years));
        Assert.All(residents.Rows, r => Assert.NotNull(r.Unit));
        Assert.Equal(10, KpiCatalogue.Find(KpiCatalogue.Guidelines)!.Initiatives);
        var reviewer = await ActorAsync("reviewer1");
        var input = new TemplateInput { Template = KpiCatalogue.Nara, Name = "ひな形から", FromYear = new FiscalYear(2027), ToYear = new FiscalYear(2029), OwnerSectionId = reviewer.Main!.SectionId, WithTargets = true };
        await UseAsync<KpiTemplateService>(s => s.StartAsync(input, english: false, reviewer));
        var view = await PlanAsync("ひな形から");
        Assert.Equal((27, 25), (view.Initiatives.Count(), view.Kpis.Count()));
        Assert.Equal(["5業務", "20業務", "35業務"], view.Kpis.Single(k => k.Name.StartsWith("RPA", StringComparison.Ordinal)).Targets.OrderBy(t => t.Year).Select(t => t.Raw));
        await UseAsync<KpiTemplateService>(s => s.StartAsync(input with { Template = KpiCatalogue.Guidelines, Name = "指針から", Codes = ["G9"] }, english: false, reviewer));
        view = await PlanAsync("指針から");
        Assert.Equal((1, 4), (view.Initiatives.Count(), view.Kpis.Count()));
        Assert.All(view.Kpis, k => Assert.Empty(k.Targets));
        Assert.Contains("窓口手続の所要時間の短縮率", (await (await SignedInAsync("staff1")).GetAsync("/Kpis/Catalogue")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plans_initiatives_and_KPIs_go_to_the_section_that_takes_over()
    {
        var view = await AdoptedAsync();
        var (from, to, admin) = (view.Plan.OwnerSectionId, DemoOffice.Section(DemoOffice.SecondSection), await ActorAsync("admin"));
        await using var scope = Host.Services.CreateAsyncScope();
        var sources = scope.ServiceProvider.GetServices<ISectionSuccession>().Where(s => s.Key.StartsWith("Kpi", StringComparison.Ordinal)).ToList();
        Assert.Equal(["KpiInitiatives", "KpiPlans", "Kpis"], sources.Select(s => s.Key).Order(StringComparer.Ordinal));
        foreach (var source in sources)
        {
            var held = await source.HeldByAsync([from]);
            await source.MoveAsync(held.ToDictionary(h => h.Id, _ => new Takeover(from, "旧", new Successor(to.Id, DemoOffice.BureauId(to.BureauCode), to.Name))), admin.Today, admin);
        }
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        db.Act(admin, "KpiPlanEdited");
        await db.SaveChangesAsync();
        view = await PlanAsync("試験計画");
        Assert.Equal(to.Id, view.Plan.OwnerSectionId);
        Assert.All(view.Initiatives, i => Assert.Equal(to.Id, i.OwnerSectionId));
    }

    private static List<YearCell> Cells(params string[] raws) => Cells(2026, raws);

    private static List<YearCell> Cells(int from, params string[] raws) => [.. raws.Select((raw, at) => new YearCell { Year = from + at, Raw = raw })];
}
