using System.Text;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Surveys;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Wording;
using Xunit;

namespace GovernancePortal.Tests.Surveys;

/// <summary>Every (state, act, role), asked of the gate itself; the document is written from the table.</summary>
public class SurveyWorkflowTests
{
    private static readonly Guid Own = Guid.CreateVersion7(TestClock.Default);
    private static readonly Guid Other = Guid.CreateVersion7(TestClock.Default);
    private static readonly SurveyContext Ready = new(CampaignState.Launched, []);

    private static readonly (string Name, Actor Actor)[] People =
    [
        .. Enum.GetValues<Role>().Select(r => (r.ToString(), Actors.Of(r, Own))),
        .. new[] { Role.Staff, Role.SectionHead, Role.Reviewer, Role.PolicyHead }.Select(r => (r + " elsewhere", Actors.Of(r, Other))),
    ];

    [Fact]
    public void Every_state_act_and_role_is_as_in_the_snapshot()
    {
        var text = new StringBuilder();
        foreach (var state in Enum.GetValues<SurveyAnswerState>())
        {
            text.Append(state).Append('\n');
            foreach (var act in Enum.GetValues<SurveyAct>())
            {
                var outcomes = People.Select(p => (p.Name, Outcome: Outcome(state, act, p.Actor))).ToList();
                if (outcomes.TrueForAll(o => o.Outcome == "refused Survey.NotNow"))
                {
                    Assert.Null(SurveyWorkflow.Find(state, act));
                    continue;
                }
                Assert.DoesNotContain(outcomes, o => o.Outcome == "refused Survey.NotNow");
                foreach (var group in outcomes.Where(o => o.Outcome != "forbidden").GroupBy(o => o.Outcome).OrderBy(g => g.Key, StringComparer.Ordinal))
                {
                    text.Append("  ").Append(act).Append(" -> ").Append(group.Key).Append(": ").AppendJoin(", ", group.Select(o => o.Name)).Append('\n');
                }
            }
        }
        Snapshot.Match(text.ToString(), "workflow-survey.txt");
    }

    [Fact]
    public void The_buttons_offer_what_the_gate_allows_and_nothing_else()
    {
        foreach (var state in Enum.GetValues<SurveyAnswerState>())
        {
            foreach (var (name, actor) in People)
            {
                var offered = SurveyWorkflow.Open(In(state), Ready, actor).ToDictionary(o => o.Act, o => o.BlockedBy);
                foreach (var act in Enum.GetValues<SurveyAct>())
                {
                    var outcome = Outcome(state, act, actor);
                    var expected = outcome is "forbidden" or "refused Survey.NotNow" ? "not offered" : outcome.StartsWith("refused ", StringComparison.Ordinal) ? outcome["refused ".Length..] : "possible";
                    Assert.Equal($"{state} {act} {name}: {expected}", $"{state} {act} {name}: {(offered.TryGetValue(act, out var blocked) ? blocked ?? "possible" : "not offered")}");
                }
            }
        }
    }

    [Fact]
    public void No_row_of_the_table_stands_twice_every_state_is_reached_and_every_condition_is_used_and_worded()
    {
        Assert.Equal(SurveyWorkflow.Steps.Count, SurveyWorkflow.Steps.Select(s => (s.From, s.Act)).Distinct().Count());
        Assert.All(Enum.GetValues<SurveyAnswerState>().Except([SurveyAnswerState.NotStarted]), state => Assert.Contains(SurveyWorkflow.Steps, s => s.To == state && s.From != state));
        Assert.All(Enum.GetValues<SurveyAnswerState>(), state => Assert.Contains(SurveyWorkflow.Steps, s => s.From == state && s.To != state));
        var guards = typeof(SurveyWorkflow.Guards).GetFields().Select(f => (SurveyGuard)f.GetValue(null)!).ToList();
        Assert.Equal(guards.Count, guards.Select(g => g.Code).Distinct().Count());
        Assert.All(guards, guard => Assert.Contains(SurveyWorkflow.Steps, s => s.Guards.Contains(guard)));
        Assert.All(guards, guard => Assert.Contains("Rule." + guard.Code, ResourceFile.Japanese.Keys));
    }

    [Theory]
    [InlineData(CampaignState.Draft)]
    [InlineData(CampaignState.Finished)]
    public void Nothing_moves_while_the_survey_is_not_out_or_is_over(CampaignState campaign)
    {
        var context = new SurveyContext(campaign, []);
        foreach (var step in SurveyWorkflow.Steps)
        {
            Assert.Contains(step.Guards, g => !g.Holds(In(step.From), context, Actor.Operator(TestClock.Default)));
        }
    }

    [Fact]
    public void A_stand_in_does_not_confirm_what_they_passed_on_themselves()
    {
        var deputy = new Actor(Guid.CreateVersion7(TestClock.Default), "代決者", [new Capacity(Role.Staff, Own, "試験課", Guid.Empty), new Capacity(Role.SectionHead, Own, "試験課", Guid.Empty, new Represented(Guid.CreateVersion7(TestClock.Default), "課長"))], TestClock.Default);
        var answer = In(SurveyAnswerState.Writing);
        answer.PassOn(Ready, deputy);
        Assert.Equal("Survey.SelfConfirm", Assert.Throws<RuleViolation>(() => answer.Confirm(Ready, deputy)).Code);
        answer = In(SurveyAnswerState.HeadCheck);
        answer.Confirm(Ready, deputy);
        Assert.Equal("代決者（課長 代決）", answer.ConfirmedBy);
    }

    [Fact]
    public void The_document_says_what_the_table_says() => Snapshot.MatchFile(SurveyDocument.Write(), Path.Combine("docs", "workflows", "survey.md"));

    private static string Outcome(SurveyAnswerState state, SurveyAct act, Actor actor)
    {
        var answer = In(state);
        try
        {
            Do(answer, act, Ready, actor);
            return answer.State.ToString();
        }
        catch (Forbidden)
        {
            Assert.Equal(state, answer.State);
            return "forbidden";
        }
        catch (RuleViolation refused)
        {
            Assert.Equal(state, answer.State);
            return "refused " + refused.Code;
        }
    }

    // A section without systems, walked to the state by real acts.
    private static SurveyAnswer In(SurveyAnswerState state)
    {
        var clerk = Actor.Operator(TestClock.Default);
        var answer = SurveyAnswer.Open(Own, Own, "試験課", Guid.Empty, "試験部", [], new HashSet<Guid>(), clerk);
        if (state != SurveyAnswerState.NotStarted)
        {
            answer.SayNone(Ready, Actors.Of(Role.Staff, Own));
        }
        if (state is not (SurveyAnswerState.NotStarted or SurveyAnswerState.Writing))
        {
            answer.PassOn(Ready, Actors.Of(Role.Staff, Own));
        }
        if (state is SurveyAnswerState.Submitted or SurveyAnswerState.Returned or SurveyAnswerState.Fixed)
        {
            answer.Confirm(Ready, Actors.Of(Role.SectionHead, Own));
        }
        if (state == SurveyAnswerState.Returned)
        {
            answer.Return("直してください。", [], Ready, clerk);
        }
        if (state == SurveyAnswerState.Fixed)
        {
            answer.Fix(Ready, clerk);
        }
        Assert.Equal(state, answer.State);
        return answer;
    }

    private static void Do(SurveyAnswer answer, SurveyAct act, SurveyContext context, Actor actor)
    {
        switch (act)
        {
            case SurveyAct.Write: answer.SayNone(context, actor); break;
            case SurveyAct.WriteByProxy: answer.SayNone(context, actor, byProxy: true); break;
            case SurveyAct.PassOn: answer.PassOn(context, actor); break;
            case SurveyAct.PullBack: answer.PullBack(context, actor); break;
            case SurveyAct.SendBack: answer.SendBack("直してください。", context, actor); break;
            case SurveyAct.Confirm: answer.Confirm(context, actor); break;
            case SurveyAct.TakeIn: answer.TakeIn("課長", new DateOnly(2026, 9, 1), "郵送", context, actor); break;
            case SurveyAct.Return: answer.Return("直してください。", [], context, actor); break;
            case SurveyAct.Fix: answer.Fix(context, actor); break;
            case SurveyAct.Reopen: answer.Reopen("誤り", context, actor); break;
        }
    }
}

internal static class SurveyDocument
{
    private static readonly Dictionary<string, string> Japanese = ResourceFile.Japanese.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
    private static readonly Dictionary<string, string> English = ResourceFile.English.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);

    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("""
            # The workflow of a survey answer

            Written by the tests from the transition table in `src/GovernancePortal.Core/Surveys/SurveyWorkflow.cs`: change the table, run the tests with
            `UPDATE_SNAPSHOTS=1`, commit this file with it. The state has one writer; buttons, authorization and the move ask the same row.

            ```mermaid
            stateDiagram-v2

            """.ReplaceLineEndings("\n"));
        foreach (var state in Enum.GetValues<SurveyAnswerState>())
        {
            text.Append("    state \"").Append(Name(state)).Append("\" as ").Append(state).Append('\n');
        }
        text.Append("    [*] --> NotStarted\n");
        foreach (var move in SurveyWorkflow.Steps.Where(s => s.From != s.To).GroupBy(s => (s.From, s.To)))
        {
            text.Append("    ").Append(move.Key.From).Append(" --> ").Append(move.Key.To).Append(" : ").AppendJoin(" / ", move.Select(s => s.Act)).Append('\n');
        }
        text.Append("```\n\n## States\n\n| state | 状態 | who holds the answer |\n|---|---|---|\n");
        foreach (var state in Enum.GetValues<SurveyAnswerState>())
        {
            text.Append("| ").Append(state).Append(" | ").Append(Name(state)).Append(" | ").Append(SurveyWorkflow.HolderOf(state)?.ToString() ?? "nobody").Append(" |\n");
        }
        text.Append("\n## Moves\n\n| from | act | to | who | conditions |\n|---|---|---|---|---|\n");
        foreach (var step in SurveyWorkflow.Steps)
        {
            text.Append("| ").Append(step.From).Append(' ').Append(Name(step.From)).Append(" | ").Append(step.Act).Append(' ').Append(Japanese["SurveyAct." + step.Act]).Append(" | ")
                .Append(step.From == step.To ? "stays" : $"{step.To} {Name(step.To)}").Append(" | ").Append(step.By).Append(" | ").AppendJoin(", ", step.Guards.Select(g => g.Code["Survey.".Length..])).Append(" |\n");
        }
        text.Append("\n## Who\n\n| mover | who may |\n|---|---|\n| Section | 担当者 or 所属長 of the section |\n| Head | 所属長 of the section, or the stand-in (代決) |\n| Office | 情報政策課担当 or 情報政策課長 |\n");
        text.Append("\n## Conditions\n\nA condition that does not hold refuses the move with status 422 and the message of the key `Rule.Survey.<name>`.\n\n| condition | message |\n|---|---|\n");
        foreach (var code in SurveyWorkflow.Steps.SelectMany(s => s.Guards).Select(g => g.Code).Distinct().Order(StringComparer.Ordinal))
        {
            text.Append("| ").Append(code["Survey.".Length..]).Append(" | ").Append(English["Rule." + code]).Append(" |\n");
        }
        text.Append("\nThe survey itself goes 作成中 → 発出 → 締切後 → 終了: launched by the policy office, past its deadline by itself (a later deadline opens it again), finished by the policy office when nothing waits for the check or the ledger. Past the deadline answers are still taken and marked 期限後.\n");
        return text.ToString();
    }

    private static string Name(SurveyAnswerState state) => Japanese["SurveyAnswerState." + state];
}
