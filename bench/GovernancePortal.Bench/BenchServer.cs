using GovernancePortal.Web.Startup;
using Npgsql;

namespace GovernancePortal.Bench;

/// <summary>
/// The private PostgreSQL server of the run, with the settings of a private server that keeps its data (fsync and
/// synchronous commit on, everything else PostgreSQL's default), and one database for each data set.
/// </summary>
public sealed class BenchServer : IAsyncDisposable
{
    public const string Password = "midori-bench-2026";
    /// <summary>The office's day when the demonstration was made: the data are the same whenever the run is.</summary>
    private const string Day = "2026-11-20T10:00:00+09:00";
    private const string Office = "bench_office";

    private readonly LocalPostgres server;
    private readonly bool keep;

    private BenchServer(LocalPostgres server, bool keep)
    {
        this.server = server;
        this.keep = keep;
    }

    public string LogFile => Path.Combine(server.Folder, "cluster", "server.log");

    public static async Task<BenchServer> OpenAsync(string root, bool keep)
    {
        var folder = Path.Combine(root, ".local", "bench", "postgres");
        var fallback = Checkout.FallbackFor(folder);
        if (!keep)
        {
            Remove(folder);
            Remove(fallback);
        }
        return new BenchServer(await LocalPostgres.OpenAsync(folder, fallback, CancellationToken.None), keep);
    }

    public string Portal(int size) => server.ConnectionString(LocalPostgres.PortalRole, Name(size));

    public string Owner(int size) => server.ConnectionString(LocalPostgres.OwnerRole, Name(size));

    /// <summary>The databases of the sizes, made where an earlier run did not keep them.</summary>
    public async Task PrepareAsync(BenchOptions options, string portal, string logs)
    {
        foreach (var size in options.Sizes)
        {
            if (await ExistsAsync(Name(size)))
            {
                continue;
            }
            if (!await ExistsAsync(Office))
            {
                await MakeOfficeAsync(portal, logs);
            }
            await RunAsync("postgres", $"create database {Name(size)}_new template {Office} owner {LocalPostgres.OwnerRole}");
            await using (var source = NpgsqlDataSource.Create(Administrator($"{Name(size)}_new")))
            {
                await new DataSet(source, options.Seed, size).FillAsync();
            }
            // The copies are searched like what was typed: their entries are written by the portal itself.
            await Served.RunAsync(portal, "reindex", Path.Combine(logs, "reindex.log"), Connections($"{Name(size)}_new", logs));
            await RunAsync($"{Name(size)}_new", "vacuum (analyze)");
            NpgsqlConnection.ClearAllPools();
            await RunAsync("postgres", $"alter database {Name(size)}_new rename to {Name(size)}");
        }
    }

    public NpgsqlDataSource Source(int size) => NpgsqlDataSource.Create(Administrator(Name(size)));

    /// <summary>From now on (or no longer) the server writes every statement to its log.</summary>
    public async Task LogStatementsAsync(bool on)
    {
        await RunAsync("postgres", $"alter system set log_statement = '{(on ? "all" : "none")}'");
        await RunAsync("postgres", "select pg_reload_conf()");
        await Task.Delay(500);
    }

    public async Task<string> VersionAsync()
    {
        await using var source = NpgsqlDataSource.Create(server.Administrator);
        await using var command = source.CreateCommand("show server_version");
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public async Task<DateTimeOffset> NowAsync()
    {
        await using var source = NpgsqlDataSource.Create(server.Administrator);
        await using var command = source.CreateCommand("select now()");
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync())!, TimeSpan.Zero);
    }

    public async ValueTask DisposeAsync()
    {
        var folder = server.Folder;
        await server.DisposeAsync();
        if (!keep)
        {
            Remove(folder);
        }
    }

    private async Task MakeOfficeAsync(string portal, string logs)
    {
        Console.WriteLine("  the demonstration office and its cases, through the portal's services …");
        var making = Office + "_new";
        await RunAsync("postgres", $"drop database if exists {making} with (force)");
        await RunAsync("postgres", $"create database {making} owner {LocalPostgres.OwnerRole} template template0 encoding 'UTF8' locale 'C.UTF-8'");
        var environment = Connections(making, logs);
        await Served.RunAsync(portal, "migrate", Path.Combine(logs, "migrate.log"), environment);
        await Served.RunAsync(portal, "seed", Path.Combine(logs, "seed.log"), environment);
        await RunAsync("postgres", $"alter database {making} rename to {Office}");
    }

    private Dictionary<string, string> Connections(string database, string logs) => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Portal__Now"] = Day,
        ["PORTAL_DEMO_PASSWORD"] = Password,
        ["ConnectionStrings__Portal"] = server.ConnectionString(LocalPostgres.PortalRole, database),
        ["ConnectionStrings__PortalOwner"] = server.ConnectionString(LocalPostgres.OwnerRole, database),
        ["Files__Folder"] = Path.Combine(logs, "files"),
    };

    private string Administrator(string database) => server.ConnectionString("postgres", database);

    private static string Name(int size) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"bench_{size}_{DataSet.Edition}");

    private async Task<bool> ExistsAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(server.Administrator);
        await using var command = source.CreateCommand("select 1 from pg_database where datname = $1");
        command.Parameters.AddWithValue(database);
        return await command.ExecuteScalarAsync() is not null;
    }

    private async Task RunAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(Administrator(database));
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
