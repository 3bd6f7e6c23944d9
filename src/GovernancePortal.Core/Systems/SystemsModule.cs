using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Systems;

public static class SystemsModule
{
    public static IServiceCollection AddSystems(this IServiceCollection services)
    {
        services.AddScoped<SystemRegister>();
        services.AddScoped<SystemQueries>();
        return services;
    }
}
