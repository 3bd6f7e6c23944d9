using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Plans;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems.Plans;

/// <summary>A line of the plan: new, changed, dropped with a reason, or put back.</summary>
public sealed class EditModel(PlannedCaseQueries plans, PlannedCaseService service, SystemQueries systems, SystemWordsSource source, CurrentActor current,
    IValidator<PlannedCaseInput> validator, IValidator<DropPlanInput> drops, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public PlannedCaseInput Input { get; set; } = new();

    [BindProperty]
    public DropPlanInput Drop { get; set; } = new();

    public Actor Actor { get; private set; } = null!;
    public PlannedCaseLine? Plan { get; private set; }
    public IReadOnlyList<SelectListItem> Sections { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Systems { get; private set; } = [];

    public async Task LoadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        if (Id is { } id)
        {
            Plan = await plans.FindAsync(id, Actor, ct) ?? throw new NotFound("Planned case");
            if (!PlannedCase.MayEdit(Actor, Plan.SectionId))
            {
                throw new Forbidden("Editing this line of the plan.");
            }
        }
        var words = await source.ReadAsync(Actor.Today, ct);
        Sections = words.Sections(Plan?.SectionId, section => PlannedCase.MayEdit(Actor, section));
        Systems = [.. (await systems.OptionsAsync(null, ct)).OrderBy(s => PlannedCase.MayEdit(Actor, s.OwnerSectionId) ? 0 : 1).Select(s => new SelectListItem($"{s.Code} {s.Name}", s.Id.ToString()))];
    }

    public PlannedCaseInput? Stored => Plan is { } p
        ? new PlannedCaseInput { Version = p.Version, Fy = p.Fy, SectionId = p.SectionId, SystemId = p.SystemId, Kind = p.Kind, Title = p.Title, EstimateYen = p.EstimateYen, StartsOn = p.StartsOn, Note = p.Note } : null;

    public void OnGet(Guid? system)
    {
        Input = Stored ?? new PlannedCaseInput
        {
            Fy = FiscalYear.Of(Actor.Today).Next, SystemId = system, Kind = system is null ? null : PlannedCaseKind.Renewal,
            SectionId = Actor.SectionsWhere(Permission.SystemEditOwn) is [var only] ? only : null,
        };
        Drop = new DropPlanInput { Version = Input.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Drop = new DropPlanInput { Version = Plan?.Version ?? 0 };
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Id is { } id)
        {
            await service.EditAsync(id, Input, Actor, ct);
        }
        else
        {
            await service.AddAsync(Input, PlannedCaseSource.Hand, null, Actor, ct);
        }
        return Done("Plans.Saved");
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken ct)
    {
        // The other form of the page was not posted: it shows what is stored.
        Input = Stored ?? throw new NotFound("Planned case");
        if (!await this.ValidateAsync(drops, Drop, nameof(Drop)))
        {
            return Page();
        }
        await service.DropAsync(Plan!.Id, Drop, Actor, ct);
        return Done("Plans.WasDropped");
    }

    public async Task<IActionResult> OnPostRestoreAsync(uint version, CancellationToken ct)
    {
        await service.RestoreAsync(Id ?? throw new NotFound("Planned case"), version, Actor, ct);
        return Done("Plans.WasRestored");
    }

    private RedirectToPageResult Done(string key)
    {
        this.FlashMessage(texts[key]);
        return RedirectToPage("/Systems/Plans/Index");
    }
}
