using System.Text;
using GovernancePortal.Core.Incidents;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Wording;
using Xunit;

namespace GovernancePortal.Tests.Incidents;

/// <summary>The table of incidents is whole; the document is written from it.</summary>
public class IncidentWorkflowTests
{
    [Fact]
    public void No_row_of_the_table_stands_twice_every_state_is_reached_and_every_condition_is_used_and_worded()
    {
        Assert.Equal(IncidentWorkflow.Steps.Count, IncidentWorkflow.Steps.Select(s => (s.From, s.Act)).Distinct().Count());
        Assert.All(Enum.GetValues<IncidentState>().Except([IncidentState.Reported]), state => Assert.Contains(IncidentWorkflow.Steps, s => s.To == state && s.From != state));
        Assert.All(Enum.GetValues<IncidentAct>(), act => Assert.Contains(IncidentWorkflow.Steps, s => s.Act == act));
        var guards = typeof(IncidentWorkflow.Guards).GetFields().Select(f => (IncidentGuard)f.GetValue(null)!).ToList();
        Assert.All(guards, guard => Assert.Contains(IncidentWorkflow.Steps, s => s.Guards.Contains(guard)));
        Assert.All(guards, guard => Assert.Contains("Rule." + guard.Code, ResourceFile.Japanese.Keys));
    }

    [Fact]
    public void Nothing_but_opening_again_and_the_lesson_leaves_an_end() =>
        Assert.Equal([IncidentAct.Reopen, IncidentAct.Reopen, IncidentAct.PublishLesson], IncidentWorkflow.Steps.Where(s => !IncidentWorkflow.IsOpen(s.From)).Select(s => s.Act));

    [Fact]
    public void The_document_says_what_the_table_says() => Snapshot.MatchFile(IncidentDocument.Write(), Path.Combine("docs", "workflows", "incident.md"));
}

internal static class IncidentDocument
{
    private static readonly Dictionary<string, string> Japanese = ResourceFile.Japanese.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
    private static readonly Dictionary<string, string> English = ResourceFile.English.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);

    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("""
            # The workflow of an incident

            Written by the tests from the transition table in `src/GovernancePortal.Core/Incidents/IncidentWorkflow.cs`: change the table, run the
            tests with `UPDATE_SNAPSHOTS=1`, commit this file with it. The state has one writer; buttons, authorization and the move ask the same row.

            ```mermaid
            stateDiagram-v2

            """.ReplaceLineEndings("\n"));
        foreach (var state in Enum.GetValues<IncidentState>())
        {
            text.Append("    state \"").Append(Name(state)).Append("\" as ").Append(state).Append('\n');
        }
        text.Append("    [*] --> Reported\n");
        foreach (var move in IncidentWorkflow.Steps.Where(s => s.From != s.To).GroupBy(s => (s.From, s.To)))
        {
            text.Append("    ").Append(move.Key.From).Append(" --> ").Append(move.Key.To).Append(" : ").AppendJoin(" / ", move.Select(s => s.Act)).Append('\n');
        }
        text.Append("```\n\n## States\n\n| state | 状態 | who has to act |\n|---|---|---|\n");
        foreach (var state in Enum.GetValues<IncidentState>())
        {
            text.Append("| ").Append(state).Append(" | ").Append(Name(state)).Append(" | ").Append(IncidentWorkflow.HolderOf(state)?.ToString() ?? "nobody").Append(" |\n");
        }
        text.Append("\n## Moves\n\n| from | act | to | who | conditions |\n|---|---|---|---|---|\n");
        foreach (var step in IncidentWorkflow.Steps)
        {
            text.Append("| ").Append(step.From).Append(' ').Append(Name(step.From)).Append(" | ").Append(step.Act).Append(' ').Append(Japanese["IncidentAct." + step.Act]).Append(" | ")
                .Append(step.From == step.To ? "stays" : $"{step.To} {Name(step.To)}").Append(" | ").Append(step.By).Append(" | ").AppendJoin(", ", step.Guards.Select(g => g.Code["Incident.".Length..])).Append(" |\n");
        }
        text.Append("\n## Who\n\n| mover | who may |\n|---|---|\n| Csirt | CSIRT要員, CISO |\n| Ciso | CISO; or the CSIRT that writes down what the CISO said: then both names are kept |\n| Reporter | whoever reported, and the reporting section |\n| Addressee | the section that an instruction is addressed to |\n");
        text.Append("\n## Conditions\n\nA condition that does not hold refuses the move with status 422 and the message of the key `Rule.Incident.<name>`.\n\n| condition | message |\n|---|---|\n");
        foreach (var code in IncidentWorkflow.Steps.SelectMany(s => s.Guards).Select(g => g.Code).Distinct().Order(StringComparer.Ordinal))
        {
            text.Append("| ").Append(code["Incident.".Length..]).Append(" | ").Append(English["Rule." + code]).Append(" |\n");
        }
        return text.ToString();
    }

    private static string Name(IncidentState state) => Japanese["IncidentState." + state];
}
