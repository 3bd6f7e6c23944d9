using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations;

// What the policy office does before the decision.
public sealed partial class Consultation
{
    /// <summary>受付: the number is given once and kept; the actor becomes the reviewer unless another is named.</summary>
    public void Accept(Actor actor, CaseContext context, string number, (Guid Id, string Name)? reviewer)
    {
        Move(ConsultationAct.Accept, actor, context);
        Number ??= number;
        if (AcceptedAt is null)
        {
            IsFastLane = SubmittedAt is { } filed && OfficeTime.DayOf(filed) <= context.FastLaneUntil && Acts.TrueForAll(a => a.Act != ConsultationAct.ReturnAtReception);
        }
        AcceptedAt ??= actor.Now;
        (ReviewerId, ReviewerName) = reviewer ?? (actor.UserId, actor.Name);
    }

    /// <summary>
    /// Another reviewer takes the case over. Refused: nobody has it yet or nothing is left to review
    /// (Consultation.ReviewerSettled), the one who has it already (Consultation.SameReviewer).
    /// </summary>
    public void Reassign((Guid Id, string Name) reviewer, Actor actor)
    {
        if (!IsAssigner(actor))
        {
            throw new Forbidden("The policy office assigns reviewers.");
        }
        if (!HasReviewerAtWork)
        {
            throw new RuleViolation("Consultation.ReviewerSettled");
        }
        if (reviewer.Id == ReviewerId)
        {
            throw new RuleViolation("Consultation.SameReviewer", "ReviewerId");
        }
        (ReviewerId, ReviewerName) = reviewer;
        if (Holder == Holder.Reviewer)
        {
            Since = actor.Now;
        }
    }

    public bool MayReassign(Actor actor) => HasReviewerAtWork && IsAssigner(actor);

    private bool IsAssigner(Actor actor) => ConsultationWorkflow.May(Mover.Reviewer, this, actor) || ConsultationWorkflow.May(Mover.Decider, this, actor);

    // After the decision the reviewer still confirms conditions.
    private bool HasReviewerAtWork => ReviewerId is not null && (!State.IsDecided() ? State != ConsultationState.Withdrawn : Conditions.Any(k => k.State != ConditionState.Fulfilled));

    public void StartReview(Actor actor, CaseContext context, IEnumerable<ChecklistResult> checklist)
    {
        Move(ConsultationAct.StartReview, actor, context);
        EnsureChecklist(checklist);
    }

    /// <summary>Lines are made once, from the template valid then; a later round keeps its verdicts.</summary>
    private void EnsureChecklist(IEnumerable<ChecklistResult> lines)
    {
        if (Checklist.Count == 0)
        {
            Checklist.AddRange(lines);
        }
    }

    public void ReturnAtReception(Actor actor, CaseContext context, ReturnInput input) => ReturnBy(ConsultationAct.ReturnAtReception, actor, context, input);

    /// <summary>差戻し: at least one reason code; the pinned comments not yet sent are gathered into the letter.</summary>
    public void Return(Actor actor, CaseContext context, ReturnInput input) => ReturnBy(ConsultationAct.Return, actor, context, input);

    private void ReturnBy(ConsultationAct act, Actor actor, CaseContext context, ReturnInput input)
    {
        var pending = Comments.Where(m => m.SentAt is null).ToList();
        var codes = input.ReasonCodes.Concat(pending.Select(m => m.ReasonCode).OfType<string>()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (codes.Count == 0)
        {
            throw new RuleViolation("Consultation.ReasonMissing", "ReasonCodes");
        }
        if (pending.Count == 0 && string.IsNullOrWhiteSpace(input.Letter))
        {
            throw new RuleViolation("Consultation.LetterMissing", "Letter");
        }
        Move(act, actor, context, new ActDetails(input.Letter, codes));
        pending.ForEach(m => m.SentAt = actor.Now);
        ProposedAt = null;
    }

    public void Ask(Actor actor, CaseContext context, AskInput input)
    {
        if (input.Questions.Count == 0)
        {
            throw new RuleViolation("Consultation.QuestionMissing", "Questions");
        }
        Move(ConsultationAct.Ask, actor, context);
        foreach (var item in input.Questions)
        {
            Demand(item.Text, "Questions");
            if (item.DueOn < actor.Today)
            {
                throw new RuleViolation("Consultation.DuePassed", "DueOn");
            }
            Questions.Add(new Question
            {
                Id = Guid.CreateVersion7(actor.Now), ConsultationId = Id, Number = Questions.Count + 1, Text = item.Text, DueOn = item.DueOn,
                OpenedFields = [.. item.OpenedFields.Distinct(StringComparer.Ordinal)], OpenedFiles = [.. item.OpenedFiles.Distinct(StringComparer.Ordinal)],
                AskedAt = actor.Now, AskedBy = actor.Name,
            });
        }
    }

    public ReviewComment Comment(CommentInput input, Actor actor)
    {
        DemandReviewing(actor);
        Demand(input.Text, "Text");
        if (FormCatalogue.Find(input.FieldCode) is null && input.FieldCode != "Files")
        {
            throw new NotFound("Field " + input.FieldCode);
        }
        var comment = new ReviewComment
        {
            Id = Guid.CreateVersion7(actor.Now), ConsultationId = Id, FieldCode = input.FieldCode, Text = input.Text, ReasonCode = input.ReasonCode,
            Version = VersionNumber, At = actor.Now, AuthorId = actor.UserId, AuthorName = actor.Name,
        };
        Comments.Add(comment);
        return comment;
    }

    /// <summary>Takes back a comment that has not been sent.</summary>
    public ReviewComment RemoveComment(Guid commentId, Actor actor)
    {
        DemandReviewing(actor);
        var comment = Comments.FirstOrDefault(m => m.Id == commentId && m.SentAt is null) ?? throw new NotFound("Comment");
        Comments.Remove(comment);
        return comment;
    }

    /// <summary>確認済: the answer to a comment is accepted, or not yet.</summary>
    public void AcceptComment(Guid commentId, bool accepted, Actor actor)
    {
        DemandReviewing(actor);
        var comment = Comments.FirstOrDefault(m => m.Id == commentId && m.AnsweredAt is not null) ?? throw new NotFound("Comment");
        comment.AcceptedAt = accepted ? actor.Now : null;
        comment.AcceptedBy = accepted ? actor.Name : null;
    }

    /// <summary>Only △ and ✕ need a comment (decision 17).</summary>
    public void Judge(JudgeInput input, Actor actor)
    {
        DemandReviewing(actor);
        var line = Checklist.FirstOrDefault(i => i.ItemId == input.ItemId) ?? throw new NotFound("Checklist item");
        if (input.Verdict is Verdict.Improve or Verdict.Bad && string.IsNullOrWhiteSpace(input.Comment))
        {
            throw new RuleViolation("Consultation.VerdictNeedsComment", $"Comment-{input.ItemId}");
        }
        line.Verdict = input.Verdict;
        line.Comment = input.Comment;
        line.Prejudged = false;
        line.JudgedAt = actor.Now;
        line.JudgedBy = actor.Name;
    }

    private void DemandReviewing(Actor actor)
    {
        if (!ConsultationWorkflow.May(Mover.Reviewer, this, actor) && !ConsultationWorkflow.May(Mover.Decider, this, actor))
        {
            throw new Forbidden("Reviewing is for the policy office.");
        }
        if (State is not (ConsultationState.Submitted or ConsultationState.Accepted or ConsultationState.UnderReview))
        {
            throw new RuleViolation("Consultation.NotUnderReview", null, $"ConsultationState.{State}");
        }
    }

    /// <summary>意見 of the CIO補佐官: needed before the CIO decides on the policy office's own case (decision 14).</summary>
    public void GiveOpinion(Actor actor, CaseContext context, string text)
    {
        Demand(text, "Text");
        Move(ConsultationAct.GiveOpinion, actor, context, new ActDetails(text));
        OpinionText = text;
        OpinionBy = actor.Name;
    }

    /// <summary>課長へ上げる, with the result the reviewer proposes.</summary>
    public void Propose(Actor actor, CaseContext context, ConsultationAct result, string text)
    {
        Demand(text, "Text");
        Move(ConsultationAct.Propose, actor, context, new ActDetails(text));
        ProposedAt = actor.Now;
        ProposedResult = result;
        ProposedText = text;
        SetHolder(actor, stateChanged: false);
    }

    public void HandBack(Actor actor, CaseContext context, string comment)
    {
        Demand(comment, "Comment");
        Move(ConsultationAct.HandBack, actor, context, new ActDetails(comment));
        ProposedAt = null;
        SetHolder(actor, stateChanged: false);
    }

    public void ReferToCommittee(Actor actor, CaseContext context, string? comment, RecordedApproval? recorded = null) => Move(ConsultationAct.ReferToCommittee, actor, context, new ActDetails(comment, null, recorded));

    public void ConfirmCondition(Guid conditionId, bool fulfilled, string? reason, Actor actor, CaseContext context)
    {
        var condition = Conditions.FirstOrDefault(k => k.Id == conditionId && k.State == ConditionState.Reported) ?? throw new NotFound("Condition");
        if (fulfilled)
        {
            Move(ConsultationAct.ConfirmCondition, actor, context, new ActDetails(reason));
            condition.State = ConditionState.Fulfilled;
            condition.ConfirmedAt = actor.Now;
            condition.ConfirmedBy = actor.Name;
        }
        else
        {
            Demand(reason, "Reason");
            Move(ConsultationAct.ReturnCondition, actor, context, new ActDetails(reason));
            condition.State = ConditionState.Open;
            condition.ReturnedReason = reason;
        }
    }

    /// <summary>What moved the review clock (decision 7), read from the history.</summary>
    public IReadOnlyList<ReviewClockEvent> ClockEvents() => ClockEventsOf(Acts.Select(a => (a.At, a.Act, a.From, a.To)));

    internal static IReadOnlyList<ReviewClockEvent> ClockEventsOf(IEnumerable<(DateTimeOffset At, ConsultationAct Act, ConsultationState From, ConsultationState To)> acts) =>
    [
        .. acts.Select(a => (a.At, Kind: a.Act switch
        {
            ConsultationAct.Accept => ReviewClockEventKind.Accepted,
            ConsultationAct.Ask or ConsultationAct.Return or ConsultationAct.ReturnAtReception => ReviewClockEventKind.Paused,
            ConsultationAct.Answer or ConsultationAct.StartReview => ReviewClockEventKind.Resumed,
            ConsultationAct.Withdraw => ReviewClockEventKind.Finished,
            _ when a.To != a.From && (a.To.IsDecided() || a.To == ConsultationState.Continued) => ReviewClockEventKind.Finished,
            _ => (ReviewClockEventKind?)null,
        })).Where(e => e.Kind is not null).Select(e => new ReviewClockEvent(e.Kind!.Value, e.At)),
    ];

    /// <summary>The review clock's due day as computed from the history; null while it stands.</summary>
    public void SetDue(DateOnly? due) => DueOn = due;
}
