using GovernancePortal.Core.Systems;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovernancePortal.Web.Pages.Systems;

/// <summary>The numbers of systems that plans are followed by, year by year.</summary>
public sealed class CountsModel(SystemCountQueries counts) : PageModel
{
    public SystemCounts Counts { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Counts = await counts.ReadAsync(ct);
}
