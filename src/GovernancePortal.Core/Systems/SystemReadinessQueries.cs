using GovernancePortal.Core.Platform;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>A running system with the days that its evaluations are counted from.</summary>
public sealed record SystemLifetime(Guid Id, string Code, string Name, Guid OwnerSectionId, bool IsImportant, DateOnly? StartedOn, DateOnly? ContractTo, bool IsDemonstration);

/// <summary>What the consultations before go-live and after it ask of the ledger.</summary>
public sealed class SystemReadinessQueries(PortalDb db)
{
    /// <summary>How many mandatory values of the row are missing (decision 25); null without such a row.</summary>
    public async Task<int?> MissingAsync(Guid id, CancellationToken ct = default) =>
        await db.Set<InformationSystem>().AsNoTracking().Where(s => s.Id == id).Select(s => (int?)(s.RequiredFields - s.AnsweredFields)).SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<SystemLifetime>> LifetimesAsync(CancellationToken ct = default) =>
        await db.Set<InformationSystem>().AsNoTracking().Where(s => s.Lifecycle == Lifecycle.InOperation || s.Lifecycle == Lifecycle.Suspended || s.Lifecycle == Lifecycle.ToBeRetired)
            .OrderBy(s => s.Code).Select(s => new SystemLifetime(s.Id, s.Code, s.Name, s.OwnerSectionId, s.Criticality == Criticality.Important, s.StartedOn, s.ContractTo, s.IsDemonstration)).ToListAsync(ct);
}
