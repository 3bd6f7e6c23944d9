using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Baseline.Pages;

/// <summary>One system and its parts from one EF query (split: a command for each part, as the portal reads them).</summary>
public sealed class SystemModel(BareDb db) : PageModel
{
    public SystemRow System { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) =>
        System = await db.Systems.AsNoTracking().Include(s => s.OwnerSection).Include(s => s.Contracts).Include(s => s.Costs).Include(s => s.Components)
            .AsSplitQuery().SingleAsync(s => s.Id == id, ct);
}
