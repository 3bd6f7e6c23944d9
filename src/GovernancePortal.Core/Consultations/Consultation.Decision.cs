using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.FollowUp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Consultations;

// Decision, and what is recorded after it.
public sealed partial class Consultation
{
    /// <summary>A decision by the head of the policy office, the CIO or the committee: the act says which and what.</summary>
    public void Decide(ConsultationAct act, DecisionInput input, Actor actor, CaseContext context)
    {
        var agreed = act is ConsultationAct.Approve or ConsultationAct.CommitteeApprove;
        var conditional = act is ConsultationAct.ApproveWithConditions or ConsultationAct.CommitteeApproveWithConditions;
        if (!agreed || input.Recorded is not null)
        {
            Demand(input.Text, "Text");
        }
        if (conditional && input.Conditions.Count == 0)
        {
            throw new RuleViolation("Consultation.ConditionMissing", "Conditions[0].Text");
        }
        var committee = act is ConsultationAct.CommitteeApprove or ConsultationAct.CommitteeApproveWithConditions or ConsultationAct.CommitteeReject or ConsultationAct.CommitteeContinue;
        if (committee && input.MeetingOn is null)
        {
            throw new RuleViolation("Form.Required", "MeetingOn");
        }
        if ((agreed || conditional) && !committee && OpenBlocking().Any() && string.IsNullOrWhiteSpace(input.OverrideReason))
        {
            throw new RuleViolation("Consultation.BlockingItemOpen", "OverrideReason", string.Join("・", OpenBlocking().Select(i => i.Number)));
        }
        Move(act, actor, context, new ActDetails(input.Text, null, input.Recorded));
        foreach (var (condition, index) in input.Conditions.Select((condition, index) => (condition, index)).Where(_ => conditional))
        {
            Demand(condition.Text, $"Conditions[{index}].Text");
            Demand(condition.Kind, $"Conditions[{index}].Kind");
            Conditions.Add(new ApprovalCondition
            {
                Id = Guid.CreateVersion7(actor.Now), ConsultationId = Id, Number = Conditions.Count + 1, Kind = condition.Kind, Text = condition.Text,
                Gate = condition.Gate, Years = condition.Gate == DueGate.Operation ? condition.Years : null, Owner = condition.Owner, State = ConditionState.Open,
            });
        }
        Decision = new DecisionGiven
        {
            Result = State,
            Route = committee ? DecisionRoute.Committee : CioDecides ? DecisionRoute.Cio : DecisionRoute.Section,
            Text = input.Text,
            On = input.MeetingOn ?? input.Recorded?.On ?? actor.Today,
            Decider = input.Recorded?.Decider ?? actor.Name,
            Mode = input.Recorded is null ? ApprovalMode.InPortal : ApprovalMode.Recorded,
            DocumentNumber = input.Recorded?.DocumentNumber,
            OverrideReason = OpenBlocking().Any() ? input.OverrideReason : null,
            Version = VersionNumber,
        };
        DecidedAt = actor.Now;
        noticeOutdated = true;
        ProposedAt = null;
        DueOn = null;
        SetHolder(actor, stateChanged: false);
        CloseWhereNothingFollows(actor);
    }

    /// <summary>A change of this decision was found minor: noted in its history, the decision stands.</summary>
    internal void NoteMinorOf(string? comment, Actor actor) => Record(ConsultationAct.NoteMinorChange, State, State, actor, ConsultationWorkflow.CapacityFor(Mover.StaffOrHead, this, actor), new ActDetails(comment));

    /// <summary>Required lines that are not yet fine: judged ✕, or not judged at all.</summary>
    public IEnumerable<ChecklistResult> OpenBlocking() => Checklist.Where(i => i.Blocking && i.Verdict is null or Verdict.Bad);

    public void ReturnFromCommittee(Actor actor, CaseContext context, string? comment)
    {
        Demand(comment, "Comment");
        Move(ConsultationAct.CommitteeReturn, actor, context, new ActDetails(comment));
    }

    /// <summary>予算結果登録; 計上見送り closes the case.</summary>
    public void RecordBudget(BudgetResultInput input, Actor actor, CaseContext context)
    {
        if (input.Outcome is BudgetOutcome.Granted or BudgetOutcome.GrantedReduced && input.AssessedYen is null)
        {
            throw new RuleViolation("Form.Required", "AssessedYen");
        }
        if (input.RequestedYen < 0 || input.AssessedYen < 0)
        {
            throw new RuleViolation("Form.Yen.Negative", "AssessedYen");
        }
        Move(ConsultationAct.RecordBudgetResult, actor, context);
        Budget = new BudgetResult
        {
            Outcome = input.Outcome, RequestedYen = input.RequestedYen, AssessedYen = input.AssessedYen, ProjectName = input.ProjectName,
            ProjectCode = input.ProjectCode, Account = input.Account, PassedOn = input.PassedOn, RecordedOn = actor.Today, RecordedBy = actor.Name,
        };
        if (input.Outcome == BudgetOutcome.NotGranted)
        {
            CloseBy(actor);
        }
    }

    /// <summary>契約結果登録: waits for the budget's passing (decision 2) and for conditions due before the contract.</summary>
    public void RecordContract(ContractResultInput input, Actor actor, CaseContext context)
    {
        Demand(input.Vendor, "Vendor");
        Demand(input.Method, "Method");
        if (input.AmountYen < 0 || input.PlannedPriceYen < 0 || input.AnnualYen < 0)
        {
            throw new RuleViolation("Form.Yen.Negative", "AmountYen");
        }
        if (input.TermTo < input.TermFrom)
        {
            throw new RuleViolation("Form.DatesCrossed", "TermTo");
        }
        Move(ConsultationAct.RecordContract, actor, context);
        Contract = new ContractResult
        {
            Vendor = input.Vendor, VendorNumber = input.VendorNumber, AmountYen = input.AmountYen, PlannedPriceYen = input.PlannedPriceYen, Method = input.Method,
            Bidders = input.Bidders, ContractOn = input.ContractOn, TermFrom = input.TermFrom, TermTo = input.TermTo, AnnualYen = input.AnnualYen,
            ContractNumber = input.ContractNumber, NextRenewalFy = input.NextRenewalFy, OverCeilingReason = input.OverCeilingReason, AssemblyPassedOn = input.AssemblyPassedOn, RecordedOn = actor.Today, RecordedBy = actor.Name,
        };
        (Supplier, Method) = (input.Vendor, input.Method);
    }

    /// <summary>The ledger row that the contract made or updated.</summary>
    public void LinkSystem(Guid systemId) => SystemId = systemId;

    /// <summary>決算額, the last link of the money chain (decision 3).</summary>
    public void RecordSettlement(long settledYen, Actor actor, CaseContext context)
    {
        if (settledYen < 0)
        {
            throw new RuleViolation("Form.Yen.Negative", "SettledYen");
        }
        Move(ConsultationAct.RecordSettlement, actor, context);
        SettledYen = settledYen;
    }

    /// <summary>Sets the days of the conditions not yet met from the plan as it stands; returns those that moved.</summary>
    internal IReadOnlyList<ApprovalCondition> DateConditions(OfficeCalendar calendar, DateOnly today)
    {
        var moved = new List<ApprovalCondition>();
        foreach (var condition in Conditions.Where(k => k.State != ConditionState.Fulfilled))
        {
            var due = ConditionDue.Of(condition, this, calendar, today);
            if (due != condition.DueOn)
            {
                condition.DueOn = due;
                moved.Add(condition);
            }
        }
        return moved;
    }

    /// <summary>The next stage or a change was started from this case: a line in the history, nothing else.</summary>
    public void NoteSuccessor(ConsultationAct act, Actor actor, CaseContext context) => Move(act, actor, context);

    /// <summary>失効: no second stage was filed by the end of the budget's fiscal year.</summary>
    public void Expire(Actor system, CaseContext context) => Move(ConsultationAct.Expire, system, context);

    /// <summary>A change consultation was decided: this decision is no longer in force (decision 16).</summary>
    public void BeSuperseded(Actor system, CaseContext context) => Move(ConsultationAct.Supersede, system, context);

    /// <summary>The first stage closes with its second one (decision 16).</summary>
    public void CloseWithNextStage(Actor system, CaseContext context) => Move(ConsultationAct.Close, system, context);

    private void CloseBy(Actor actor)
    {
        var from = State;
        State = ConsultationState.Closed;
        SetHolder(actor, stateChanged: true);
        Record(ConsultationAct.Close, from, State, actor, null, new ActDetails());
    }
}
