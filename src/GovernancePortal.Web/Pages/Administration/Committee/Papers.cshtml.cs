using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Committee;
using GovernancePortal.Core.Consultations.Review;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Consultations;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovernancePortal.Web.Pages.Administration.Committee;

/// <summary>委員会資料 of a whole sitting: the agenda, then a page for each case.</summary>
public sealed class PapersModel(CommitteeQueries queries, ReviewQueries reviews, ConsultationCaseService cases, FormNaming naming, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public MeetingView View { get; private set; } = null!;
    public IReadOnlyList<CommitteeSheet> Sheets { get; private set; } = [];
    public DateOnly Today { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var actor = await current.GetAsync(ct);
        Today = actor.Today;
        View = await queries.ViewAsync(Id, actor, ct);
        var sheets = new List<CommitteeSheet>();
        foreach (var line in View.Agenda)
        {
            var c = await reviews.WholeAsync(line.Id, actor, ct);
            if (!ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewReview))
            {
                throw new Forbidden("The papers are for the policy office and the committee.");
            }
            var facts = c.Facts(await cases.SurroundingsAsync(c, actor, ct));
            var filed = c.Versions.LastOrDefault() is { } version ? facts with { Sections = version.Form.ByLetter } : facts;
            sheets.Add(new CommitteeSheet(c, filed, await naming.OfAsync(actor.Today, [filed], ct), line.SectionName));
        }
        Sheets = sheets;
    }
}
