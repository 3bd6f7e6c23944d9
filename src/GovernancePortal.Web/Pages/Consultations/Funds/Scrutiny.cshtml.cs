using FluentValidation;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Funds;

/// <summary>見積精査: unit prices as asked for and as accepted, beside what past cases paid.</summary>
public sealed class ScrutinyModel(ScrutinyQueries queries, ScrutinyService service, RestrictedViews restricted, IValidator<ScrutinyInput> validator, CodeQueries codes, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    public const string Items = "PriceItem";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public ScrutinyInput Input { get; set; } = new();

    public ScrutinyView View { get; private set; } = null!;
    public CodeBook Codes { get; private set; } = null!;
    public bool MayWrite { get; private set; }
    private Actor actor = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        View = await queries.ViewAsync(Id, actor, ct);
        Codes = await codes.BookAsync(ct);
        MayWrite = ScrutinyService.MayScrutinise(View.Case, actor);
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Input = ScrutinyInput.Of(View.Scrutiny);
        if (Input.Lines.Count == 0)
        {
            Input.Lines.Add(new UnitPriceInput());
        }
        if (View.Scrutiny is not null && View.Case.Stage == Stage.PreProcurement)
        {
            await restricted.RecordAsync(Id, actor, ct);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!MayWrite)
        {
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        }
        if (this.ChangeRows("Input.Lines", Input.Lines))
        {
            return Page();
        }
        // What stands on record may stay, offered or not.
        var offered = Codes.Choices(Items, actor.Today).Select(c => c.Code).Concat(View.Scrutiny?.Lines.Select(l => l.Item) ?? []).ToList();
        for (var i = 0; i < Input.Lines.Count; i++)
        {
            this.DemandOffered($"Input.Lines[{i}].Item", Input.Lines[i].Item, offered);
        }
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.SaveAsync(Id, Input, actor, ct);
        this.FlashMessage(texts["Scrutiny.Saved"]);
        return RedirectToPage(new { Id });
    }

    public IReadOnlyList<SelectListItem> Choices(string? chosen) => [.. Codes.Choices(Items, actor.Today).Select(e => new SelectListItem(Codes.Name(Items, e.Code), e.Code, e.Code == chosen))];
}
