using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Baseline.Pages;

/// <summary>One case and its parts from one EF query (split: a command for each part, as the portal reads them).</summary>
public sealed class CaseModel(BareDb db) : PageModel
{
    public CaseRow Case { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) =>
        Case = await db.Cases.AsNoTracking().Include(c => c.Section).Include(c => c.Bureau)
            .Include(c => c.Answers.OrderBy(p => p.Letter)).Include(c => c.Acts.OrderBy(p => p.Number)).Include(c => c.Comments.OrderBy(p => p.At)).Include(c => c.Conditions.OrderBy(p => p.Number))
            .AsSplitQuery().SingleAsync(c => c.Id == id, ct);
}
