using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Consultations;

/// <summary>An act as a button: where it leads, or why it is not possible now and what is missing. Without an act where it is no move of the workflow.</summary>
public sealed record ActButton(ConsultationAct? Act, string Label, string? Href, string? Reason)
{
    public bool IsPossible => Href is not null;
    public bool IsMain { get; init; }
    /// <summary>Where to go to mend what stands in the way.</summary>
    public IReadOnlyList<(string Label, string Href)> Missing { get; init; } = [];
    public int MoreMissing { get; init; }
}

/// <summary>The acts offered on a case, as the workflow table gives them.</summary>
public sealed class CaseActs(IStringLocalizer<Texts> texts, CaseWords words)
{
    private const int MostMissing = 6;

    // What each state is waiting for: the first one that is possible is the main button.
    private static readonly ConsultationAct[] Forward =
    [
        ConsultationAct.NoteMinorChange, ConsultationAct.PassOn, ConsultationAct.Submit, ConsultationAct.Confirm, ConsultationAct.Forward, ConsultationAct.Accept, ConsultationAct.StartReview, ConsultationAct.Answer, ConsultationAct.Reopen,
        ConsultationAct.Approve, ConsultationAct.ReferToCommittee, ConsultationAct.Propose, ConsultationAct.CommitteeApprove, ConsultationAct.ReportCondition, ConsultationAct.ConfirmCondition,
        ConsultationAct.RecordContract, ConsultationAct.StartPreOperation, ConsultationAct.RecordGoLive, ConsultationAct.RecordSettlement, ConsultationAct.StartNextStage, ConsultationAct.RecordBudgetResult,
    ];

    public IReadOnlyList<ActButton> Of(CaseView view, CodeBook codes, IUrlHelper url)
    {
        // That there is no condition to speak of is no news.
        var buttons = view.Acts.Where(offered => offered.BlockedBy is not ("Consultation.NoOpenCondition" or "Consultation.NoReportedCondition" or "Consultation.NoChange")).Select(offered => Button(view, offered, codes, url)).ToList();
        var main = Forward.Where(act => !IsEarly(view.Case, act)).Select(act => buttons.FindIndex(b => b.Act == act && b.IsPossible)).FirstOrDefault(index => index >= 0, -1);
        if (main >= 0)
        {
            buttons[main] = buttons[main] with { IsMain = true };
        }
        if (view.MayReassign)
        {
            buttons.Add(new ActButton(null, texts["Case.Reassign"], url.Page("/Consultations/Reviewer", new { id = view.Case.Id }), null));
        }
        return buttons;
    }

    // A decision is the next step only once the reviewer proposed it; the next stage once the budget's result is in.
    private static bool IsEarly(Consultation c, ConsultationAct act) =>
        (act is ConsultationAct.Approve or ConsultationAct.ReferToCommittee && c.ProposedAt is null) || (act == ConsultationAct.StartNextStage && c.Budget is null) || (act == ConsultationAct.RecordBudgetResult && c.Budget is not null)
        || (act == ConsultationAct.RecordSettlement && c.SettledYen is not null);

    private ActButton Button(CaseView view, OfferedAct offered, CodeBook codes, IUrlHelper url)
    {
        var id = view.Case.Id;
        var label = texts["ConsultationAct." + offered.Act];
        // The answers are typed on the page of the act itself.
        if (offered.IsPossible || (offered.Act == ConsultationAct.Answer && offered.BlockedBy == ConsultationWorkflow.Guards.QuestionsAnswered.Code))
        {
            var href = offered.Act == ConsultationAct.Submit ? url.Page("/Consultations/Check", new { id }) : url.Page("/Consultations/Act", new { id, act = offered.Act });
            return new ActButton(offered.Act, label, href, null);
        }
        var missing = Missing(view, offered.BlockedBy!, codes, url).ToList();
        return new ActButton(offered.Act, label, null, Reason(view, offered.BlockedBy!)) { Missing = [.. missing.Take(MostMissing)], MoreMissing = Math.Max(0, missing.Count - MostMissing) };
    }

    public string Reason(CaseView view, string code) => texts["Rule." + code, view.Completeness.Problems.Count()];

    /// <summary>Links to what a guard asks for.</summary>
    public IEnumerable<(string Label, string Href)> Missing(CaseView view, string code, CodeBook codes, IUrlHelper url)
    {
        var id = view.Case.Id;
        return code switch
        {
            "Consultation.Incomplete" => view.Completeness.Problems.Select(p => (words.Label(p, codes), HrefOf(p, id, url))).Distinct(),
            "Consultation.LateReasonMissing" when view.Case.Stage == Stage.PreOperation => [(texts["Field.V2.Late"].Value, url.Page("/Consultations/Section", null, new { id, letter = 'V' }, null, null, "item-V2")!)],
            "Consultation.LateReasonMissing" => [(texts["Field.A10"].Value, url.Page("/Consultations/Section", null, new { id, letter = 'A' }, null, null, "item-A10")!)],
            "Consultation.CommentsUnanswered" or "Consultation.CommentsUnaccepted" => [(texts["Case.ToComments"].Value, url.Page("/Consultations/Case", new { id, tab = "review" })!)],
            "Consultation.FirstStageNotAgreed" or "Consultation.BudgetNotRecorded" or "Consultation.BudgetNotPassed" or "Consultation.ConditionsOpen" when view.Case.PreBudgetId is { } first
                => [(texts["Case.ToFirstStage"].Value, url.Page("/Consultations/Case", new { id = first, tab = code == "Consultation.ConditionsOpen" ? "review" : null })!)],
            "Consultation.GoLiveConditionsOpen" or "Consultation.PreviousNotContracted" => view.Chain.Where(l => l.Stage is Stage.PreBudget or Stage.PreProcurement && l.State is not (ConsultationState.Superseded or ConsultationState.Withdrawn or ConsultationState.Rejected))
                .Select(l => (l.Number ?? l.Title, url.Page("/Consultations/Case", new { id = l.Id, tab = "review" })!)),
            "Consultation.OwnGoLiveConditionsOpen" => [(texts["Case.Tab.review"].Value, url.Page("/Consultations/Case", new { id, tab = "review" })!)],
            "Consultation.ChangeIsMinor" or "Consultation.ChangeIsMaterial" => [(texts["Changes.Title"].Value, url.Page("/Consultations/Case", null, new { id }, null, null, "change")!)],
            "Consultation.ChecklistOpen" when url.Page("/Consultations/Review", new { id }) is { } review => [(texts["Case.ToReview"].Value, review)],
            _ => [],
        };
    }

    public static string HrefOf(FieldProblem problem, Guid id, IUrlHelper url) => problem.Input.StartsWith(AttachmentRules.InputPrefix, StringComparison.Ordinal)
        ? url.Page("/Consultations/Attachments", new { id })!
        : url.Page("/Consultations/Section", null, new { id, letter = problem.Input[0] }, null, null, "item-" + FormInputs.Id(CaseWords.ItemOf(problem.Input) ?? problem.Input))!;
}
