using GovernancePortal.Core.Consultations.Hearings;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovernancePortal.Web.Pages.Consultations.Hearings;

/// <summary>The timetable on A4: four weeks, taken times only and the free ones counted.</summary>
public sealed class PrintModel(HearingQueries queries, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    public Actor Actor { get; private set; } = null!;
    public IReadOnlyList<SlotLine> Slots { get; private set; } = [];
    public DateOnly First => From ?? Actor.Today;
    public DateOnly Last => First.AddDays(27);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Slots = await queries.TimetableAsync(First, Last, Actor, ct);
    }
}
