using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovernancePortal.Web.Pages.Account;

public sealed record SignInInput
{
    public string? UserName { get; set; }

    /// <summary>Marked as a password, so that no binder trims it.</summary>
    [DataType(DataType.Password)]
    public string? Password { get; set; }
}

[AllowAnonymous]
public sealed class SignInModel : PageModel
{
    [BindProperty]
    public SignInInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Said above the form, for instance that the session ended; null when there is nothing to say.</summary>
    public string? Notice { get; private set; }

    public void OnGet()
    {
    }
}
