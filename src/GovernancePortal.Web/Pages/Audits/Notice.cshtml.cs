using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Platform;

namespace GovernancePortal.Web.Pages.Audits;

/// <summary>実施通知 on paper, as the head of the section gets it.</summary>
public sealed class NoticeModel(AuditQueries queries, AuditWords words) : AuditPage(queries, words)
{
    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        await base.LoadPageAsync(ct);
        if (Shown.NotifiedAt is null)
        {
            throw new NotFound($"Notice of audit {Id}.");
        }
    }

    public void OnGet()
    {
    }
}
