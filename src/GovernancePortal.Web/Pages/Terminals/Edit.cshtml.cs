using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Terminals;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Terminals;

/// <summary>One group of terminals: read by everybody, changed by its section and the policy office.</summary>
public sealed class EditModel(TerminalQueries terminals, TerminalRegister register, RegisterHistory history, SystemWordsSource source, CurrentActor current, CodeQueries codes, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public TerminalInput Input { get; set; } = new();

    public Actor Actor { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public TerminalGroup? Group { get; private set; }
    public TrailView? Trail { get; private set; }
    public IReadOnlyList<SelectListItem> OwnSections { get; private set; } = [];

    public TerminalInput? Stored => Group is null ? null : TerminalInput.Of(Group);

    public async Task LoadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(Actor.Today, ct);
        if (Id is { } id)
        {
            Group = await terminals.FindAsync(id, ct);
            Trail = await history.OfAsync(Group.Subject, ct);
        }
        if (Group is null ? !Actor.May(Permission.SystemEditOwn) && !Actor.May(Permission.SystemEditAll) : !TerminalGroup.MayEdit(Actor, Group.SectionId, Group.ManagingSectionId))
        {
            throw new Forbidden("Another section's terminals.");
        }
        OwnSections = Words.Sections(Group?.SectionId, section => Actor.May(Permission.SystemEditAll) || section == Group?.SectionId || Actor.MayIn(Permission.SystemEditOwn, section));
    }

    public void OnGet() => Input = Stored ?? new TerminalInput { Fy = FiscalYear.Of(Actor.Today), SectionId = Actor.SectionsWhere(Permission.SystemEditOwn) is [var only] ? only : null };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(new TerminalInputValidator(await codes.BookAsync(ct), Actor.Today, Group), Input))
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
        return Done("Terminals.Saved");
    }

    public async Task<IActionResult> OnPostRemoveAsync(uint version, CancellationToken ct)
    {
        await register.RemoveAsync(Id ?? throw new NotFound("Terminals."), version, Actor, ct);
        return Done("Terminals.Removed");
    }

    private RedirectToPageResult Done(string key)
    {
        this.FlashMessage(texts[key]);
        return RedirectToPage("/Terminals/Index", new { id = (Guid?)null });
    }
}
