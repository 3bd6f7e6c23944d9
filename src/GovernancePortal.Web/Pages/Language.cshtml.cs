using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace GovernancePortal.Web.Pages;

/// <summary>Sets the language cookie and goes back to the page the switch was on.</summary>
[AllowAnonymous]
public sealed class LanguageModel(IOptions<OfficeOptions> office, TimeProvider clock) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("~/");

    public IActionResult OnPost(string? language, string? returnUrl)
    {
        if (!office.Value.ShowLanguageSwitch || !Localisation.Languages.Contains(language))
            return BadRequest();
        Response.Cookies.Append(Localisation.LanguageCookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language!)),
            new CookieOptions { Expires = clock.GetUtcNow().AddYears(1), HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, Path = Request.PathBase.HasValue ? Request.PathBase : "/" });
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : "~/");
    }
}
