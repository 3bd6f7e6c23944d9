using GovernancePortal.Core.Platform;

namespace GovernancePortal.Core.Audits.Answers;

/// <param name="Unanswered">Still without a result, or marked 未確認.</param>
public sealed record AuditAnswerCounts(int All, int Unanswered, int NonConforming);

public sealed class AuditAnswerQueries(PortalDb db)
{
    public Task<AuditAnswerCounts> CountsAsync(Guid engagementId, CancellationToken ct = default) => throw new NotImplementedException(db.ToString());
}
