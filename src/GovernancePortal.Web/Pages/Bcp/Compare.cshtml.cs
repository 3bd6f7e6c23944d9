using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>What changed between two versions of a plan.</summary>
public sealed class CompareModel(PlanQueries plans, BcpWords words) : BcpPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? To { get; set; }

    public PlanView View { get; private set; } = null!;
    public PlanVersion Before { get; private set; } = null!;
    public PlanVersion After { get; private set; } = null!;
    public IReadOnlyList<PlanDifference> Differences { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await plans.ViewAsync(Id, Me, ct) ?? throw new NotFound($"Plan {Id}.");
        var last = View.Plan.Versions.Max(v => v.Number);
        After = View.Shown(To ?? last);
        Before = View.Shown(From ?? Math.Max(1, After.Number - 1));
        Differences = PlanDifference.Of(Before.Content, After.Content);
    }

    public void OnGet()
    {
    }

    public IReadOnlyList<SelectListItem> Choices(int chosen) =>
        [.. View.Plan.Versions.OrderBy(v => v.Number).Select(v => new SelectListItem(Texts["Bcp.VersionNumber", v.Number], v.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), v.Number == chosen))];
}
