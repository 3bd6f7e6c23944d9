using GovernancePortal.Core.Consultations.Assignment;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Assign;

/// <summary>What became of each case of one press, and the way back.</summary>
public sealed class RunModel(AssignmentQueries queries, AssignmentService service, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    private Actor actor = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    public RunView View { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        View = await queries.RunAsync(Id, actor, ct);
    }

    public void OnGet() => Version = View.Run.Version;

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken ct)
    {
        await service.UndoAsync(Id, Version, actor, ct);
        this.FlashMessage(texts["Assign.UndoDone"]);
        return RedirectToPage(new { Id });
    }
}
