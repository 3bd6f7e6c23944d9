using GovernancePortal.Core.Platform.Files;

namespace GovernancePortal.Web.Startup;

/// <summary>Where uploaded bytes lie: Files:Folder, in a checkout .local/files. A server must say it: several nodes share it.</summary>
public static class FileFolder
{
    public static string Of(IServiceProvider services)
    {
        if (services.GetRequiredService<IConfiguration>()["Files:Folder"] is { Length: > 0 } folder)
        {
            return folder;
        }
        return services.GetRequiredService<Checkout>().RepositoryRoot is { } root
            ? Path.Combine(root, ".local", "files")
            : throw new StartupRefused("Files__Folder is not set: name the folder that holds uploaded files.");
    }
}

/// <summary>Once an hour, bytes that no row names are removed.</summary>
public sealed class OrphanSweeping(IServiceScopeFactory scopes, TimeProvider time, ILogger<OrphanSweeping> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<OrphanSweep>().RunAsync(time.GetUtcNow(), stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogWarning(fault, "Orphaned files could not be swept; trying again in an hour");
            }
        }
    }
}
