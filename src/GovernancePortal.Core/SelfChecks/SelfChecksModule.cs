using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.SelfChecks;

public static class SelfChecksModule
{
    public static IServiceCollection AddSelfChecks(this IServiceCollection services) => services;
}
