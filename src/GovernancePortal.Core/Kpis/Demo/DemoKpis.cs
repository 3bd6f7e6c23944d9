using GovernancePortal.Core.Kpis.Catalogue;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Kpis.Demo;

/// <summary>
/// みどり県情報システム最適化計画 (令和6–10年度): the size of a real plan, with every way in which targets are written, adopted,
/// and revised once; beside it a draft for the years after. All of it fictional.
/// </summary>
public sealed class DemoKpis(PortalDb db, KpiPlanService plans, KpiPartService parts, KpiPlanQueries queries, KpiTemplateService templates)
{
    public const string PlanName = "みどり県情報システム最適化計画";
    public const string DraftName = "みどり県デジタル推進計画（案）";

    private static readonly FiscalYear First = new(2024);

    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct = default)
    {
        if (await db.Set<KpiPlan>().AnyAsync(ct))
        {
            return;
        }
        var id = await AdoptedAsync(Head(new DateTimeOffset(2024, 3, 22, 10, 0, 0, OfficeTime.Offset)), ct);
        await RevisedAsync(id, Head(new DateTimeOffset(2026, 3, 25, 10, 0, 0, OfficeTime.Offset)), ct);
        var draft = new TemplateInput { Template = KpiCatalogue.Guidelines, Name = DraftName, FromYear = First.Plus(5), ToYear = First.Plus(7), OwnerSectionId = DemoOffice.Section(DemoOffice.PolicyOffice).Id, Codes = ["G3", "G7", "G9"] };
        await templates.StartAsync(draft, english: false, Head(now), ct);
        db.ChangeTracker.Clear();
    }

    private async Task<Guid> AdoptedAsync(Actor actor, CancellationToken ct)
    {
        var office = DemoOffice.Section(DemoOffice.PolicyOffice).Id;
        var id = await plans.CreateAsync(new KpiPlanInput
        {
            Name = PlanName, FromYear = First, ToYear = First.Plus(4), OwnerSectionId = office, LegalBasis = "官民データ活用推進基本法第9条に基づく県の計画を兼ねる",
            Purpose = "働き方、安全、県民との間のデータ、統制、費用の五つの目的のもとに、県の情報システムを全体として最適なものにする。施策ごとに指標と年度の目標を定め、毎年の実績で確かめて翌年の取組を改める。",
        }, actor, demonstration: true, ct);
        db.ChangeTracker.Clear();
        var plan = await db.Set<KpiPlan>().Include(p => p.Objectives).SingleAsync(p => p.Id == id, ct);
        var systems = await db.Set<InformationSystem>().AsNoTracking().ToDictionaryAsync(s => s.Code, s => s.Id, ct);
        db.AddRange(KpiTemplateService.Build(plan, EmbeddedCsv.Read("Kpis.Demo.Data.demo-plan.csv").Select(row => new KpiTemplateService.PlannedRow(KpiCatalogue.Planned(row))
        {
            OwnerSectionId = DemoOffice.Section(row["section"]).Id, Systems = [.. row["systems"].Split(';', StringSplitOptions.RemoveEmptyEntries).Where(systems.ContainsKey).Select(code => systems[code])],
            Baseline = row["baseline"] is { Length: > 0 } baseline ? baseline : null, Rhythm = Enum.TryParse<KpiRhythm>(row["rhythm"], out var rhythm) ? rhythm : KpiRhythm.Yearly,
        }), actor));
        db.Act(actor, "KpiPlanEdited", plan.Subject);
        await db.SaveChangesAsync(ct);
        await plans.AdoptAsync(id, new AdoptInput { EffectiveOn = First.Start, Version = plan.Version }, actor, ct);
        db.ChangeTracker.Clear();
        return id;
    }

    // The second year showed one target to be too low.
    private async Task RevisedAsync(Guid id, Actor actor, CancellationToken ct)
    {
        const string reason = "自動化した業務数が2年続けて目標を上回ったため、以後の目標を引き上げる。";
        await plans.ReviseAsync(id, new RevisionInput { Reason = reason, Version = (await queries.PlanAsync(id, ct)).Version }, actor, ct);
        db.ChangeTracker.Clear();
        var view = await queries.ViewAsync(id, ct);
        var kpi = view.Kpis.First(k => k.Name.StartsWith("自動化した業務数", StringComparison.Ordinal));
        var input = KpiInput.Of(kpi, view.Plan.Years);
        await parts.EditKpiAsync(kpi.Id, input with { Targets = [.. input.Targets.Select(t => t.Year switch { 2026 => t with { Raw = "50業務" }, 2027 => t with { Raw = "70業務" }, 2028 => t with { Raw = "90業務" }, _ => t })] }, actor, ct);
        db.ChangeTracker.Clear();
        await plans.AdoptAsync(id, new AdoptInput { EffectiveOn = new DateOnly(2026, 4, 1), Version = (await queries.PlanAsync(id, ct)).Version }, actor, ct);
        db.ChangeTracker.Clear();
    }

    private static Actor Head(DateTimeOffset at)
    {
        var office = DemoOffice.Section(DemoOffice.PolicyOffice);
        var head = DemoOffice.Holders(DemoOffice.PolicyOffice, Role.PolicyHead)[0];
        return new Actor(head.Id, head.Name, [new Capacity(Role.PolicyHead, office.Id, office.Name, DemoOffice.BureauId(office.BureauCode))], at);
    }
}
