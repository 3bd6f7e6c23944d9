using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People;

/// <summary>Accounts of the people of the office. All acts need <see cref="Permission.PeopleAdminister"/>.</summary>
public sealed partial class PeopleService(PortalDb db, UserManager<PortalUser> users)
{
    /// <summary>
    /// A new account with a temporary password, which is returned once and kept nowhere. With a membership the person
    /// can work at once. Refused with UserNameTaken, StaffNumberTaken and what a membership is refused with.
    /// </summary>
    public async Task<(Guid Id, string Password)> CreateAsync(PersonInput input, MembershipInput? membership, Actor actor, CancellationToken ct = default)
    {
        Administer(actor);
        await AskNamesAsync(null, input, ct);
        var user = new PortalUser
        {
            Id = Guid.CreateVersion7(actor.Now), UserName = input.UserName, StaffNumber = input.StaffNumber, DisplayName = input.DisplayName!,
            Furigana = Kana.ToReading(input.Furigana!), Extension = input.Extension, Email = input.Email, LockoutEnabled = true, MustChangePassword = true,
        };
        if (membership is not null)
        {
            db.Add(await MembershipAsync(user.Id, membership with { IsMain = true }, actor, ct));
        }
        var password = TemporaryPassword.Make();
        db.Act(actor, "CreateUser", user.Subject);
        Accept(await users.CreateAsync(user, password));
        return (user.Id, password);
    }

    /// <summary>Refused with UserNameTaken, StaffNumberTaken.</summary>
    public async Task EditAsync(Guid id, PersonInput input, Actor actor, CancellationToken ct = default)
    {
        var user = await UserAsync(id, actor, ct);
        await AskNamesAsync(id, input, ct);
        db.Expect(user, input.Version);
        (user.UserName, user.NormalizedUserName) = (input.UserName, users.NormalizeName(input.UserName));
        (user.StaffNumber, user.DisplayName, user.Furigana, user.Extension) = (input.StaffNumber, input.DisplayName!, Kana.ToReading(input.Furigana!), input.Extension);
        (user.Email, user.NormalizedEmail) = (input.Email, users.NormalizeEmail(input.Email));
        db.Act(actor, "EditUser", user.Subject);
        await UniqueSave.SaveAsync(db, new RuleViolation("UserNameTaken", nameof(input.UserName), input.UserName!), ct);
    }

    /// <summary>
    /// Closes the account: memberships end today, stand-ins of and by the person are withdrawn, signing in is refused at once. The
    /// records keep the name. Refused with OwnAccount, LastAdministrator.
    /// </summary>
    public async Task CloseAsync(Guid id, CloseInput input, Actor actor, CancellationToken ct = default)
    {
        var user = await UserAsync(id, actor, ct);
        if (id == actor.UserId)
        {
            throw new RuleViolation("OwnAccount");
        }
        await AskAdministratorLeftAsync(id, null, actor.Today, ct);
        db.Expect(user, input.Version);
        user.IsActive = false;
        user.SecurityStamp = Guid.CreateVersion7(actor.Now).ToString("N");
        foreach (var m in await db.Set<Membership>().Where(m => m.UserId == id && (m.ValidTo == null || m.ValidTo > actor.Today)).ToListAsync(ct))
        {
            if (m.ValidFrom > actor.Today)
            {
                db.Remove(m);
                continue;
            }
            m.ValidTo = actor.Today;
        }
        foreach (var s in await db.Set<StandIn>().Where(s => (s.DeputyId == id || s.AbsentId == id) && s.To >= actor.Today).ToListAsync(ct))
        {
            StandInService.EndBefore(db, s, actor.Today);
        }
        db.Act(actor, "CloseUser", user.Subject, input.Reason);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Opens a closed account again; memberships are given anew.</summary>
    public async Task ReopenAsync(Guid id, CloseInput input, Actor actor, CancellationToken ct = default)
    {
        var user = await UserAsync(id, actor, ct);
        db.Expect(user, input.Version);
        user.IsActive = true;
        db.Act(actor, "ReopenUser", user.Subject, input.Reason);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>A new temporary password, returned once; lifts a lockout and ends the person's sessions.</summary>
    public async Task<string> GivePasswordAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var user = await UserAsync(id, actor, ct);
        var password = TemporaryPassword.Make();
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        user.SecurityStamp = Guid.CreateVersion7(actor.Now).ToString("N");
        (user.MustChangePassword, user.AccessFailedCount, user.LockoutEnd) = (true, 0, null);
        db.Act(actor, "GivePassword", user.Subject);
        await db.SaveChangesAsync(ct);
        return password;
    }

    /// <summary>An export of the list is on the Trail: by whom, when, and under which conditions.</summary>
    /// <param name="conditions">The conditions as the list's address carries them.</param>
    public async Task RecordExportAsync(string conditions, Actor actor, CancellationToken ct = default)
    {
        Administer(actor);
        db.Act(actor, "PeopleExported", new TrailSubject("PeopleList", Guid.Empty), conditions);
        await db.SaveChangesAsync(ct);
    }

    private static void Administer(Actor actor)
    {
        if (!actor.May(Permission.PeopleAdminister))
        {
            throw new Forbidden("people");
        }
    }

    private async Task<PortalUser> UserAsync(Guid id, Actor actor, CancellationToken ct)
    {
        Administer(actor);
        return await db.Set<PortalUser>().SingleOrDefaultAsync(u => u.Id == id, ct) ?? throw new NotFound("user");
    }

    private async Task AskNamesAsync(Guid? id, PersonInput input, CancellationToken ct)
    {
        var normal = users.NormalizeName(input.UserName);
        if (await db.Set<PortalUser>().AnyAsync(u => u.NormalizedUserName == normal && u.Id != id, ct))
        {
            throw new RuleViolation("UserNameTaken", nameof(input.UserName), input.UserName!);
        }
        if (input.StaffNumber is { } number && await db.Set<PortalUser>().AnyAsync(u => u.StaffNumber == number && u.Id != id, ct))
        {
            throw new RuleViolation("StaffNumberTaken", nameof(input.StaffNumber), number);
        }
    }

    private static void Accept(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new RuleViolation(result.Errors.First().Code == "DuplicateUserName" ? "UserNameTaken" : "AccountRefused", nameof(PersonInput.UserName));
        }
    }
}
