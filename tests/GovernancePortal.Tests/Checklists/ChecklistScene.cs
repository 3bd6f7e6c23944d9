using System.Text;
using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Checklists.Sheets;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Tests.Checklists;

/// <summary>Answers to the ministry's checklist as people give them: reviewer1 answers, policyhead confirms. The test's day lies in fiscal year 2026.</summary>
internal static class ChecklistScene
{
    public static readonly FiscalYear Year = new(2026);

    public static Task<Checklist> ListAsync(PortalTest t) => t.ReadAsync(db => db.Set<Checklist>().AsNoTracking().Include(c => c.Groups).Include(c => c.Items).ThenInclude(i => i.Wordings).AsSplitQuery().SingleAsync(c => c.Code == ChecklistSeed.Code));

    public static async Task<Guid> ListIdAsync(PortalTest t) => (await ListAsync(t)).Id;

    public static async Task<Guid> BegunAsync(PortalTest t, FiscalYear? fy = null, Guid? body = null)
    {
        var (id, office) = (await ListIdAsync(t), await t.ActorAsync("reviewer1"));
        return await t.UseAsync<AssessmentService, Guid>(s => s.BeginAsync(id, body ?? ChecklistBody.PrefectureId, fy ?? Year, office));
    }

    public static Task<AssessmentView> ViewAsync(PortalTest t, Guid assessment) => t.UseAsync<ChecklistQueries, AssessmentView>(q => q.ViewAsync(assessment));

    /// <summary>Every item that is asked answered alike.</summary>
    public static async Task<Guid> AnsweredAsync(PortalTest t, CheckAnswer value = CheckAnswer.Yes, FiscalYear? fy = null, Guid? body = null)
    {
        var id = await BegunAsync(t, fy, body);
        var view = await ViewAsync(t, id);
        await AnswerAsync(t, id, [.. view.Lines.Where(l => l.Applies != Applicability.Out).Select(l => new AnswerInput { ItemId = l.Item.Id, Value = value, Evidence = "記録がある" })]);
        return id;
    }

    public static async Task AnswerAsync(PortalTest t, Guid id, params AnswerInput[] answers)
    {
        var office = await t.ActorAsync("reviewer1");
        var version = await VersionAsync(t, id);
        await t.UseAsync<AssessmentService>(s => s.AnswerAsync(id, new AnswersInput { Version = version, Answers = [.. answers] }, office));
    }

    public static async Task<Guid> SubmittedAsync(PortalTest t, FiscalYear? fy = null)
    {
        var id = await AnsweredAsync(t, fy: fy);
        var (office, version) = (await t.ActorAsync("reviewer1"), await VersionAsync(t, id));
        await t.UseAsync<AssessmentService>(s => s.SubmitAsync(id, version, office));
        return id;
    }

    public static async Task<Guid> ConfirmedAsync(PortalTest t, FiscalYear? fy = null)
    {
        var id = await SubmittedAsync(t, fy);
        var (head, version) = (await t.ActorAsync("policyhead"), await VersionAsync(t, id));
        await t.UseAsync<AssessmentService>(s => s.ConfirmAsync(id, version, head));
        return id;
    }

    public static async Task CloseAsync(PortalTest t, FiscalYear fy)
    {
        var (list, head) = (await ListIdAsync(t), await t.ActorAsync("policyhead"));
        await t.UseAsync<ChecklistService>(s => s.CloseYearAsync(list, new CloseYearInput { Fy = fy }, head));
    }

    public static Task<uint> VersionAsync(PortalTest t, Guid id) => t.ReadAsync(db => db.Set<ChecklistAssessment>().Where(a => a.Id == id).Select(a => a.Version).SingleAsync());

    public static async Task FactAsync(PortalTest t, ItemCondition condition, bool holds, DateOnly? from = null, Guid? body = null)
    {
        var office = await t.ActorAsync("reviewer1");
        await t.UseAsync<ChecklistService>(s => s.EnterFactAsync(body ?? ChecklistBody.PrefectureId, new FactInput { Condition = condition, Holds = holds, ValidFrom = from ?? new DateOnly(2020, 4, 1) }, office));
    }

    public static async Task<Guid> OwnListAsync(PortalTest t)
    {
        var office = await t.ActorAsync("reviewer1");
        var id = await t.UseAsync<ChecklistService, Guid>(s => s.BeginAsync(new ChecklistInput { Code = "OWN1", NameJa = "生成AIの利用", FromFy = Year, Groups = [new ChecklistGroupRow { Number = 1, TitleJa = "決まり" }] }, office));
        var list = await t.UseAsync<ChecklistQueries, Checklist>(q => q.FindAsync(id));
        await t.UseAsync<ChecklistService, Guid>(s => s.AddItemAsync(id, new ChecklistItemInput { GroupId = list.Groups[0].Id, Number = 1, FromFy = Year, TextJa = "利用の決まりがある", TextEn = "There are rules", Version = list.Version }, office));
        return id;
    }

    /// <summary>A KPI of a plan with a target of the year.</summary>
    public static async Task<Guid> KpiAsync(PortalTest t, string name, string unit, string raw, string? figure = null)
    {
        var office = await t.ActorAsync("policyhead");
        return await t.ReadAsync(async db =>
        {
            var section = DemoOffice.Section(DemoOffice.PolicyOffice).Id;
            var plan = KpiPlan.Begin(new KpiPlanInput { Name = "試験計画", FromYear = Year, ToYear = Year.Next, OwnerSectionId = section }, 1, office);
            var objective = plan.AddObjective("目的", office);
            var initiative = KpiInitiative.Begin(plan.Id, 1, new KpiInitiativeInput { ObjectiveId = objective.Id, Code = "1", Name = "施策", OwnerSectionId = section }, office);
            var kpi = Kpi.Begin(initiative, 2, new KpiInput { Name = name, Unit = unit, FigureKey = figure, Targets = [new YearCell { Year = Year.Year, Raw = raw }] }, office);
            db.AddRange(plan, initiative, kpi);
            db.Act(office, "Test");
            await db.SaveChangesAsync();
            return kpi.Id;
        });
    }

    /// <summary>The KPI stands beside the item from now on.</summary>
    public static async Task BesideAsync(PortalTest t, int group, int number, Guid kpi)
    {
        var (list, office) = (await ListAsync(t), await t.ActorAsync("policyhead"));
        var item = list.Items.First(i => list.GroupOf(i).Number == group && i.Number == number);
        await t.UseAsync<ChecklistService>(s => s.ChangeItemAsync(list.Id, item.Id, ChecklistItemInput.Of(item, Year, list.Version) with { KpiIds = [kpi] }, office));
    }

    public static async Task<Guid> MunicipalityAsync(PortalTest t, string code = "990019", string name = "ためし町", string kana = "ためしちょう", DateOnly? from = null)
    {
        var office = await t.ActorAsync("reviewer1");
        return await t.UseAsync<MunicipalityService, Guid>(s => s.SaveAsync(null, new MunicipalityInput { Code = code, Name = name, Furigana = kana, Kind = MunicipalityKind.Town, ValidFrom = from ?? new DateOnly(2010, 4, 1), People = 12_000, CountedOn = new DateOnly(2025, 10, 1) }, office));
    }

    public static async Task<ImportRun> PreviewAsync(PortalTest t, string csv)
    {
        var office = await t.ActorAsync("reviewer1");
        return await t.UseAsync<AnswerImportService, ImportRun>(async s =>
        {
            var run = await s.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "回答.csv", office);
            return await s.PreviewAsync(run.Id, await s.ProposalAsync(run, office), office);
        });
    }

    public static async Task<ImportRun> ApplyAsync(PortalTest t, ImportRun run, bool goodRowsOnly = false)
    {
        var office = await t.ActorAsync("reviewer1");
        return await t.UseAsync<AnswerImportService, ImportRun>(s => s.ApplyAsync(run.Id, goodRowsOnly, null, office));
    }
}
