using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Consultations.Need;

/// <summary>What 協議要否の確認 answers.</summary>
public enum NeedResult
{
    None,       // 不要
    Simplified, // 簡易
    Full,       // 通常
}

/// <summary>One answer a question offers. <paramref name="Kind"/> is the 協議区分 that the answer speaks of, taken into the form.</summary>
public sealed record NeedChoice(string Code, string Ja, string? En = null, ConsultationKind? Kind = null)
{
    public const string NoBudgetCode = "NoBudget";

    /// <summary>This answer says that no budget is requested: the form begins with 予算なし.</summary>
    public bool NoBudget => Code == NoBudgetCode;
}

/// <summary>Holds when the question was answered by one of the codes; never when it was not asked.</summary>
public sealed record NeedTest(string Question, IReadOnlyList<string> Codes)
{
    public bool Holds(IReadOnlyDictionary<string, string> answers) => answers.TryGetValue(Question, out var code) && Codes.Contains(code, StringComparer.Ordinal);
}

/// <summary>
/// One question. An amount question asks for yen and answers with a band (<see cref="NeedRuleSet.Within"/> the dated limit
/// of the simplified form, <see cref="NeedRuleSet.Above"/> it, <see cref="NeedRuleSet.Unknown"/> where nothing was typed).
/// </summary>
public sealed record NeedQuestion(string Key, string TextJa, string? TextEn, IReadOnlyList<NeedChoice> Choices)
{
    public string? HintJa { get; init; }
    public string? HintEn { get; init; }
    public bool IsAmount { get; init; }
    /// <summary>Asked only where all of these hold.</summary>
    public IReadOnlyList<NeedTest> When { get; init; } = [];

    public IEnumerable<string> Codes() => IsAmount ? NeedRuleSet.Bands : Choices.Select(c => c.Code);

    public bool IsAsked(IReadOnlyDictionary<string, string> answers) => When.All(test => test.Holds(answers));
}

/// <summary>What follows where all tests hold; without tests it follows always.</summary>
public sealed record NeedRule(IReadOnlyList<NeedTest> Tests, NeedResult Result, string TextJa, string? TextEn = null);

/// <summary>
/// Questions and rules of 協議要否の確認 from a day on. Never changed afterwards: a record names the set it was made by, and
/// the office adds another set.
/// </summary>
public sealed class NeedRuleSet : IVersioned, ITracked
{
    internal const string Series = "need-rule-set";
    public const int MostQuestions = 5;
    public const int MostRules = 30;
    public const int MostChoices = 8;
    public const int TextLength = 500;
    public const string Within = "Within";
    public const string Above = "Above";
    public const string Unknown = "Unknown";

    public static IReadOnlyList<string> Bands { get; } = [Within, Above, Unknown];

    public Guid Id { get; init; }
    public DateOnly ValidFrom { get; init; }
    public required IReadOnlyList<NeedQuestion> Questions { get; init; }
    public required IReadOnlyList<NeedRule> Rules { get; init; }
    public DateTimeOffset AddedAt { get; init; }
    public required string AddedBy { get; init; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new("NeedRuleSet", Id);

    /// <summary>Where the amount lies by the limit of the simplified form valid that day; without a limit every amount is above it.</summary>
    public static string BandOf(long? yen, ThresholdLine? limit) => yen is not { } amount ? Unknown : limit?.IsMetBy(amount) == true ? Within : Above;

    /// <summary>The questions that are asked given the answers, in their order; an answer to one that is not asked counts for nothing.</summary>
    public IReadOnlyList<NeedQuestion> Asked(IReadOnlyDictionary<string, string> answers)
    {
        var counted = new Dictionary<string, string>(StringComparer.Ordinal);
        var asked = new List<NeedQuestion>();
        foreach (var question in Questions.Where(q => q.IsAsked(counted)))
        {
            asked.Add(question);
            if (answers.TryGetValue(question.Key, out var code))
            {
                counted[question.Key] = code;
            }
        }
        return asked;
    }

    /// <summary>The first rule that the answers meet.</summary>
    public (int Place, NeedRule Rule) Decide(IReadOnlyDictionary<string, string> answers)
    {
        var place = Rules.Select((rule, at) => (rule, at)).Where(x => x.rule.Tests.All(test => test.Holds(answers))).Select(x => x.at + 1).FirstOrDefault();
        return place > 0 ? (place, Rules[place - 1]) : throw new RuleViolation("Need.Undecided", null, Said(answers));
    }

    /// <summary>The kind of case that the answers speak of: the last one named.</summary>
    public ConsultationKind? KindOf(IReadOnlyDictionary<string, string> answers) =>
        Questions.Select(q => answers.TryGetValue(q.Key, out var code) ? q.Choices.FirstOrDefault(c => c.Code == code)?.Kind : null).LastOrDefault(kind => kind is not null);

    /// <summary>
    /// Refuses a set that could leave somebody without an answer: no question or more than five (Need.QuestionCount),
    /// choices missing or double (Need.Choices), a condition on a question that does not come before (Need.NotBefore) or on a
    /// choice that is not offered (Need.UnknownChoice), and any way through the questions that meets no rule (Need.Undecided).
    /// </summary>
    public void Check()
    {
        if (Questions.Count is 0 or > MostQuestions)
        {
            throw new RuleViolation("Need.QuestionCount", null, MostQuestions);
        }
        for (var i = 0; i < Questions.Count; i++)
        {
            var (question, before) = (Questions[i], Questions.Take(i).ToList());
            if (!question.IsAmount && (question.Choices.Count is < 2 or > MostChoices || question.Choices.DistinctBy(c => c.Code).Count() != question.Choices.Count))
            {
                throw new RuleViolation("Need.Choices", null, question.Key, MostChoices);
            }
            CheckTests(question.When, before, question.Key);
        }
        for (var i = 0; i < Rules.Count; i++)
        {
            CheckTests(Rules[i].Tests, Questions, (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        foreach (var way in Ways())
        {
            Decide(way);
        }
    }

    /// <summary>Every way through the questions: what is asked, answered by each of its choices.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Ways() => Ways([], 0);

    private IEnumerable<IReadOnlyDictionary<string, string>> Ways(Dictionary<string, string> answers, int at)
    {
        if (at == Questions.Count)
        {
            return [answers];
        }
        var question = Questions[at];
        return question.IsAsked(answers)
            ? question.Codes().SelectMany(code => Ways(new Dictionary<string, string>(answers, StringComparer.Ordinal) { [question.Key] = code }, at + 1))
            : Ways(answers, at + 1);
    }

    private static void CheckTests(IReadOnlyList<NeedTest> tests, IReadOnlyList<NeedQuestion> known, string where)
    {
        foreach (var test in tests)
        {
            var question = known.FirstOrDefault(q => q.Key == test.Question) ?? throw new RuleViolation("Need.NotBefore", null, where, test.Question);
            if (test.Codes.Count == 0 || test.Codes.FirstOrDefault(code => !question.Codes().Contains(code, StringComparer.Ordinal)) is not null)
            {
                throw new RuleViolation("Need.UnknownChoice", null, where, test.Question, string.Join("・", question.Codes()));
            }
        }
    }

    private static string Said(IReadOnlyDictionary<string, string> answers) => string.Join("; ", answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}"));
}
