using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Stages;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Pages.Consultations;

namespace GovernancePortal.Web.Consultations;

/// <summary>Takes an act's form to the service that does it.</summary>
public sealed class ActPerformer(FilingService filing, ReviewService review, DecisionService decisions, DraftService drafts, StageService stages, Core.Consultations.Forwarding.ForwardingService forwarding)
{
    /// <summary>The case to show afterwards: the same, or the one that was started.</summary>
    public async Task<Guid> DoAsync(Guid id, ConsultationAct act, ActInput input, Actor actor, CancellationToken ct)
    {
        switch (act)
        {
            case ConsultationAct.StartNextStage:
                return await drafts.StartNextStageAsync(id, input.Version, actor, ct);
            case ConsultationAct.StartChange:
                return await drafts.StartChangeAsync(id, input.Version, input.Comment ?? throw new RuleViolation("Form.Required", "Comment"), actor, ct);
            case ConsultationAct.StartPreOperation:
                return await stages.StartPreOperationAsync(id, input.Version, actor, ct);
            case ConsultationAct.StartEvaluation:
                return await stages.StartEvaluationAsync(id, input.Version, actor, ct);
            default:
                await (Filing(id, act, input, actor, ct) ?? Reviewing(id, act, input, actor, ct) ?? Deciding(id, act, input, actor, ct) ?? throw new NotFound($"Act {act}."));
                return id;
        }
    }

    private Task? Filing(Guid id, ConsultationAct act, ActInput input, Actor actor, CancellationToken ct) => act switch
    {
        ConsultationAct.PassOn => filing.PassOnAsync(id, input.Version, input.Comment, actor, ct),
        ConsultationAct.Confirm => filing.ConfirmAsync(id, input.Version, input.Comment, actor, ct),
        ConsultationAct.PullBack => filing.PullBackAsync(id, input.Version, input.Comment, actor, ct),
        ConsultationAct.SendBack => filing.SendBackAsync(id, input.Version, input.Comment, actor, ct),
        ConsultationAct.Submit => filing.SubmitAsync(id, input.Version, input.Approval, input.Comment, actor, ct),
        ConsultationAct.Forward => forwarding.ForwardAsync(id, input.Version, input.Comment, actor, ct),
        ConsultationAct.ReturnFromBureau => forwarding.ReturnAsync(id, input.Version, input.Comment, actor, ct),
        ConsultationAct.Answer => filing.AnswerAsync(id, input.Version, input.Answers.Where(a => a.Text is not null).ToDictionary(a => a.QuestionId, a => a.Text!), input.Comment, actor, ct),
        ConsultationAct.Reopen => filing.ReopenAsync(id, input.Version, actor, ct),
        ConsultationAct.Withdraw => filing.WithdrawAsync(id, input.Version, input.Comment, actor, ct),
        ConsultationAct.NoteMinorChange => filing.NoteMinorChangeAsync(id, input.Version, input.Comment, actor, ct),
        ConsultationAct.RecordGoLive => stages.RecordGoLiveAsync(id, input.Version, input.GoLiveOn!.Value, actor, ct),
        ConsultationAct.ReportCondition => filing.ReportConditionAsync(id, input.Version, input.ConditionId!.Value, input.Report ?? "", actor, ct),
        _ => null,
    };

    private Task? Reviewing(Guid id, ConsultationAct act, ActInput input, Actor actor, CancellationToken ct) => act switch
    {
        ConsultationAct.Accept => review.AcceptAsync(id, input.Version, input.ReviewerId, actor, ct),
        ConsultationAct.ReturnAtReception => review.ReturnAtReceptionAsync(id, input.Version, new ReturnInput(input.Letter, input.ReasonCodes), actor, ct),
        ConsultationAct.StartReview => review.StartReviewAsync(id, input.Version, actor, ct),
        ConsultationAct.Ask => review.AskAsync(id, input.Version, new AskInput([.. input.Questions.Where(q => q.Text is not null).Select(q => new QuestionInput(q.Text!, q.DueOn!.Value, q.OpenedFields, q.OpenedFiles))]), actor, ct),
        ConsultationAct.Return => review.ReturnAsync(id, input.Version, new ReturnInput(input.Letter, input.ReasonCodes), actor, ct),
        ConsultationAct.GiveOpinion => review.GiveOpinionAsync(id, input.Version, input.Text ?? "", actor, ct),
        ConsultationAct.Propose => review.ProposeAsync(id, input.Version, input.Result!.Value, input.Text ?? "", actor, ct),
        ConsultationAct.HandBack => review.HandBackAsync(id, input.Version, input.Comment ?? "", actor, ct),
        _ => null,
    };

    private Task? Deciding(Guid id, ConsultationAct act, ActInput input, Actor actor, CancellationToken ct) => act switch
    {
        ConsultationAct.ReferToCommittee => decisions.ReferToCommitteeAsync(id, input.Version, input.Comment, input.Approval, actor, ct),
        ConsultationAct.CommitteeReturn => decisions.ReturnFromCommitteeAsync(id, input.Version, input.Comment, actor, ct),
        ConsultationAct.ConfirmCondition => decisions.ConfirmConditionAsync(id, input.Version, input.ConditionId!.Value, true, input.Reason, actor, ct),
        ConsultationAct.ReturnCondition => decisions.ConfirmConditionAsync(id, input.Version, input.ConditionId!.Value, false, input.Reason, actor, ct),
        ConsultationAct.RecordBudgetResult => decisions.RecordBudgetAsync(id, input.Version, input.Budget.ToInput(), actor, ct),
        ConsultationAct.RecordContract => decisions.RecordContractAsync(id, input.Version, input.Contract.ToInput(), actor, ct),
        ConsultationAct.RecordSettlement => decisions.RecordSettlementAsync(id, input.Version, input.SettledYen!.Value, actor, ct),
        ConsultationAct.Approve or ConsultationAct.ApproveWithConditions or ConsultationAct.Reject or ConsultationAct.Continue or ConsultationAct.CommitteeApprove
            or ConsultationAct.CommitteeApproveWithConditions or ConsultationAct.CommitteeReject or ConsultationAct.CommitteeContinue => decisions.DecideAsync(id, input.Version, act, Decision(input), actor, ct),
        _ => null,
    };

    private static DecisionInput Decision(ActInput input) => new()
    {
        Text = input.Text ?? "", OverrideReason = input.OverrideReason, Recorded = input.Approval, MeetingOn = input.MeetingOn,
        Conditions = [.. input.Conditions.Where(k => !k.IsBlank).Select(k => new ConditionInput(k.Kind!, k.Text!, k.Gate!.Value, k.Years, k.Owner!))],
    };
}
