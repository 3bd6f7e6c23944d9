using GovernancePortal.Core.Kpis.Plans;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Kpis.Plans;

/// <summary>A plan as it was adopted: it never changes again.</summary>
public sealed class VersionModel(KpiPlanQueries queries, KpiWords words) : KpiPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    public KpiVersionLine Line { get; private set; } = null!;
    public KpiPlanContent Frozen { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct) => (Line, Frozen) = await queries.VersionAsync(Id, Number, ct);

    public void OnGet()
    {
    }
}
