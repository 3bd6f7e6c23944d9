using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>What tests of cases ask again and again.</summary>
public abstract class CaseTest : PortalTest
{
    /// <summary>The rule that refuses what is tried; the case stays as it was.</summary>
    protected static async Task RefusedAsync(string code, Func<Task> attempt) => Assert.Equal(code, (await Assert.ThrowsAsync<RuleViolation>(attempt)).Code);

    protected async Task InStateAsync(Guid id, ConsultationState state) => Assert.Equal(state, (await Cases.LoadAsync(id)).State);

    /// <summary>What a form says beside one input, or nothing.</summary>
    protected static string? ProblemOf(FilledForm form, string input) => ProblemOf(form.Facts, input);

    protected static string? ProblemOf(FormFacts facts, string input) => ConsultationCompleteness.Of(facts).Problems.FirstOrDefault(p => p.Input == input)?.Code;

    /// <summary>The reviewer's line that looks at the field.</summary>
    protected async Task<ChecklistItem> LineOnAsync(Guid id, string field)
    {
        var lines = (await Cases.LoadAsync(id)).Checklist.Select(l => l.ItemId).ToList();
        var items = await ReadAsync(db => db.Set<ChecklistItem>().AsNoTracking().Where(i => lines.Contains(i.Id)).OrderBy(i => i.Number).ToListAsync());
        return items.First(i => i.Fields.Split(';').Contains(field, StringComparer.Ordinal));
    }

    protected async Task JudgeAsync(Guid id, string field, Verdict? verdict)
    {
        var (line, reviewer) = (await LineOnAsync(id, field), await ActorAsync("reviewer1"));
        await UseAsync<ReviewService>(s => s.JudgeAsync(id, [new JudgeInput(line.Id, verdict, verdict is null or Verdict.Good ? null : "このままでは同意できません。")], reviewer));
    }

    /// <summary>A case under review with every line judged: each of the fields stands behind a line that alone stops the agreement.</summary>
    protected async Task StoppedByEachAsync(Guid id, params string[] fields)
    {
        foreach (var field in fields)
        {
            Assert.True((await LineOnAsync(id, field)).Blocking, field);
            foreach (var verdict in new Verdict?[] { null, Verdict.Bad })
            {
                await JudgeAsync(id, field, verdict);
                await RefusedAsync("Consultation.BlockingItemOpen", () => Cases.DecideAsync(id, ConsultationAct.Approve));
            }
            await JudgeAsync(id, field, Verdict.Good);
        }
    }

    /// <summary>The acts of the history, without those of before.</summary>
    protected async Task<IReadOnlyList<ActRecord>> HistoryAsync(Guid id) => (await Cases.LoadAsync(id)).Acts;
}
