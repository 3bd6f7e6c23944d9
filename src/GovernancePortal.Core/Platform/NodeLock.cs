using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Platform;

/// <summary>
/// A lock that one node holds at a time: an advisory lock of PostgreSQL on a connection of its own, gone with the connection
/// when the node dies.
/// </summary>
public sealed class NodeLock : IAsyncDisposable
{
    private readonly PortalDb db;
    private readonly long key;

    private NodeLock(PortalDb db, long key) => (this.db, this.key) = (db, key);

    /// <summary>Null while another node holds it. <paramref name="db"/> serves nothing else until the lock is given back.</summary>
    public static async Task<NodeLock?> TryTakeAsync(PortalDb db, long key, CancellationToken ct = default)
    {
        await db.Database.OpenConnectionAsync(ct);
        var taken = await db.Database.SqlQuery<bool>($"select pg_try_advisory_lock({key}) as \"Value\"").ToListAsync(ct);
        if (taken is [true])
        {
            return new NodeLock(db, key);
        }
        await db.Database.CloseConnectionAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await db.Database.SqlQuery<bool>($"select pg_advisory_unlock({key}) as \"Value\"").ToListAsync();
        await db.Database.CloseConnectionAsync();
    }
}
