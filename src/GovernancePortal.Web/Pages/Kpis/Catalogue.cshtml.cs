using GovernancePortal.Core.Kpis.Catalogue;

namespace GovernancePortal.Web.Pages.Kpis;

/// <summary>What a plan may be started from: examples of KPIs, and a published plan.</summary>
public sealed class CatalogueModel(KpiWords words) : KpiPage(words)
{
    public IReadOnlyList<PlanTemplate> Templates => KpiCatalogue.All;

    public void OnGet()
    {
    }
}
