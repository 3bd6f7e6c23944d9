using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Audits.Answers;

/// <param name="Unanswered">Still without a result, or marked 未確認.</param>
public sealed record AuditAnswerCounts(int All, int Unanswered, int NonConforming);

/// <summary>How a line of the checklist was found (decision 23).</summary>
public enum AuditResult
{
    Conforming,    // 適合
    PartlyNonConforming, // 一部不適合
    NonConforming, // 不適合
    Observation,   // 観察事項
    NotApplicable, // 対象外
    Unconfirmed,   // 未確認
}

public sealed record AuditLine(Guid Id, Guid EngagementId, string Number, string Chapter, string Text, bool IsRequired, AuditResult? Result, string? Note, Guid? SystemId);

public sealed class AuditAnswerQueries(PortalDb db)
{
    public Task<AuditAnswerCounts> CountsAsync(Guid engagementId, CancellationToken ct = default) => throw new NotImplementedException(db.ToString());

    public Task<AuditLine> LineAsync(Guid answerId, Actor actor, CancellationToken ct = default) => throw new NotImplementedException(db.ToString());
}
