using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace GovernancePortal.Web.Startup;

/// <summary>
/// A private PostgreSQL server for one checkout or one test run: made at the first start, found running by a second
/// process, stopped by the last one out, even when that one is killed. How and why: docs/decisions/0001.
/// </summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    public const string DatabaseName = "governanceportal";
    public const string PortalRole = LocalPostgresRoles.Portal;
    public const string OwnerRole = LocalPostgresRoles.Owner;
    private const string Superuser = "postgres";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly FileLock user;
    private readonly Process keeper;
    private readonly int port;
    private readonly Dictionary<string, string> passwords;

    private LocalPostgres(string folder, FileLock user, Process keeper, int port, Dictionary<string, string> passwords, bool startedHere)
    {
        Folder = folder;
        this.user = user;
        this.keeper = keeper;
        this.port = port;
        this.passwords = passwords;
        StartedHere = startedHere;
    }

    /// <summary>Holds the data, the passwords (mode 0600) and the server's log.</summary>
    public string Folder { get; }

    /// <summary>False when another process had the server running already.</summary>
    public bool StartedHere { get; }

    /// <summary>The portal's own role: reads and writes rows, changes no table.</summary>
    public string Portal => ConnectionString(LocalPostgresRoles.Portal, DatabaseName);

    /// <summary>The owner of the tables; runs migrations.</summary>
    public string PortalOwner => ConnectionString(LocalPostgresRoles.Owner, DatabaseName);

    /// <summary>May make and drop databases: for tests, which make one each.</summary>
    public string Administrator => ConnectionString(Superuser, "postgres");

    /// <summary>
    /// Starts the server whose data lie in a folder, or joins the one that runs there, making it first where there is
    /// none. <paramref name="fallback"/> is used where PostgreSQL's user cannot reach the folder.
    /// </summary>
    /// <exception cref="StartupRefused">No PostgreSQL here, another version's data, or it does not start.</exception>
    public static async Task<LocalPostgres> OpenAsync(string folder, string fallback, CancellationToken cancel)
    {
        try
        {
            return await OpenAsync(Path.GetFullPath(folder), Path.GetFullPath(fallback), throwaway: false, cancel);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartupRefused($"{e.Message} Was the portal run here as another user (root)? Run as that user, or remove the folder.", e);
        }
    }

    /// <summary>
    /// A new server for one test run, in a folder of its own under <paramref name="parent"/>: not durable, removed when
    /// this process ends. What killed runs left there is removed first.
    /// </summary>
    public static async Task<LocalPostgres> OpenThrowawayAsync(string parent, string fallbackParent, CancellationToken cancel)
    {
        Directory.CreateDirectory(parent);
        // One at a time, so that nobody sweeps a folder between its making and its first lock.
        using var one = await FileLock.AloneAsync(Path.Combine(parent, "sweep.lock"), Patience, cancel);
        await SweepAsync(parent, cancel);
        await SweepAsync(fallbackParent, cancel);
        var name = RandomNumberGenerator.GetHexString(12, lowercase: true);
        return await OpenAsync(Path.Combine(parent, name), Path.Combine(fallbackParent, name), throwaway: true, cancel);
    }

    private static async Task<LocalPostgres> OpenAsync(string wished, string fallback, bool throwaway, CancellationToken cancel)
    {
        // Data that are there win over a better place: nobody should find an empty portal after a chmod.
        string[] places = [.. new[] { wished, fallback }.OrderBy(p => HoldsData(p) ? 0 : 1)];
        var programs = await PostgresPrograms.FindAsync(HoldsData(places[0]) ? Data(places[0]) : null, cancel);
        var folder = await PrepareFolderAsync(places, programs, cancel);
        using var starting = await FileLock.AloneAsync(Path.Combine(folder, "start.lock"), Patience, cancel);
        var user = FileLock.TryShared(Path.Combine(folder, "users.lock"))
            ?? throw new StartupRefused($"{folder} is in use by something that will not share it.");
        // From here on the keeper stops the server when the last user is gone, however this process ends.
        var keeper = StartKeeper(programs, folder, throwaway);
        try
        {
            var passwords = ReadPasswords(folder);
            await CreateClusterAsync(programs, folder, passwords[Superuser], throwaway, cancel);
            var running = await RunningPortAsync(programs, folder, cancel);
            var port = running ?? await StartAsync(programs, folder, throwaway, cancel);
            var server = new LocalPostgres(folder, user, keeper, port, passwords, startedHere: running is null);
            await LocalPostgresRoles.EnsureAsync(server.Administrator, passwords, DatabaseName, cancel);
            return server;
        }
        catch
        {
            user.Dispose();
            keeper.StandardInput.Close();
            keeper.Dispose();
            throw;
        }
    }

    /// <summary>A connection string of this server for another database: tests have one each.</summary>
    public string ConnectionString(string role, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = IPAddress.Loopback.ToString(),
        Port = port,
        Database = database,
        Username = role,
        Password = passwords[role],
        ApplicationName = "GovernancePortal",
    }.ConnectionString;

    /// <summary>Leaves the server; the last one out stops it and returns when it is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        user.Dispose();
        keeper.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        await keeper.WaitForExitAsync(limit.Token);
        keeper.Dispose();
    }

    private static async Task SweepAsync(string parent, CancellationToken cancel)
    {
        if (!Directory.Exists(parent)) return;
        foreach (var folder in Directory.EnumerateDirectories(parent))
        {
            using (var unused = FileLock.TryAlone(Path.Combine(folder, "users.lock")))
            {
                if (unused is null) continue;
            }

            using var keeper = StartKeeper(await PostgresPrograms.FindAsync(HoldsData(folder) ? Data(folder) : null, cancel), folder, throwaway: true);
            keeper.StandardInput.Close();
            await keeper.WaitForExitAsync(cancel);
        }
    }

    private static string Cluster(string folder) => Path.Combine(folder, "cluster");

    private static string Data(string folder) => Path.Combine(Cluster(folder), "data");

    private static bool HoldsData(string folder) => File.Exists(Path.Combine(Data(folder), "PG_VERSION"));

    private static async Task<string> PrepareFolderAsync(string[] places, PostgresPrograms programs, CancellationToken cancel)
    {
        const UnixFileMode passable = (UnixFileMode)0b111_001_001, closed = (UnixFileMode)0b111_000_000;
        foreach (var folder in places)
        {
            var cluster = Cluster(folder);
            var made = !Directory.Exists(cluster);
            // Whatever the umask: the server's user passes through to its own folder and sees nothing else.
            for (var missing = folder; !Directory.Exists(missing); missing = folder)
            {
                while (Path.GetDirectoryName(missing) is { } above && !Directory.Exists(above)) missing = above;
                Directory.CreateDirectory(missing);
                File.SetUnixFileMode(missing, missing == folder ? passable : (UnixFileMode)0b111_101_101);
            }

            if (made)
            {
                Directory.CreateDirectory(cluster);
                File.SetUnixFileMode(cluster, closed);
                await programs.GiveAsync(cluster, cancel);
            }

            if (await programs.ReachesAsync(cluster, cancel)) return folder;
            if (made) Directory.Delete(cluster);
        }

        throw new StartupRefused($"The user {programs.RunsAs} can write under none of: {string.Join(", ", places)}.");
    }

    /// <summary>
    /// A small shell in a session of its own that waits for its standard input to end, which the kernel sees to when
    /// this process ends in whatever way, and then stops the server if nobody uses it any more.
    /// </summary>
    private static Process StartKeeper(PostgresPrograms programs, string folder, bool throwaway)
    {
        const string script = """
            exec >/dev/null 2>&1
            trap '' INT HUP TERM
            folder=$1 throwaway=$2; shift 2
            read -r end
            exec 9>>"$folder/start.lock" && flock 9 || exit
            exec 8>>"$folder/users.lock" && flock -n 8 || exit
            if [ -e "$folder/cluster/data/postmaster.pid" ]; then "$@" 8>&- 9>&-; fi
            if [ "$throwaway" = yes ]; then rm -rf -- "$folder"; fi
            """;
        var stop = programs.Command("pg_ctl", "-D", Data(folder), "-m", throwaway ? "immediate" : "fast", "-t", "60", "-w", "stop");
        var start = PostgresPrograms.StartInfo(["setsid", "--wait", "/bin/sh", "-c", script, "postgres-keeper", folder, throwaway ? "yes" : "no", .. stop]);
        start.RedirectStandardInput = true;
        return Process.Start(start)!;
    }

    private static Dictionary<string, string> ReadPasswords(string folder)
    {
        var path = Path.Combine(folder, "passwords.json");
        var passwords = File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path))! : [];
        var missing = new[] { Superuser, LocalPostgresRoles.Owner, LocalPostgresRoles.Portal }.Where(r => !passwords.ContainsKey(r)).ToList();
        if (missing.Count == 0) return passwords;
        foreach (var role in missing) passwords[role] = RandomNumberGenerator.GetHexString(40, lowercase: true);
        var fresh = path + ".new";
        File.Delete(fresh);
        WritePrivate(fresh, JsonSerializer.Serialize(passwords));
        File.Move(fresh, path, overwrite: true);
        return passwords;
    }

    private static void WritePrivate(string path, string text)
    {
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        file.Write(Encoding.UTF8.GetBytes(text));
    }

    private static async Task CreateClusterAsync(PostgresPrograms programs, string folder, string password, bool throwaway, CancellationToken cancel)
    {
        if (HoldsData(folder)) return;
        // Made beside its place and moved there when complete: a killed first start leaves nothing half made.
        var fresh = Path.Combine(Cluster(folder), "data.new");
        if (Directory.Exists(fresh)) Directory.Delete(fresh, recursive: true);
        var passwordFile = Path.Combine(Cluster(folder), "password.new");
        File.Delete(passwordFile);
        WritePrivate(passwordFile, password);
        try
        {
            await programs.GiveAsync(passwordFile, cancel);
            var (exit, text) = await programs.RunAsync("initdb", "-D", fresh, "-U", Superuser, $"--pwfile={passwordFile}",
                "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", throwaway ? "--no-sync" : "--data-checksums");
            if (exit != 0) throw new StartupRefused($"PostgreSQL's initdb fails in {fresh}: {text}");
        }
        finally
        {
            File.Delete(passwordFile);
        }

        Directory.Move(fresh, Data(folder));
    }

    /// <summary>The port of the server that runs on these data; null when none does (a left-over pid file is removed).</summary>
    private static async Task<int?> RunningPortAsync(PostgresPrograms programs, string folder, CancellationToken cancel)
    {
        var pidFile = Path.Combine(Data(folder), "postmaster.pid");
        for (var waited = Stopwatch.StartNew(); File.Exists(pidFile); await Task.Delay(100, cancel))
        {
            var lines = await File.ReadAllLinesAsync(pidFile, cancel);
            if (!IsServerOf(lines, folder))
            {
                File.Delete(pidFile);
                return null;
            }

            // The eighth line is the server's state, the fourth its port.
            if (lines.Length >= 8 && lines[7].Trim() == "ready") return int.Parse(lines[3], CultureInfo.InvariantCulture);
            if (lines.Length >= 8 && lines[7].Trim() == "stopping")
                await programs.RunAsync("pg_ctl", "-D", Data(folder), "-m", "fast", "-w", "stop");
            else if (waited.Elapsed > Patience)
                throw new StartupRefused($"The PostgreSQL server of {folder} does not become ready: see {Log(folder)}.");
        }

        return null;
    }

    // The number alone proves nothing: after a restart of the machine another process may have it.
    private static bool IsServerOf(string[] pidFile, string folder) =>
        pidFile.Length > 0 && int.TryParse(pidFile[0], CultureInfo.InvariantCulture, out var pid)
        && File.Exists($"/proc/{pid}/cmdline")
        && File.ReadAllText($"/proc/{pid}/cmdline").Split('\0').Contains(Data(folder), StringComparer.Ordinal);

    private static async Task<int> StartAsync(PostgresPrograms programs, string folder, bool throwaway, CancellationToken cancel)
    {
        var log = Log(folder);
        if (new FileInfo(log) is { Exists: true, Length: > 10_000_000 }) File.Move(log, log + ".1", overwrite: true);
        var care = throwaway
            ? "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 -c max_wal_size=2GB"
            : "-c fsync=on -c synchronous_commit=on -c full_page_writes=on -c max_connections=100";
        var text = "";
        for (var attempt = 0; attempt < 5; attempt++)
        {
            // The port may be taken between the look and the start, and the processes of a killed server
            // may hold its memory a moment longer: hence the attempts.
            if (attempt > 0) await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            var port = FreePort();
            var options = $"-c port={port} -c listen_addresses={IPAddress.Loopback} -c unix_socket_directories='' -c timezone=UTC -c log_timezone=UTC {care}";
            (var exit, text) = await programs.RunAsync("pg_ctl", "-D", Data(folder), "-l", log, "-o", options, "-t", "60", "-w", "start");
            if (exit == 0) return port;
        }

        var tail = File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(5)) : text;
        throw new StartupRefused($"The private PostgreSQL server in {folder} does not start (log: {log}):\n{tail}");
    }

    private static string Log(string folder) => Path.Combine(Cluster(folder), "server.log");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
