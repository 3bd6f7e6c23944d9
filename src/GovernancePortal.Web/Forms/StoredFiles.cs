using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace GovernancePortal.Web.Forms;

/// <summary>Files on their way in with a form and out to a reader: one way for every page.</summary>
public static class StoredFiles
{
    /// <summary>Stores what came with a form; null where nothing came. Refusals name the field.</summary>
    public static async Task<StoredFile?> TakeAsync(this FileIntake intake, IFormFile? upload, string field, Actor actor, CancellationToken ct)
    {
        if (upload is not { Length: > 0 })
        {
            return null;
        }
        await using var content = upload.OpenReadStream();
        return await intake.TakeAsync(upload.FileName, content, field, actor, ct);
    }

    /// <summary>Always a download, never shown inside the portal's own page, and kept by nobody on the way.</summary>
    public static FileStreamResult HandOut(this PageModel page, string name, string contentType, Stream content)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        page.Response.Headers.ContentDisposition = disposition.ToString();
        page.Response.Headers.XContentTypeOptions = "nosniff";
        page.Response.Headers.CacheControl = "private, no-store";
        return new FileStreamResult(content, contentType);
    }
}
