using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Web.Frame;

namespace GovernancePortal.Web.Pages.Audits.Plans;

/// <summary>監査計画の一覧: plans over years, and of one year.</summary>
public sealed class IndexModel(AuditPlanQueries queries, AuditPlanWords words) : ModulePage<AuditPlanWords>(words)
{
    public IReadOnlyList<AuditPlanRow> Plans { get; private set; } = [];
    public bool MayEdit => AuditPlanAccess.MayEdit(Me);

    protected override async Task LoadPageAsync(CancellationToken ct) => Plans = await queries.ListAsync(Me, ct);

    public void OnGet()
    {
    }
}
