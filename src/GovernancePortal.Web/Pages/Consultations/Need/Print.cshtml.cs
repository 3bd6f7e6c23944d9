using GovernancePortal.Core.Consultations.Need;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovernancePortal.Web.Pages.Consultations.Need;

/// <summary>The record as an A4 sheet, to be kept with the papers of the matter.</summary>
public sealed class PrintModel(NeedQueries queries, CurrentActor current) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public NeedRecord Shown { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken ct) => Shown = await queries.FindAsync(Id, await current.GetAsync(ct), ct);

    public void OnGet()
    {
        // Everything is loaded before.
    }
}
