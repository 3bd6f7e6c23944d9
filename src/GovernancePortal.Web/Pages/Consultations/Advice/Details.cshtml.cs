using FluentValidation;
using GovernancePortal.Core.Consultations.Advising;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Advice;

/// <summary>The record of one 相談: the section and the policy office write it, others do not know of it.</summary>
[RequestSizeLimit(FileInspection.MostBytes + (1024 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = FileInspection.MostBytes + (1024 * 1024))]
public sealed class DetailsModel(AdviceQueries queries, AdviceService advice, FileIntake intake, CurrentActor current, IValidator<AdviceEntryInput> validator, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public AdviceEntryInput Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public AdviceView View { get; private set; } = null!;
    public bool IsOffice => AdviceCase.IsOffice(actor) && !View.Advice.MayAsk(actor);
    public bool MayStart => actor.MayIn(Permission.ConsultationDraft, View.Advice.SectionId);
    private Actor actor = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        View = await queries.ViewAsync(Id, actor, ct);
    }

    public void OnGet() => Input = new AdviceEntryInput { On = actor.Today, Version = View.Advice.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.Version != View.Advice.Version)
        {
            throw new VersionConflict("The record went on.");
        }
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await advice.AddAsync(Id, Input, await intake.TakeAsync(Upload, nameof(Upload), actor, ct), actor, ct);
        return Done("PriorAdvice.Written");
    }

    public async Task<IActionResult> OnPostCloseAsync(uint version, CancellationToken ct)
    {
        await advice.CloseAsync(Id, version, actor, ct);
        return Done("PriorAdvice.WasClosed");
    }

    public async Task<IActionResult> OnGetFileAsync(Guid file, CancellationToken ct)
    {
        var (stored, content) = await advice.OpenAsync(Id, file, actor, ct);
        return this.HandOut(stored.Name, stored.ContentType, content);
    }

    private RedirectToPageResult Done(string text)
    {
        this.FlashMessage(texts[text]);
        return RedirectToPage(null, null, new { Id }, "record");
    }
}
