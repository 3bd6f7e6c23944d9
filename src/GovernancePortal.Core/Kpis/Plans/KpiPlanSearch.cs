using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;

namespace GovernancePortal.Core.Kpis.Plans;

internal sealed class KpiPlanSearch : SearchSource<KpiPlan>
{
    public override string Kind => "KpiPlans";
    public override int Order => 66;
    public override Permission Permission => Permission.KpiRead;

    protected override SearchText Describe(KpiPlan p) => new(p.Name, p.UpdatedAt,
        [SearchPlace.Of("KpiPlan.Name", p.Name), SearchPlace.Of("KpiPlan.Purpose", p.Purpose), SearchPlace.Of("KpiPlan.LegalBasis", p.LegalBasis)])
    {
        SectionId = p.OwnerSectionId, State = $"{nameof(KpiPlanState)}.{p.State}",
    };
}
