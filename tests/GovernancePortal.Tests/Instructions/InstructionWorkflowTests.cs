using System.Text;
using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Wording;
using Xunit;

namespace GovernancePortal.Tests.Instructions;

/// <summary>Every (state, act, role), asked of the gate itself; the document is written from the table.</summary>
public class InstructionWorkflowTests
{
    private static readonly Guid Own = Guid.CreateVersion7(TestClock.Default);
    private static readonly Guid Other = Guid.CreateVersion7(TestClock.Default);

    private static readonly (string Name, Actor Actor)[] People =
    [
        .. Enum.GetValues<Role>().Select(r => (r.ToString(), Actors.Of(r, Own))),
        .. new[] { Role.Staff, Role.SectionHead, Role.Reviewer, Role.PolicyHead, Role.CommitteeSecretary, Role.Cio }.Select(r => (r + " elsewhere", Actors.Of(r, Other))),
    ];

    [Fact]
    public void Every_state_act_and_role_is_as_in_the_snapshot()
    {
        var text = new StringBuilder();
        foreach (var state in Enum.GetValues<InstructionState>())
        {
            text.Append(state).Append('\n');
            foreach (var act in Enum.GetValues<InstructionAct>())
            {
                var outcomes = People.Select(p => (p.Name, Outcome: Outcome(state, act, p.Actor))).ToList();
                if (outcomes.TrueForAll(o => o.Outcome == "refused Instruction.NotNow"))
                {
                    Assert.Null(InstructionWorkflow.Find(state, act));
                    continue;
                }
                foreach (var group in outcomes.Where(o => o.Outcome != "forbidden").GroupBy(o => o.Outcome).OrderBy(g => g.Key, StringComparer.Ordinal))
                {
                    text.Append("  ").Append(act).Append(" -> ").Append(group.Key).Append(": ").AppendJoin(", ", group.Select(o => o.Name)).Append('\n');
                }
            }
        }
        Snapshot.Match(text.ToString(), "workflow-instruction.txt");
    }

    [Fact]
    public void The_buttons_offer_what_the_gate_allows_and_nothing_else()
    {
        foreach (var state in Enum.GetValues<InstructionState>())
        {
            foreach (var (name, actor) in People)
            {
                var offered = InstructionWorkflow.Open(In(state), actor).ToDictionary(o => o.Act, o => o.BlockedBy);
                foreach (var act in Enum.GetValues<InstructionAct>())
                {
                    var outcome = Outcome(state, act, actor);
                    var expected = outcome is "forbidden" or "refused Instruction.NotNow" ? "not offered" : outcome.StartsWith("refused ", StringComparison.Ordinal) ? outcome["refused ".Length..] : "possible";
                    Assert.Equal($"{state} {act} {name}: {expected}", $"{state} {act} {name}: {(offered.TryGetValue(act, out var blocked) ? blocked ?? "possible" : "not offered")}");
                }
            }
        }
    }

    [Fact]
    public void No_row_of_the_table_stands_twice_every_state_is_reached_and_every_condition_is_used_and_worded()
    {
        Assert.Equal(InstructionWorkflow.Steps.Count, InstructionWorkflow.Steps.Select(s => (s.From, s.Act)).Distinct().Count());
        Assert.All(Enum.GetValues<InstructionState>().Except([InstructionState.Given]), state => Assert.Contains(InstructionWorkflow.Steps, s => s.To == state && s.From != state));
        Assert.All(Enum.GetValues<InstructionState>(), state => Assert.Equal(InstructionWorkflow.IsOpen(state), InstructionWorkflow.Steps.Any(s => s.From == state)));
        var guards = typeof(InstructionWorkflow.Guards).GetFields().Select(f => (InstructionGuard)f.GetValue(null)!).ToList();
        Assert.All(guards, guard => Assert.Contains(InstructionWorkflow.Steps, s => s.Guards.Contains(guard)));
        Assert.All(guards, guard => Assert.Contains("Rule." + guard.Code, ResourceFile.Japanese.Keys));
    }

    [Fact]
    public void A_stand_in_does_not_answer_with_what_they_passed_on_themselves()
    {
        var deputy = new Actor(Guid.CreateVersion7(TestClock.Default), "代決者", [new Capacity(Role.Staff, Own, "試験課", Guid.Empty), new Capacity(Role.SectionHead, Own, "試験課", Guid.Empty, new Represented(Guid.CreateVersion7(TestClock.Default), "課長"))], TestClock.Default);
        var instruction = In(InstructionState.Given);
        instruction.Write("回答", [], deputy);
        instruction.PassOn(deputy);
        Assert.Equal("Instruction.SelfSubmit", Assert.Throws<RuleViolation>(() => instruction.Submit(deputy)).Code);
        instruction = In(InstructionState.HeadCheck);
        instruction.Submit(deputy);
        Assert.Equal("代決者（課長 代決）", instruction.Rounds.Single().SubmittedBy);
    }

    [Fact]
    public void The_document_says_what_the_table_says() => Snapshot.MatchFile(InstructionDocument.Write(), Path.Combine("docs", "workflows", "instruction.md"));

    private static string Outcome(InstructionState state, InstructionAct act, Actor actor)
    {
        var instruction = In(state);
        try
        {
            Do(instruction, act, actor);
            return instruction.State.ToString();
        }
        catch (Forbidden)
        {
            Assert.Equal(state, instruction.State);
            return "forbidden";
        }
        catch (RuleViolation refused)
        {
            Assert.Equal(state, instruction.State);
            return "refused " + refused.Code;
        }
    }

    private static InstructionWord Word(Actor actor) => new(actor.Name, Role.Cio, actor.Today, null, null);

    // Walked to the state by real acts.
    private static Instruction In(InstructionState state)
    {
        var (cio, staff, head) = (Actors.Of(Role.Cio, Other), Actors.Of(Role.Staff, Own), Actors.Of(Role.SectionHead, Own));
        var instruction = Instruction.Give(new InstructionInput { SectionId = Own, Text = "示すこと。", DueOn = cio.Today.AddDays(10) }, "R8-指-0001", new InstructionAbout(InstructionSubject.Oral, null, null, null), Guid.Empty, "試験課", Word(cio), cio);
        if (state == InstructionState.Withdrawn)
        {
            instruction.Withdraw("不要になった。", cio);
            return instruction;
        }
        if (state == InstructionState.Given)
        {
            return instruction;
        }
        instruction.Write("こうします。", [], staff);
        instruction.PassOn(staff);
        if (state != InstructionState.HeadCheck)
        {
            instruction.Submit(head);
        }
        switch (state)
        {
            case InstructionState.Returned: instruction.Return("足りない。", null, Word(cio), cio); break;
            case InstructionState.FollowUp: instruction.FollowLater(null, cio.Today.AddDays(30), Word(cio), cio); break;
            case InstructionState.Closed: instruction.Accept(null, Word(cio), cio); break;
        }
        return instruction;
    }

    private static void Do(Instruction instruction, InstructionAct act, Actor actor)
    {
        var later = actor.Today.AddDays(40);
        switch (act)
        {
            case InstructionAct.Write: instruction.Write("直しました。", [], actor); break;
            case InstructionAct.PassOn: instruction.PassOn(actor); break;
            case InstructionAct.PullBack: instruction.PullBack(actor); break;
            case InstructionAct.SendBack: instruction.SendBack("直してください。", actor); break;
            case InstructionAct.Submit: instruction.Submit(actor); break;
            case InstructionAct.Accept: instruction.Accept(null, Word(actor), actor); break;
            case InstructionAct.FollowLater: instruction.FollowLater(null, later, Word(actor), actor); break;
            case InstructionAct.Return: instruction.Return("足りない。", null, Word(actor), actor); break;
            case InstructionAct.Check: instruction.Check("続いている。", Word(actor), actor); break;
            case InstructionAct.CheckAgain: instruction.CheckAgain("まだ途中。", later, Word(actor), actor); break;
            case InstructionAct.Reopen: instruction.Reopen("戻っている。", later, Word(actor), actor); break;
            case InstructionAct.MoveDue: instruction.MoveDue(later, "年度末のため。", actor); break;
            case InstructionAct.Withdraw: instruction.Withdraw("不要になった。", actor); break;
        }
    }
}

internal static class InstructionDocument
{
    private static readonly Dictionary<string, string> Japanese = ResourceFile.Japanese.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
    private static readonly Dictionary<string, string> English = ResourceFile.English.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);

    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("""
            # The workflow of an instruction of the CIO

            Written by the tests from the transition table in `src/GovernancePortal.Core/Instructions/InstructionWorkflow.cs`: change the table, run the
            tests with `UPDATE_SNAPSHOTS=1`, commit this file with it. The state has one writer; buttons, authorization and the move ask the same row.

            ```mermaid
            stateDiagram-v2

            """.ReplaceLineEndings("\n"));
        foreach (var state in Enum.GetValues<InstructionState>())
        {
            text.Append("    state \"").Append(Name(state)).Append("\" as ").Append(state).Append('\n');
        }
        text.Append("    [*] --> Given\n");
        foreach (var move in InstructionWorkflow.Steps.Where(s => s.From != s.To).GroupBy(s => (s.From, s.To)))
        {
            text.Append("    ").Append(move.Key.From).Append(" --> ").Append(move.Key.To).Append(" : ").AppendJoin(" / ", move.Select(s => s.Act)).Append('\n');
        }
        text.Append("```\n\n## States\n\n| state | 状態 | who has to act |\n|---|---|---|\n");
        foreach (var state in Enum.GetValues<InstructionState>())
        {
            text.Append("| ").Append(state).Append(" | ").Append(Name(state)).Append(" | ").Append(InstructionWorkflow.HolderOf(state)?.ToString() ?? "nobody").Append(" |\n");
        }
        text.Append("\n## Moves\n\n| from | act | to | who | conditions |\n|---|---|---|---|---|\n");
        foreach (var step in InstructionWorkflow.Steps)
        {
            text.Append("| ").Append(step.From).Append(' ').Append(Name(step.From)).Append(" | ").Append(step.Act).Append(' ').Append(Japanese["InstructionAct." + step.Act]).Append(" | ")
                .Append(step.From == step.To ? "stays" : $"{step.To} {Name(step.To)}").Append(" | ").Append(step.By).Append(" | ").AppendJoin(", ", step.Guards.Select(g => g.Code["Instruction.".Length..])).Append(" |\n");
        }
        text.Append("\n## Who\n\n| mover | who may |\n|---|---|\n| Section | 担当者 or 所属長 of the addressed section; of 情報政策課 its reviewers too |\n| Head | 所属長 of the addressed section, or the stand-in (代決) |\n| Cio | CIO; or 会議の事務局, 情報政策課担当 and 情報政策課長 who write down what the CIO said: then both names are kept |\n");
        text.Append("\n## Conditions\n\nA condition that does not hold refuses the move with status 422 and the message of the key `Rule.Instruction.<name>`.\n\n| condition | message |\n|---|---|\n");
        foreach (var code in InstructionWorkflow.Steps.SelectMany(s => s.Guards).Select(g => g.Code).Distinct().Order(StringComparer.Ordinal))
        {
            text.Append("| ").Append(code["Instruction.".Length..]).Append(" | ").Append(English["Rule." + code]).Append(" |\n");
        }
        return text.ToString();
    }

    private static string Name(InstructionState state) => Japanese["InstructionState." + state];
}
