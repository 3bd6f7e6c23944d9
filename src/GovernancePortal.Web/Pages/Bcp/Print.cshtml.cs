using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>The plan on paper: it must be at hand when the portal is not.</summary>
public sealed class PrintModel(PlanQueries plans, ContinuityExportService exports, BcpWords words) : BcpPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Number { get; set; }

    public PlanView View { get; private set; } = null!;
    public PlanVersion Shown { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await plans.ViewAsync(Id, Me, ct) ?? throw new NotFound($"Plan {Id}.");
        Shown = View.Shown(Number);
    }

    /// <summary>A paper with telephone numbers left the portal: that is kept.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        if (Shown.Content.HasPhones)
        {
            await exports.RecordPrintAsync(View.Plan, Shown.Number, Me, ct);
        }
    }
}
