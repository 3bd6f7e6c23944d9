using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Platform.Files;

public static class FilesRegistration
{
    /// <summary>The file store under a folder (key Files:Path), asked for at each use like the connection string.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services, Func<IServiceProvider, string> path)
    {
        services.AddScoped(provider => new FileStore(path(provider)));
        services.AddScoped<FileIntake>();
        services.AddScoped<OrphanSweep>();
        return services;
    }
}
