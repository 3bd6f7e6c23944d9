using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Baseline.Pages;

/// <summary>The first page of the ledger, or of the rows that hold a text, from one EF query.</summary>
public sealed class SystemsModel(BareDb db) : PageModel
{
    public IReadOnlyList<SystemRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(string? text, CancellationToken ct) =>
        Rows = await db.Systems.AsNoTracking().Include(s => s.OwnerSection).Where(s => text == null || s.SearchText.Contains(text)).OrderBy(s => s.Code).Take(51).ToListAsync(ct);
}
