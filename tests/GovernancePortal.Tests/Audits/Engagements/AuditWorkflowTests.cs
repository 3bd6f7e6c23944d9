using System.Text;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Wording;
using Xunit;

namespace GovernancePortal.Tests.Audits.Engagements;

/// <summary>The table of moves of an audit; the document is written from it.</summary>
public class AuditWorkflowTests
{
    private static readonly Guid Audited = Guid.CreateVersion7(TestClock.Default);
    private static readonly Guid Other = Guid.CreateVersion7(TestClock.Default);

    [Fact]
    public void No_row_of_the_table_stands_twice_every_state_is_reached_and_every_condition_is_used_and_worded()
    {
        Assert.Equal(AuditWorkflow.Steps.Count, AuditWorkflow.Steps.Select(s => (s.From, s.Act)).Distinct().Count());
        Assert.All(Enum.GetValues<AuditState>().Except([AuditState.Planned]), state => Assert.Contains(AuditWorkflow.Steps, s => s.To == state && s.From != state));
        Assert.All(Enum.GetValues<AuditState>(), state => Assert.Equal(AuditWorkflow.IsOpen(state), AuditWorkflow.Steps.Any(s => s.From == state)));
        Assert.All(Enum.GetValues<AuditAct>(), act => Assert.Contains(AuditWorkflow.Steps, s => s.Act == act));
        var guards = typeof(AuditWorkflow.Guards).GetFields().Select(f => (AuditGuard)f.GetValue(null)!).ToList();
        Assert.All(guards, guard => Assert.Contains(AuditWorkflow.Steps, s => s.Guards.Contains(guard)));
        Assert.All(guards, guard => Assert.Contains("Rule." + guard.Code, ResourceFile.Japanese.Keys));
        // Whoever acts for the auditors is never of the audited section.
        Assert.All(AuditWorkflow.Steps.Where(s => s.By is AuditMover.Team or AuditMover.Lead or AuditMover.Director), s => Assert.Contains(AuditWorkflow.Guards.NotAudited, s.Guards));
    }

    [Fact]
    public void Every_role_is_offered_only_what_its_mover_gives()
    {
        var auditor = Actors.Of(Role.Auditor, Other);
        var audit = Planned(auditor, auditor.UserId);
        Assert.Contains(AuditWorkflow.Open(audit, auditor, AuditFacts.None), o => o.Act == AuditAct.Prepare);
        Assert.Empty(AuditWorkflow.Open(audit, Actors.Of(Role.Auditor, Other), AuditFacts.None));
        foreach (var role in Enum.GetValues<Role>().Except([Role.Auditor, Role.AuditDirector]))
        {
            Assert.Empty(AuditWorkflow.Open(audit, Actors.Of(role, Audited), AuditFacts.None));
        }
        Assert.Contains(AuditWorkflow.Open(audit, Actors.Of(Role.AuditDirector, Other), AuditFacts.None), o => o is { Act: AuditAct.Cancel, IsPossible: true });
    }

    [Fact]
    public void A_director_of_the_audited_section_is_refused_every_act_of_the_auditors()
    {
        var director = Actors.Of(Role.AuditDirector, Audited);
        Assert.All(AuditWorkflow.Open(Planned(director, Guid.Empty), director, AuditFacts.None), offered => Assert.Equal("Audit.OwnSection", offered.BlockedBy));
        Assert.Equal("Audit.OwnSection", Assert.Throws<RuleViolation>(() => Planned(director, Guid.Empty).Cancel("理由", director)).Code);
    }

    [Fact]
    public void Closing_needs_every_finding_closed()
    {
        var guard = AuditWorkflow.Find(AuditState.FollowUp, AuditAct.Close)!.Guards.Single(g => g.Code == "Audit.FindingsOpen");
        var director = Actors.Of(Role.AuditDirector, Other);
        var audit = Planned(director, Guid.Empty);
        Assert.False(guard.Holds(audit, director, AuditFacts.None with { Findings = new(3, 0, 0, 1) }));
        Assert.True(guard.Holds(audit, director, AuditFacts.None with { Findings = new(3, 0, 0, 0) }));
    }

    [Theory]
    [InlineData("重要な問題はない。", "重要な問題はない")]
    [InlineData("運用は、適正であると\n認める。", "適正であると認める")]
    [InlineData("台帳の更新を助言する。", null)]
    [InlineData(null, null)]
    public void Wording_that_sounds_like_assurance_is_found_however_it_is_broken(string? text, string? found) => Assert.Equal(found, AssuranceWording.FoundIn(text));

    [Fact]
    public void The_document_says_what_the_table_says() => Snapshot.MatchFile(AuditDocument.Write(), Path.Combine("docs", "workflows", "audit.md"));

    private static AuditEngagement Planned(Actor actor, Guid lead) => AuditEngagement.Plan(
        new AuditOrder(new FiscalYear(2026), new DateOnly(2026, 10, 1), Audited, Guid.Empty, "試験課", "general", AuditNature.General, [new AuditTeamSeat(lead, lead, "監査人", true)]), "R8-監-0001", actor);
}

internal static class AuditDocument
{
    private static readonly Dictionary<string, string> Japanese = ResourceFile.Japanese.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
    private static readonly Dictionary<string, string> English = ResourceFile.English.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);

    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("""
            # The workflow of an audit

            Written by the tests from the transition table in `src/GovernancePortal.Core/Audits/Engagements/AuditWorkflow.cs`: change the table, run the
            tests with `UPDATE_SNAPSHOTS=1`, commit this file with it. The state has one writer; buttons, authorization and the move ask the same row.

            ```mermaid
            stateDiagram-v2

            """.ReplaceLineEndings("\n"));
        foreach (var state in Enum.GetValues<AuditState>())
        {
            text.Append("    state \"").Append(Name(state)).Append("\" as ").Append(state).Append('\n');
        }
        text.Append("    [*] --> Planned\n");
        foreach (var move in AuditWorkflow.Steps.Where(s => s.From != s.To).GroupBy(s => (s.From, s.To)))
        {
            text.Append("    ").Append(move.Key.From).Append(" --> ").Append(move.Key.To).Append(" : ").AppendJoin(" / ", move.Select(s => s.Act)).Append('\n');
        }
        text.Append("```\n\n## States\n\n| state | 状態 | who has to act |\n|---|---|---|\n");
        foreach (var state in Enum.GetValues<AuditState>())
        {
            text.Append("| ").Append(state).Append(" | ").Append(Name(state)).Append(" | ").Append(AuditWorkflow.HolderOf(state)?.ToString() ?? "nobody").Append(" |\n");
        }
        text.Append("\n## Moves\n\n| from | act | to | who | conditions |\n|---|---|---|---|---|\n");
        foreach (var step in AuditWorkflow.Steps)
        {
            text.Append("| ").Append(step.From).Append(' ').Append(Name(step.From)).Append(" | ").Append(step.Act).Append(' ').Append(Japanese["AuditAct." + step.Act]).Append(" | ")
                .Append(step.From == step.To ? "stays" : $"{step.To} {Name(step.To)}").Append(" | ").Append(step.By).Append(" | ").AppendJoin(", ", step.Guards.Select(g => g.Code["Audit.".Length..])).Append(" |\n");
        }
        text.Append("\n## Who\n\n| mover | who may |\n|---|---|\n| Team | an auditor of the team; the audit director of every audit |\n| Lead | the team's lead; the audit director |\n| Director | 監査統括責任者 |\n| Section | 担当者 or 所属長 of the audited section; of 情報政策課 its reviewers too |\n| Head | 所属長 of the audited section, or the stand-in (代決) |\n");
        text.Append("\nThe notice and every change of a team ask the independence rules 1, 3, 4 and 5 of domain.md 6.6 again (`AuditTeamQueries`); a refused team is written on the Trail.\n");
        text.Append("\n## Conditions\n\nA condition that does not hold refuses the move with status 422 and the message of the key `Rule.Audit.<name>`.\n\n| condition | message |\n|---|---|\n");
        foreach (var code in AuditWorkflow.Steps.SelectMany(s => s.Guards).Select(g => g.Code).Distinct().Order(StringComparer.Ordinal))
        {
            text.Append("| ").Append(code["Audit.".Length..]).Append(" | ").Append(English["Rule." + code]).Append(" |\n");
        }
        return text.ToString();
    }

    private static string Name(AuditState state) => Japanese["AuditState." + state];
}
