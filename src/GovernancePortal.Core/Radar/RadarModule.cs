using FluentValidation;
using GovernancePortal.Core.Platform.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Radar;

public static class RadarModule
{
    public static IServiceCollection AddRadar(this IServiceCollection services)
    {
        services.AddScoped<RadarScanService>();
        services.AddSingleton<RadarScanning>();
        services.AddScoped<RadarQueries>();
        services.AddScoped<MoveQueries>();
        services.AddScoped<RoadmapQueries>();
        services.AddScoped<RadarService>();
        services.AddScoped<PlatformTermQueries>();
        services.AddScoped<PlatformTermService>();
        services.AddScoped<IRadarSource, SharedProductSource>();
        services.AddScoped<IRadarSource, BcpGapSource>();
        services.AddScoped<IOutboxHandler, RadarDigestHandler>();
        services.AddSingleton<IValidator<DecisionChoice>, DecisionChoiceValidator>();
        return services;
    }
}
