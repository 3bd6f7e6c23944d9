using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>What the ledger says of a system's continuity; nothing of it is sensitive.</summary>
public sealed record SystemContinuity(Guid Id, string Code, string Name, Criticality Criticality, Lifecycle Lifecycle, Guid OwnerSectionId, string SectionName, Guid BureauId, string BureauName,
    int? RtoHours, int? RpoHours, string? BackupMethod, string? BackupFrequency, bool? BackupRemote, bool? BcpCovered, DateOnly? BcpDrilledOn)
{
    /// <summary>In use: what is planned or retired needs no plan.</summary>
    public bool Runs => Lifecycle is Lifecycle.InOperation or Lifecycle.Suspended or Lifecycle.ToBeRetired;

    public bool IsImportant => Criticality == Criticality.Important && Runs;

    public bool IsBackedUp => BackupMethod is not (null or SystemCodes.No);
}

/// <summary>The ledger as the continuity of work asks it.</summary>
public sealed class SystemContinuityQueries(PortalDb db)
{
    /// <summary>The important systems in use and those named besides, one command; by number.</summary>
    public async Task<IReadOnlyList<SystemContinuity>> ImportantAsync(IReadOnlyCollection<Guid> others, CancellationToken ct = default) =>
        await Lines(Systems.Where(x => others.Contains(x.Id)
            || (x.Criticality == Criticality.Important && (x.Lifecycle == Lifecycle.InOperation || x.Lifecycle == Lifecycle.Suspended || x.Lifecycle == Lifecycle.ToBeRetired))).OrderBy(x => x.Code)).ToListAsync(ct);

    /// <summary>Those with the numbers; an unknown number is left out.</summary>
    public async Task<IReadOnlyDictionary<string, SystemContinuity>> OfCodesAsync(IReadOnlyCollection<string> codes, CancellationToken ct = default) =>
        codes.Count == 0 ? new Dictionary<string, SystemContinuity>() : await Lines(Systems.Where(x => codes.Contains(x.Code))).ToDictionaryAsync(x => x.Code, ct);

    public Task<SystemContinuity?> OfAsync(Guid id, CancellationToken ct = default) => Lines(Systems.Where(x => x.Id == id)).SingleOrDefaultAsync(ct);

    private IQueryable<InformationSystem> Systems => db.Set<InformationSystem>().AsNoTracking();

    private IQueryable<SystemContinuity> Lines(IQueryable<InformationSystem> systems) =>
        from x in systems
        join s in db.Set<Section>() on x.OwnerSectionId equals s.Id
        select new SystemContinuity(x.Id, x.Code, x.Name, x.Criticality, x.Lifecycle, x.OwnerSectionId, s.Name, s.BureauId, s.Bureau.Name,
            x.RtoHours, x.RpoHours, x.BackupMethod, x.BackupFrequency, x.BackupRemote, x.BcpCovered, x.BcpDrilledOn);
}
