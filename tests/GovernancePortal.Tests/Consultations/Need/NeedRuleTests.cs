using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Need;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Need;

/// <summary>協議要否の確認 as pure rules: the set every installation begins with, and which sets are refused.</summary>
public sealed class NeedRuleTests
{
    private static readonly NeedRuleSet Seeded = NeedSeed.First(Actor.Operator(TestClock.Default));

    [Fact]
    public void The_seeded_set_asks_at_most_five_questions_and_answers_every_way_through_them()
    {
        Seeded.Check();
        Assert.InRange(Seeded.Questions.Count, 1, 5);
        Assert.True(Seeded.Ways().Count() > 20);
        Assert.All(Seeded.Ways(), way => Assert.NotEmpty(Seeded.Decide(way).Rule.TextJa));
        Assert.All(Seeded.Rules, rule => Assert.False(string.IsNullOrWhiteSpace(rule.TextEn)));
        // Every rule is there for somebody.
        Assert.Equal(Enumerable.Range(1, Seeded.Rules.Count), Seeded.Ways().Select(way => Seeded.Decide(way).Place).Distinct().Order());
    }

    [Fact]
    public void Introduction_and_renewal_are_consulted_whatever_else_is_answered_with_a_budget_or_without()
    {
        var ways = Seeded.Ways().Where(way => way["Q1"] is "New" or "Renewal").ToList();
        Assert.Contains(ways, way => way["Q4"] == NeedChoice.NoBudgetCode);
        Assert.All(ways, way => Assert.NotEqual(NeedResult.None, Seeded.Decide(way).Rule.Result));
        // The budget alone changes nothing (R081).
        Assert.All(ways.Where(way => way["Q4"] == NeedChoice.NoBudgetCode), way =>
            Assert.Equal(Seeded.Decide(new Dictionary<string, string>(way) { ["Q4"] = "Yes" }).Place, Seeded.Decide(way).Place));
    }

    [Theory]
    [InlineData("New", null, "No", NeedRuleSet.Within, NeedResult.Simplified)]
    [InlineData("New", null, "No", NeedRuleSet.Above, NeedResult.Full)]
    [InlineData("New", null, "No", NeedRuleSet.Unknown, NeedResult.Full)]
    [InlineData("Renewal", null, "Yes", NeedRuleSet.Within, NeedResult.Full)]
    [InlineData("Change", "Minor", "No", NeedRuleSet.Within, NeedResult.None)]
    [InlineData("Change", "Minor", "Yes", NeedRuleSet.Within, NeedResult.Simplified)]
    [InlineData("Change", "Law", "Yes", NeedRuleSet.Above, NeedResult.Simplified)]
    [InlineData("Change", "Function", "No", NeedRuleSet.Above, NeedResult.Full)]
    [InlineData("Retire", null, null, null, NeedResult.Simplified)]
    [InlineData("NotSystem", null, null, null, NeedResult.None)]
    public void The_answers_give_the_result_of_the_first_rule_that_holds(string what, string? change, string? sensitive, string? band, NeedResult expected)
    {
        var answers = new Dictionary<string, string?> { ["Q1"] = what, ["Q2"] = change, ["Q3"] = sensitive, ["Q4"] = "Yes", ["Q5"] = band }.Where(a => a.Value is not null).ToDictionary(a => a.Key, a => a.Value!);
        Assert.Equal(expected, Seeded.Decide(answers).Rule.Result);
    }

    [Fact]
    public void Later_questions_are_asked_only_where_the_earlier_answers_ask_for_them()
    {
        string Asked(params (string, string)[] answers) => string.Concat(Seeded.Asked(answers.ToDictionary(a => a.Item1, a => a.Item2)).Select(q => q.Key[1]));
        Assert.Equal("1", Asked());
        Assert.Equal("1", Asked(("Q1", "NotSystem")));
        Assert.Equal("1345", Asked(("Q1", "New")));
        Assert.Equal("12345", Asked(("Q1", "Change")));
        // An answer to a question that is not asked opens no other.
        Assert.Equal("14", Asked(("Q1", "Retire"), ("Q2", "Law")));
    }

    [Fact]
    public void The_kind_of_the_case_is_what_the_answers_name_last()
    {
        Assert.Equal(ConsultationKind.LegalChange, Seeded.KindOf(new Dictionary<string, string> { ["Q1"] = "Change", ["Q2"] = "Law" }));
        Assert.Equal(ConsultationKind.NewSystem, Seeded.KindOf(new Dictionary<string, string> { ["Q1"] = "New", ["Q3"] = "Yes" }));
        Assert.Null(Seeded.KindOf(new Dictionary<string, string> { ["Q1"] = "NotSystem" }));
    }

    [Theory]
    [InlineData(2_000_000L, NeedRuleSet.Within)]
    [InlineData(2_000_001L, NeedRuleSet.Above)]
    [InlineData(null, NeedRuleSet.Unknown)]
    public void The_amount_is_held_against_the_dated_limit_of_the_simplified_form(long? yen, string band)
    {
        var limit = new ThresholdLine(Guid.Empty, ThresholdKind.SimplifiedForm, ThresholdBasis.TermTotal, 2_000_000, new DateOnly(2025, 4, 1), null, ThresholdRoute.SimplifiedForm);
        Assert.Equal(band, NeedRuleSet.BandOf(yen, limit));
        Assert.Equal(yen is null ? NeedRuleSet.Unknown : NeedRuleSet.Above, NeedRuleSet.BandOf(yen, null));
    }

    private static readonly NeedQuestion Two = new("Q1", "どちらですか。", null, [new("A", "甲"), new("B", "乙")]);

    private static NeedRule Rule(NeedResult result, params (string Question, string Code)[] tests) => new([.. tests.Select(t => new NeedTest(t.Question, [t.Code]))], result, "基準");

    private static string Refused(IReadOnlyList<NeedQuestion> questions, params NeedRule[] rules) =>
        Assert.Throws<RuleViolation>(new NeedRuleSet { Questions = questions, Rules = rules, AddedBy = "x" }.Check).Code;

    [Fact]
    public void A_set_that_leaves_somebody_without_an_answer_is_refused()
    {
        Assert.Equal("Need.Undecided", Refused([Two], Rule(NeedResult.None, ("Q1", "A"))));
        Assert.Equal("Need.Undecided", Refused([Two, Two with { Key = "Q2", When = [new NeedTest("Q1", ["A"])] }], Rule(NeedResult.None, ("Q1", "A"), ("Q2", "A")), Rule(NeedResult.Full, ("Q1", "B"))));
        new NeedRuleSet { Questions = [Two], Rules = [Rule(NeedResult.None, ("Q1", "A")), Rule(NeedResult.Full)], AddedBy = "x" }.Check();
    }

    [Fact]
    public void More_than_five_questions_and_conditions_on_what_is_not_there_are_refused()
    {
        var always = Rule(NeedResult.Full);
        Assert.Equal("Need.QuestionCount", Refused([], always));
        Assert.Equal("Need.QuestionCount", Refused([.. Enumerable.Range(1, 6).Select(n => Two with { Key = "Q" + n })], always));
        Assert.Equal("Need.Choices", Refused([Two with { Choices = [new("A", "甲")] }], always));
        Assert.Equal("Need.Choices", Refused([Two with { Choices = [new("A", "甲"), new("A", "乙")] }], always));
        Assert.Equal("Need.NotBefore", Refused([Two with { When = [new NeedTest("Q2", ["A"])] }, Two with { Key = "Q2" }], always));
        Assert.Equal("Need.UnknownChoice", Refused([Two], Rule(NeedResult.None, ("Q1", "C")), always));
    }
}
