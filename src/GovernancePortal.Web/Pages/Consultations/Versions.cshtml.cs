using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Review;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Consultations;
using GovernancePortal.Web.Consultations.Review;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>The frozen versions of a case: a list, any two compared, one of them whole.</summary>
public sealed class VersionsModel(ReviewQueries queries, RestrictedViews restricted, FormNaming naming, CurrentActor current) : PageModel, ILoadsDisplay
{
    private Actor actor = null!;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? To { get; set; }

    /// <summary>The version shown whole.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Show { get; set; }

    public Consultation Case { get; private set; } = null!;
    public bool MayViewRestricted { get; private set; }
    public bool MayReview { get; private set; }
    public DifferenceTable? Changes { get; private set; }
    public FormContent? Whole { get; private set; }
    public ConsultationVersion? Shown { get; private set; }
    public FormNames Names { get; private set; } = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        Case = await queries.WholeAsync(Id, actor, ct);
        MayViewRestricted = ConsultationAccess.Allows(actor, Case, ConsultationOperation.ViewRestricted);
        MayReview = ConsultationAccess.Allows(actor, Case, ConsultationOperation.ViewReview);
        if (Show is null && From is null && To is null && Case.Versions.Count > 1)
        {
            (From, To) = (Case.Versions[^2].Number, Case.Versions[^1].Number);
        }
        Shown = Show is { } number ? Version(number) : From is null && Case.Versions.Count == 1 ? Case.Versions[0] : null;
        var whole = Shown is null ? null : Facts(Shown);
        var (old, now) = (From is { } a ? Version(a) : null, To is { } b ? Version(b) : null);
        if (old?.Number > now?.Number)
        {
            (old, now) = (now, old);
        }
        var (before, after) = (old is null ? null : Facts(old), now is null ? null : Facts(now));
        Names = await naming.OfAsync(actor.Today, [whole, before, after], ct);
        if (whole is not null)
        {
            Whole = new FormContent(whole, Names) { ShowRestricted = MayViewRestricted };
        }
        if (old is not null && now is not null)
        {
            Changes = DifferenceTable.Of(VersionDifference.Between(Case.Stage, old.Form, now.Form), after!, before!, Names, MayViewRestricted, old.Number, now.Number, []) with { CaseId = Id };
        }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (MayViewRestricted && (Changes?.HoldsRestricted == true || (Whole is not null && FormCatalogue.HoldsRestricted(Whole.Facts))))
        {
            await restricted.RecordAsync(Id, actor, ct);
        }
    }

    private ConsultationVersion Version(int number) => Case.Versions.FirstOrDefault(v => v.Number == number) ?? throw new NotFound("Version " + number);

    private FormFacts Facts(ConsultationVersion version) => new(Case.Stage, Case.Size, actor.Today, version.Form.ByLetter);
}
