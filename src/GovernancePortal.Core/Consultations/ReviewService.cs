using System.Globalization;
using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

/// <summary>The policy office's work on a case before its decision.</summary>
public sealed class ReviewService(PortalDb db, ConsultationCaseService cases, PeopleQueries people, Assignment.ConflictQueries conflicts)
{
    /// <summary>受付: gives the number R9-予-0012 from the counter of fiscal year and stage, in the same save (decision 8).</summary>
    public Task AcceptAsync(Guid id, uint version, Guid? reviewerId, Actor actor, CancellationToken ct = default) =>
        Repeat.OnCollisionAsync(db, async () =>
        {
            var c = await cases.LoadAsync(id, version, actor, ct);
            var context = await cases.ContextAsync(c, actor, ct);
            // Who may not accept at all is told that, not of a conflict of interest.
            var reviewer = ConsultationWorkflow.May(Mover.Reviewer, c, actor) ? await ReviewerAsync(c, reviewerId, null, actor, ct) : null;
            c.Accept(actor, context, c.Number ?? await NextNumberAsync(c, ct), reviewer);
            await cases.SaveAsync(c, ConsultationAct.Accept, actor, ct: ct);
        });

    private async Task<string> NextNumberAsync(Consultation c, CancellationToken ct)
    {
        var series = $"{c.TargetFy.Short}-{SeriesOf(c.Stage)}";
        var next = await Counter.NextAsync(db, series, ct);
        return $"{series}-{next.ToString("0000", CultureInfo.InvariantCulture)}";
    }

    /// <summary>予算化前, 調達前, 稼働前, 評価: each stage counts its own numbers (decision 8).</summary>
    internal static string SeriesOf(Stage stage) => stage switch
    {
        Stage.PreBudget => "予",
        Stage.PreProcurement => "調",
        Stage.PreOperation => "稼",
        Stage.Evaluation => "評",
    };

    // Whoever is to review must be able to review this very case: hold the role, and have no interest in it.
    private async Task<(Guid, string)?> ReviewerAsync(Consultation c, Guid? reviewerId, string? exceptionReason, Actor actor, CancellationToken ct)
    {
        if (reviewerId is null || reviewerId == actor.UserId)
        {
            if (!actor.IsOperator)
            {
                await conflicts.DemandAsync(c, (actor.UserId, actor.Name), exceptionReason, actor, ct);
            }
            return null;
        }
        if (await people.ActorAsync(reviewerId.Value, actor.Now, actor.CorrelationId, ct) is not { } named || !ConsultationWorkflow.May(Mover.Reviewer, c, named))
        {
            throw new RuleViolation("Consultation.NotAReviewer", "ReviewerId");
        }
        await conflicts.DemandAsync(c, (named.UserId, named.Name), exceptionReason, actor, ct);
        return (named.UserId, named.Name);
    }

    /// <summary>Gives the case to another reviewer; the new and the former one are told. A former member of the section needs the head's reason for the exception.</summary>
    public async Task ReassignAsync(Guid id, uint version, Guid reviewerId, string? reason, Actor actor, string? exceptionReason = null, CancellationToken ct = default)
    {
        var c = await cases.LoadAsync(id, version, actor, ct);
        var former = c.ReviewerId;
        c.Reassign(await ReviewerAsync(c, reviewerId, exceptionReason, actor, ct) ?? (actor.UserId, actor.Name), actor);
        db.Entry(c).Property(x => x.Title).IsModified = true;
        db.Act(actor, "Reassign", c.Subject, reason, ConsultationWorkflow.CapacityFor(Mover.Reviewer, c, actor) ?? ConsultationWorkflow.CapacityFor(Mover.Decider, c, actor));
        db.Add(ConsultationNotices.Reassigned(c, former, actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>審査開始: the checklist lines of the day whose rules the case keeps (R036), those that the form settles already judged (decision 17).</summary>
    public async Task StartReviewAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var c = await cases.LoadAsync(id, version, actor, ct);
        var context = await cases.ContextAsync(c, actor, ct);
        var template = await db.Set<ChecklistItem>().AsNoTracking().Where(i => i.Stage == c.Stage && i.ValidFrom <= c.RulesOn && (i.ValidTo == null || i.ValidTo >= c.RulesOn)).OrderBy(i => i.Number).ToListAsync(ct);
        var facts = c.Facts(context.Surroundings);
        c.StartReview(actor, context, template.Select(item => Line(item, c.Id, facts, actor)));
        await cases.SaveAsync(c, ConsultationAct.StartReview, actor, ct: ct);
    }

    private static ChecklistResult Line(ChecklistItem item, Guid consultationId, FormFacts facts, Actor actor)
    {
        var settled = item.PrejudgedBy is { } key ? ChecklistPrejudge.Judge(key, facts) : null;
        return new ChecklistResult
        {
            Id = Guid.CreateVersion7(actor.Now), ConsultationId = consultationId, ItemId = item.Id, Number = item.Number, Blocking = item.Blocking,
            Verdict = settled is null ? null : Verdict.Good, Prejudged = settled is not null, JudgedAt = settled is null ? null : actor.Now,
            PrejudgeNote = settled?.Note, PrejudgeArguments = [.. settled?.Arguments.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture) ?? "") ?? []],
        };
    }

    public Task ReturnAtReceptionAsync(Guid id, uint version, ReturnInput input, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.ReturnAtReception, (c, x) => c.ReturnAtReception(actor, x, input), actor, input.Letter, ct);

    public Task ReturnAsync(Guid id, uint version, ReturnInput input, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.Return, (c, x) => c.Return(actor, x, input), actor, input.Letter, ct);

    public Task AskAsync(Guid id, uint version, AskInput input, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.Ask, (c, x) => c.Ask(actor, x, input), actor, null, ct);

    public Task ProposeAsync(Guid id, uint version, ConsultationAct result, string text, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.Propose, (c, x) => c.Propose(actor, x, result, text), actor, text, ct);

    public Task HandBackAsync(Guid id, uint version, string comment, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.HandBack, (c, x) => c.HandBack(actor, x, comment), actor, comment, ct);

    public Task GiveOpinionAsync(Guid id, uint version, string text, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.GiveOpinion, (c, x) => c.GiveOpinion(actor, x, text), actor, text, ct);

    /// <summary>Pins a comment to a field; it is sent with the next return.</summary>
    public async Task<Guid> CommentAsync(Guid id, CommentInput input, Actor actor, CancellationToken ct = default)
    {
        var commentId = Guid.Empty;
        await WorkAsync(id, "Comment", c => commentId = c.Comment(input, actor).Id, actor, ct);
        return commentId;
    }

    public Task RemoveCommentAsync(Guid id, Guid commentId, Actor actor, CancellationToken ct = default) =>
        WorkAsync(id, "RemoveComment", c => db.Remove(c.RemoveComment(commentId, actor)), actor, ct);

    public Task AcceptCommentAsync(Guid id, Guid commentId, bool accepted, Actor actor, CancellationToken ct = default) =>
        WorkAsync(id, accepted ? "AcceptComment" : "ReopenComment", c => c.AcceptComment(commentId, accepted, actor), actor, ct);

    public Task JudgeAsync(Guid id, IReadOnlyList<JudgeInput> verdicts, Actor actor, CancellationToken ct = default) =>
        WorkAsync(id, "Judge", c =>
        {
            foreach (var verdict in verdicts)
            {
                c.Judge(verdict, actor);
            }
        }, actor, ct);

    private Task WorkAsync(Guid id, string action, Action<Consultation> work, Actor actor, CancellationToken ct) =>
        Repeat.OnCollisionAsync(db, async () =>
        {
            var c = await cases.LoadAsync(id, actor, ct);
            work(c);
            db.Entry(c).Property(x => x.Title).IsModified = true;
            db.Act(actor, action, c.Subject, capacity: ConsultationWorkflow.CapacityFor(Mover.Reviewer, c, actor));
            await db.SaveChangesAsync(ct);
        }, conflict => conflict.Entries.All(e => e.Entity is Consultation));
}
