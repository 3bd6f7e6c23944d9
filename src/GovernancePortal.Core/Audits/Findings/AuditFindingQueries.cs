using GovernancePortal.Core.Platform;

namespace GovernancePortal.Core.Audits.Findings;

/// <summary>What the risk score knows of a section.</summary>
/// <param name="Weight">Open findings, weighted by severity.</param>
public sealed record SectionFindings(Guid SectionId, int Open, int Weight);

public sealed class AuditFindingQueries(PortalDb db)
{
    public Task<FindingCounts> CountsAsync(Guid engagementId, CancellationToken ct = default) => throw new NotImplementedException(db.ToString());

    /// <summary>Open findings of every section, for the risk score; one command.</summary>
    public Task<IReadOnlyList<SectionFindings>> OpenBySectionAsync(CancellationToken ct = default) => throw new NotImplementedException(db.ToString());
}
