using System.ComponentModel.DataAnnotations;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Account;

public sealed record SignInInput
{
    public string? UserName { get; set; }

    /// <summary>Marked as a password, so that no binder trims it.</summary>
    [DataType(DataType.Password)]
    public string? Password { get; set; }
}

public sealed class SignInModel(SignInManager<PortalUser> signIn, UserManager<PortalUser> users, IStringLocalizer<Texts> texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public SignInInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Said above the form, for instance that the session ended; null when there is nothing to say.</summary>
    public string? Notice { get; private set; }

    public IActionResult OnGet()
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            return LocalRedirect(Target());
        }
        Notice = ReturnUrl is { Length: > 1 } ? texts["SignIn.First"].Value : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrEmpty(Input.UserName) || string.IsNullOrEmpty(Input.Password))
        {
            return Refuse("SignIn.Both");
        }
        var user = await users.FindByNameAsync(Input.UserName);
        if (user is null || !user.IsActive)
        {
            // The same work and the same words as for a wrong password: nobody learns which accounts exist.
            users.PasswordHasher.HashPassword(new PortalUser(), Input.Password);
            return Refuse("SignIn.Failed");
        }
        var result = await signIn.PasswordSignInAsync(user, Core.People.PasswordRules.Normalise(Input.Password), isPersistent: false, lockoutOnFailure: true);
        if (result.IsLockedOut)
        {
            var minutes = Math.Max(1, (int)Math.Ceiling(((user.LockoutEnd ?? time.GetUtcNow()) - time.GetUtcNow()).TotalMinutes));
            return Refuse("SignIn.LockedOut", minutes);
        }
        return result.Succeeded ? LocalRedirect(user.MustChangePassword ? "/Account/Password" : Target()) : Refuse("SignIn.Failed");
    }

    private PageResult Refuse(string key, params object[] arguments)
    {
        ModelState.AddModelError("Input.UserName", texts[key, arguments]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private string Target() => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/";
}
