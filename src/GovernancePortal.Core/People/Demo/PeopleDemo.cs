using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People.Demo;

/// <summary>Writes the demonstration office into an empty database, once.</summary>
public static class PeopleDemo
{
    /// <param name="password">Of every account; its strength is the caller's business.</param>
    public static async Task SeedAsync(PortalDb db, UserManager<PortalUser> users, Actor actor, string password, CancellationToken ct = default)
    {
        var first = DemoOffice.UserId("staff1");
        if (await db.Set<PortalUser>().AnyAsync(u => u.Id == first, ct))
        {
            return;
        }
        db.AddRange(DemoOffice.Bureaus());
        db.AddRange(DemoOffice.Sections.Select(s => new Section
        {
            Id = s.Id, Code = s.Code, BureauId = DemoOffice.BureauId(s.BureauCode), Name = s.Name, Furigana = s.Furigana, NameEn = s.NameEn, Place = s.Place,
            IsBranchOffice = s.IsBranchOffice, ValidFrom = s.ValidFrom, ValidTo = s.ValidTo,
            PredecessorId = s.PredecessorCode is null ? null : DemoOffice.SectionId(s.PredecessorCode),
        }));
        // Hashing is slow on purpose; one password for all needs it once.
        string? hash = null;
        foreach (var person in DemoOffice.People)
        {
            var user = new PortalUser
            {
                Id = person.Id, UserName = person.Key, NormalizedUserName = users.NormalizeName(person.Key), StaffNumber = person.StaffNumber,
                DisplayName = person.Name, Furigana = person.Furigana, Extension = person.Extension,
                Email = person.Mail, NormalizedEmail = users.NormalizeEmail(person.Mail), LockoutEnabled = true, SecurityStamp = person.Id.ToString("N"),
            };
            user.PasswordHash = hash ??= users.PasswordHasher.HashPassword(user, password);
            db.Add(user);
            db.AddRange(person.Posts.Select(post => new Membership
            {
                Id = DemoOffice.Id("membership", $"{person.Key}/{post.SectionCode}/{post.Role}"), UserId = person.Id, SectionId = post.SectionId,
                Role = post.Role, IsMain = post.IsMain, ValidFrom = DemoOffice.Since,
            }));
        }
        db.Act(actor, "SeedDemonstration");
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }
}
