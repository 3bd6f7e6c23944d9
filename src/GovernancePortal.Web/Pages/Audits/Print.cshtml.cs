using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.Platform;

namespace GovernancePortal.Web.Pages.Audits;

/// <summary>The report on paper, in the parts of domain.md 6.4; the audited section reads it from the day it was issued.</summary>
public sealed class PrintModel(AuditQueries queries, AuditRegisterQueries register, AuditWords words) : AuditPage(queries, words)
{
    public IReadOnlyList<AuditException> Exceptions { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        if (!View.SeesReport || !Shown.HasReport)
        {
            throw new NotFound($"Report of audit {Id}.");
        }
        Exceptions = await register.ExceptionsOfAsync(Shown, ct);
    }

    public void OnGet()
    {
    }
}
