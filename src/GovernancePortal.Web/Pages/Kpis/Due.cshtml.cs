using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Kpis;

/// <summary>入力する実績: what the own sections owe, nearest day first; of every section for the policy office.</summary>
public sealed class DueModel(ReadingQueries readings, FigureWords words) : ModulePage<FigureWords>(words)
{
    /// <summary>Every section's, for those who follow the plans.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public bool MaySeeAll => Me.May(Permission.KpiDefine) || Me.May(Permission.KpiCloseYear) || Me.May(Permission.DashboardRead);
    public bool ShowsAll => MaySeeAll && (All || !Me.May(Permission.KpiEnter));
    public IReadOnlyList<OwedReading> Owed { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Owed = await readings.OwedAsync(ShowsAll ? null : [.. Me.SectionsWhere(Permission.KpiEnter)], Me.Today, ct);

    public bool MayEnter(OwedReading owed) => Me.MayIn(Permission.KpiEnter, owed.SectionId);

    public static Tone ToneOf(int daysLeft) => daysLeft < 0 ? Tone.Bad : daysLeft <= 7 ? Tone.Caution : Tone.Calm;
}
