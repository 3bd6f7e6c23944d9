using System.Security.Claims;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace GovernancePortal.Web.Security;

/// <summary>
/// A password given by somebody else opens one page alone: that of choosing an own one. The mark travels in the sign-in,
/// so that no request asks the database for it; it is made anew with every sign-in and refresh.
/// </summary>
public static class OwnPassword
{
    internal const string Claim = "portal:must-change-password";

    /// <summary>After AddIdentityCore.</summary>
    public static IServiceCollection AddOwnPassword(this IServiceCollection services)
    {
        services.AddScoped<IUserClaimsPrincipalFactory<PortalUser>, PortalClaims>();
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<OwnPasswordFilter>());
        return services;
    }
}

internal sealed class PortalClaims(UserManager<PortalUser> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<PortalUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(PortalUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.MustChangePassword)
        {
            identity.AddClaim(new Claim(OwnPassword.Claim, bool.TrueString));
        }
        return identity;
    }
}

internal sealed class OwnPasswordFilter : IAsyncPageFilter
{
    private static readonly string[] Open = ["/Account/Password", "/Account/SignIn", "/Account/SignOut", "/Language"];

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var page = context.ActionDescriptor.ViewEnginePath;
        if (context.HttpContext.User.HasClaim(c => c.Type == OwnPassword.Claim)
            && !Open.Contains(page, StringComparer.OrdinalIgnoreCase) && !page.StartsWith("/Errors/", StringComparison.OrdinalIgnoreCase))
        {
            context.Result = new RedirectToPageResult("/Account/Password");
            return Task.CompletedTask;
        }
        return next();
    }
}
