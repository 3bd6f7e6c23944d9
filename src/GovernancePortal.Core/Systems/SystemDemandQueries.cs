using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>A running system for which something ends or is to be renewed: what a consultation will be about.</summary>
public sealed record EndingSystem(Guid Id, string Name, Guid SectionId, Guid BureauId, DateOnly? ContractTo, bool? AutoRenewal, int? NoticeDays, long? ContractAmountYen, string? RenewalPlan, FiscalYear? NextRenewalFy, DateOnly? SupportEndOn);

public sealed class SystemDemandQueries(PortalDb db)
{
    /// <summary>
    /// Systems whose contract, or the support of one of whose products, ends within the days, or that are to be renewed in the
    /// year, one command. What retires without a successor needs no consultation on a renewal.
    /// </summary>
    public async Task<IReadOnlyList<EndingSystem>> EndingAsync(DateOnly first, DateOnly last, FiscalYear year, CancellationToken ct = default)
    {
        Lifecycle[] running = [Lifecycle.InOperation, Lifecycle.Suspended];
        var (start, end) = (year.Start, year.End);
        return await (
            from s in db.Set<InformationSystem>().AsNoTracking()
            join section in db.Set<Section>() on s.OwnerSectionId equals section.Id
            where running.Contains(s.Lifecycle) && s.RenewalPlan != SystemCodes.RetirePlan
            let support = db.Set<SystemComponent>().Where(p => p.SystemId == s.Id && p.SupportEndOn != null)
                .Select(p => (DateOnly?)(p.ExtendedEndOn != null && p.ExtendedEndOn > p.SupportEndOn ? p.ExtendedEndOn.Value : p.SupportEndOn!.Value)).Where(d => d >= start && d <= end).Min()
            where (s.ContractTo >= first && s.ContractTo <= last) || s.NextRenewalFy == year || support != null
            orderby s.Id
            select new EndingSystem(s.Id, s.Name, s.OwnerSectionId, section.BureauId, s.ContractTo, s.AutoRenewal, s.NoticeDays, s.ContractAmountYen, s.RenewalPlan, s.NextRenewalFy, support)).ToListAsync(ct);
    }
}
