using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems;

public sealed class EditModel(SystemQueries systems, SystemRegister register, CodeQueries codes, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public SystemInput Input { get; set; } = new();

    public Actor Actor { get; private set; } = null!;
    public SystemDetails Shown { get; private set; } = null!;
    public SystemForm Form { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Shown = await systems.DetailsAsync(Id, Actor, ct) ?? throw new NotFound($"System {Id}.");
        if (!Shown.MayEdit)
        {
            throw new Forbidden("Editing this system.");
        }
        Form = new SystemForm(await source.ReadAsync(Actor.Today, ct), Actor, Shown.System);
    }

    public void OnGet() => Input = SystemInput.Of(Shown.System);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(new SystemInputValidator(await codes.BookAsync(ct), Actor.Today, Shown.System), Input))
        {
            return Page();
        }
        await register.EditAsync(Id, Input, Actor, ct: ct);
        this.FlashMessage(texts["Systems.Saved"]);
        return RedirectToPage("/Systems/Details", new { Id });
    }
}
