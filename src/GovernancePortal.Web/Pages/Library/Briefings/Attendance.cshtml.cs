using FluentValidation;
using GovernancePortal.Core.Library.Briefings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Library.Briefings;

/// <summary>Who came to the session, of those with a seat and of those without.</summary>
public sealed class AttendanceModel(BriefingQueries queries, BriefingService service, IValidator<AttendanceInput> validator, ReadingWords words) : ReadingPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public AttendanceInput Input { get; set; } = new();

    public BriefingView View { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Seats { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
        if (!View.MayEdit)
        {
            throw new Forbidden("The policy office records who came.");
        }
        Seats = [.. View.Session.Attendances.Select(a => new SelectListItem($"{a.SectionName} {a.Name}", a.Id.ToString()))];
    }

    // Before the first record everybody with a seat counts as having come: fewer ticks.
    public void OnGet() => Input = new AttendanceInput { Version = View.Session.Version, Attended = [.. View.Session.Attendances.Where(a => a.Attended ?? true).Select(a => a.Id)] };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.ChangeRows("Input.Others", Input.Others))
        {
            return Page();
        }
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.RecordAsync(Id, Input, Me, ct);
        return Done("Briefings.AttendanceSaved", "/Library/Briefings/Details", new { Id });
    }
}
