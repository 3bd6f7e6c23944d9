using FluentValidation;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Account;

/// <summary>The own password; the one page a person sees whose password was given by somebody else.</summary>
public sealed class PasswordModel(CurrentActor current, PasswordService passwords, PasswordRules rules, SignInManager<PortalUser> signIn, IValidator<PasswordInput> validator, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public PasswordInput Input { get; set; } = new();

    public int MinimumLength => rules.MinimumLength;

    /// <summary>The password in use was given by somebody else.</summary>
    public bool Must => User.HasClaim(c => c.Type == OwnPassword.Claim);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        var user = await passwords.ChangeAsync(Input, await current.GetAsync(ct), ct);
        // This session goes on with the new stamp; every other one ends.
        await signIn.RefreshSignInAsync(user);
        this.FlashMessage(texts["Password.Changed"]);
        return LocalRedirect("/");
    }
}
