using FluentValidation;
using GovernancePortal.Core.Consultations.Advising;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Advice;

/// <summary>A section asks the policy office.</summary>
[RequestSizeLimit(FileInspection.MostBytes + (1024 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = FileInspection.MostBytes + (1024 * 1024))]
public sealed class NewModel(AdviceService advice, PeopleQueries people, SystemQueries systems, FileIntake intake, CurrentActor current, IValidator<AdviceInput> validator, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty]
    public AdviceInput Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<SelectListItem> Sections { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Systems { get; private set; } = [];
    private Actor actor = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        var own = actor.SectionsWhere(Permission.ConsultationDraft);
        Sections = [.. (await people.SectionsAsync(actor.Today, ct)).Where(s => own.Contains(s.Id)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        Systems = [.. (await systems.OptionsAsync(own, ct)).Select(s => new SelectListItem($"{s.Code} {s.Name}", s.Id.ToString()))];
    }

    public void OnGet(Guid? system) => Input = new AdviceInput { SectionId = Sections is [var only] ? Guid.Parse(only.Value!) : null, SystemId = system };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        var id = await advice.AskAsync(Input, await intake.TakeAsync(Upload, nameof(Upload), actor, ct), actor, ct: ct);
        this.FlashMessage(texts["PriorAdvice.Sent"]);
        return RedirectToPage("/Consultations/Advice/Details", new { id });
    }
}
