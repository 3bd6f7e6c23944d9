using System.Text;
using GovernancePortal.Core.Consultations;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Wording;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>docs/workflows/consultation.md is written from the table; UPDATE_SNAPSHOTS=1 writes it anew.</summary>
public class WorkflowDocumentTests
{
    [Fact]
    public void The_document_says_what_the_table_says() => Snapshot.MatchFile(WorkflowDocument.Write(), Path.Combine("docs", "workflows", "consultation.md"));
}

internal static class WorkflowDocument
{
    private static readonly Dictionary<string, string> Japanese = ResourceFile.Japanese.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
    private static readonly Dictionary<string, string> English = ResourceFile.English.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);

    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("""
            # The workflow of a consultation

            Written by the tests from the transition table in `src/GovernancePortal.Core/Consultations/ConsultationWorkflow.cs`: change the table, run the
            tests with `UPDATE_SNAPSHOTS=1`, commit this file with it. All four stages use the table; rows of one stage alone say so. Reaching a state by any
            other way is impossible: the state has one writer, and the buttons, the authorization and the move ask the same row.

            ```mermaid
            stateDiagram-v2

            """.ReplaceLineEndings("\n"));
        foreach (var state in Enum.GetValues<ConsultationState>())
        {
            text.Append("    state \"").Append(Name(state)).Append("\" as ").Append(state).Append('\n');
        }
        text.Append("    [*] --> Draft\n");
        foreach (var move in ConsultationWorkflow.Steps.Where(s => s.From != s.To).GroupBy(s => (s.From, s.To)))
        {
            text.Append("    ").Append(move.Key.From).Append(" --> ").Append(move.Key.To).Append(" : ").AppendJoin(" / ", move.Select(s => s.Act)).Append('\n');
        }
        foreach (var end in Enum.GetValues<ConsultationState>().Where(s => s.IsOver()))
        {
            text.Append("    ").Append(end).Append(" --> [*]\n");
        }
        text.Append("```\n\n## States\n\n| state | 状態 | who holds the case |\n|---|---|---|\n");
        foreach (var state in Enum.GetValues<ConsultationState>())
        {
            var holder = ConsultationWorkflow.HolderOf(state, proposed: false);
            var proposed = ConsultationWorkflow.HolderOf(state, proposed: true);
            text.Append("| ").Append(state).Append(" | ").Append(Name(state)).Append(" | ").Append(holder).Append(proposed == holder ? "" : $", after the reviewer's proposal {proposed}").Append(" |\n");
        }
        text.Append("\n## Moves\n\n| from | act | to | who | stage | conditions |\n|---|---|---|---|---|---|\n");
        foreach (var step in ConsultationWorkflow.Steps)
        {
            text.Append("| ").Append(step.From).Append(' ').Append(Name(step.From)).Append(" | ").Append(step.Act).Append(" | ")
                .Append(step.From == step.To ? "stays" : $"{step.To} {Name(step.To)}").Append(" | ").Append(step.By).Append(" | ")
                .Append(step.Stage?.ToString() ?? "all").Append(" | ").AppendJoin(", ", step.Guards.Select(g => g.Code["Consultation.".Length..])).Append(" |\n");
        }
        text.Append("\n## Who\n\n| mover | who may |\n|---|---|\n");
        foreach (var mover in Enum.GetValues<Mover>())
        {
            text.Append("| ").Append(mover).Append(" | ").Append(Who(mover)).Append(" |\n");
        }
        text.Append("\nNobody reviews or decides a case of the own section, nor one started, passed on or submitted by oneself; a stand-in is bound by the same rule.\n");
        text.Append("\n## Conditions\n\nA condition that does not hold refuses the move with status 422 and the message of the key `Rule.Consultation.<name>`.\n\n| condition | message |\n|---|---|\n");
        foreach (var code in ConsultationWorkflow.Steps.SelectMany(s => s.Guards).Select(g => g.Code).Distinct().Order(StringComparer.Ordinal))
        {
            text.Append("| ").Append(code["Consultation.".Length..]).Append(" | ").Append(English.GetValueOrDefault("Rule." + code, "").Replace("|", "\\|", StringComparison.Ordinal)).Append(" |\n");
        }
        return text.ToString();
    }

    private static string Name(ConsultationState state) => Japanese.GetValueOrDefault("ConsultationState." + state, state.ToString());

    private static string Who(Mover mover) => mover switch
    {
        Mover.Staff => "担当者 of the filing section (its 所属長, too)",
        Mover.Head => "所属長 of the filing section, or the stand-in",
        Mover.StaffOrHead => "anybody who drafts or submits for the filing section",
        Mover.Reviewer => "情報政策課担当 or 情報政策課長; for the policy office's own cases the CIO補佐官",
        Mover.Adviser => "CIO補佐官",
        Mover.Decider => "情報政策課長; for the policy office's own cases, and where a rule of 専決 says so, the CIO",
        Mover.Committee => "IT推進会議事務局 or the CIO",
        Mover.BudgetClerk => "the filing section, 財政課 or 情報政策課",
        Mover.System => "the portal itself and the operator's commands",
        Mover.Coordinator => "部局主管課 of the case's bureau",
    };
}
