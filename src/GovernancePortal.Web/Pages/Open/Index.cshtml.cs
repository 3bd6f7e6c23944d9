using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Publication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace GovernancePortal.Web.Pages.Open;

/// <summary>
/// The newest bundle for everybody, unsigned, where the office has switched it on: its own files and nothing else of the portal. No
/// script may run in it, and it is not for this person alone, so that anybody on the way may keep it.
/// </summary>
public sealed class IndexModel(PublicationQueries publications, OpenBundleQueries bundles, TimeProvider time) : PageModel
{
    private const string First = "index.html";
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public async Task<IActionResult> OnGetAsync(string? path, CancellationToken ct)
    {
        if (await publications.OpenAsync(OfficeTime.DayOf(time.GetUtcNow()), ct) is not { } open)
        {
            return NotFound();
        }
        if (string.IsNullOrEmpty(path))
        {
            // Links of the pages are relative: they need the page's own name.
            return LocalRedirect("/open/" + First);
        }
        if (bundles.Read(open.FileId, path) is not { } content)
        {
            return NotFound();
        }
        var headers = Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "public, max-age=300";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return new FileContentResult(content, TypeOf(path)) { EntityTag = new EntityTagHeaderValue($"\"{open.Sha256[..32]}\"") };
    }

    private static string TypeOf(string path) => System.IO.Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".csv" => "text/csv; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        _ => "application/octet-stream",
    };
}
