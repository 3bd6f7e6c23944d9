using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Platform;

/// <summary>
/// A lock that one node holds at a time: an advisory lock of PostgreSQL on a connection of its own, gone with the connection
/// when the node dies.
/// </summary>
public sealed class NodeLock : IAsyncDisposable
{
    private readonly AsyncServiceScope scope;
    private readonly long key;

    private NodeLock(AsyncServiceScope scope, long key) => (this.scope, this.key) = (scope, key);

    private DatabaseFacade Database => scope.ServiceProvider.GetRequiredService<PortalDb>().Database;

    /// <summary>Null while another node holds it.</summary>
    public static async Task<NodeLock?> TryTakeAsync(IServiceScopeFactory scopes, long key, CancellationToken ct = default)
    {
        var held = new NodeLock(scopes.CreateAsyncScope(), key);
        await held.Database.OpenConnectionAsync(ct);
        if (await held.Database.SqlQuery<bool>($"select pg_try_advisory_lock({key}) as \"Value\"").ToListAsync(ct) is [true])
        {
            return held;
        }
        await held.scope.DisposeAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.SqlQuery<bool>($"select pg_advisory_unlock({key}) as \"Value\"").ToListAsync();
        await scope.DisposeAsync();
    }
}
