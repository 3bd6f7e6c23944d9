using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Consultations;

// 合議: who was asked stands on the case, because it decides who sees it and whether it may be decided.
public sealed partial class Consultation
{
    /// <summary>Sections asked for their agreement: they see the case without its restricted values.</summary>
    public List<Guid> AskedSectionIds { get; private set; } = [];
    /// <summary>合議 neither answered nor waived; a decision waits for them.</summary>
    public int OpenConcurrences { get; private set; }

    /// <summary>States in which other sections may be asked.</summary>
    public bool MayAskConcurrence => State is ConsultationState.Accepted or ConsultationState.UnderReview or ConsultationState.Inquiry;

    /// <summary>Refused outside the review (Consultation.ConcurrenceNotNow).</summary>
    internal void OpenConcurrence(Guid sectionId, Actor actor)
    {
        if (!ConsultationWorkflow.May(Mover.Reviewer, this, actor) && !ConsultationWorkflow.May(Mover.Decider, this, actor))
        {
            throw new Forbidden("The reviewer or the head asks other sections.");
        }
        if (!MayAskConcurrence)
        {
            throw new RuleViolation("Consultation.ConcurrenceNotNow");
        }
        AskedSectionIds = [.. AskedSectionIds.Append(sectionId).Distinct()];
        OpenConcurrences++;
    }

    internal void SettleConcurrence() => OpenConcurrences--;

    /// <summary>Taken back before an answer: the section has no more business with the case.</summary>
    internal void ForgetAsked(Guid sectionId)
    {
        AskedSectionIds = [.. AskedSectionIds.Where(id => id != sectionId)];
        OpenConcurrences--;
    }

    /// <summary>組織改正: what a section was asked, its successor answers.</summary>
    internal void SucceedAsked(Guid from, Guid to) => AskedSectionIds = [.. AskedSectionIds.Select(id => id == from ? to : id).Distinct()];
}
