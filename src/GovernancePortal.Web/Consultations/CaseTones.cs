using GovernancePortal.Core.Consultations;
using GovernancePortal.Web.Frame;

namespace GovernancePortal.Web.Consultations;

/// <summary>How states and deadlines of a case look; always beside a word.</summary>
public static class CaseTones
{
    public static Tone Of(ConsultationState state) => state switch
    {
        ConsultationState.Draft => Tone.Off,
        ConsultationState.SectionReview or ConsultationState.BureauReview or ConsultationState.Submitted or ConsultationState.Accepted or ConsultationState.UnderReview => Tone.Calm,
        ConsultationState.CommitteePending or ConsultationState.ConditionallyApproved or ConsultationState.Continued => Tone.Caution,
        ConsultationState.Inquiry or ConsultationState.Returned => Tone.Late,
        ConsultationState.Approved => Tone.Good,
        ConsultationState.Rejected => Tone.Bad,
        ConsultationState.Withdrawn or ConsultationState.Expired or ConsultationState.Superseded or ConsultationState.Closed => Tone.Off,
    };

    /// <summary>By open days left: past, this week, soon, later.</summary>
    public static Tone OfDaysLeft(int openDays) => openDays < 0 ? Tone.Bad : openDays <= 5 ? Tone.Late : openDays <= 15 ? Tone.Caution : Tone.Off;
}
