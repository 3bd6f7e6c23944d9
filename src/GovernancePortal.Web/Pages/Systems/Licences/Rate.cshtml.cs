using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Systems.Licences;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems.Licences;

/// <summary>ソフトウェアライセンス一元管理率 by bureau against its target, with overdue stocktakes (R279, R280).</summary>
public sealed class RateModel(LicenceQueries licences, CalendarQueries calendar, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel
{
    public IReadOnlyList<LicenceCount> Counts { get; private set; } = [];
    public LicenceCount All { get; private set; } = null!;
    public int Target { get; private set; }
    public Chart Chart { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var actor = await current.GetAsync(ct);
        var office = await calendar.CalendarAsync(ct);
        Target = office.Setting(SettingName.LicenceCentralTarget, actor.Today);
        Counts = await licences.CountsAsync(actor.Today.AddMonths(-office.Setting(SettingName.LicenceStocktakeMonths, actor.Today)), ct);
        All = new LicenceCount(texts["Licences.Whole"], Counts.Sum(c => c.Licences), Counts.Sum(c => c.Registered), Counts.Sum(c => c.Overdue));
        Chart = new Chart("licences", texts["Licences.Rate"], texts["InformationSystem.Bureau"], ChartKind.Bars, [new ChartSeries(texts["Terminals.RateShort"])], [.. Counts.Select(c => new ChartRow(c.Bureau, [c.Rate]))], ChartUnit.Percent);
    }
}
