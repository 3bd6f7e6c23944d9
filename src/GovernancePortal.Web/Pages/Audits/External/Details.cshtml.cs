using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits.External;

/// <summary>One external audit with its report and its submission.</summary>
public sealed class DetailsModel(ExternalAuditService external, TrailQueries trail, AuditWords words) : ModulePage<AuditWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ExternalAudit Shown { get; private set; } = null!;
    public TrailView History { get; private set; } = null!;
    public bool MayEdit => Me.May(Permission.AuditPlan);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Shown = await external.ViewAsync(Id, Me, ct);
        History = HistoryOf(await trail.OfAsync(Shown.Subject, true, 50, ct));
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken ct)
    {
        var (stored, content) = await external.OpenAsync(Id, Me, ct);
        return this.HandOut(stored.Name, stored.ContentType, content);
    }
}
