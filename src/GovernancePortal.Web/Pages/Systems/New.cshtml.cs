using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems;

public sealed class NewModel(SystemRegister register, CodeQueries codes, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    /// <summary>Who and what it is, and what every row is asked for; the rest is entered on the karte.</summary>
    public static IReadOnlyList<LedgerColumn> Columns { get; } =
        [.. SystemColumns.Given.Where(c => c.Page == KartePage.Identity || c.RequiredFrom == Criticality.General || c.Name is nameof(SystemInput.VendorName) or nameof(SystemInput.ContractFrom))];

    [BindProperty]
    public SystemInput Input { get; set; } = new();

    public Actor Actor { get; private set; } = null!;
    public SystemForm Form { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Form = new SystemForm(await source.ReadAsync(Actor.Today, ct), Actor, Before: null);
    }

    public void OnGet()
    {
        if (Actor.SectionsWhere(Permission.SystemEditOwn) is [var only])
        {
            Input = Input with { OwnerSectionId = only };
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(new SystemInputValidator(await codes.BookAsync(ct), Actor.Today, columns: Columns), Input))
        {
            return Page();
        }
        var id = await register.RegisterAsync(Input, Actor, ct: ct);
        this.FlashMessage(texts["Systems.Registered"]);
        return RedirectToPage("/Systems/Details", new { id });
    }
}
