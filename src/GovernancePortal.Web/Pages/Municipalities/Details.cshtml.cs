using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Municipalities;

/// <summary>One municipality: what it is, its class over time, what it was given, what it uses together with others, its checklists.</summary>
public sealed class DetailsModel(MunicipalityQueries municipalities, SupportQueries supports, ChecklistQueries checklists, TrailQueries trail, MunicipalityWords words) : MunicipalityPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public MunicipalityView View { get; private set; } = null!;
    public Municipality One => View.One;
    public CloudState? Now => One.CloudOn(Me.Today);
    public IReadOnlyList<BodyAnswers> Answers { get; private set; } = [];
    public TrailView History { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await municipalities.ViewAsync(Id, supports, Me.Today, ct);
        Answers = await checklists.OfBodyAsync(Id, ct);
        History = HistoryOf(await trail.OfAsync(One.Subject, showRestricted: true, most: 50, ct: ct));
    }

    public void OnGet()
    {
    }
}
