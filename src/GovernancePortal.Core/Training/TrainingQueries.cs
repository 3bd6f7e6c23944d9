using GovernancePortal.Core.Platform;

namespace GovernancePortal.Core.Training;

public sealed class TrainingQueries(PortalDb db)
{
    /// <summary>Accounts that finished a training of auditors, with the day of the latest; one command.</summary>
    public Task<IReadOnlyDictionary<Guid, DateOnly>> QualifiedAsync(CancellationToken ct = default) => throw new NotImplementedException(db.ToString());
}
