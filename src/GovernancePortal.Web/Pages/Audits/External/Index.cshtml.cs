using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Frame;

namespace GovernancePortal.Web.Pages.Audits.External;

/// <summary>外部監査の一覧: year, firm, report and whether J-LIS has it.</summary>
public sealed class IndexModel(ExternalAuditService external, AuditWords words) : ModulePage<AuditWords>(words)
{
    public IReadOnlyList<ExternalAudit> Audits { get; private set; } = [];
    public bool MayEdit => Me.May(Permission.AuditPlan);

    protected override async Task LoadPageAsync(CancellationToken ct) => Audits = await external.AllAsync(Me, ct);

    public void OnGet()
    {
    }
}
