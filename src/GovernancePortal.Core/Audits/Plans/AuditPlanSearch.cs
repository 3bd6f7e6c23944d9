using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;

namespace GovernancePortal.Core.Audits.Plans;

/// <summary>How plans of audits are searched: by name and by what they say.</summary>
internal sealed class AuditPlanSearch : SearchSource<AuditPlan>
{
    public override string Kind => "AuditPlans";
    public override int Order => 71;
    public override Permission Permission => Permission.AuditRead;

    protected override SearchText Describe(AuditPlan p) => new(p.Name, p.Since,
    [
        SearchPlace.Of("AuditPlan.Name", p.Name), SearchPlace.Of("AuditPlan.Policy", p.Policy), SearchPlace.Of("AuditPlan.Goals", p.Goals), SearchPlace.Of("AuditPlan.Focus", p.Focus),
    ])
    {
        State = $"{nameof(AuditPlanState)}.{p.State}",
    };

    protected override IQueryable<AuditPlan> Visible(IQueryable<AuditPlan> roots, Actor actor) => roots.VisibleTo(actor);
}
