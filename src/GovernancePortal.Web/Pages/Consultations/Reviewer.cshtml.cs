using FluentValidation;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>審査担当の変更: no move of the workflow, the case stays where it is.</summary>
public sealed class ReviewerModel(CaseQueries queries, ReviewService review, CodeQueries codes, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public ReassignInput Input { get; set; } = new();

    public Consultation Case { get; private set; } = null!;
    public CodeBook Codes { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Reviewers { get; private set; } = [];
    private Actor actor = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        var view = await queries.ViewAsync(Id, actor, ct);
        if (!view.MayReassign)
        {
            throw new Forbidden("The policy office assigns reviewers while there is something to review.");
        }
        Case = view.Case;
        Codes = await codes.BookAsync(ct);
        Reviewers = [.. (await queries.ReviewersAsync(Case, actor, ct)).Where(p => p.Id != Case.ReviewerId).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
    }

    public void OnGet() => Input = new ReassignInput { Version = Case.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(new ReassignInputValidator(), Input))
        {
            return Page();
        }
        await review.ReassignAsync(Id, Input.Version, Input.ReviewerId!.Value, Input.Reason, actor, ct);
        this.FlashMessage(texts["CaseAct.Done", texts["Case.Reassign"]]);
        return RedirectToPage("/Consultations/Case", new { Id });
    }
}

public sealed record ReassignInput
{
    public uint Version { get; init; }
    public Guid? ReviewerId { get; init; }
    public string? Reason { get; init; }
}

public sealed class ReassignInputValidator : AbstractValidator<ReassignInput>
{
    public ReassignInputValidator()
    {
        RuleFor(x => x.ReviewerId).NotNull();
        RuleFor(x => x.Reason).MaximumLength(Consultation.CommentLength);
    }
}
