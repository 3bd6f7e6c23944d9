using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Approvals;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Web.Forms;

namespace GovernancePortal.Web.Consultations;

/// <summary>A case as the committee reads it: one page, without restricted figures.</summary>
public sealed record CommitteeSheet(Consultation Case, FormFacts Facts, FormNames Names, string SectionName);

/// <summary>決裁欄 of a paper: the acts, the 後閲 of those that a stand-in made, and the provision by which the last one was 専決.</summary>
public sealed record ApprovalSheet(IReadOnlyList<ActRecord> Acts, IReadOnlyDictionary<int, LaterReading> Readings, ConsultationState? Result = null, string? DelegatedBy = null)
{
    /// <summary>The act that gave the result.</summary>
    public bool IsDelegated(ActRecord act) => DelegatedBy is not null && act.From != act.To && act.To == Result;
}
