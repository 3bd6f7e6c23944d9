using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Audits;

/// <summary>A page of one audit: 404 to whoever may not know of it.</summary>
public abstract class AuditPage(AuditQueries queries, AuditWords words) : ModulePage<AuditWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public AuditView View { get; private set; } = null!;
    public AuditEngagement Shown => View.Audit;

    protected override async Task LoadPageAsync(CancellationToken ct) => View = await queries.ViewAsync(Id, Me, ct);

    /// <summary>The act is somebody else's: 403; where only the state or a guard stands against it, the key of what is said.</summary>
    protected string? Blocked(AuditAct act) => View.Act(act) is { } offered ? offered.BlockedBy : AuditWorkflow.Find(Shown.State, act) is null ? "Audit.NotNow" : throw new Forbidden($"{act} of an audit.");

    protected RedirectToPageResult Saved(string page = "/Audits/Details") => Done("Audits.Saved", page, new { Id, act = (string?)null });
}
