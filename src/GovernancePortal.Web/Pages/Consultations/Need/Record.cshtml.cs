using GovernancePortal.Core.Consultations.Need;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using GovernancePortal.Web.Forms;

namespace GovernancePortal.Web.Pages.Consultations.Need;

/// <summary>One record: the result, the rule it follows from, and the way on.</summary>
public sealed class RecordModel(NeedQueries queries, CurrentActor current) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public NeedRecord Shown { get; private set; } = null!;
    public bool MayStart { get; private set; }

    public async Task LoadAsync(CancellationToken ct)
    {
        var actor = await current.GetAsync(ct);
        Shown = await queries.FindAsync(Id, actor, ct);
        MayStart = Shown.Check.ConsultationId is null && Shown.Check.Result != NeedResult.None && actor.MayIn(Permission.ConsultationDraft, Shown.Check.SectionId);
    }

    public void OnGet()
    {
        // Everything is loaded before.
    }
}
