using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Pages.Consultations;

namespace GovernancePortal.Web.Consultations;

/// <summary>What an act's form begins with: what the case already says.</summary>
public static class ActPrefill
{
    public static ActInput Of(CaseView view, ConsultationAct act, Guid? condition, Actor actor)
    {
        var c = view.Case;
        var empty = new ActInput { Version = c.Version };
        return act switch
        {
            ConsultationAct.Accept => empty with { ReviewerId = c.ReviewerId ?? actor.UserId },
            ConsultationAct.Ask => empty with { Questions = [new QuestionRow { DueOn = view.AnswerBy }] },
            ConsultationAct.Answer => empty with { Answers = [.. c.Questions.Where(q => q.AnsweredAt is null).Select(q => new AnswerRow { QuestionId = q.Id, Text = q.Answer })] },
            ConsultationAct.Return or ConsultationAct.ReturnAtReception => empty with { ReasonCodes = [.. c.Comments.Where(m => m.SentAt is null && m.ReasonCode is not null).Select(m => m.ReasonCode!).Distinct()] },
            ConsultationAct.Propose => empty with { Result = ConsultationAct.Approve },
            ConsultationAct.RecordBudgetResult => empty with { Budget = BudgetRow.Of(c.Budget) },
            ConsultationAct.ReportCondition or ConsultationAct.ConfirmCondition or ConsultationAct.ReturnCondition => empty with
            {
                ConditionId = condition ?? c.Conditions.FirstOrDefault(k => k.State == (act == ConsultationAct.ReportCondition ? ConditionState.Open : ConditionState.Reported))?.Id,
            },
            ConsultationAct.RecordContract => empty with { Contract = Contract(view, actor) },
            ConsultationAct.RecordGoLive => empty with { GoLiveOn = c.GoLiveOn <= actor.Today ? c.GoLiveOn : null },
            ConsultationAct.RecordSettlement => empty with { SettledYen = c.SettledYen },
            ConsultationAct.ApproveWithConditions or ConsultationAct.CommitteeApproveWithConditions => Decision(empty, c, act, actor) with { Conditions = [new ConditionRow { Owner = view.SectionName }] },
            _ => Decision(empty, c, act, actor),
        };
    }

    // The reviewer's words are where the decision begins.
    private static ActInput Decision(ActInput empty, Consultation c, ConsultationAct act, Actor actor) => empty with
    {
        Text = c.ProposedAt is not null && c.ProposedResult == act ? c.ProposedText : null,
        MeetingOn = c.State == ConsultationState.CommitteePending ? actor.Today : null,
    };

    private static ContractRow Contract(CaseView view, Actor actor)
    {
        var facts = view.Facts;
        var planned = facts.On("Q11.Contract");
        var to = facts.On("Q5.To");
        return new ContractRow
        {
            Method = facts.Text("Q1"), TermFrom = facts.On("Q5.From"), TermTo = to, ContractOn = planned <= actor.Today ? planned : null,
            NextRenewalFy = to is { } end ? FiscalYear.Of(end.AddDays(1)) : null,
        };
    }
}
