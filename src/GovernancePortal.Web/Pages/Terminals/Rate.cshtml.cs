using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Terminals;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Terminals;

/// <summary>庁内パソコンの一元管理率 over time against its target, by bureau and by class (R222).</summary>
public sealed class RateModel(TerminalQueries terminals, TerminalRegister register, CalendarQueries calendar, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel, ILoadsDisplay
{
    public Actor Actor { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public TerminalCount Now { get; private set; } = null!;
    public int Target { get; private set; }
    public IReadOnlyList<TerminalDay> Days { get; private set; } = [];
    public IReadOnlyList<TerminalCount> Bureaus { get; private set; } = [];
    public IReadOnlyList<TerminalCount> Classes { get; private set; } = [];
    public Chart Time { get; private set; } = null!;
    public Chart ByBureau { get; private set; } = null!;
    public bool MayKeep => Actor.May(Permission.SystemEditAll);

    public async Task LoadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(Actor.Today, ct);
        var office = await calendar.CalendarAsync(ct);
        var rows = await terminals.NowAsync(ct);
        Days = await terminals.DaysAsync(ct);
        Target = office.Setting(SettingName.TerminalCentralTarget, Actor.Today);
        Now = new TerminalCount("", rows.Sum(r => r.Count), rows.Sum(r => r.Central));
        Bureaus = [.. rows.GroupBy(r => r.Bureau).Select(g => new TerminalCount(g.Key, g.Sum(r => r.Count), g.Sum(r => r.Central)))];
        Classes = [.. rows.GroupBy(r => r.TerminalClass).OrderByDescending(g => g.Sum(r => r.Count)).Select(g => new TerminalCount(g.Key, g.Sum(r => r.Count), g.Sum(r => r.Central)))];
        // Today's figures close the line, kept or not; targets stand over every day there is.
        var days = Days.Any(d => d.On == Actor.Today) ? Days : [.. Days, new TerminalDay(Actor.Today, Now.Count, Now.Central)];
        Time = new Chart("rate", texts["Terminals.RateOverTime"], texts["Terminals.Day"], ChartKind.Lines, [new ChartSeries(texts["Terminals.RateShort"]), new ChartSeries(texts["Terminals.Target"], AsLine: true)],
            [.. days.Select(d => new ChartRow(formats.ShortDay(d.On), [d.Rate, office.Setting(SettingName.TerminalCentralTarget, d.On)]))], ChartUnit.Percent);
        ByBureau = new Chart("bureaus", texts["Terminals.ByBureau"], texts["InformationSystem.Bureau"], ChartKind.Bars, [new ChartSeries(texts["Terminals.RateShort"])], [.. Bureaus.Select(b => new ChartRow(b.Name, [b.Rate]))], ChartUnit.Percent);
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await register.SnapshotAsync(Actor, ct);
        this.FlashMessage(texts["Terminals.Kept", formats.Day(Actor.Today)]);
        return RedirectToPage();
    }

}
