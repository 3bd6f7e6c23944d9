using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Audits.Findings;

internal static class AuditFindingsRegistration
{
    public static IServiceCollection AddAuditFindings(this IServiceCollection services) => services;
}
