using FluentValidation;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Concurrences;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Talks;

/// <summary>合議に回答する: by the head of the section asked, or recorded from paper by its clerk.</summary>
public sealed class AnswerModel(ConcurrenceQueries queries, ConcurrenceService service, IValidator<AnswerConcurrenceInput> validator, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    private Actor actor = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public AnswerConcurrenceInput Input { get; set; } = new();

    public Concurrence Asked { get; private set; } = null!;
    public Consultation Case { get; private set; } = null!;
    /// <summary>Entered for the head, whose 決裁 was made on paper.</summary>
    public bool OnPaper => !Asked.MayAnswer(actor);

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        (Asked, Case) = await queries.ViewAsync(Id, actor, ct);
        if (!Asked.MayAnswer(actor) && !Asked.MayRecord(actor))
        {
            throw new Forbidden("The section asked answers.");
        }
    }

    public void OnGet() => Input = new AnswerConcurrenceInput { Version = Asked.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.AnswerAsync(Id, Input, actor, ct);
        this.FlashMessage(texts["Talks.Answered"]);
        return RedirectToPage("Index", new { id = Case.Id });
    }
}
