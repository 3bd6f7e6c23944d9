using GovernancePortal.Core.Consultations;

namespace GovernancePortal.Web.Consultations.Review;

/// <summary>The acts offered on a review, sorted for the eye: the next step, the ways back, and everything else.</summary>
public sealed record ReviewActs(ConsultationAct? Main, IReadOnlyList<ConsultationAct> Back, IReadOnlyList<OfferedAct> Others)
{
    private static readonly ConsultationAct[] Next =
    [
        ConsultationAct.Accept, ConsultationAct.StartReview, ConsultationAct.Propose, ConsultationAct.ReferToCommittee, ConsultationAct.Approve, ConsultationAct.CommitteeApprove, ConsultationAct.ConfirmCondition,
    ];

    private static readonly ConsultationAct[] BackAndForth = [ConsultationAct.Return, ConsultationAct.ReturnAtReception, ConsultationAct.Ask, ConsultationAct.HandBack, ConsultationAct.CommitteeReturn];

    /// <summary>What the filing section does is done on the case's own page.</summary>
    private static readonly ConsultationAct[] OfTheSection =
    [
        ConsultationAct.PassOn, ConsultationAct.Confirm, ConsultationAct.PullBack, ConsultationAct.SendBack, ConsultationAct.Submit, ConsultationAct.Answer, ConsultationAct.Reopen, ConsultationAct.Withdraw,
        ConsultationAct.RecordBudgetResult, ConsultationAct.StartNextStage, ConsultationAct.StartChange, ConsultationAct.RecordContract, ConsultationAct.RecordSettlement, ConsultationAct.ReportCondition,
        ConsultationAct.StartPreOperation, ConsultationAct.StartEvaluation, ConsultationAct.RecordGoLive, ConsultationAct.NoteMinorChange, ConsultationAct.Forward, ConsultationAct.ReturnFromBureau,
    ];

    /// <summary>Acts that are not this case's way, or whose turn is plainly another's, are not worth a line.</summary>
    private static readonly string[] NotThisWay = ["Consultation.NotCommitteeRoute", "Consultation.CommitteeDecides", "Consultation.NotProposed", "Consultation.AlreadyProposed", "Consultation.NoReportedCondition"];

    public static ReviewActs Of(Consultation c, IReadOnlyList<OfferedAct> offered)
    {
        var own = offered.Where(o => !OfTheSection.Contains(o.Act) && !NotThisWay.Contains(o.BlockedBy)).ToList();
        var possible = own.Where(o => o.IsPossible).Select(o => o.Act).ToList();
        // The result that was proposed is the nearest one, when this person decides.
        var main = c.ProposedAt is not null && c.ProposedResult is { } proposed && possible.Contains(proposed) ? proposed
            : Next.Cast<ConsultationAct?>().FirstOrDefault(a => possible.Contains(a!.Value));
        var back = BackAndForth.Where(a => possible.Contains(a) && a != main).ToList();
        return new ReviewActs(main, back, [.. own.Where(o => o.Act != main && !back.Contains(o.Act))]);
    }
}
