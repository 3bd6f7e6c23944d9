using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovernancePortal.Web.Pages.Errors;

/// <summary>One page for every status that has no page of its own; also reached by a POST, so no token is asked.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class StatusModel : PageModel
{
    private static readonly int[] Known = [400, 403, 404, 409, 500, 503];

    /// <summary>The status with texts of its own; others show those of their hundred.</summary>
    public int Kind { get; private set; }

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        Kind = Known.Contains(code) ? code : code >= 500 ? 500 : 400;
        // Opened by hand the address is not an error; re-executed the status is set already.
        if (Response.StatusCode == StatusCodes.Status200OK)
            Response.StatusCode = Kind;
    }
}
