using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>The main contract of a system as the ledger has it; nothing in it is hidden from anybody.</summary>
public sealed record LedgerContract(Guid SystemId, string Code, string Name, Guid SectionId, string SectionName, Guid BureauId, string BureauName, string? VendorName, DateOnly ContractFrom, DateOnly? ContractTo, long? AmountYen)
{
    /// <summary>The consultation that the portal closed with this contract.</summary>
    public Guid? ConsultationId { get; init; }
}

/// <summary>Contracts of the ledger, for those who look for what was never consulted on and for what was split.</summary>
public sealed class SystemContractQueries(PortalDb db)
{
    /// <summary>Contracts that began on the day or later, of systems that are not retired; newest first.</summary>
    public async Task<IReadOnlyList<LedgerContract>> BegunSinceAsync(DateOnly from, CancellationToken ct = default) =>
        await (from s in db.Set<InformationSystem>().AsNoTracking()
               join n in db.Set<Section>() on s.OwnerSectionId equals n.Id
               where s.ContractFrom >= @from && s.Lifecycle != Lifecycle.Retired
               orderby s.ContractFrom descending, s.Code
               select new LedgerContract(s.Id, s.Code, s.Name, n.Id, n.Name, n.BureauId, n.Bureau.Name, s.VendorName, s.ContractFrom!.Value, s.ContractTo, s.ContractAmountYen) { ConsultationId = s.LastContractConsultationId }).ToListAsync(ct);

    /// <summary>Who supplies the systems given.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> SuppliersAsync(IReadOnlyCollection<Guid> systems, CancellationToken ct = default) =>
        await db.Set<InformationSystem>().AsNoTracking().Where(s => systems.Contains(s.Id) && s.VendorName != null).ToDictionaryAsync(s => s.Id, s => s.VendorName!, ct);
}
