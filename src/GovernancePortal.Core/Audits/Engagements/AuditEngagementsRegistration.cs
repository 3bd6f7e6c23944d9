using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Audits.Engagements;

internal static class AuditEngagementsRegistration
{
    public static IServiceCollection AddAuditEngagements(this IServiceCollection services) => services;
}
