using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Concurrences;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Talks;

/// <summary>合議を求める: one question to one or more sections at once.</summary>
public sealed class AskModel(ConsultationCaseService cases, ConcurrenceService service, PeopleQueries people, CalendarQueries calendars, IValidator<AskConcurrenceInput> validator, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    private const int UsualDays = 5;
    private Actor actor = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public AskConcurrenceInput Input { get; set; } = new();

    public Consultation Case { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Sections { get; private set; } = [];

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        Case = await cases.LoadAsync(Id, actor, ct);
        if (TalkSides.Of(Case, actor) != TalkSide.Office)
        {
            throw new Forbidden("The policy office asks other sections.");
        }
        var all = await people.SectionsAsync(actor.Today, ct);
        var bureaus = all.DistinctBy(s => s.BureauId).ToDictionary(s => s.BureauId, s => new SelectListGroup { Name = s.BureauName });
        Sections = [.. all.Where(s => s.Id != Case.SectionId).Select(s => new SelectListItem(s.Name, s.Id.ToString(), Input.SectionIds.Contains(s.Id)) { Group = bureaus[s.BureauId] })];
    }

    public async Task OnGetAsync(CancellationToken ct) => Input = new AskConcurrenceInput
    {
        Kind = Case.SecurityFlag ? ConcurrenceKind.Security : null, DueOn = (await calendars.CalendarAsync(ct)).BusinessDays.Add(actor.Today, UsualDays),
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.AskAsync(Id, Input, actor, ct);
        this.FlashMessage(texts["Talks.Asked", Input.SectionIds.Distinct().Count()]);
        return RedirectToPage("Index", new { Id });
    }
}
