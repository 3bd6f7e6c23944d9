using System.Globalization;
using GovernancePortal.Core.Consultations.Need;
using GovernancePortal.Web.Frame;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Consultations;

/// <summary>Questions, answers and rules of 協議要否の確認 in the reader's language; Japanese where the office wrote nothing else.</summary>
public sealed class NeedWords(Formats formats, IStringLocalizer<Texts> texts)
{
    private static bool Japanese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ja";

    public static string Pick(string ja, string? en) => Japanese || string.IsNullOrEmpty(en) ? ja : en;

    public static string Question(NeedQuestion question) => Pick(question.TextJa, question.TextEn);

    public static string? Hint(NeedQuestion question) => question.HintJa is { } ja ? Pick(ja, question.HintEn) : null;

    public static string Choice(NeedChoice choice) => Pick(choice.Ja, choice.En);

    public static string Rule(NeedRule rule) => Pick(rule.TextJa, rule.TextEn);

    /// <summary>The answer as it was given, in words; of an amount question with the amount and the limit of the day.</summary>
    public string Answer(NeedRecord record, NeedQuestion question)
    {
        if (!record.Check.Answers.TryGetValue(question.Key, out var code))
        {
            return texts["Need.NotAsked"];
        }
        if (!question.IsAmount)
        {
            return question.Choices.FirstOrDefault(c => c.Code == code) is { } choice ? Choice(choice) : code;
        }
        var band = texts["NeedBand." + code, record.Check.LimitYen is { } limit ? formats.Exact(limit) : texts["Format.None"].Value].Value;
        return record.Check.AmountYen is { } yen ? texts["Need.AmountOf", formats.Exact(yen), band] : band;
    }

    /// <summary>The conditions under which a question is asked, as the script reads them: "Input.Answers[Q1]=New,Renewal".</summary>
    public static string? When(NeedQuestion question) => question.When.Count == 0 ? null
        : string.Join('&', question.When.Select(test => $"Input.Answers[{test.Question}]={string.Join(',', test.Codes)}"));

    /// <summary>The same in words, as people read it: 質問1「更新」又は「廃止」; null without a condition.</summary>
    public string? Tests(NeedRuleSet set, IReadOnlyList<NeedTest> tests) => tests.Count == 0 ? null : string.Join(texts["Need.And"], tests.Select(test =>
        texts["Need.TestOf", set.Questions.ToList().FindIndex(q => q.Key == test.Question) + 1, string.Join(texts["Need.Or"], test.Codes.Select(code => CodeOf(set, test.Question, code)))].Value));

    private string CodeOf(NeedRuleSet set, string key, string code) => set.Questions.FirstOrDefault(q => q.Key == key) is not { } question ? code
        : question.IsAmount ? texts["NeedBandShort." + code]
        : question.Choices.FirstOrDefault(c => c.Code == code) is { } choice ? Choice(choice) : code;

    public static Tone ToneOf(NeedResult result) => result switch
    {
        NeedResult.None => Tone.Off,
        NeedResult.Simplified => Tone.Calm,
        NeedResult.Full => Tone.Caution,
    };
}
