using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Assignment;

/// <summary>One line of the desk as ticked: the version shown, and who is to review.</summary>
public sealed record AssignmentChoice(Guid ConsultationId, uint Version, Guid? ReviewerId);

/// <summary>
/// Many cases at one press: each is a use case of its own, with its own save and its own Trail row, and what one refuses
/// stops no other.
/// </summary>
public sealed class AssignmentService(PortalDb db, ReviewService review)
{
    public const int Most = 100;

    public Task<Guid> AcceptAsync(IReadOnlyList<AssignmentChoice> choices, Actor actor, CancellationToken ct = default) =>
        RunAsync(AssignmentRunKind.Accept, choices, (choice, token) => review.AcceptAsync(choice.ConsultationId, choice.Version, choice.ReviewerId, actor, token), actor, ct);

    public Task<Guid> AssignAsync(IReadOnlyList<AssignmentChoice> choices, string? reason, Actor actor, CancellationToken ct = default) =>
        RunAsync(AssignmentRunKind.Assign, choices, (choice, token) => choice.ReviewerId is { } reviewer
            ? review.ReassignAsync(choice.ConsultationId, choice.Version, reviewer, reason, actor, ct: token) : throw new RuleViolation("Assignment.NoReviewer"), actor, ct);

    /// <summary>Refused without a ticked row (Assignment.NothingChosen).</summary>
    private async Task<Guid> RunAsync(AssignmentRunKind kind, IReadOnlyList<AssignmentChoice> choices, Func<AssignmentChoice, CancellationToken, Task> act, Actor actor, CancellationToken ct)
    {
        if (!actor.May(Permission.ConsultationReview))
        {
            throw new Forbidden("The policy office assigns reviewers.");
        }
        if (choices.Count == 0)
        {
            throw new RuleViolation("Assignment.NothingChosen");
        }
        var run = new AssignmentRun { Id = Guid.CreateVersion7(actor.Now), Kind = kind, At = actor.Now, ById = actor.UserId, ByName = actor.Name };
        foreach (var choice in choices.DistinctBy(c => c.ConsultationId).Take(Most))
        {
            var before = await ReviewerAsync(choice.ConsultationId, actor, ct);
            var refusal = before is null ? "Assignment.NotFound" : await RefusalAsync(() => act(choice, ct));
            db.ChangeTracker.Clear();
            if (before is not null)
            {
                var after = refusal is null ? await ReviewerAsync(choice.ConsultationId, actor, ct) : null;
                run.Rows.Add(new AssignmentRow
                {
                    Id = Guid.CreateVersion7(actor.Now), RunId = run.Id, Number = run.Rows.Count + 1, ConsultationId = choice.ConsultationId, FormerId = before.Id, FormerName = before.Name,
                    ReviewerId = refusal is null ? after!.Id : choice.ReviewerId, ReviewerName = after?.Name, Refusal = refusal,
                });
            }
        }
        db.Add(run);
        db.Act(actor, "Bulk" + kind, run.Subject);
        await db.SaveChangesAsync(ct);
        return run.Id;
    }

    /// <summary>
    /// Gives each case of the run back to whoever had it. A case that has moved on since is left as it is
    /// (Assignment.MovedOn on its row). Refused twice (Assignment.Undone) and for 受付 (Assignment.AcceptStays).
    /// </summary>
    public async Task UndoAsync(Guid runId, uint version, Actor actor, CancellationToken ct = default)
    {
        if (!actor.May(Permission.ConsultationReview))
        {
            throw new Forbidden("The policy office assigns reviewers.");
        }
        var rows = await db.Set<AssignmentRow>().AsNoTracking().Where(r => r.RunId == runId && r.Refusal == null).ToListAsync(ct);
        var run = await FindAsync(runId, version, ct);
        var outcome = new Dictionary<Guid, string?>();
        foreach (var row in rows)
        {
            var now = await ReviewerAsync(row.ConsultationId, actor, ct);
            outcome[row.Id] = now is null || row.FormerId is null || now.Id != row.ReviewerId ? "Assignment.MovedOn"
                : await RefusalAsync(() => review.ReassignAsync(row.ConsultationId, now.Version, row.FormerId.Value, null, actor, ct: ct));
            db.ChangeTracker.Clear();
        }
        run = await FindAsync(runId, run.Version, ct);
        foreach (var row in run.Rows.Where(r => outcome.ContainsKey(r.Id)))
        {
            row.UndoRefusal = outcome[row.Id];
            row.UndoneAt = outcome[row.Id] is null ? actor.Now : null;
        }
        (run.UndoneAt, run.UndoneBy) = (actor.Now, actor.Name);
        db.Act(actor, "BulkAssignUndone", run.Subject);
        await db.SaveChangesAsync(ct);
    }

    private async Task<AssignmentRun> FindAsync(Guid id, uint version, CancellationToken ct)
    {
        var run = await db.Set<AssignmentRun>().Include(r => r.Rows).SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw new NotFound("Assignment run " + id);
        if (run.Version != version)
        {
            throw new VersionConflict("The run was undone meanwhile.");
        }
        if (run.Kind == AssignmentRunKind.Accept)
        {
            throw new RuleViolation("Assignment.AcceptStays");
        }
        return run.UndoneAt is null ? run : throw new RuleViolation("Assignment.Undone");
    }

    private sealed record Holding(Guid? Id, string? Name, uint Version);

    private Task<Holding?> ReviewerAsync(Guid id, Actor actor, CancellationToken ct) =>
        db.Set<Consultation>().AsNoTracking().VisibleTo(actor).Where(c => c.Id == id).Select(c => new Holding(c.ReviewerId, c.ReviewerName, c.Version)).SingleOrDefaultAsync(ct);

    // What a single page would show as an error page or beside a field is said on the row.
    private static async Task<string?> RefusalAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RuleViolation refused)
        {
            return refused.Code;
        }
        catch (Forbidden)
        {
            return "Assignment.NotYours";
        }
        catch (NotFound)
        {
            return "Assignment.NotFound";
        }
        catch (Exception conflict) when (conflict is VersionConflict or DbUpdateConcurrencyException)
        {
            return "Assignment.Changed";
        }
    }
}
