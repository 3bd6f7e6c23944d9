using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace GovernancePortal.TestKit;

/// <summary>
/// Text kept beside the tests and compared line by line. UPDATE_SNAPSHOTS=1 rewrites the files: the change then shows in
/// the commit, where somebody has to want it.
/// </summary>
public static class Snapshot
{
    public static bool IsUpdating => Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Compares with tests/GovernancePortal.Tests/Snapshots/{name}.</summary>
    public static void Match(string text, string name) => MatchFile(text, Path.Combine("tests", "GovernancePortal.Tests", "Snapshots", name));

    /// <summary>Compares with a file of the repository that the code writes, such as docs/permissions.md.</summary>
    public static void MatchFile(string text, string path)
    {
        var file = Path.Combine(Root, path);
        var fresh = Normal(text);
        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, fresh);
            return;
        }
        var kept = File.Exists(file) ? Normal(File.ReadAllText(file)) : "";
        if (kept == fresh)
        {
            return;
        }
        var (old, now) = (kept.Split('\n'), fresh.Split('\n'));
        var gone = old.Except(now, StringComparer.Ordinal).Take(15).Select(line => "- " + line);
        var come = now.Except(old, StringComparer.Ordinal).Take(15).Select(line => "+ " + line);
        throw new XunitException($"{path} is not what the code says. If the change is wanted, run the tests with UPDATE_SNAPSHOTS=1 and commit the file.\n{string.Join('\n', gone.Concat(come))}");
    }

    private static string Normal(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "GovernancePortal.sln")))
            {
                return folder.FullName;
            }
        }
        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
    }
}
