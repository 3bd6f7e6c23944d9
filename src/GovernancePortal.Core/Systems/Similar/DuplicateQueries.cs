using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems.Similar;

/// <summary>One page of candidates, and how many groups and systems there are in all.</summary>
public sealed record DuplicatePage(Page<DuplicateGroup> Groups, int GroupCount, int SystemCount);

/// <summary>Likely duplicates and candidates for buying together: one command whatever the filter and the size of the ledger.</summary>
public sealed class DuplicateQueries(PortalDb db)
{
    public const int PageSize = 20;

    public async Task<IReadOnlyList<DuplicateGroup>> AllAsync(DuplicateFilter filter, CancellationToken ct = default) => DuplicateGroups.Of(await RowsAsync(ct), filter);

    public async Task<DuplicatePage> PageAsync(DuplicateFilter filter, Cursor? at, CancellationToken ct = default)
    {
        var all = await AllAsync(filter, ct);
        // The list is made whole each time; a page begins beside the group that the cursor names, present or gone.
        var beside = at?.Key is not { } key ? all
            : at.Backward ? [.. all.Where(g => string.CompareOrdinal(g.SortKey, key) < 0).Reverse()]
            : [.. all.Where(g => string.CompareOrdinal(g.SortKey, key) > 0)];
        var page = Cursor.PageOf([.. beside.Take(PageSize + 1)], PageSize, at, g => g.SortKey, _ => Guid.Empty);
        return new DuplicatePage(page, all.Count, all.SelectMany(g => g.Systems).Select(s => s.Id).Distinct().Count());
    }

    private async Task<List<DuplicateSystem>> RowsAsync(CancellationToken ct) =>
        await (from x in db.Set<InformationSystem>().AsNoTracking()
               join s in db.Set<Section>() on x.OwnerSectionId equals s.Id
               where x.Lifecycle != Lifecycle.Retired
               select new DuplicateSystem(x.Id, x.Code, x.Name, x.ProductName, x.BusinessKind, x.Lifecycle, x.OwnerSectionId, s.Name, s.BureauId, s.Bureau.Name, x.VendorName, x.ContractTo, x.ContractAmountYen, x.AnnualCostYen)).ToListAsync(ct);
}
