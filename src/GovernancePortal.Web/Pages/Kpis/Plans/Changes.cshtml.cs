using System.Globalization;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Kpis.Plans;

/// <summary>What changed between two versions of a plan, or since one of them.</summary>
public sealed class ChangesModel(KpiPlanQueries queries, PlanChanges changes, KpiWords words) : KpiPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? From { get; set; }

    /// <summary>Null: the plan as it stands now.</summary>
    [BindProperty(SupportsGet = true)]
    public int? To { get; set; }

    public KpiPlanView View { get; private set; } = null!;
    public IReadOnlyList<PlanChange> Changes { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, ct);
        if (View.Versions.Count == 0)
        {
            throw new NotFound($"Plan {Id} has no version yet.");
        }
        From ??= To is { } to ? Math.Max(1, to - 1) : View.Versions[0].Number;
        Changes = await changes.BetweenAsync(Id, From.Value, To, Me.Today, ct);
    }

    public void OnGet()
    {
    }

    public IReadOnlyList<SelectListItem> Choices(int? chosen) =>
        [.. View.Versions.Select(v => new SelectListItem(Texts["KpiPlans.VersionNumber", v.Number], v.Number.ToString(CultureInfo.InvariantCulture), v.Number == chosen))];
}
