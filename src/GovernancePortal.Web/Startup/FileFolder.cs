namespace GovernancePortal.Web.Startup;

/// <summary>Where uploaded files lie: key Files:Path, or .local/files in a checkout. A server without the key does not take files.</summary>
public static class FileFolder
{
    public static string Of(IServiceProvider services) =>
        services.GetRequiredService<IConfiguration>()["Files:Path"] is { Length: > 0 } set ? set
        : services.GetRequiredService<Checkout>().RepositoryRoot is { } root ? Path.Combine(root, ".local", "files")
        : throw new InvalidOperationException("Set Files:Path to the folder that keeps uploaded files.");
}
