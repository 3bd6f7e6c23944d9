using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Form;

public class FormCheckTests
{
    private static string? ProblemOf(FilledForm form, string input, Func<FormFacts, FormFacts>? change = null) =>
        ConsultationCompleteness.Of((change ?? (facts => facts))(form.Facts)).Problems.FirstOrDefault(p => p.Input == input)?.Code;

    private static FormRow[] Rows(FilledForm form, string code) => [.. form.Facts.Rows(code).Select(row => new FormRow(row))];

    [Fact]
    public void Every_year_of_the_planned_use_has_its_cost_and_a_typed_zero_is_one()
    {
        var form = FormAnswers.Renewal(years: 5).With(("G1.Years", "7"));
        Assert.Equal("Form.CostYearMissing", ProblemOf(form, "G1"));

        var rows = Rows(form, "G1");
        (rows[0]["y2032"], rows[0]["y2033"]) = ("0", "0");
        Assert.Null(ProblemOf(form.WithRows("G1", rows), "G1"));
    }

    [Fact]
    public void Cost_of_nothing_is_refused_unless_no_budget_is_requested()
    {
        var free = new FormRow { ["category"] = "CloudFee", ["y2027"] = "0", ["y2028"] = "0", ["y2029"] = "0", ["y2030"] = "0", ["y2031"] = "0" };
        var form = FormAnswers.NewBuild().WithRows("G1", free);
        Assert.Equal("Form.CostEmpty", ProblemOf(form, "G1"));

        var noBudget = form.With(("A4", "None"));
        Assert.Null(ProblemOf(noBudget, "G1"));
        Assert.All(["G4", "G6"], code => Assert.False(FormCatalogue.IsAsked(FormCatalogue.Find(code)!, noBudget.Facts)));
        Assert.Equal([new NeededAttachment("Workflow", 1)], AttachmentRules.Needed(noBudget.Facts));
    }

    [Fact]
    public void A_row_of_cost_needs_its_category()
    {
        var rows = Rows(FormAnswers.Renewal(), "G1");
        rows[1].Remove("category");
        Assert.Equal("Form.Required", ProblemOf(FormAnswers.Renewal().WithRows("G1", rows), "G1[1].category"));
    }

    [Theory]
    [InlineData("4", "Form.YearsOfUse"), InlineData("5", null), InlineData("30", "Form.CostYearMissing"), InlineData("31", "Form.YearsOfUse")]
    public void Use_is_planned_for_five_to_thirty_years(string years, string? problem) =>
        Assert.Equal(problem, ProblemOf(FormAnswers.Renewal().With(("G1.Years", years)), problem == "Form.CostYearMissing" ? "G1" : "G1.Years"));

    [Fact]
    public void At_least_two_options_are_compared_and_exactly_one_is_chosen()
    {
        var form = FormAnswers.Renewal();
        var rows = Rows(form, "D7");
        Assert.Equal("Form.TooFewOptions", ProblemOf(form.WithRows("D7", rows[0]), "D7"));
        rows[1]["chosen"] = "yes";
        Assert.Equal("Form.ChooseOneOption", ProblemOf(form.WithRows("D7", rows), "D7"));
        (rows[0]["chosen"], rows[1]["chosen"]) = ("no", "no");
        Assert.Equal("Form.ChooseOneOption", ProblemOf(form.WithRows("D7", rows), "D7"));
    }

    [Theory]
    [InlineData("Quotes", "2", null), InlineData("Quotes", "1", "Form.Required"), InlineData("Costing", null, "Form.Required"), InlineData("Rfi;Quotes", "3", null)]
    public void Fewer_than_two_quotes_need_a_reason_and_then_one_file_is_enough(string basis, string? quotes, string? problem)
    {
        var form = FormAnswers.Renewal().With(("G6", basis), ("G6.Quotes", quotes), ("G6.Reason", null));
        Assert.Equal(problem, ProblemOf(form, "G6.Reason"));
        Assert.Equal(2, AttachmentRules.Needed(form.Facts).Single(f => f.Kind == "Estimate").AtLeast);
        Assert.Equal(1, AttachmentRules.Needed(form.With(("G6.Reason", "1者のみ")).Facts).Single(f => f.Kind == "Estimate").AtLeast);
    }

    [Fact]
    public void Milestones_follow_each_other()
    {
        var form = FormAnswers.Renewal();
        Assert.Equal("Form.MilestoneOrder", ProblemOf(form.With(("H1.Launch", "2027-04-01")), "H1.Launch"));
        Assert.Equal("Form.MilestoneOrder", ProblemOf(form.Without("H1.Notice").With(("H1", "2029-01-01")), "H1.Contract"));
        Assert.Null(ProblemOf(form.With(("H1.Notice", form.Facts.Text("H1"))), "H1.Notice"));
    }

    [Theory]
    // 2026-08-20 is a Thursday; ten open days later, without holidays, is Thursday 3 September.
    [InlineData("2026-09-02", "Form.TooSoon"), InlineData("2026-09-03", null)]
    public void An_answer_may_be_wished_for_after_ten_open_days(string day, string? problem) =>
        Assert.Equal(problem, ProblemOf(FormAnswers.NewBuild().With(("A4", "June"), ("A9", day)), "A9"));

    [Fact]
    public void The_days_the_office_is_closed_are_not_counted()
    {
        var form = FormAnswers.NewBuild().With(("A4", "June"), ("A9", "2026-09-03"));
        Assert.Equal("Form.TooSoon", ProblemOf(form, "A9", facts => facts with { OpenDays = new BusinessDays([new DateOnly(2026, 8, 31)]) }));
    }

    [Theory]
    [InlineData("doro@pref.midori.example", null), InlineData("doro", "Form.NotMail"), InlineData("@x", "Form.NotMail"), InlineData("a b@x", "Form.NotMail"), InlineData("a@b@c", "Form.NotMail")]
    public void The_mail_address_looks_like_one(string mail, string? problem) =>
        Assert.Equal(problem, ProblemOf(FormAnswers.Renewal().With(("A5.Mail", mail)), "A5.Mail"));

    [Fact]
    public void A_year_that_has_passed_is_refused() =>
        Assert.Equal("Form.TargetFyPassed", ProblemOf(FormAnswers.Renewal().With(("A3", "2025")), "A3"));

    [Fact]
    public void A_large_file_list_names_what_is_missing()
    {
        var facts = FormAnswers.Renewal().Facts with { Attachments = new Dictionary<string, int> { ["Estimate"] = 1 } };
        var problems = AttachmentRules.Problems(facts);
        Assert.Equal([("Attachments.Estimate", "2 1"), ("Attachments.Workflow", "1 0")], problems.Select(p => (p.Input, string.Join(' ', p.Arguments))));
    }
}
