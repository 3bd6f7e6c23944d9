using System.Text;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.SelfChecks;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Wording;
using Xunit;

namespace GovernancePortal.Tests.SelfChecks;

/// <summary>Every (state, act, role), asked of the gate itself; the document is written from the table.</summary>
public class SelfCheckWorkflowTests
{
    private const SelfCheckCampaignState Running = SelfCheckCampaignState.Open;
    private static readonly Guid Own = Guid.CreateVersion7(TestClock.Default);
    private static readonly Guid Other = Guid.CreateVersion7(TestClock.Default);

    private static readonly (string Name, Actor Actor)[] People =
    [
        .. Enum.GetValues<Role>().Select(r => (r.ToString(), Actors.Of(r, Own))),
        .. new[] { Role.Staff, Role.SectionHead, Role.Reviewer, Role.PolicyHead, Role.AuditDirector }.Select(r => (r + " elsewhere", Actors.Of(r, Other))),
    ];

    [Fact]
    public void Every_state_act_and_role_is_as_in_the_snapshot()
    {
        var text = new StringBuilder();
        foreach (var state in Enum.GetValues<SelfCheckSheetState>())
        {
            text.Append(state).Append('\n');
            foreach (var act in Enum.GetValues<SelfCheckAct>())
            {
                var outcomes = People.Select(p => (p.Name, Outcome: Outcome(state, act, p.Actor))).ToList();
                if (outcomes.TrueForAll(o => o.Outcome == "refused SelfCheck.NotNow"))
                {
                    Assert.Null(SelfCheckWorkflow.Find(state, act));
                    continue;
                }
                Assert.DoesNotContain(outcomes, o => o.Outcome == "refused SelfCheck.NotNow");
                foreach (var group in outcomes.Where(o => o.Outcome != "forbidden").GroupBy(o => o.Outcome).OrderBy(g => g.Key, StringComparer.Ordinal))
                {
                    text.Append("  ").Append(act).Append(" -> ").Append(group.Key).Append(": ").AppendJoin(", ", group.Select(o => o.Name)).Append('\n');
                }
            }
        }
        Snapshot.Match(text.ToString(), "workflow-self-check.txt");
    }

    [Fact]
    public void The_buttons_offer_what_the_gate_allows_and_nothing_else()
    {
        foreach (var state in Enum.GetValues<SelfCheckSheetState>())
        {
            foreach (var (name, actor) in People)
            {
                var offered = SelfCheckWorkflow.Offer(In(state), Running, actor).ToDictionary(o => o.Act, o => o.BlockedBy);
                foreach (var act in Enum.GetValues<SelfCheckAct>())
                {
                    var outcome = Outcome(state, act, actor);
                    var expected = outcome is "forbidden" or "refused SelfCheck.NotNow" ? "not offered" : outcome.StartsWith("refused ", StringComparison.Ordinal) ? outcome["refused ".Length..] : "possible";
                    Assert.Equal($"{state} {act} {name}: {expected}", $"{state} {act} {name}: {(offered.TryGetValue(act, out var blocked) ? blocked ?? "possible" : "not offered")}");
                }
            }
        }
    }

    [Fact]
    public void No_row_of_the_table_stands_twice_every_state_is_reached_and_every_condition_is_used_and_worded()
    {
        Assert.Equal(SelfCheckWorkflow.Steps.Count, SelfCheckWorkflow.Steps.Select(s => (s.From, s.Act)).Distinct().Count());
        Assert.All(Enum.GetValues<SelfCheckSheetState>(), state => Assert.Contains(SelfCheckWorkflow.Steps, s => s.To == state && s.From != state));
        Assert.All(Enum.GetValues<SelfCheckSheetState>(), state => Assert.Contains(SelfCheckWorkflow.Steps, s => s.From == state && s.To != state));
        var guards = typeof(SelfCheckWorkflow.Guards).GetFields().Select(f => (SelfCheckGuard)f.GetValue(null)!).ToList();
        Assert.All(guards, guard => Assert.Contains(SelfCheckWorkflow.Steps, s => s.Guards.Contains(guard)));
        Assert.All(guards, guard => Assert.Contains("Rule." + guard.Code, ResourceFile.Japanese.Keys));
    }

    [Fact]
    public void After_the_close_nothing_moves_but_what_is_mended()
    {
        foreach (var step in SelfCheckWorkflow.Steps)
        {
            Assert.Equal(step.Act != SelfCheckAct.Mend, step.Guards.Any(g => !g.Holds(In(step.From), SelfCheckCampaignState.Closed, Actor.Operator(TestClock.Default))));
        }
    }

    [Fact]
    public void A_stand_in_does_not_hand_in_what_they_passed_on_themselves()
    {
        var deputy = new Actor(Guid.CreateVersion7(TestClock.Default), "代決者", [new Capacity(Role.Staff, Own, "試験課", Guid.Empty), new Capacity(Role.SectionHead, Own, "試験課", Guid.Empty, new Represented(Guid.CreateVersion7(TestClock.Default), "課長"))], TestClock.Default);
        var sheet = In(SelfCheckSheetState.Open);
        sheet.PassOn(Running, deputy);
        Assert.Equal("SelfCheck.SelfHandIn", Assert.Throws<RuleViolation>(() => sheet.HandIn(Due, Running, deputy)).Code);
        sheet = In(SelfCheckSheetState.HeadCheck);
        sheet.HandIn(Due, Running, deputy);
        Assert.Equal("代決者（課長 代決）", sheet.HandedInBy);
    }

    [Fact]
    public void An_answer_is_whole_with_the_improvement_of_a_no_and_the_reason_of_what_does_not_apply()
    {
        var staff = Actors.Of(Role.Staff, Own);
        var sheet = Empty();
        var campaign = Campaign();
        void Write(SelfCheckEntryRow row) => sheet.Write(new Dictionary<Guid, SelfCheckEntryRow> { [campaign.Questions[0].QuestionId] = row }, campaign, staff);
        Write(new SelfCheckEntryRow { Reply = SelfCheckReply.No, Improvement = "直す。", Owner = SelfCheckOwner.Staff });
        Assert.Equal("SelfCheck.Incomplete", Assert.Throws<RuleViolation>(() => sheet.PassOn(Running, staff)).Code);
        Write(new SelfCheckEntryRow { Reply = SelfCheckReply.NotApplicable });
        Assert.Equal("SelfCheck.Incomplete", Assert.Throws<RuleViolation>(() => sheet.PassOn(Running, staff)).Code);
        Write(new SelfCheckEntryRow { Reply = SelfCheckReply.NotApplicable, Note = "該当する機器がない。" });
        Assert.Equal((1, 0, 0), (sheet.AnsweredCount, sheet.YesCount, sheet.GapCount));
        sheet.PassOn(Running, staff);
        Assert.Equal(SelfCheckSheetState.HeadCheck, sheet.State);
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(3, 0, 0)]
    [InlineData(2, 1, 33)]
    [InlineData(0, 4, 100)]
    public void The_share_of_gaps_counts_what_applies(int yes, int gaps, int? share) => Assert.Equal(share, SelfCheckSheet.Share(yes, gaps));

    [Fact]
    public void The_document_says_what_the_table_says() => Snapshot.MatchFile(SelfCheckDocument.Write(), Path.Combine("docs", "workflows", "self-check.md"));

    private static DateOnly Due => DateOnly.FromDateTime(TestClock.Default.UtcDateTime).AddDays(20);

    private static string Outcome(SelfCheckSheetState state, SelfCheckAct act, Actor actor)
    {
        var sheet = In(state);
        try
        {
            Do(sheet, act, actor);
            return sheet.State.ToString();
        }
        catch (Forbidden)
        {
            Assert.Equal(state, sheet.State);
            return "forbidden";
        }
        catch (RuleViolation refused)
        {
            Assert.Equal(state, sheet.State);
            return "refused " + refused.Code;
        }
    }

    private static SelfCheckCampaign Campaign()
    {
        var campaign = new SelfCheckCampaign { Id = Own, CreatedAt = TestClock.Default };
        AskedQuestion[] asked = [new(Other, 1, SelfCheckChapter.Assets, "台帳に登録している。", null)];
        campaign.Plan(new SelfCheckCampaignInput { Title = "点検", Fy = new(2026), PeriodFrom = Due.AddDays(-30), PeriodTo = Due, DueOn = Due }, asked);
        campaign.Open(asked, Actor.Operator(TestClock.Default));
        return campaign;
    }

    private static SelfCheckSheet Empty() => SelfCheckSheet.Of(Campaign(), Own, "試験課", Guid.Empty, "試験部", Actor.Operator(TestClock.Default));

    // One gap, walked to the state by real acts.
    private static SelfCheckSheet In(SelfCheckSheetState state)
    {
        var sheet = Empty();
        sheet.Write(new Dictionary<Guid, SelfCheckEntryRow> { [Other] = Gap }, Campaign(), Actors.Of(Role.Staff, Own));
        if (state != SelfCheckSheetState.Open)
        {
            sheet.PassOn(Running, Actors.Of(Role.Staff, Own));
        }
        if (state is SelfCheckSheetState.HandedIn or SelfCheckSheetState.Returned)
        {
            sheet.HandIn(Due, Running, Actors.Of(Role.SectionHead, Own));
        }
        if (state == SelfCheckSheetState.Returned)
        {
            sheet.Return("直してください。", Running, Actor.Operator(TestClock.Default));
        }
        Assert.Equal(state, sheet.State);
        return sheet;
    }

    private static SelfCheckEntryRow Gap => new() { Reply = SelfCheckReply.No, Improvement = "登録する。", Owner = SelfCheckOwner.Staff, Until = Due };

    private static void Do(SelfCheckSheet sheet, SelfCheckAct act, Actor actor)
    {
        switch (act)
        {
            case SelfCheckAct.Write: sheet.Write(new Dictionary<Guid, SelfCheckEntryRow> { [Other] = Gap }, Campaign(), actor); break;
            case SelfCheckAct.PassOn: sheet.PassOn(Running, actor); break;
            case SelfCheckAct.PullBack: sheet.PullBack(Running, actor); break;
            case SelfCheckAct.SendBack: sheet.SendBack("直してください。", Running, actor); break;
            case SelfCheckAct.HandIn: sheet.HandIn(Due, Running, actor); break;
            case SelfCheckAct.Return: sheet.Return("直してください。", Running, actor); break;
            case SelfCheckAct.Mend: sheet.Mend(sheet.Entries[0].Id, Running, actor); break;
        }
    }
}

internal static class SelfCheckDocument
{
    private static readonly Dictionary<string, string> Japanese = ResourceFile.Japanese.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
    private static readonly Dictionary<string, string> English = ResourceFile.English.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);

    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("""
            # The workflow of a self-check sheet

            Written by the tests from the transition table in `src/GovernancePortal.Core/SelfChecks/SelfCheckWorkflow.cs`: change the table, run the tests
            with `UPDATE_SNAPSHOTS=1`, commit this file with it. The state has one writer; buttons, authorization and the move ask the same row.

            ```mermaid
            stateDiagram-v2

            """.ReplaceLineEndings("\n"));
        foreach (var state in Enum.GetValues<SelfCheckSheetState>())
        {
            text.Append("    state \"").Append(Name(state)).Append("\" as ").Append(state).Append('\n');
        }
        text.Append("    [*] --> Open\n");
        foreach (var move in SelfCheckWorkflow.Steps.Where(s => s.From != s.To).GroupBy(s => (s.From, s.To)))
        {
            text.Append("    ").Append(move.Key.From).Append(" --> ").Append(move.Key.To).Append(" : ").AppendJoin(" / ", move.Select(s => s.Act)).Append('\n');
        }
        text.Append("```\n\n## States\n\n| state | 状態 | who has to act |\n|---|---|---|\n");
        foreach (var state in Enum.GetValues<SelfCheckSheetState>())
        {
            text.Append("| ").Append(state).Append(" | ").Append(Name(state)).Append(" | ").Append(SelfCheckWorkflow.HolderOf(state)?.ToString() ?? "nobody").Append(" |\n");
        }
        text.Append("\n## Moves\n\n| from | act | to | who | conditions |\n|---|---|---|---|---|\n");
        foreach (var step in SelfCheckWorkflow.Steps)
        {
            text.Append("| ").Append(step.From).Append(' ').Append(Name(step.From)).Append(" | ").Append(step.Act).Append(' ').Append(Japanese["SelfCheckAct." + step.Act]).Append(" | ")
                .Append(step.From == step.To ? "stays" : $"{step.To} {Name(step.To)}").Append(" | ").Append(step.By).Append(" | ").AppendJoin(", ", step.Guards.Select(g => g.Code["SelfCheck.".Length..])).Append(" |\n");
        }
        text.Append("\n## Who\n\n| mover | who may |\n|---|---|\n| Section | 担当者 or 所属長 of the section; of 情報政策課 its reviewers too |\n| Head | 所属長 of the section, or the stand-in (代決) |\n| Office | 情報政策課 or 監査統括責任者 |\n");
        text.Append("\n## Conditions\n\nA condition that does not hold refuses the move with status 422 and the message of the key `Rule.SelfCheck.<name>`.\n\n| condition | message |\n|---|---|\n");
        foreach (var code in SelfCheckWorkflow.Steps.SelectMany(s => s.Guards).Select(g => g.Code).Distinct().Order(StringComparer.Ordinal))
        {
            text.Append("| ").Append(code["SelfCheck.".Length..]).Append(" | ").Append(English["Rule." + code]).Append(" |\n");
        }
        return text.ToString();
    }

    private static string Name(SelfCheckSheetState state) => Japanese["SelfCheckSheetState." + state];
}
