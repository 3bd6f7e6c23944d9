using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Audits.Plans;

namespace GovernancePortal.Web.Pages.Audits.Kinds;

/// <summary>監査の種類: dated data of the audit office.</summary>
public sealed class IndexModel(AuditRegisterQueries registers, AuditPlanWords words) : ModulePage<AuditPlanWords>(words)
{
    public IReadOnlyList<AuditKind> Kinds { get; private set; } = [];
    public bool MayEdit => AuditPlanAccess.MayEdit(Me);

    protected override async Task LoadPageAsync(CancellationToken ct) => Kinds = await registers.KindsAsync(ct);

    public void OnGet()
    {
    }
}
