using GovernancePortal.Core.Audits.Answers;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Audits.Plans;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Audits;

/// <summary>監査 (domain.md 6): plans over years, the audits themselves, and what they found.</summary>
public static class AuditsModule
{
    public static IServiceCollection AddAudits(this IServiceCollection services) => services.AddAuditPlans().AddAuditEngagements().AddAuditAnswers().AddAuditFindings();
}
