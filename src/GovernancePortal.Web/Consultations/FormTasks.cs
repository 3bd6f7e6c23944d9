using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Web.Frame;

namespace GovernancePortal.Web.Consultations;

/// <summary>
/// The list of form sections of one case with their states, the count of asked items and what stands in the way of
/// passing it on: <c>&lt;partial name="_FormTaskList" model="…" /&gt;</c>.
/// </summary>
public sealed record FormTasks(Guid Id, FormFacts Facts, Completeness Completeness)
{
    public static FormTasks Of(FormView view) => new(view.Case.Id, view.Facts, view.Completeness) { MayPassOn = view.MayWrite && view.Case.State == ConsultationState.Draft };

    public static Tone ToneOf(SectionProgress progress) => progress switch
    {
        SectionProgress.Complete => Tone.Good,
        SectionProgress.InProgress => Tone.Calm,
        SectionProgress.NotStarted => Tone.Caution,
        SectionProgress.NotNeeded => Tone.Off,
    };

    /// <summary>The form section shown now.</summary>
    public char? Current { get; init; }

    /// <summary>The page of attachments is shown now.</summary>
    public bool OnAttachments { get; init; }

    /// <summary>Offer 所属長へ回付, or say why it is not possible yet.</summary>
    public bool MayPassOn { get; init; }

    public IReadOnlyList<NeededAttachment> Needed => AttachmentRules.Needed(Facts);

    public int FilesNeeded => Needed.Sum(n => n.AtLeast);

    public int FilesPresent => Needed.Sum(n => Math.Min(n.AtLeast, Facts.Attachments.GetValueOrDefault(n.Kind)));
}
