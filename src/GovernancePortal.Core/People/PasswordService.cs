using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People;

/// <summary>A person's change of the own password.</summary>
public sealed class PasswordService(PortalDb db, UserManager<PortalUser> users, PasswordRules rules)
{
    /// <summary>
    /// Refused with PasswordWrong (the current one), PasswordSame and the codes of <see cref="PasswordRules"/>. Other
    /// sessions of the person end; a wrong current password counts towards the lockout like a wrong sign-in.
    /// </summary>
    public async Task<PortalUser> ChangeAsync(PasswordInput input, Actor actor, CancellationToken ct = default)
    {
        var user = await db.Set<PortalUser>().SingleOrDefaultAsync(u => u.Id == actor.UserId && u.IsActive, ct) ?? throw new NotFound("user");
        if (await users.IsLockedOutAsync(user))
        {
            throw new RuleViolation("PasswordLocked", nameof(input.Current));
        }
        if (!await users.CheckPasswordAsync(user, input.Current!))
        {
            await users.AccessFailedAsync(user);
            throw new RuleViolation("PasswordWrong", nameof(input.Current));
        }
        if (rules.Fault(input.New!, user) is { } fault)
        {
            throw new RuleViolation(fault, nameof(input.New), fault == "PasswordTooLong" ? PasswordRules.MaximumLength : rules.MinimumLength);
        }
        if (PasswordRules.Normalise(input.New!) == PasswordRules.Normalise(input.Current!))
        {
            throw new RuleViolation("PasswordSame", nameof(input.New));
        }
        user.PasswordHash = users.PasswordHasher.HashPassword(user, input.New!);
        user.SecurityStamp = Guid.CreateVersion7(actor.Now).ToString("N");
        (user.MustChangePassword, user.AccessFailedCount) = (false, 0);
        db.Act(actor, "ChangePassword", new TrailSubject("User", user.Id));
        await db.SaveChangesAsync(ct);
        return user;
    }
}
