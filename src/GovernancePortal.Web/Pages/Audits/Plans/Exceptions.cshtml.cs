using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Web.Frame;

namespace GovernancePortal.Web.Pages.Audits.Plans;

/// <summary>What the CISO set aside of the rules of independence (decision 23).</summary>
public sealed class ExceptionsModel(AuditRegisterQueries registers, AuditPlanWords words) : ModulePage<AuditPlanWords>(words)
{
    public IReadOnlyList<AuditException> Rows { get; private set; } = [];
    public bool MayDecide => AuditPlanAccess.MayDecide(Me);

    protected override async Task LoadPageAsync(CancellationToken ct) => Rows = await registers.ExceptionsAsync(ct);

    public void OnGet()
    {
    }
}
