using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Startup;
using Npgsql;

namespace GovernancePortal.TestKit;

/// <summary>
/// The private PostgreSQL server of this test process: started by the first test that needs it, not durable, gone with
/// the process even when that is killed. Its template database is migrated and seeded once; tests copy it.
/// </summary>
public sealed class PostgresServer
{
    public const string Template = "portal_template";
    /// <summary>As <see cref="Template"/> with product data and the demonstration office.</summary>
    public const string Office = "portal_office";
    /// <summary>Bytes that a run may need at most, its log of changes with them.</summary>
    private const long Room = 3L * 1024 * 1024 * 1024;
    private static readonly Lazy<Task<PostgresServer>> Instance = new(StartAsync);
    private readonly LocalPostgres server;
    private readonly SemaphoreSlim copying = new(1, 1);
    private readonly Lazy<Task> office;
    private int copies;

    private PostgresServer(LocalPostgres server)
    {
        this.server = server;
        office = new Lazy<Task>(() => SeedOfficeAsync(CancellationToken.None));
    }

    public static Task<PostgresServer> InstanceAsync() => Instance.Value;

    /// <summary>A database as the migrations and the seed leave it, for one test.</summary>
    public async Task<TestDatabase> CopyTemplateAsync(CancellationToken cancel = default)
    {
        var name = $"test_{Interlocked.Increment(ref copies)}";
        await CopyAsync(name, Template, cancel);
        return new TestDatabase(this, name);
    }

    /// <summary>A database with the office みどり県 in it: product data, people, systems, no consultations.</summary>
    public async Task<TestDatabase> CopyOfficeAsync(CancellationToken cancel = default)
    {
        await office.Value;
        var name = $"test_{Interlocked.Increment(ref copies)}";
        await CopyAsync(name, Office, cancel);
        return new TestDatabase(this, name);
    }

    private async Task SeedOfficeAsync(CancellationToken cancel)
    {
        await CopyAsync(Office, Template, cancel);
        var portal = ConnectionString(LocalPostgres.PortalRole, Office);
        // On a flow of its own: the test that comes first keeps its own slot.
        await Task.Run(async () =>
        {
            TestSlot.Current = new TestSlot { Connection = portal };
            await PortalHost.Instance.SeedAsync(cancel);
        }, cancel);
        await CloseAsync(Office, portal);
    }

    /// <summary>A database with nothing in it, owned by the owner's role: for tests of the migrations themselves.</summary>
    public async Task<TestDatabase> CreateEmptyAsync(CancellationToken cancel = default)
    {
        var name = $"test_{Interlocked.Increment(ref copies)}";
        await RunAsync($"create database {name} owner {LocalPostgres.OwnerRole} template template0 encoding 'UTF8' locale 'C.UTF-8' strategy = file_copy", cancel);
        return new TestDatabase(this, name);
    }

    internal async Task DropAsync(string name) =>
        await RunAsync($"drop database if exists {name} with (force)", CancellationToken.None);

    internal string ConnectionString(string role, string database) => new NpgsqlConnectionStringBuilder(server.ConnectionString(role, database))
    {
        // Many small databases share one server: connections are given back soon.
        MaxPoolSize = 10,
        ConnectionIdleLifetime = 5,
        ConnectionPruningInterval = 2,
        IncludeErrorDetail = true,
    }.ConnectionString;

    private static async Task<PostgresServer> StartAsync()
    {
        var user = Environment.UserName;
        var started = new PostgresServer(await LocalPostgres.OpenThrowawayAsync(
            Path.Combine(Place(), $"governanceportal-tests-{user}"),
            Path.Combine("/var/lib/governanceportal", $"tests-{user}"),
            CancellationToken.None));
        await started.RunAsync($"create database {Template} owner {LocalPostgres.OwnerRole} template template0 encoding 'UTF8' locale 'C.UTF-8' strategy = file_copy", CancellationToken.None);
        var owner = started.ConnectionString(LocalPostgres.OwnerRole, Template);
        await DatabaseSetup.MigrateAsync(owner, LocalPostgres.PortalRole);
        await started.CloseAsync(Template, owner);
        return started;
    }

    // In memory where there is room for it: each test makes and removes hundreds of files, and a file system such as ext4
    // looks past all that were removed in the last seconds before it makes the next one.
    private static string Place()
    {
        var memory = new DirectoryInfo("/dev/shm");
        return memory.Exists && new DriveInfo(memory.FullName).AvailableFreeSpace >= Room ? memory.FullName : Path.GetTempPath();
    }

    // A template with a connection to it cannot be copied.
    private async Task CloseAsync(string database, string connection)
    {
        NpgsqlConnection.ClearPool(new NpgsqlConnection(connection));
        await RunAsync($"alter database {database} with allow_connections false", CancellationToken.None);
        await RunAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}'", CancellationToken.None);
    }

    // One copy at a time: PostgreSQL checkpoints for each, and copies that run together wait for each other anyway.
    private async Task CopyAsync(string name, string template, CancellationToken cancel)
    {
        await copying.WaitAsync(cancel);
        try
        {
            await RunAsync($"create database {name} template {template} owner {LocalPostgres.OwnerRole} strategy = file_copy", cancel);
        }
        finally
        {
            copying.Release();
        }
    }

    private async Task RunAsync(string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(server.Administrator);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
