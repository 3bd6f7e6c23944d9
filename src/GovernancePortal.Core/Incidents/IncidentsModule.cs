using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Incidents;

public static class IncidentsModule
{
    public static IServiceCollection AddIncidents(this IServiceCollection services) => services;
}
