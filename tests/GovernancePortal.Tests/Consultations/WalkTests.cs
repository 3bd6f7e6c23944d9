using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>Random walks: whatever people try in whatever order, the table holds.</summary>
public sealed class WalkTests : CaseTest
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory, MemberData(nameof(Seeds))]
    public void No_sequence_of_acts_leaves_the_table(int seed)
    {
        var random = new Random(seed);
        var c = CaseInState.New(random.Next(2) == 0 ? Stage.PreBudget : Stage.PreProcurement, ConsultationState.Draft, random.Next(6) == 0, committee: random.Next(3) == 0);
        var people = CaseInState.People.Select(p => p.Actor).Append(Actor.Operator(TestClock.Default)).ToList();
        var moved = 0;
        for (var step = 0; step < 400; step++)
        {
            var (from, lines) = (c.State, c.Acts.Count);
            var act = CaseInState.Acts[random.Next(CaseInState.Acts.Length)];
            // Acts that the table holds here are tried more often, or a walk would mostly knock at closed doors.
            if (random.Next(3) > 0 && ConsultationWorkflow.Steps.Where(s => s.From == from && (s.Stage is null || s.Stage == c.Stage)).Select(s => s.Act).ToList() is { Count: > 0 } open)
            {
                act = open[random.Next(open.Count)];
            }
            var outcome = CaseInState.Outcome(c, act, people[random.Next(people.Count)]);
            var row = ConsultationWorkflow.Find(c.Stage, from, act);
            if (outcome == c.State.ToString() && c.Acts.Count > lines)
            {
                Assert.NotNull(row);
                Assert.Equal((row!.To, lines + 1, from, row.To, act), (c.State, c.Acts.Count, c.Acts[^1].From, c.Acts[^1].To, c.Acts[^1].Act));
                Assert.Equal(ConsultationWorkflow.HolderOf(c.State, c.ProposedAt is not null), c.Holder);
                moved++;
            }
            else
            {
                Assert.Equal((from, lines), (c.State, c.Acts.Count));
            }
        }
        Assert.True(moved > 0);
        Assert.Equal(Enumerable.Range(1, c.Acts.Count), c.Acts.Select(a => a.Number));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(19)]
    public async Task Every_act_leaves_one_line_one_trail_row_and_a_new_version(int seed)
    {
        var random = new Random(seed);
        var id = await Cases.DraftAsync();
        var done = new HashSet<string>(StringComparer.Ordinal);
        for (var step = 0; step < 26; step++)
        {
            var before = await CountAsync(id);
            var c = await Cases.LoadAsync(id);
            var offers = Tries(c).ToList();
            if (offers.Count == 0)
            {
                break;
            }
            var (name, lines, act) = offers[random.Next(offers.Count)];
            var refused = await Record.ExceptionAsync(act);
            var after = await CountAsync(id);
            if (refused is RuleViolation or Forbidden or NotFound)
            {
                Assert.Equal(before, after);
                continue;
            }
            Assert.Null(refused);
            Assert.True(before.Lines + lines == after.Lines, $"{name}: {after.Lines - before.Lines} lines in the history");
            Assert.True(before.Trail + 1 == after.Trail, $"{name}: {after.Trail - before.Trail} rows on the Trail");
            Assert.NotEqual(before.Version, after.Version);
            Assert.True(before.Messages < after.Messages, $"{name}: nobody is told");
            done.Add(name);
        }
        Assert.True(done.Count >= 6, string.Join(", ", done));
    }

    private async Task<(int Lines, int Trail, uint Version, int Messages)> CountAsync(Guid id) => await ReadAsync(async db => (
        await db.Set<ActRecord>().CountAsync(a => a.ConsultationId == id),
        await db.Set<TrailEntry>().CountAsync(x => x.SubjectId == id),
        await db.Set<Consultation>().Where(x => x.Id == id).Select(x => x.Version).SingleAsync(),
        await db.Set<Core.Platform.Outbox.OutboxMessage>().CountAsync(m => m.SubjectId == id)));

    /// <summary>Acts that somebody would try here, right ones and wrong ones, with the lines each leaves.</summary>
    private IEnumerable<(string Name, int Lines, Func<Task> Act)> Tries(Consultation c)
    {
        var id = c.Id;
        // A case once accepted is submitted and taken into review at one stroke: two lines.
        var submits = c.Number is null ? 1 : 2;
        (string, int, Func<Task>)[] tries = c.State switch
        {
            ConsultationState.Draft => [("PassOn", 1, () => Cases.PassOnAsync(id)), ("PassOn", 1, () => Cases.PassOnAsync(id)), ("stranger", 1, () => Cases.PassOnAsync(id, "staff2"))],
            ConsultationState.SectionReview =>
            [
                ("Submit", submits, () => Cases.SubmitAsync(id)), ("Submit", submits, () => Cases.SubmitAsync(id)), ("Submit by staff", submits, () => Cases.SubmitAsync(id, "staff1")),
                ("PullBack", 1, () => Cases.DoAsync<FilingService>("staff1", id, (s, v, a) => s.PullBackAsync(id, v, null, a))),
                ("SendBack", 1, () => Cases.DoAsync<FilingService>("head1", id, (s, v, a) => s.SendBackAsync(id, v, "直してください。", a))),
            ],
            ConsultationState.Submitted =>
            [
                ("Accept", 1, () => Cases.AcceptAsync(id)), ("Accept", 1, () => Cases.AcceptAsync(id, "reviewer2")), ("Accept by the section", 1, () => Cases.AcceptAsync(id, "head1")),
                ("ReturnAtReception", 1, () => Cases.DoAsync<ReviewService>("reviewer1", id, (s, v, a) => s.ReturnAtReceptionAsync(id, v, new ReturnInput("様式", ["R01"]), a))),
                ("PullBack", 1, () => Cases.DoAsync<FilingService>("head1", id, (s, v, a) => s.PullBackAsync(id, v, null, a))),
            ],
            ConsultationState.Accepted => [("StartReview", 1, () => Cases.StartReviewAsync(id))],
            ConsultationState.UnderReview =>
            [
                ("Ask", 1, () => Cases.AskAsync(id, "reviewer1", "B4")), ("Return", 1, () => Cases.ReturnAsync(id)), ("Propose", 1, () => Cases.ProposeAsync(id)),
                ("HandBack", 1, () => Cases.DoAsync<ReviewService>("policyhead", id, (s, v, a) => s.HandBackAsync(id, v, "見直し", a))),
                ("Refer", 1, () => Cases.DoAsync<DecisionService>("policyhead", id, (s, v, a) => s.ReferToCommitteeAsync(id, v, null, a))),
                ("Approve by the reviewer", 1, () => Cases.DecideAsync(id, ConsultationAct.Approve, "reviewer1")),
            ],
            ConsultationState.Inquiry => [("Answer", 1, async () => { if (c.Questions.All(q => q.Answer is not null)) { await Cases.AnswerAsync(id); } else { throw new NotFound("answers first"); } }), ("Withdraw by staff", 1, () => Cases.DoAsync<FilingService>("staff1", id, (s, v, a) => s.WithdrawAsync(id, v, "やめる", a)))],
            ConsultationState.Returned => [("Reopen", 1, () => Cases.ReopenAsync(id))],
            _ => [],
        };
        if (c.State == ConsultationState.Inquiry && c.Questions.Any(q => q.Answer is null))
        {
            // Writing an answer is no act of the workflow: it is done before the walk goes on.
            return [("Answer", 1, async () => { await RefusedAsync("Consultation.QuestionsUnanswered", () => Cases.AnswerAsync(id)); throw new NotFound("refused as it should"); }), .. Answered(id)];
        }
        return tries;
    }

    private IEnumerable<(string, int, Func<Task>)> Answered(Guid id)
    {
        yield return ("Withdraw", 1, () => Cases.DoAsync<FilingService>("head1", id, (s, v, a) => s.WithdrawAsync(id, v, "事業を見送るため。", a)));
    }
}
