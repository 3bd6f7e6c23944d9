using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>What a form begins with, and where each answer says it comes from (decision 22).</summary>
public sealed class PrefillTests : CaseTest
{
    private static readonly Guid System = DemoSystems.Id("SYS-0102");

    private async Task<Consultation> RenewalAsync(FiscalYear year, Guid? copy = null)
    {
        var staff = await ActorAsync("staff1");
        var id = await UseAsync<DraftService, Guid>(s => s.CreateAsync(new NewConsultation
        {
            Stage = Stage.PreBudget, Title = "橋梁台帳システム更新事業", Kind = ConsultationKind.Renewal, TargetFy = year, BudgetKind = Core.Calendar.BudgetKind.Initial,
            SectionId = staff.SectionsWhere(Core.Platform.Identity.Permission.ConsultationDraft)[0], SystemId = System, CopyFromId = copy,
        }, staff));
        return await Cases.LoadAsync(id);
    }

    private static Dictionary<string, AnswerSource> SourcesOf(Consultation c) => c.Sections.SelectMany(s => s.Sources).ToDictionary(s => s.Key, s => s.Value);

    [Fact]
    public async Task The_ledger_answers_what_it_knows_and_says_so()
    {
        var ledger = (await UseAsync<SystemQueries, SystemFacts?>(q => q.FactsAsync(System)))!;
        var c = await RenewalAsync(new FiscalYear(2027));
        var sources = SourcesOf(c);
        Assert.Equal(ledger.Confidentiality, c.SectionOf('E').Values["E1"]);
        Assert.Equal(ledger.Segment, c.SectionOf('E').Values["E4"]);
        Assert.All(["E1", "E4", "G1", "G2"], code => Assert.Equal(AnswerSource.Ledger, sources[code]));
        Assert.All(["A5", "A5.Extension", "A5.Mail"], code => Assert.Equal(AnswerSource.Profile, sources[code]));
        Assert.Equal("staff1@pref.midori.example", c.SectionOf('A').Values["A5.Mail"]);
        Assert.Equal(ledger.AnnualCostYen, c.Facts(new FormSurroundings(c.RulesOn)).YearTotalYen(new FiscalYear(2027)));
        // What the person typed when starting the case comes from nowhere else.
        Assert.DoesNotContain("A1", sources.Keys);
    }

    [Fact]
    public async Task A_case_of_another_stage_is_not_copied_and_the_form_says_why()
    {
        var later = await Cases.SecondStageInAsync(ConsultationState.Approved);
        var page = await (await SignedInAsync("staff1")).GetAsync("/Consultations/New?stage=PreBudget");
        var refused = await page.Form("Input.CopyFromId").Fill("Input.Stage", "PreBudget").Fill("Input.Title", "橋梁台帳システム更新事業").Fill("Input.Kind", "Renewal")
            .Fill("Input.SystemId", System.ToString()).Fill("Input.CopyFromId", later.ToString()).SubmitAsync();
        Assert.Equal(422, refused.Status);
        Assert.Contains(refused.Errors, e => e.Contains("同じ段階の案件", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Half_of_an_ordinary_renewal_is_answered_by_the_ledger_and_last_years_case()
    {
        await Cases.InAsync(ConsultationState.Approved, new CaseShape { TargetFy = new FiscalYear(2027) });
        Clock.Go(2027, 7, 1);
        var c = await RenewalAsync(new FiscalYear(2028));
        var sources = SourcesOf(c);
        var facts = c.Facts(new FormSurroundings(new DateOnly(2027, 7, 1)));
        var asked = FormCatalogue.PreBudget.Where(f => f.IsItem && !f.ReadOnly && FormCatalogue.IsAsked(f, facts)).Select(f => f.Code).ToList();
        var prefilled = asked.Where(item => sources.TryGetValue(item, out var source) && source is AnswerSource.Ledger or AnswerSource.LastYear).ToList();
        Assert.InRange(asked.Count, 20, 30);
        Assert.True(prefilled.Count * 2 >= asked.Count, $"{prefilled.Count} of {asked.Count}");
        Assert.Contains(AnswerSource.LastYear, sources.Values);
        // Its days are not those of this one, and its cost moved on by a year.
        Assert.DoesNotContain("H1", sources.Keys);
        Assert.True(facts.YearTotalYen(new FiscalYear(2028)) > 0);
        Assert.Equal(0, facts.YearTotalYen(new FiscalYear(2027)));
    }

    [Fact]
    public async Task A_changed_answer_does_not_come_from_elsewhere_any_more()
    {
        var c = await RenewalAsync(new FiscalYear(2027));
        Assert.Contains("E1", SourcesOf(c).Keys);
        await Cases.AnswerFieldAsync(c.Id, "E1", c.SectionOf('E').Values["E1"] == "1" ? "2" : "1");
        var saved = SourcesOf(await Cases.LoadAsync(c.Id));
        Assert.DoesNotContain("E1", saved.Keys);
        Assert.Contains("E4", saved.Keys);
    }

    [Fact]
    public async Task The_page_shows_where_an_answer_comes_from_until_it_is_changed()
    {
        var c = await RenewalAsync(new FiscalYear(2027));
        var client = await SignedInAsync("staff1");
        Assert.Contains("台帳から", (await client.OpenAsync($"/Consultations/Section/{c.Id}/E")).Text, StringComparison.Ordinal);
        var copied = await RenewalAsync(new FiscalYear(2028), await Cases.DraftAsync());
        Assert.Contains("写した協議から", (await client.OpenAsync($"/Consultations/Section/{copied.Id}/B")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_stage_begins_with_what_the_first_one_decided()
    {
        var first = await Cases.InAsync(ConsultationState.Approved);
        Clock.Go(2027, 4, 6);
        await Cases.RecordBudgetAsync(first, passedOn: new DateOnly(2027, 3, 24));
        var second = await Cases.LoadAsync(await Cases.StartNextStageAsync(first));
        var (values, plan) = (second.SectionOf('U').Values, (await Cases.LoadAsync(first)).Versions[^1].Form.ByLetter);
        Assert.Equal(plan['F']["F2"], values["U1"]);
        Assert.Equal(plan['G'].RowsOf("G8")[0].Get("name"), values.RowsOf("U3")[0].Get("name"));
        Assert.All(["U1", "U3", "Q1"], code => Assert.Equal(AnswerSource.FirstStage, SourcesOf(second)[code]));
    }

    [Fact]
    public async Task A_simplified_form_that_grows_over_the_limit_asks_for_the_rest_and_loses_nothing()
    {
        var staff = await ActorAsync("staff1");
        var id = await UseAsync<DraftService, Guid>(s => s.CreateAsync(new NewConsultation
        {
            Stage = Stage.PreBudget, Title = "会議室予約サービス", Kind = ConsultationKind.NewSystem, TargetFy = new FiscalYear(2027), BudgetKind = Core.Calendar.BudgetKind.Initial,
            SectionId = staff.SectionsWhere(Core.Platform.Identity.Permission.ConsultationDraft)[0], RoughYen = 1_000_000,
        }, staff));
        await Cases.AnswerFieldAsync(id, "B1", "電話での予約が重なる。");
        var small = await Cases.LoadAsync(id);
        Assert.Equal(FormSize.Simplified, small.Size);
        await Cases.AnswerFieldAsync(id, "G1.Years", "5", more: g => g.Rows["G1"] = [new FormRow { ["category"] = "CloudFee", ["y2027"] = "900000000" }]);
        var grown = await Cases.LoadAsync(id);
        Assert.Equal((FormSize.Full, "電話での予約が重なる。"), (grown.Size, grown.SectionOf('B').Values["B1"]));
        var day = new FormSurroundings(grown.RulesOn);
        Assert.True(FormCatalogue.AskedItems(grown.Facts(day)) > FormCatalogue.AskedItems(small.Facts(day)));
        // It never shrinks again.
        await Cases.AnswerFieldAsync(id, "G1.Years", "5", more: g => g.Rows["G1"] = [new FormRow { ["category"] = "CloudFee", ["y2027"] = "900000" }]);
        Assert.Equal(FormSize.Full, (await Cases.LoadAsync(id)).Size);
    }
}
