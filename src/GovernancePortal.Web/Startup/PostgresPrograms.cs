using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GovernancePortal.Web.Startup;

/// <summary>
/// initdb, pg_ctl and postgres as found on this machine, and how they are run. PostgreSQL refuses to run as root:
/// there the programs run as whoever owns the data, and without data as the user "postgres", else "nobody".
/// </summary>
internal sealed partial class PostgresPrograms
{
    private const string DebianFolder = "/usr/lib/postgresql";
    private readonly (string Name, string Group)? unprivileged;

    private PostgresPrograms(string folder, int major, (string Name, string Group)? unprivileged)
    {
        Folder = folder;
        Major = major;
        this.unprivileged = unprivileged;
    }

    public string Folder { get; }

    public int Major { get; }

    /// <summary>Who owns the data and runs the server; null when that is whoever runs the portal.</summary>
    public string? RunsAs => unprivileged?.Name;

    /// <summary>
    /// Finds the programs: Debian's folders, newest first, then PATH. With <paramref name="data"/> only the major
    /// version that made them is right: PostgreSQL of another one cannot open them.
    /// </summary>
    public static async Task<PostgresPrograms> FindAsync(string? data, CancellationToken cancel)
    {
        var user = Environment.IsPrivilegedProcess ? await UnprivilegedUserAsync(data, cancel) : null;
        int? dataMajor = data is null ? null : int.Parse(await File.ReadAllTextAsync(Path.Combine(data, "PG_VERSION"), cancel), CultureInfo.InvariantCulture);
        var seen = new List<int>();
        foreach (var folder in Folders())
        {
            var (exit, text) = await ExecuteAsync([Path.Combine(folder, "postgres"), "--version"], cancel);
            if (exit != 0 || VersionNumber().Match(text) is not { Success: true } match) continue;
            var major = int.Parse(match.Value, CultureInfo.InvariantCulture);
            if (dataMajor is null || dataMajor == major) return new PostgresPrograms(folder, major, user);
            seen.Add(major);
        }

        throw new StartupRefused(seen.Count == 0
            ? "PostgreSQL's programs (initdb, pg_ctl, postgres) were not found. Install the package \"postgresql\", or set ConnectionStrings__Portal and ConnectionStrings__PortalOwner."
            : $"The data were made by PostgreSQL {dataMajor}; this machine has {string.Join(", ", seen)}. Install PostgreSQL {dataMajor}, or move the data as docs/runbook.md says.");
    }

    /// <summary>The command line that runs a program as the unprivileged user.</summary>
    public IReadOnlyList<string> Command(string program, params IReadOnlyList<string> arguments)
    {
        string[] prefix = unprivileged is not { } user ? []
            : OnPath("setpriv") is { } setpriv ? [setpriv, $"--reuid={user.Name}", $"--regid={user.Group}", "--clear-groups", "--"]
            : OnPath("runuser") is { } runuser ? [runuser, "-u", user.Name, "--"]
            : throw new StartupRefused("PostgreSQL does not run as root, and neither setpriv nor runuser (package util-linux) is here to run it as another user.");
        return [.. prefix, program.Contains('/', StringComparison.Ordinal) ? program : Path.Combine(Folder, program), .. arguments];
    }

    /// <summary>
    /// Runs one of the programs in a session of its own, so that a Ctrl-C meant for the portal does not reach it.
    /// It takes seconds and is let finish: half an initdb is worth nothing.
    /// </summary>
    public Task<(int Exit, string Text)> RunAsync(string program, params IReadOnlyList<string> arguments) =>
        ExecuteAsync(["setsid", "--wait", .. Command(program, arguments)], CancellationToken.None);

    /// <summary>Gives a folder to the unprivileged user.</summary>
    public async Task GiveAsync(string path, CancellationToken cancel)
    {
        if (unprivileged is not { } user) return;
        var (exit, text) = await ExecuteAsync(["chown", "-R", $"{user.Name}:{user.Group}", path], cancel);
        if (exit != 0) throw new StartupRefused($"{path} cannot be given to the user {user.Name}: {text}");
    }

    /// <summary>Whether the user that runs PostgreSQL can get to a folder and write there.</summary>
    public async Task<bool> ReachesAsync(string path, CancellationToken cancel) =>
        unprivileged is null || (await ExecuteAsync(Command("/usr/bin/test", "-w", path), cancel)).Exit == 0;

    public static ProcessStartInfo StartInfo(IReadOnlyList<string> command)
    {
        // "/" because the unprivileged user may not be able to enter the caller's folder.
        var start = new ProcessStartInfo(command[0]) { WorkingDirectory = "/", UseShellExecute = false };
        foreach (var argument in command.Skip(1)) start.ArgumentList.Add(argument);
        // PGDATA, PGPORT and the like of the caller's shell are about another server.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }

    private static async Task<(int Exit, string Text)> ExecuteAsync(IReadOnlyList<string> command, CancellationToken cancel)
    {
        var start = StartInfo(command);
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var errors = process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return (process.ExitCode, ((await output) + (await errors)).Trim());
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (127, $"{command[0]}: {e.Message}");
        }
    }

    private static async Task<(string Name, string Group)?> UnprivilegedUserAsync(string? data, CancellationToken cancel)
    {
        if (data is not null && await ExecuteAsync(["stat", "-c", "%U %g", data], cancel) is (0, var owner) && owner.Split(' ') is [var ownerName, var ownerGroup])
            return (ownerName, ownerGroup);
        foreach (var name in new[] { "postgres", "nobody" })
        {
            var (exit, group) = await ExecuteAsync(["id", "-g", name], cancel);
            if (exit == 0) return (name, group);
        }

        throw new StartupRefused("PostgreSQL does not run as root, and there is neither a user \"postgres\" nor \"nobody\" to run it.");
    }

    private static IEnumerable<string> Folders()
    {
        var debian = Directory.Exists(DebianFolder)
            ? Directory.EnumerateDirectories(DebianFolder)
                .OrderByDescending(d => double.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var v) ? v : 0)
                .Select(d => Path.Combine(d, "bin"))
            : [];
        return debian.Concat(PathFolders())
            .Where(d => new[] { "initdb", "pg_ctl", "postgres" }.All(p => File.Exists(Path.Combine(d, p))));
    }

    private static string? OnPath(string program) =>
        PathFolders().Concat(["/usr/bin", "/usr/sbin", "/bin", "/sbin"]).Select(d => Path.Combine(d, program)).FirstOrDefault(File.Exists);

    private static string[] PathFolders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionNumber();
}
