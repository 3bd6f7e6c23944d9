using Npgsql;

namespace GovernancePortal.Web.Startup;

/// <summary>
/// The database of this process: the server named by the two connection strings, or the checkout's private one.
/// Disposing it leaves the private server, which stops with its last user.
/// </summary>
/// <param name="Portal">As the portal's own role.</param>
/// <param name="PortalOwner">As the owner of the tables: for migrations only.</param>
public sealed record Database(string Portal, string PortalOwner, LocalPostgres? Private) : IAsyncDisposable
{
    /// <exception cref="StartupRefused">One connection string without the other, or neither in a published build.</exception>
    public static async Task<Database> OpenAsync(IConfiguration configuration, Checkout checkout, CancellationToken cancel)
    {
        var portal = configuration.GetConnectionString("Portal");
        var owner = configuration.GetConnectionString("PortalOwner");
        switch (string.IsNullOrWhiteSpace(portal), string.IsNullOrWhiteSpace(owner))
        {
            case (false, false):
                return new Database(Tuned(portal!), owner!, Private: null);
            case (false, true):
                throw new StartupRefused("ConnectionStrings__Portal is set, ConnectionStrings__PortalOwner is not. Set both (migrations run as the owner), or neither for a private server.");
            case (true, false):
                throw new StartupRefused("ConnectionStrings__PortalOwner is set, ConnectionStrings__Portal is not. Set both (the portal itself does not run as the owner), or neither for a private server.");
        }

        if (checkout.RepositoryRoot is not { } root)
            throw new StartupRefused("A published build starts no database of its own: set ConnectionStrings__Portal and ConnectionStrings__PortalOwner (docs/runbook.md).");
        var server = await LocalPostgres.OpenAsync(Path.Combine(root, ".local", "postgres"), Checkout.FallbackFor(root), cancel);
        return new Database(Tuned(server.Portal), server.PortalOwner, server);
    }

    /// <summary>As <see cref="OpenAsync"/>; null after the refusal's message.</summary>
    public static async Task<Database?> OpenOrExplainAsync(IConfiguration configuration, Checkout checkout, TextWriter errors)
    {
        try
        {
            return await OpenAsync(configuration, checkout, CancellationToken.None);
        }
        catch (StartupRefused refusal)
        {
            await errors.WriteLineAsync(refusal.Message);
            return null;
        }
    }

    /// <summary>
    /// What the connection string leaves open is set so that PostgreSQL plans a statement once per connection instead of
    /// at every request, and that connections go back to the pool as they are: the portal sets nothing in its sessions.
    /// Behind a pooler that shares sessions set "Max Auto Prepare=0" (docs/runbook.md).
    /// </summary>
    private static string Tuned(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        if (!connection.Contains("Max Auto Prepare", StringComparison.OrdinalIgnoreCase) && !connection.Contains("MaxAutoPrepare", StringComparison.OrdinalIgnoreCase))
        {
            settings.MaxAutoPrepare = 200;
            settings.AutoPrepareMinUsages = 2;
            settings.NoResetOnClose = true;
            // Compiling a plan takes a second and more; no query of the portal runs that long.
            settings.Options ??= "-c jit=off";
        }
        return settings.ConnectionString;
    }

    public ValueTask DisposeAsync() => Private?.DisposeAsync() ?? ValueTask.CompletedTask;
}
