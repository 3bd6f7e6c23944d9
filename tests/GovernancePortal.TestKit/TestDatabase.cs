using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Startup;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovernancePortal.TestKit;

/// <summary>
/// The database of one test, dropped when disposed. Tests connect as the portal's own role, so that what production may
/// not do fails here too.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly PostgresServer server;

    internal TestDatabase(PostgresServer server, string name)
    {
        this.server = server;
        Name = name;
        Portal = server.ConnectionString(LocalPostgres.PortalRole, name);
        Owner = server.ConnectionString(LocalPostgres.OwnerRole, name);
    }

    public string Name { get; }

    /// <summary>As the portal connects.</summary>
    public string Portal { get; }

    /// <summary>As migrations connect: for tests of the schema and for damage done on purpose.</summary>
    public string Owner { get; }

    /// <summary>A fresh copy of the migrated template: the schema and no row.</summary>
    public static async Task<TestDatabase> CreateAsync() => await (await PostgresServer.InstanceAsync()).CopyTemplateAsync();

    /// <summary>A fresh copy with product data, people and systems of the demonstration office.</summary>
    public static async Task<TestDatabase> CreateOfficeAsync() => await (await PostgresServer.InstanceAsync()).CopyOfficeAsync();

    /// <summary>A context of its own: nothing tracked by an earlier one shows through.</summary>
    public PortalDb NewDb()
    {
        var options = new DbContextOptionsBuilder<PortalDb>();
        PlatformModule.Configure(options, Portal);
        return new PortalDb(options.Options);
    }

    /// <summary>Runs a statement outside of EF, as the portal's role or as the owner.</summary>
    public async Task<object?> ScalarAsync(string sql, bool asOwner = false)
    {
        await using var connection = new NpgsqlConnection(asOwner ? Owner : Portal);
        await connection.OpenAsync();
        // Patient: data for a whole office are made while other tests want the same processors.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearPool(new NpgsqlConnection(Portal));
        NpgsqlConnection.ClearPool(new NpgsqlConnection(Owner));
        await server.DropAsync(Name);
    }
}
