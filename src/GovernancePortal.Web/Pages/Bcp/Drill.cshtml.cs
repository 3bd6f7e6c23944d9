using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>One drill: what was planned, what came of it, what is to be mended.</summary>
public sealed class DrillModel(DrillQueries drills, DrillService service, TrailQueries trail, BcpWords words) : BcpPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public DrillView View { get; private set; } = null!;
    public ContinuityDrill Drill => View.Drill;
    public TrailView History { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await drills.ViewAsync(Id, Me, ct) ?? throw new NotFound($"Drill {Id}.");
        History = HistoryOf(await trail.OfAsync(Drill.Subject, showRestricted: true, most: 50, ct: ct));
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostCancelAsync(uint version, CancellationToken ct)
    {
        await service.CancelAsync(Id, version, Me, ct);
        return Done("Bcp.DrillCancelled", "/Bcp/Drill", new { Id });
    }
}
