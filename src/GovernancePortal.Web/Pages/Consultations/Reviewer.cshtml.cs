using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Assignment;
using GovernancePortal.Core.Consultations.Review;
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
public sealed class ReviewerModel(CaseQueries queries, ConflictQueries conflicts, ReviewerLoadQueries loads, CalendarQueries calendars, ReviewService review, CodeQueries codes, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
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
        var holders = (await queries.ReviewersAsync(Case, actor, ct)).Where(p => p.Id != Case.ReviewerId).ToList();
        var book = await conflicts.BookAsync([.. holders.Select(p => p.Id)], actor.Today, ct);
        var load = (await loads.LoadsAsync(await calendars.CalendarAsync(ct), actor, Case.OfPolicyOffice ? Role.CioAdvisor : Role.Reviewer, ct)).ToDictionary(l => l.Id, l => l.Open);
        var facts = ConflictFacts.Of(Case);
        MayExcept = actor.May(Permission.ConsultationDecide) && (await calendars.CalendarAsync(ct)).Setting(SettingName.FormerMemberByException, actor.Today) == 1;
        // Those without a conflict and with the least in hand first.
        Reviewers = [.. holders.Select(p => (p, Conflict: book(p.Id, facts), Open: load.GetValueOrDefault(p.Id))).OrderBy(x => x.Conflict is not null).ThenBy(x => x.Open)
            .Select(x => new SelectListItem(x.Conflict is null ? texts["Assign.WithLoad", x.p.Name, x.Open] : texts["Assign.WithReason", x.p.Name, texts["ConflictKind." + x.Conflict.Kind]], x.p.Id.ToString()))];
    }

    public bool MayExcept { get; private set; }

    public void OnGet() => Input = new ReassignInput { Version = Case.Version };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(new ReassignInputValidator(), Input))
        {
            return Page();
        }
        await review.ReassignAsync(Id, Input.Version, Input.ReviewerId!.Value, Input.Reason, actor, Input.ExceptionReason, ct);
        this.FlashMessage(texts["CaseAct.Done", texts["Case.Reassign"]]);
        return RedirectToPage("/Consultations/Case", new { Id });
    }
}

public sealed record ReassignInput
{
    public uint Version { get; init; }
    public Guid? ReviewerId { get; init; }
    public string? Reason { get; init; }
    /// <summary>Why somebody who left the filing section lately may review it all the same; by the head, where the office allows it.</summary>
    public string? ExceptionReason { get; init; }
}

public sealed class ReassignInputValidator : AbstractValidator<ReassignInput>
{
    public ReassignInputValidator()
    {
        RuleFor(x => x.ReviewerId).NotNull();
        RuleFor(x => x.Reason).MaximumLength(Consultation.CommentLength);
        RuleFor(x => x.ExceptionReason).MaximumLength(ConflictException.ReasonLength);
    }
}
