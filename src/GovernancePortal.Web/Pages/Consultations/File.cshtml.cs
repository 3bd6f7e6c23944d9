using GovernancePortal.Core.Consultations;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>Hands out one file of a case; every download stands on the Trail. Never shown inside the portal's own page.</summary>
public sealed class FileModel(RestrictedViews views, CurrentActor current) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid attachmentId, CancellationToken ct)
    {
        var (file, content) = await views.OpenAsync(id, attachmentId, await current.GetAsync(ct), ct);
        return this.HandOut(file.Name, file.ContentType, content);
    }
}
