using GovernancePortal.Core.Dashboard;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Dashboard;


/// <summary>計画の進み: by objective of each plan, or by bureau; every number leads to its KPIs.</summary>
public sealed class PlansModel(DashboardQueries queries, DashboardWords words) : ModulePage<DashboardWords>(words)
{
    private const int YearsBack = 4;

    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    /// <summary>bureau; everything else is by objective.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    public PlanProgress Shown { get; private set; } = null!;
    public IReadOnlyList<CostLine> Costs { get; private set; } = [];
    public bool ByBureau => By == "bureau";
    public FiscalYear Year => Fy is { Year: > 0 } chosen ? chosen : FiscalYear.Of(Me.Today);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Shown = await queries.PlansAsync(Year, Me.Today, ct);
        Costs = await queries.CostsAsync(FiscalYear.Of(Me.Today), ct);
    }

    public Tabs Tabs() => new(Texts["Dashboard.Progress"],
    [
        new Tab(Texts["Dashboard.ByObjective"], Url.Page("/Dashboard/Plans", new { Fy = Year.Year, By = (string?)null })!, !ByBureau),
        new Tab(Texts["Dashboard.ByBureau"], Url.Page("/Dashboard/Plans", new { Fy = Year.Year, By = "bureau" })!, ByBureau),
    ]);

    public IEnumerable<FiscalYear> Years => Enumerable.Range(0, YearsBack).Select(n => FiscalYear.Of(Me.Today).Plus(-n));

    public IReadOnlyList<ProgressLine> Lines => ByBureau ? Shown.Bureaus : Shown.Objectives;

    public string AddressOf(ProgressLine line, string? behind = null) =>
        Url.Page("/Kpis/Index", new { Fy = Year.Year, ObjectiveId = ByBureau ? (Guid?)null : line.Id, BureauId = ByBureau ? line.Id : (Guid?)null, Behind = behind })!;

    public Chart Chart() => new("progress", Texts["Dashboard.ProgressOf", Words.Formats.Year(Year)], Texts[ByBureau ? "InformationSystem.Bureau" : "Kpis.Objective"], ChartKind.StackedBars,
        [new ChartSeries(Texts["Dashboard.BandGood"], Tone: Tone.Good), new ChartSeries(Texts["KpiBand.Behind"], Tone: Tone.Late), new ChartSeries(Texts["KpiBand.Missed"], Tone: Tone.Bad), new ChartSeries(Texts["KpiBand.NotEntered"], Tone: Tone.Off), new ChartSeries(Texts["Dashboard.BandOther"])],
        [.. Lines.Select(l => new ChartRow(l.Name, [l.Counts.Good, l.Counts.Behind, l.Counts.Missed, l.Counts.NotEntered, l.Counts.Other], AddressOf(l)))]);

    public Chart CostsChart() => CostChart.Of(Costs, Words);
}
