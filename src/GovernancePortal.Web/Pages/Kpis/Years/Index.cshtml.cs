using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Frame;

namespace GovernancePortal.Web.Pages.Kpis.Years;

/// <summary>年度の締め: the years of every plan, open or closed, by whom and when.</summary>
public sealed class IndexModel(KpiYearService service, FigureWords words) : ModulePage<FigureWords>(words)
{
    public IReadOnlyList<PlanYears> Plans { get; private set; } = [];
    public bool MayClose => Me.May(Permission.KpiCloseYear);

    public async Task OnGetAsync(CancellationToken ct) => Plans = await service.YearsAsync(ct);
}
