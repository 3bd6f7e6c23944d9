using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Municipalities;

/// <summary>What municipalities use together: its form, who does what, how others join, who takes part when.</summary>
public sealed class GroupModel(SupportQueries supports, TrailQueries trail, MunicipalityWords words) : MunicipalityPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public SharedView View { get; private set; } = null!;
    public SharedUse Shared => View.Shared;
    public TrailView History { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await supports.SharedViewAsync(Id, ct);
        History = HistoryOf(await trail.OfAsync(Shared.Subject, showRestricted: true, most: 50, ct: ct));
    }

    public void OnGet()
    {
    }
}
