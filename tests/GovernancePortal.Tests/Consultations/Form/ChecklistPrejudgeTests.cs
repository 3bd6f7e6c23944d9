using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Form;

public class ChecklistPrejudgeTests
{
    private static string? Note(string key, FilledForm form) => ChecklistPrejudge.Judge(key, form.Facts)?.Note;

    [Fact]
    public void The_order_is_settled_at_the_first_step_taken_when_every_refusal_has_its_reason()
    {
        var form = FormAnswers.Renewal().With(("D1", "NotPossible"), ("D1.Reason", "計画がない"), ("D2", "Adopt"));
        var refused = form.With(("D2", "NotPossible"), ("D2.Reason", "機能がない"), ("D3", "Adopt"));
        var own = refused.With(("D3", "NotPossible"), ("D3.Reason", "装置"), ("D4", "NotPossible"), ("D4.Reason", "回線"), ("D5", "現地"));

        Assert.Equal("ChoiceOrder.Saas", Note(ChecklistPrejudge.ChoiceOrder, form));
        Assert.Equal("ChoiceOrder.SharedUse", Note(ChecklistPrejudge.ChoiceOrder, form.With(("D1", "Use"), ("D1.Reason", null))));
        Assert.Equal("ChoiceOrder.Platform", Note(ChecklistPrejudge.ChoiceOrder, refused));
        Assert.Equal("ChoiceOrder.Cloud", Note(ChecklistPrejudge.ChoiceOrder, own.With(("D4", "Adopt"))));
        Assert.Equal("ChoiceOrder.Own", Note(ChecklistPrejudge.ChoiceOrder, own));
        Assert.All(["D1.Reason", "D2.Reason", "D3.Reason", "D4.Reason", "D5"], code => Assert.Null(Note(ChecklistPrejudge.ChoiceOrder, own.With((code, null)))));
    }

    [Fact]
    public void A_survey_counts_when_it_was_done_and_answered()
    {
        var form = FormAnswers.Renewal().With(("D6", "Done"), ("D6.On", "2026-07-01"), ("D6.Vendors", "3"));
        Assert.Equal(3, ChecklistPrejudge.Judge(ChecklistPrejudge.MarketSurvey, form.Facts)!.Arguments.Single());
        Assert.Null(Note(ChecklistPrejudge.MarketSurvey, form.With(("D6.Vendors", "0"))));
        Assert.Null(Note(ChecklistPrejudge.MarketSurvey, form.With(("D6", "Planned"))));
        Assert.Null(Note(ChecklistPrejudge.MarketSurvey, form.With(("D6.On", "2026-12-01"))));
    }

    [Fact]
    public void Cost_is_settled_with_all_years_migration_removal_the_present_cost_and_two_quotes()
    {
        var form = FormAnswers.Renewal();
        FormRow[] But(string category) => [.. form.Facts.Rows("G1").Where(row => row.Get("category") != category).Select(row => new FormRow(row))];

        Assert.Equal("LifeCycleCost", Note(ChecklistPrejudge.LifeCycleCost, form));
        Assert.Null(Note(ChecklistPrejudge.LifeCycleCost, form.WithRows("G1", But("Migration"))));
        Assert.Null(Note(ChecklistPrejudge.LifeCycleCost, form.WithRows("G1", But("Disposal"))));
        Assert.Null(Note(ChecklistPrejudge.LifeCycleCost, form.With(("G2", null))));
        Assert.Null(Note(ChecklistPrejudge.LifeCycleCost, form.With(("G6.Quotes", "1"))));
        Assert.Null(Note(ChecklistPrejudge.LifeCycleCost, form.With(("G1.Years", "9"))));
    }

    [Fact]
    public void The_specification_settles_its_two_items()
    {
        var form = FormAnswers.PreProcurement().With(("R1", "Used"), ("R1.Version", "STD-COMMON-1"), ("R4", "Present"), ("R4.Page", "別紙3"));
        Assert.Equal("StandardSpecification", Note(ChecklistPrejudge.StandardSpecification, form));
        Assert.Null(Note(ChecklistPrejudge.StandardSpecification, form.With(("R1", "NotUsed"))));
        Assert.Equal("ServiceLevel", Note(ChecklistPrejudge.ServiceLevel, form));
        Assert.Null(Note(ChecklistPrejudge.ServiceLevel, form.With(("R4", "Absent"))));
    }

    [Fact]
    public void What_no_key_settles_is_left_to_the_reviewer()
    {
        Assert.Null(Note("Unknown", FormAnswers.Renewal()));
        Assert.Null(ChecklistPrejudge.Judge(null, FormAnswers.Renewal().Facts));
    }
}
