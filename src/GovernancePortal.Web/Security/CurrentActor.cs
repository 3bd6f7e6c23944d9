using System.Security.Claims;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.AspNetCore.Authorization;

namespace GovernancePortal.Web.Security;

/// <summary>The signed-in person as an actor of this request: read once, in at most one command.</summary>
public sealed class CurrentActor(IHttpContextAccessor http, ActorCache actors, TimeProvider time)
{
    private Actor? actor;
    private bool read;

    /// <summary>Null when nobody is signed in or the account was closed.</summary>
    public async Task<Actor?> FindAsync(CancellationToken ct = default)
    {
        if (!read)
        {
            var context = http.HttpContext;
            if (Guid.TryParse(context?.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            {
                actor = await actors.ActorAsync(id, time.GetUtcNow(), context!.TraceIdentifier, ct);
            }
            read = true;
        }
        return actor;
    }

    /// <summary>For pages behind a permission: somebody is signed in.</summary>
    public async Task<Actor> GetAsync(CancellationToken ct = default) =>
        await FindAsync(ct) ?? throw new InvalidOperationException("The page is open to nobody, but asks who is signed in.");
}

public sealed record PermissionRequirement(params Permission[] AnyOf) : IAuthorizationRequirement;

public sealed class PermissionHandler(CurrentActor current) : AuthorizationHandler<PermissionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (context.User.Identity?.IsAuthenticated == true && await current.FindAsync() is { } actor && requirement.AnyOf.Any(actor.May))
        {
            context.Succeed(requirement);
        }
    }
}
