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

/// <summary>One section of a row, on a page of its own: what stands in the others is left as it is.</summary>
public sealed class EditModel(KarteQueries karten, SystemRegister register, CodeQueries codes, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Part { get; set; }

    [BindProperty]
    public SystemInput Input { get; set; } = new();

    public KartePage Shows { get; private set; }
    public IReadOnlyList<LedgerColumn> Columns { get; private set; } = [];
    public Actor Actor { get; private set; } = null!;
    public Karte Shown { get; private set; } = null!;
    public SystemForm Form { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Shows = Part is null ? KartePage.Identity : KarteTabs.Read<KartePage>(Part) ?? throw new NotFound($"Section {Part} of a system.");
        Columns = SystemColumns.On(Shows);
        Shown = await karten.HeadAsync(Id, Actor, ct) ?? throw new NotFound($"System {Id}.");
        if (!Shown.MayEdit)
        {
            throw new Forbidden("Editing this system.");
        }
        Form = new SystemForm(await source.ReadAsync(Actor.Today, ct), Actor, Shown.System);
    }

    public void OnGet() => Input = SystemInput.Of(Shown.System);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Input = SystemInput.Of(Shown.System).With(Input, Columns);
        if (!await this.ValidateAsync(new SystemInputValidator(await codes.BookAsync(ct), Actor.Today, Shown.System, Columns), Input))
        {
            return Page();
        }
        await register.EditAsync(Id, Input, Actor, ct: ct);
        this.FlashMessage(texts["Systems.Saved"]);
        return RedirectToPage("/Systems/Details", new { Id, tab = KarteTabs.Of(Shows) });
    }
}
