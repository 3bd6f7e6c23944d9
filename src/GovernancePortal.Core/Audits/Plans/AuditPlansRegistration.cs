using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Audits.Plans;

internal static class AuditPlansRegistration
{
    public static IServiceCollection AddAuditPlans(this IServiceCollection services) => services;
}
