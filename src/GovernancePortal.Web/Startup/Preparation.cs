using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Search;
using Npgsql;

namespace GovernancePortal.Web.Startup;

/// <summary>Puts product data into the database, and in a demonstration the demonstration: idempotent.</summary>
public delegate Task SeedDatabase(IServiceProvider services, bool demonstration, CancellationToken cancel);

/// <summary>
/// What happens to the database before anything uses it. The private one is always made ready; a server's is migrated
/// when the portal starts to serve (unless PrepareDatabase is false) or by the verb "migrate", never by another verb.
/// </summary>
public sealed class Preparation(Database database, IConfiguration configuration, IHostEnvironment environment, SeedDatabase seed, ILogger<Preparation> log)
{
    public async Task ForServingAsync(IServiceProvider services, CancellationToken cancel)
    {
        Describe();
        if (!configuration.GetValue("PrepareDatabase", true)) return;
        await MigrateAsync(cancel);
        await SeedAsync(services, cancel);
    }

    public async Task ForVerbAsync(IServiceProvider services, CancellationToken cancel)
    {
        Describe();
        if (database.Private is null) return;
        await MigrateAsync(cancel);
        await SeedAsync(services, cancel);
    }

    public Task MigrateAsync(CancellationToken cancel) =>
        DatabaseSetup.MigrateAsync(database.PortalOwner, new NpgsqlConnectionStringBuilder(database.Portal).Username ?? LocalPostgresRoles.Portal, cancel);

    public async Task SeedAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        await seed(scope.ServiceProvider, environment.IsDevelopment(), cancel);
        // Records that were there before their module joined the search, or before an entry was made as it is now.
        await scope.ServiceProvider.GetRequiredService<SearchIndex>().BringUpToDateAsync(cancel);
    }

    /// <summary>Tells a person at a terminal where the portal is.</summary>
    public void Announce(WebApplication app, TextWriter output)
    {
        foreach (var address in app.Urls) output.WriteLine($"GovernancePortal ({environment.EnvironmentName}): {address}");
        if (environment.IsDevelopment())
        {
            output.WriteLine($"Demonstration accounts, password {Demonstration.Password(app.Services)}:");
            output.WriteLine("  " + string.Join("  ", Demonstration.Accounts));
        }
        output.WriteLine("Ctrl-C stops it.");
    }

    private void Describe()
    {
        if (database.Private is { } server)
            log.LogInformation("Private PostgreSQL {State}; data: {Folder}", server.StartedHere ? "started" : "found running", server.Folder);
        else
            log.LogInformation("PostgreSQL server of ConnectionStrings__Portal");
    }
}
