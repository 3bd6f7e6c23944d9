using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Need;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Web.Consultations;

/// <summary>A question as the office types it. Choices: one a line, "code | 日本語 | English | 協議区分", the last two may be left out.</summary>
public sealed record NeedQuestionRow
{
    public string? TextJa { get; init; }
    public string? TextEn { get; init; }
    public string? HintJa { get; init; }
    public string? HintEn { get; init; }
    public bool IsAmount { get; init; }
    public string? Choices { get; init; }
    /// <summary>"Q1=New,Renewal; Q2=Law": asked only where all hold; empty: always.</summary>
    public string? When { get; init; }
}

/// <summary>A rule as the office types it; its tests as those of a question.</summary>
public sealed record NeedRuleRow
{
    public string? Tests { get; init; }
    public NeedResult? Result { get; init; }
    public string? TextJa { get; init; }
    public string? TextEn { get; init; }

    public bool IsBlank => Tests is null && Result is null && TextJa is null && TextEn is null;
}

/// <summary>Rule sets of 協議要否の確認 as text, both ways.</summary>
public static class NeedText
{
    public static NeedQuestionRow Write(NeedQuestion question) => new()
    {
        TextJa = question.TextJa, TextEn = question.TextEn, HintJa = question.HintJa, HintEn = question.HintEn, IsAmount = question.IsAmount, When = Write(question.When),
        Choices = question.IsAmount ? null : string.Join('\n', question.Choices.Select(c => $"{c.Code} | {c.Ja} | {c.En} | {c.Kind}".TrimEnd(' ', '|'))),
    };

    public static NeedRuleRow Write(NeedRule rule) => new() { Tests = Write(rule.Tests), Result = rule.Result, TextJa = rule.TextJa, TextEn = rule.TextEn };

    private static string? Write(IReadOnlyList<NeedTest> tests) => tests.Count == 0 ? null : string.Join("; ", tests.Select(t => $"{t.Question}={string.Join(',', t.Codes)}"));

    /// <summary>Rows without a text are left out; what cannot be read is named by its input.</summary>
    public static (IReadOnlyList<NeedQuestion> Questions, IReadOnlyList<NeedRule> Rules, IReadOnlyList<(string Field, string Code, object[] Arguments)> Problems) Read(IReadOnlyList<NeedQuestionRow> questions, IReadOnlyList<NeedRuleRow> rules)
    {
        var problems = new List<(string, string, object[])>();
        var read = new List<NeedQuestion>();
        for (var i = 0; i < questions.Count; i++)
        {
            if (questions[i].TextJa is not { } text)
            {
                continue;
            }
            Short($"Questions[{i}].TextJa", text, problems);
            Short($"Questions[{i}].TextEn", questions[i].TextEn, problems);
            Short($"Questions[{i}].HintJa", questions[i].HintJa, problems);
            Short($"Questions[{i}].HintEn", questions[i].HintEn, problems);
            read.Add(new NeedQuestion("Q" + (read.Count + 1), text, questions[i].TextEn, questions[i].IsAmount ? [] : Choices($"Questions[{i}].Choices", questions[i].Choices, problems))
            {
                HintJa = questions[i].HintJa, HintEn = questions[i].HintEn, IsAmount = questions[i].IsAmount, When = Tests($"Questions[{i}].When", questions[i].When, problems),
            });
        }
        var follow = new List<NeedRule>();
        for (var i = 0; i < rules.Count && i < NeedRuleSet.MostRules; i++)
        {
            if (rules[i].IsBlank)
            {
                continue;
            }
            if (rules[i].Result is null)
            {
                problems.Add(($"Rules[{i}].Result", "Form.Required", []));
            }
            if (rules[i].TextJa is null)
            {
                problems.Add(($"Rules[{i}].TextJa", "Form.Required", []));
            }
            Short($"Rules[{i}].TextJa", rules[i].TextJa, problems);
            Short($"Rules[{i}].TextEn", rules[i].TextEn, problems);
            follow.Add(new NeedRule(Tests($"Rules[{i}].Tests", rules[i].Tests, problems), rules[i].Result ?? default, rules[i].TextJa ?? "", rules[i].TextEn));
        }
        return (read, follow, problems);
    }

    private static List<NeedChoice> Choices(string field, string? text, List<(string, string, object[])> problems)
    {
        var choices = new List<NeedChoice>();
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(['|', '｜'], StringSplitOptions.TrimEntries);
            var kind = parts.Length > 3 && parts[3].Length > 0 ? Enum.TryParse<ConsultationKind>(parts[3], out var known) ? known : (ConsultationKind?)null : null;
            if (parts.Length is < 2 or > 4 || parts[0].Length is 0 or > 20 || !parts[0].All(char.IsAsciiLetterOrDigit) || parts[1].Length == 0 || (parts.Length > 3 && parts[3].Length > 0 && kind is null))
            {
                problems.Add((field, "Need.ChoiceShape", [line, string.Join(", ", Enum.GetNames<ConsultationKind>())]));
                continue;
            }
            choices.Add(new NeedChoice(parts[0], parts[1], parts.Length > 2 && parts[2].Length > 0 ? parts[2] : null, kind));
        }
        return choices;
    }

    private static List<NeedTest> Tests(string field, string? text, List<(string, string, object[])> problems)
    {
        var tests = new List<NeedTest>();
        foreach (var part in CharacterWidth.Narrow(text ?? "").Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } question, { Length: > 0 } codes])
            {
                problems.Add((field, "Need.TestShape", [part]));
                continue;
            }
            tests.Add(new NeedTest(question, [.. codes.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]));
        }
        return tests;
    }

    private static void Short(string field, string? text, List<(string, string, object[])> problems)
    {
        if (text?.Length > NeedRuleSet.TextLength)
        {
            problems.Add((field, "Form.TooLong", [NeedRuleSet.TextLength, text.Length]));
        }
    }
}
