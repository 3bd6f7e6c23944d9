using GovernancePortal.Core.Consultations;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>Hands out one file of a case; every download stands on the Trail. Never shown inside the portal's own page.</summary>
public sealed class FileModel(RestrictedViews views, CurrentActor current) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid attachmentId, CancellationToken ct)
    {
        var (file, content) = await views.OpenAsync(id, attachmentId, await current.GetAsync(ct), ct);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        Response.Headers.ContentDisposition = disposition.ToString();
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "private, no-store";
        return new FileStreamResult(content, file.ContentType);
    }
}
