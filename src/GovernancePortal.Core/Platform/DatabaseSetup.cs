using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovernancePortal.Core.Platform;

/// <summary>Brings the schema up to date as its owner and gives the portal's own role just what it needs.</summary>
public static class DatabaseSetup
{
    /// <param name="ownerConnection">The role that owns the schema.</param>
    /// <param name="portalRole">The role that the portal signs in with: it may write data, but neither change nor remove rows of the Trail.</param>
    public static async Task MigrateAsync(string ownerConnection, string portalRole, CancellationToken ct = default)
    {
        var options = new DbContextOptionsBuilder<PortalDb>();
        PlatformModule.Configure(options, ownerConnection);
        await using var db = new PortalDb((DbContextOptions<PortalDb>)options.Options);
        if (string.Equals(new NpgsqlConnectionStringBuilder(ownerConnection).Username, portalRole, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("ConnectionStrings__Portal and ConnectionStrings__PortalOwner name the same database role. The portal's own role must not own the schema: create a second role.");
        }
        await db.Database.MigrateAsync(ct);
        await db.Database.ExecuteSqlAsync($"select grant_portal({portalRole})", ct);
    }

    /// <summary>Whether the schema of the database is the one this build expects.</summary>
    public static async Task<bool> IsCurrentAsync(PortalDb db, CancellationToken ct = default) =>
        !(await db.Database.GetPendingMigrationsAsync(ct)).Any();
}
