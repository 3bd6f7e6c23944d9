using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Form;

public class PreProcurementFormTests
{
    private static string? ProblemOf(FilledForm form, string input) =>
        ConsultationCompleteness.Of(form.Facts).Problems.FirstOrDefault(p => p.Input == input)?.Code;

    [Fact]
    public void The_planned_price_is_asked_nowhere() =>
        Assert.DoesNotContain(FormCatalogue.PreProcurement.Concat(FormCatalogue.PreBudget), f => f.Code.Contains("Planned", StringComparison.Ordinal));

    [Fact]
    public void The_amount_and_the_quotes_are_restricted() =>
        Assert.Equal(["Q3", "Q6", "Q6.Reason"], FormCatalogue.PreBudget.Concat(FormCatalogue.PreProcurement).Where(f => f.Restricted).Select(f => f.Code));

    [Theory]
    [InlineData("NegotiatedSole", true), InlineData("NegotiatedQuotes", true), InlineData("NegotiatedProposal", true), InlineData("OpenEvaluated", false), InlineData("Designated", false)]
    public void Every_negotiated_contract_names_its_ground(string method, bool asked)
    {
        var form = FormAnswers.PreProcurement().With(("Q1", method), ("Q2", null), ("Q2.Reason", null));
        Assert.Equal(asked ? "Form.Required" : null, ProblemOf(form, "Q2"));
        Assert.Equal(asked ? "Form.Required" : null, ProblemOf(form, "Q2.Reason"));
    }

    [Fact]
    public void The_grounds_are_the_nine_of_the_cabinet_order() =>
        Assert.Equal(Enumerable.Range(1, 9).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)), SeedTables.Codes("SoleSourceGround"));

    [Theory]
    [InlineData("39999999", "no", null), InlineData("40000000", "yes", null), InlineData("40000000", "no", "Form.Required"), InlineData("39999999", "yes", "Form.Required")]
    public void WTO_follows_the_limit_and_another_answer_needs_a_reason(string amount, string answer, string? problem) =>
        Assert.Equal(problem, ProblemOf(FormAnswers.PreProcurement().With(("Q3", amount), ("Q4", answer), ("P3.Explanation", "x")), "Q4.Reason"));

    [Theory]
    [InlineData("2027-06-10", null), InlineData("2027-06-09", "Form.WtoNotice"), InlineData("2027-04-30", "Form.TenderAfterNotice")]
    public void Forty_days_lie_between_a_WTO_notice_and_its_tender(string tender, string? problem)
    {
        var form = FormAnswers.PreProcurement().With(("Q4", "yes"), ("Q4.Reason", "x"), ("Q11", "2027-04-30"), ("Q11.Tender", tender), ("Q11.Contract", "2027-08-01"));
        Assert.Equal(problem, ProblemOf(form, "Q11.Tender"));
        Assert.Null(ProblemOf(form.With(("Q4", "no"), ("Q11.Tender", "2027-05-01")), "Q11.Tender"));
    }

    [Fact]
    public void The_contract_comes_after_the_tender() =>
        Assert.Equal("Form.ContractAfterTender", ProblemOf(FormAnswers.PreProcurement().With(("Q11.Contract", FormAnswers.PreProcurement().Facts.Text("Q11.Tender"))), "Q11.Contract"));

    [Theory]
    [InlineData(41_800_000L, null), InlineData(41_800_001L, "Form.Required"), InlineData(34_200_000L, null), InlineData(34_199_999L, "Form.Required")]
    public void An_amount_that_moved_by_more_than_ten_percent_is_explained(long amount, string? problem) =>
        Assert.Equal(problem, ProblemOf(FormAnswers.PreProcurement(38_000_000, amount).With(("P3.Explanation", null)), "P3.Explanation"));

    [Fact]
    public void Fewer_than_two_quotes_need_a_reason()
    {
        var form = FormAnswers.PreProcurement().With(("Q6.Reason", null));
        var one = form.WithRows("Q6", new FormRow(form.Facts.Rows("Q6")[0]));
        Assert.Null(ProblemOf(form, "Q6"));
        Assert.Equal("Form.QuotesOrReason", ProblemOf(one, "Q6"));
        Assert.Null(ProblemOf(one.With(("Q6.Reason", "1者のみ")), "Q6"));
    }

    [Fact]
    public void The_spread_is_of_quotes_for_the_same_scope()
    {
        var form = FormAnswers.PreProcurement();
        FormRow Quote(long yen, string same) => new() { ["vendor"] = "あ社", ["on"] = "2027-04-01", ["amountYen"] = yen.ToString(System.Globalization.CultureInfo.InvariantCulture), ["sameScope"] = same };
        Assert.Equal(12.5m, QuoteSpread.Percent(form.WithRows("Q6", Quote(8_000, "yes"), Quote(9_000, "yes"), Quote(90_000, "no")).Facts));
        Assert.Null(QuoteSpread.Percent([1000]));
        Assert.Null(QuoteSpread.Percent([0, 1000]));
    }

    [Theory]
    [InlineData("R2", "Present", "R2.Page"), InlineData("R8", "Absent", "R8.Note"), InlineData("R5", "NotApplicable", "R5.Note"), InlineData("R1", "Used", "R1.Version"), InlineData("R1", "NotUsed", "R1.Reason")]
    public void A_clause_says_where_it_stands_or_why_it_does_not(string code, string answer, string part) =>
        Assert.Equal("Form.Required", ProblemOf(FormAnswers.PreProcurement().With((code, answer), (part, null)), part));

    [Fact]
    public void Files_of_the_second_stage_are_needed()
    {
        var form = FormAnswers.PreProcurement().With(("Q1", "NegotiatedSole"), ("Q6.Reason", null), ("R4", "Present"));
        Assert.Equal(["Specification", "Quote", "ContractDraft", "Diagram", "SlaDraft", "AssetClassification", "SoleSourceReason"], AttachmentRules.Needed(form.Facts).Select(f => f.Kind));
        Assert.Equal(2, AttachmentRules.Needed(form.Facts).Single(f => f.Kind == "Quote").AtLeast);
    }

    [Fact]
    public void What_changed_since_the_first_stage_is_listed()
    {
        var first = FormAnswers.Renewal().With(("H3", "OpenEvaluated"));
        var second = FormAnswers.PreProcurement(38_000_000, 36_500_000).With(("Q1", "OpenLowest"));
        var differences = StageComparison.Between(first.Facts, second.Facts);
        Assert.Contains(differences, d => d is { FirstField: "G3", Before: "38000000", After: "36500000", Restricted: true });
        Assert.Contains(differences, d => d is { FirstField: "H3", Before: "OpenEvaluated", After: "OpenLowest", Restricted: false });
        Assert.DoesNotContain(StageComparison.Between(first.Facts, second.With(("Q1", "OpenEvaluated")).Facts), d => d.FirstField == "H3");
    }
}
