using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems.Licences;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems.Licences;

/// <summary>A licence held without a system: those of systems are edited on the karte.</summary>
public sealed class EditModel(LicenceQueries licences, LicenceRegister register, RegisterHistory history, SystemWordsSource source, CurrentActor current, CodeQueries codes, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public HeldLicenceInput Input { get; set; } = new();

    public Actor Actor { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public HeldLicence? Licence { get; private set; }
    public TrailView? Trail { get; private set; }
    public IReadOnlyList<SelectListItem> OwnSections { get; private set; } = [];

    public HeldLicenceInput? Stored => Licence is null ? null : HeldLicenceInput.Of(Licence);

    public async Task LoadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(Actor.Today, ct);
        if (Id is { } id)
        {
            Licence = await licences.FindAsync(id, ct);
            Trail = await history.OfAsync(Licence.Subject, ct);
            if (!HeldLicence.MayEdit(Actor, Licence.HolderSectionId))
            {
                throw new Forbidden("Another section's licence.");
            }
        }
        OwnSections = Words.Sections(Licence?.HolderSectionId, section => HeldLicence.MayEdit(Actor, section));
    }

    public void OnGet() => Input = Stored ?? new HeldLicenceInput { HolderSectionId = Actor.SectionsWhere(Permission.SystemEditOwn) is [var only] ? only : null };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(new HeldLicenceInputValidator(await codes.BookAsync(ct), Actor.Today, Licence), Input))
        {
            return Page();
        }
        if (Id is { } id)
        {
            await register.EditAsync(id, Input, Actor, ct);
        }
        else
        {
            await register.AddAsync(Input, Actor, ct);
        }
        return Done("Licences.Saved");
    }

    public async Task<IActionResult> OnPostRemoveAsync(uint version, CancellationToken ct)
    {
        await register.RemoveAsync(Id ?? throw new NotFound("Licence."), version, Actor, ct);
        return Done("Licences.Removed");
    }

    private RedirectToPageResult Done(string key)
    {
        this.FlashMessage(texts[key]);
        return RedirectToPage("/Systems/Licences/Index", new { id = (Guid?)null });
    }
}
