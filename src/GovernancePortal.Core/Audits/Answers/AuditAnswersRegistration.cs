using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Audits.Answers;

internal static class AuditAnswersRegistration
{
    public static IServiceCollection AddAuditAnswers(this IServiceCollection services) => services;
}
