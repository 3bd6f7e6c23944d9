using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Migrated;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Migrated;

/// <summary>One decision from before the portal, by hand.</summary>
public sealed class NewModel(MigrationService migration, PeopleQueries people, SystemQueries systems, CurrentActor current, Formats formats, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty]
    public MigratedInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Sections { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Systems { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Results => [.. MigratedInputValidator.Results.Select(r => new SelectListItem(formats.Name(r), r.ToString()))];
    public IReadOnlyList<SelectListItem> Gates => [.. Enum.GetValues<DueGate>().Where(g => g != DueGate.Operation).Select(g => new SelectListItem(formats.Name(g), g.ToString()))];
    private Actor actor = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        Sections = [.. (await people.SectionsAsync(actor.Today, ct)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        Systems = [.. (await systems.OptionsAsync(null, ct)).Select(s => new SelectListItem($"{s.Code} {s.Name}", s.Id.ToString()))];
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(new MigratedInputValidator(actor.Today), Input))
        {
            return Page();
        }
        var id = await migration.AddAsync(Input, actor, ct);
        this.FlashMessage(texts["Migrated.Saved"]);
        return RedirectToPage("/Consultations/Case", new { id });
    }
}
