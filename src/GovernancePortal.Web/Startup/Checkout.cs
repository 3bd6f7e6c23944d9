using System.Security.Cryptography;
using System.Text;

namespace GovernancePortal.Web.Startup;

/// <summary>
/// Where the program lies. A published build has wwwroot beside it; a build in a source checkout finds the
/// repository's root by its solution file.
/// </summary>
public sealed record Checkout(string ContentRoot, string? RepositoryRoot)
{
    public static Checkout Find()
    {
        var here = AppContext.BaseDirectory;
        if (Directory.Exists(Path.Combine(here, "wwwroot"))) return new Checkout(here, RepositoryRoot: null);
        for (var folder = new DirectoryInfo(here); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "GovernancePortal.sln")))
                return new Checkout(Path.Combine(folder.FullName, "src", "GovernancePortal.Web"), folder.FullName);
        }

        return new Checkout(here, RepositoryRoot: null);
    }

    /// <summary>Where the private server's data lie when PostgreSQL's user cannot reach the checkout (/root, as a rule).</summary>
    public static string FallbackFor(string path) =>
        Path.Combine("/var/lib/governanceportal", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16]);
}
