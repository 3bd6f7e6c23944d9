using System.Collections.Concurrent;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Search;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Platform;

public static class PlatformModule
{
    /// <summary>What modules stand on. The connection string is asked for at each use, so that tests can give each test its own database.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services, Func<IServiceProvider, string> connectionString)
    {
        services.AddMemoryCache();
        services.AddSingleton<PortalDbOptions>();
        services.AddScoped(provider => provider.GetRequiredService<PortalDbOptions>().Of(connectionString(provider)));
        services.AddScoped<PortalDb>();
        services.AddScoped<TrailQueries>();
        services.AddScoped<CodeQueries>();
        services.AddScoped<SearchQueries>();
        services.AddScoped<SearchIndex>();
        services.AddScoped<Imports.ImportStore>();
        services.AddSingleton<Imports.ImportProgress>();
        services.AddScoped<NoticeQueries>();
        services.AddScoped<NoticeService>();
        services.AddSingleton<OutboxRelay>();
        services.AddScoped<Figures.FigureBook>();
        return services;
    }

    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable("schema_migration").UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .AddInterceptors(new TrailInterceptor(), new SearchInterceptor());

    /// <summary>Cached data belongs to one database: tests run many of them in one process.</summary>
    public static string CacheKey(this PortalDb db, string key) => key + "@" + db.Database.GetConnectionString();
}

/// <summary>The options of the context, built once for each database: building them at every request costs more than a short query.</summary>
internal sealed class PortalDbOptions(IServiceProvider services)
{
    private readonly ConcurrentDictionary<string, DbContextOptions<PortalDb>> built = new(StringComparer.Ordinal);

    public DbContextOptions<PortalDb> Of(string connectionString) => built.GetOrAdd(connectionString, connection =>
    {
        var options = new DbContextOptionsBuilder<PortalDb>();
        PlatformModule.Configure(options, connection).UseApplicationServiceProvider(services).AddInterceptors(services.GetServices<IInterceptor>());
        return options.Options;
    });
}
