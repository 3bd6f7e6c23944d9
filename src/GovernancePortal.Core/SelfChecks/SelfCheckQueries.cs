using GovernancePortal.Core.Platform;

namespace GovernancePortal.Core.SelfChecks;

public sealed class SelfCheckQueries(PortalDb db)
{
    /// <summary>Share of gaps (0–100) in each section's latest handed-in self-check, for the risk score; one command.</summary>
    public Task<IReadOnlyDictionary<Guid, int>> GapsAsync(CancellationToken ct = default) => throw new NotImplementedException(db.ToString());
}
