using GovernancePortal.Core.Consultations.Committee;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovernancePortal.Web.Pages.Administration.Committee;

/// <summary>Sittings of the committee, and the cases that no sitting hears yet.</summary>
public sealed class IndexModel(CommitteeQueries queries, CurrentActor current) : PageModel, ILoadsDisplay
{
    public IReadOnlyList<MeetingLine> Meetings { get; private set; } = [];
    public IReadOnlyList<CommitteeCase> Waiting { get; private set; } = [];
    public bool MayRecord { get; private set; }
    public DateOnly Today { get; private set; }

    public async Task LoadAsync(CancellationToken ct)
    {
        var actor = await current.GetAsync(ct);
        MayRecord = actor.May(Permission.CommitteeRecord);
        Today = actor.Today;
        Meetings = await queries.ListAsync(ct);
        Waiting = await queries.WaitingAsync(actor, ct);
    }

    public void OnGet()
    {
        // Everything is loaded before.
    }
}
