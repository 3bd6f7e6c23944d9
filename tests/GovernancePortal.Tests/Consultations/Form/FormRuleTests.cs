using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Office;
using GovernancePortal.Core.Platform;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Form;

/// <summary>Items of the forms are the office's dated data; an open case keeps the rules of the day it began.</summary>
public sealed class FormRuleTests : CaseTest
{
    private static FormRuleSet Set(params FormRule[] rules) => new(rules);

    private static FormRule Rule(string item, bool asked = true, bool? required = null, bool? simplified = null) =>
        new() { Item = item, Stage = Stage.PreBudget, ValidFrom = new DateOnly(2026, 4, 1), Asked = asked, Required = required, Simplified = simplified };

    [Fact]
    public void A_rule_takes_an_item_away_makes_it_optional_or_required_or_puts_it_on_the_simplified_form()
    {
        var form = FormAnswers.NewBuild();
        var gone = form.Without("B6").Facts with { Rules = Set(Rule("B6", asked: false)) };
        Assert.False(FormCatalogue.IsAsked(FormCatalogue.Find("B6")!, gone));
        Assert.Null(ProblemOf(gone, "B6"));
        var optional = form.Without("G7").Without("G7.Reason").Facts;
        Assert.Equal("Form.EffectOrReason", ProblemOf(optional, "G7"));
        Assert.Null(ProblemOf(optional with { Rules = Set(Rule("G7", required: false)) }, "G7"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("C4", null)).Facts with { Rules = Set(Rule("C4", required: true)) }, "C4"));
        var simple = FormAnswers.Simplified().Facts;
        Assert.Equal("Form.Required", ProblemOf(simple with { Rules = Set(Rule("B6", simplified: true)) }, "B6"));
        Assert.Null(ProblemOf(simple with { Rules = Set(Rule("C1", simplified: false)) }, "C1"));
        // What is asked beside an item goes with it, and by its own number.
        Assert.False(FormCatalogue.IsAsked(FormCatalogue.Find("F1.Availability")!, form.Facts with { Rules = Set(Rule("F2", asked: false)) }));
        Assert.False(FormCatalogue.IsAsked(FormCatalogue.Find("F1.Availability")!, form.Facts with { Rules = Set(Rule("F1", asked: false)) }));
    }

    [Fact]
    public async Task What_the_portal_computes_with_is_not_the_offices_to_take_away()
    {
        var head = await ActorAsync("policyhead");
        foreach (var item in new[] { "A1", "A2", "E1", "G1", "H3" })
        {
            await RefusedAsync("Office.ItemComputed", () => UseAsync<FormRuleService>(s => s.SaveAsync(Stage.PreBudget, item, new FormRuleInput { Asked = false, ValidFrom = head.Today.AddDays(1), Reason = "x" }, head)));
        }
        await RefusedAsync("Office.RuleFromTomorrow", () => UseAsync<FormRuleService>(s => s.SaveAsync(Stage.PreBudget, "B6", new FormRuleInput { ValidFrom = head.Today, Reason = "x" }, head)));
        var staff = await ActorAsync("staff1");
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<FormRuleService>(s => s.SaveAsync(Stage.PreBudget, "B6", new FormRuleInput { ValidFrom = staff.Today.AddDays(1), Reason = "x" }, staff)));
    }

    [Fact]
    [Trait("Rule", "R036")]
    public async Task The_way_of_consulting_its_steps_and_its_items_change_from_a_day_on_and_open_cases_keep_theirs()
    {
        var shape = new CaseShape { Kind = ConsultationKind.Enhancement };
        var head = await ActorAsync("policyhead");
        var from = head.Today.AddDays(1);
        await Database.ScalarAsync($"update calendar_setting set value = 1, valid_from = '{from:yyyy-MM-dd}' where name = 'ConfirmationStep'");
        var open = await Cases.DraftAsync(shape);
        // An item taken away, a question of the checklist reworded, the step before 所属長 made compulsory.
        await UseAsync<FormRuleService>(s => s.SaveAsync(Stage.PreBudget, "B6", new FormRuleInput { Asked = false, ValidFrom = from, Reason = "他の項目で足りるため。" }, head));
        var item = (await ReadAsync(db => db.Set<ChecklistItem>().AsNoTracking().SingleAsync(i => i.Stage == Stage.PreBudget && i.Number == 4)))!;
        await UseAsync<OfficeDataService>(s => s.AddChecklistItemAsync(new ChecklistInput { Stage = Stage.PreBudget, Number = 4, TextJa = "新しい問い", TextEn = "New question", Fields = "C1", ValidFrom = from }, item.Id, item.Version, head));
        Clock.Advance(TimeSpan.FromDays(2));
        var later = await Cases.DraftAsync(shape);

        var staff = await ActorAsync("staff1");
        var before = await UseAsync<FormQueries, FormView>(q => q.ViewAsync(open, staff));
        var after = await UseAsync<FormQueries, FormView>(q => q.ViewAsync(later, staff));
        Assert.True(FormCatalogue.IsAsked(FormCatalogue.Find("B6")!, before.Facts));
        Assert.False(FormCatalogue.IsAsked(FormCatalogue.Find("B6")!, after.Facts));
        await Cases.PassOnAsync(open);
        await Cases.SubmitAsync(open);
        await Cases.PassOnAsync(later);
        await RefusedAsync("Consultation.NotConfirmed", () => Cases.SubmitAsync(later));
        await Cases.AcceptAsync(open);
        await Cases.StartReviewAsync(open);
        Assert.Contains((await Cases.LoadAsync(open)).Checklist, line => line.ItemId == item.Id);
        Assert.Contains("B6", (await Cases.LoadAsync(open)).Versions[^1].Form.ByLetter['B'].Scalars.Keys);
    }

    [Fact]
    public async Task The_office_changes_an_item_on_its_page()
    {
        var page = await (await SignedInAsync("policyhead")).GetAsync("/Administration/Office/Rules?Stage=PreBudget&Item=C4");
        var sent = await page.Form("Input.Reason").Fill("Input.Required", "true").Fill("Input.Reason", "毎年度の見直しのため。").SubmitAsync();
        Assert.Equal(302, sent.Status);
        var rule = await ReadAsync(db => db.Set<FormRule>().SingleAsync());
        Assert.Equal(("C4", true, true), (rule.Item, rule.Asked, rule.Required == true));
    }
}
