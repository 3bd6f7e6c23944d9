using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Form;

public class FormConditionTests
{
    private static bool Asks(FilledForm form, string code) => FormCatalogue.IsAsked(FormCatalogue.Find(code)!, form.Facts);

    private static string? ProblemOf(FilledForm form, string input) =>
        ConsultationCompleteness.Of(form.Facts).Problems.FirstOrDefault(p => p.Input == input)?.Code;

    private static readonly (string, string?)[] AllRefused =
        [("D1", "NotPossible"), ("D2", "NotPossible"), ("D3", "NotPossible"), ("D4", "NotPossible")];

    [Theory]
    [InlineData("Renewal"), InlineData("NewSystem")]
    [Trait("Rule", "R022")]
    public void Building_or_renewing_cannot_be_passed_on_before_shared_use_and_cloud_are_examined(string kind)
    {
        var form = FormAnswers.Renewal().With(("A2", kind));

        Assert.Equal("Form.Required", ProblemOf(form.Without("D1"), "D1"));
        Assert.Equal("Form.Required", ProblemOf(form.Without("D2"), "D2"));
        // They come first: nothing else of the order is asked while they are open.
        Assert.All(["D3", "D4", "D5"], code => Assert.False(Asks(form.Without("D2"), code)));
    }

    [Theory]
    [InlineData("Renewal"), InlineData("NewSystem"), InlineData("CloudService")]
    [Trait("Rule", "R023")]
    public void Every_introduction_and_renewal_examines_standardisation_shared_use_and_cloud(string kind)
    {
        var form = FormAnswers.NewBuild().With([("A2", kind), .. AllRefused]);

        Assert.All(["C1", "C2", "D1", "D2", "D4"], code => Assert.Equal("Form.Required", ProblemOf(form.Without(code), code)));
    }

    [Fact]
    [Trait("Rule", "R063")]
    public void SaaS_is_examined_before_any_platform_or_hardware()
    {
        var form = FormAnswers.Renewal().With([.. AllRefused, ("D2.Reason", null), ("D2.Code", null)]);

        Assert.Equal("Form.Required", ProblemOf(form, "D2.Reason"));
        Assert.Equal("Form.Required", ProblemOf(form, "D2.Code"));
        Assert.False(Asks(form.With(("D2", "Adopt")), "D3"));
        Assert.False(Asks(form.With(("D2", null)), "D3"));
    }

    [Fact]
    [Trait("Rule", "R066")]
    public void The_shared_platform_is_examined_next_when_SaaS_is_not_possible()
    {
        var form = FormAnswers.Renewal().With(("D2", "NotPossible"), ("D3", null));

        Assert.Equal("Form.Required", ProblemOf(form, "D3"));
        Assert.False(Asks(form, "D4"));
        var refused = form.With(("D3", "NotPossible"), ("D3.Reason", null));
        Assert.Equal("Form.Required", ProblemOf(refused, "D3.Reason"));
        Assert.True(Asks(refused, "D4"));
    }

    [Fact]
    public void Hardware_of_our_own_is_the_last_resort_and_needs_its_reason()
    {
        var form = FormAnswers.Renewal().With([.. AllRefused, ("D5", null)]);

        Assert.Equal("Form.Required", ProblemOf(form, "D5"));
        Assert.False(Asks(form.With(("D4", "Adopt")), "D5"));
        Assert.True(Asks(form, "F4"));
    }

    [Fact]
    public void Shared_use_settles_the_form()
    {
        var form = FormAnswers.Renewal().With([.. AllRefused, ("D1", "Use"), ("D1.Bodies", "あお県")]);
        Assert.All(["D1.Reason", "D2", "D2.Reason", "D3", "D4", "D5", "E8"], code => Assert.False(Asks(form, code)));
    }

    [Fact]
    [Trait("Rule", "R155")]
    public void Each_customisation_is_recorded_by_its_way_of_change()
    {
        var form = FormAnswers.Renewal().With(("C2", "Component"), ("C2.Reason", "条例の区分のため"));
        Assert.Equal("Form.Required", ProblemOf(form.Without("C2.Items"), "C2.Items"));
        Assert.Equal("Form.Required", ProblemOf(form.WithRows("C2.Items", new FormRow { ["name"] = "減免の区分" }), "C2.Items[0].way"));
        Assert.Equal("Form.CustomizationHeavier", ProblemOf(form.WithRows("C2.Items", new FormRow { ["name"] = "減免の区分", ["way"] = "SourceCode" }), "C2.Items"));
        Assert.Null(ProblemOf(form.WithRows("C2.Items", new FormRow { ["name"] = "減免の区分", ["way"] = "Component" }), "C2.Items"));
        Assert.Equal(["Parameter", "Component", "SourceCode"], SeedTables.Codes("CustomizationWay"));
    }

    [Theory]
    [InlineData("None", false), InlineData("Parameter", false), InlineData("Component", true), InlineData("SourceCode", true)]
    public void Customisation_beyond_settings_is_refused_without_a_reason(string way, bool isRefused) =>
        Assert.Equal(isRefused ? "Form.Required" : null, ProblemOf(FormAnswers.Renewal().With(("C2", way), ("C2.Reason", null)), "C2.Reason"));

    [Fact]
    [Trait("Rule", "R064")]
    public void The_workflow_is_reviewed_or_the_form_says_why_not()
    {
        var form = FormAnswers.Renewal();
        Assert.Equal("Form.Required", ProblemOf(form.Without("C1"), "C1"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("C1", "NotNeeded"), ("C1.Reason", null)), "C1.Reason"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("C1", "Planned"), ("C1.On", null)), "C1.On"));
    }

    [Fact]
    [Trait("Rule", "R087")]
    public void Information_on_available_systems_is_collected_or_the_form_says_why_not()
    {
        var form = FormAnswers.Renewal();
        Assert.Equal("Form.Required", ProblemOf(form.Without("D6"), "D6"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("D6", "Done"), ("D6.On", "2026-07-01"), ("D6.Vendors", null)), "D6.Vendors"));
        Assert.Equal("Form.InFuture", ProblemOf(form.With(("D6", "Done"), ("D6.Vendors", "3"), ("D6.On", "2026-12-01")), "D6.On"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("D6", "None"), ("D6.Reason", null)), "D6.Reason"));
    }

    [Fact]
    public void No_similar_system_is_an_answer_only_with_the_search_that_found_none()
    {
        var form = FormAnswers.Renewal();
        Assert.Equal("Form.SearchSimilarFirst", ProblemOf(form.WithRows(SimilarSearchLog.Code), "D8.None"));
        Assert.Null(ProblemOf(form, "D8.None"));
        Assert.Equal("Form.NameSimilarSystems", ProblemOf(form.With(("D8.None", "no")), "D8.None"));
        var named = form.WithRows(SimilarSearchLog.Code).Without("D8.None").With(("D8", Guid.Empty.ToString()));
        Assert.Null(ProblemOf(named, "D8.None"));
        // What is there already and is not used needs a reason.
        Assert.Equal("Form.Required", ProblemOf(named, "D8.Reason"));
        Assert.Null(ProblemOf(named.With(("D8.Reason", "対象の事務が異なるため。")), "D8.Reason"));
    }

    [Theory]
    [InlineData("E1", "3C", true), InlineData("E1", "3B", true), InlineData("E1", "3A", true), InlineData("E1", "2", false), InlineData("E1", "1", false)]
    public void The_security_liaison_confirms_secret_information(string code, string value, bool asked) =>
        Assert.Equal(asked, Asks(FormAnswers.NewBuild().With((code, value), ("E3", "no")), "E10"));

    [Fact]
    public void My_Number_asks_for_its_work_its_assessment_and_the_liaison()
    {
        var form = FormAnswers.NewBuild().With(("E1", "2"), ("E2", "Present"), ("E3", "yes"), ("E3.Work", null), ("E3.Pia", "Full"), ("E3.PiaOn", null));
        Assert.All(["E3.Work", "E3.PiaOn"], code => Assert.Equal("Form.Required", ProblemOf(form, code)));
        Assert.True(Asks(form, "E10"));
        Assert.False(Asks(form.With(("E3.Pia", "NotNeeded")), "E3.PiaOn"));
        Assert.Equal("Form.MyNumberIsPersonal", ProblemOf(form.With(("E2", "None")), "E3"));
    }

    [Theory]
    [InlineData(ConsultationKind.NewSystem, "A6", false), InlineData(ConsultationKind.Renewal, "A6", true), InlineData(ConsultationKind.CloudService, "A6", false)]
    [InlineData(ConsultationKind.LegalChange, "A8", true), InlineData(ConsultationKind.Renewal, "A8", false)]
    [InlineData(ConsultationKind.Renewal, "G2", true), InlineData(ConsultationKind.HardwareOnly, "G2", true), InlineData(ConsultationKind.NewSystem, "G2", false)]
    [InlineData(ConsultationKind.Renewal, "H5", true), InlineData(ConsultationKind.Retirement, "H5", true), InlineData(ConsultationKind.Enhancement, "H5", false)]
    [InlineData(ConsultationKind.CloudService, "E8", true), InlineData(ConsultationKind.Retirement, "E8", false), InlineData(ConsultationKind.Retirement, "D1", false)]
    public void The_kind_decides_what_is_asked(ConsultationKind kind, string code, bool asked) =>
        Assert.Equal(asked, Asks(FormAnswers.NewBuild().With(("A2", kind.ToString())), code));

    [Theory]
    // 38 million in five years are 7.6 million a year: ten percent above 6,909,091 yen.
    [InlineData("7600000", false), InlineData("6909091", false), InlineData("6909090", true)]
    public void A_renewal_that_costs_over_ten_percent_more_than_now_says_why(string now, bool isAsked)
    {
        var form = FormAnswers.Renewal(totalYen: 38_000_000).With(("G2", now), ("G2.Reason", null));
        Assert.Equal(isAsked ? "Form.Required" : null, ProblemOf(form, "G2.Reason"));
    }

    [Fact]
    public void A_new_build_shows_its_effect_in_figures_or_says_why_not()
    {
        var form = FormAnswers.NewBuild().Without("G7");
        Assert.Equal("Form.EffectOrReason", ProblemOf(form, "G7"));
        Assert.Null(ProblemOf(form.With(("G7.Reason", "制度改正への対応のため。")), "G7"));
    }
}
