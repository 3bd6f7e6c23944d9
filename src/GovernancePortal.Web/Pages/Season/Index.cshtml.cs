using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Season;
using GovernancePortal.Core.Season.Planning;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Season;

public enum HeatRows
{
    Bureau,   // 部局別
    Reviewer, // 審査担当別
}

/// <summary>One line of the heat map: filings by week, or of a reviewer days of review beside what there are.</summary>
public sealed record HeatLine(string Name, string? Lang, IReadOnlyList<HeatCell> Cells)
{
    /// <summary>What should have been filed; null where nothing in the whole season is overdue.</summary>
    public HeatCell? Overdue { get; init; }
}

/// <param name="Heat">0 to 5, by the share of the capacity or of the fullest week.</param>
public sealed record HeatCell(int Cases, decimal Days, int Heat, bool IsOver, string? Href);

/// <summary>協議の季節: what comes in which week and what can be reviewed in it.</summary>
public sealed class IndexModel(SeasonQueries season, CurrentActor current, CalendarQueries calendars, IStringLocalizer<Texts> texts, Formats formats) : SeasonPage(current, calendars, texts, formats)
{
    private const int Shades = 5;

    [BindProperty(SupportsGet = true)]
    public HeatRows By { get; set; }

    public SeasonPicture Picture { get; private set; } = null!;
    public FilingPlan Plan { get; private set; } = null!;
    /// <summary>Expected without advice, and as promised so far.</summary>
    public IReadOnlyList<WeekLoad> Loads { get; private set; } = [];
    /// <summary>By Monday, with all advice followed.</summary>
    public IReadOnlyDictionary<DateOnly, WeekLoad> Advised { get; private set; } = new Dictionary<DateOnly, WeekLoad>();

    /// <summary>Beside the weeks: their day has passed, and nobody knows in which week they come.</summary>
    public IReadOnlyList<DemandLine> Overdue { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Picture = await season.ReadAsync(Scope, Me, ct);
        Plan = Picture.Plan();
        Loads = Picture.Loads();
        Advised = Picture.AdvisedLoads(Plan).ToDictionary(w => w.Monday);
        Overdue = Picture.Overdue;
    }

    public void OnGet()
    {
        if (!Enum.IsDefined(By))
        {
            By = HeatRows.Bureau;
        }
    }

    public WeekLoad? Busiest => Loads.Where(w => w.PlannedDays > 0).MaxBy(w => w.PlannedDays);

    public WeekLoad? BusiestAdvised => Advised.Values.Where(w => w.PlannedDays > 0).MaxBy(w => w.PlannedDays);

    public int Count(params DemandSource[] sources) => Picture.Lines.Count(l => sources.Contains(l.Source));

    public Chart Chart() => new("weeks", Texts["Season.ChartTitle"], Texts["Season.Week"], ChartKind.StackedColumns,
        [new ChartSeries(Texts["Season.Filed"]), new ChartSeries(Texts["Season.InReview"]), new ChartSeries(Texts["Season.Expected"]), new ChartSeries(Texts["Season.Overdue"]), new ChartSeries(Texts["Season.Capacity"], AsLine: true), new ChartSeries(Texts["Season.AsAdvised"], AsLine: true)],
        [.. OverdueRow(), .. Loads.Select(w => new ChartRow(Formats.MonthDay(w.Monday),
            [Of(w.Monday, l => l.Source == DemandSource.Done), Of(w.Monday, l => l.Source == DemandSource.Open), Of(w.Monday, l => !l.IsFiled), null, decimal.Round(w.CapacityDays, 1), Advised.TryGetValue(w.Monday, out var advised) ? decimal.Round(advised.PlannedDays, 1) : null],
            Items(w.Monday)))]);

    private IEnumerable<ChartRow> OverdueRow() => Overdue.Count == 0 ? []
        : [new ChartRow(Texts["Season.OverdueShort"], [null, null, null, decimal.Round(Overdue.Sum(l => l.EffortDays), 1), null, null], Items(overdue: true))];

    private decimal? Of(DateOnly monday, Func<DemandLine, bool> which) => decimal.Round(Picture.Lines.Where(l => !l.IsOverdue && l.Week == monday && which(l)).Sum(l => l.EffortDays), 1);

    public IReadOnlyList<HeatLine> Lines() => By == HeatRows.Bureau ? Bureaus() : Reviewers();

    private IReadOnlyList<HeatLine> Bureaus()
    {
        var byBureau = Picture.Lines.ToLookup(l => l.BureauId);
        var most = byBureau.SelectMany(g => g.Where(l => !l.IsOverdue).GroupBy(l => l.Week).Select(w => w.Count()).Append(g.Count(l => l.IsOverdue))).DefaultIfEmpty(0).Max();
        return [.. byBureau.Select(g => (g.Key, Name: Picture.Bureaus.GetValueOrDefault(g.Key) ?? Texts["Systems.FormerSection"].Value, Lines: g.Where(l => !l.IsOverdue).ToLookup(l => l.Week), Late: g.Where(l => l.IsOverdue).ToList())).OrderBy(b => b.Name, StringComparer.CurrentCulture)
            .Select(b => new HeatLine(b.Name, Web.Frame.Formats.Language(b.Name), [.. Picture.Weeks.Select(w => Cell(b.Lines[w.Monday].ToList(), most, Items(w.Monday, b.Key)))])
            {
                Overdue = Overdue.Count == 0 ? null : Cell(b.Late, most, Items(null, b.Key, overdue: true)),
            })];
    }

    private static HeatCell Cell(List<DemandLine> lines, int most, string href) =>
        new(lines.Count, lines.Sum(l => l.EffortDays), lines.Count == 0 ? 0 : Math.Max(1, ((lines.Count * Shades) + most - 1) / most), false, href);

    // Open cases weigh on their reviewer until they are answered; by the week they were filed in.
    private IReadOnlyList<HeatLine> Reviewers() =>
        [.. Picture.Reviewers.Select(r => new HeatLine(r.Name, "ja", [.. Picture.Weeks.Select((w, n) =>
        {
            var own = Picture.Lines.Where(l => l.ReviewerId == r.UserId && l.Week == w.Monday).ToList();
            var (load, room) = (own.Sum(l => l.EffortDays), r.Days[n]);
            var heat = load == 0 ? 0 : room == 0 ? Shades : Math.Clamp((int)Math.Ceiling(load / room * (Shades - 1)), 1, Shades);
            return new HeatCell(own.Count, load, heat, load > room, own.Count == 0 ? null : Items(w.Monday, null, r.UserId));
        })]) { Overdue = Overdue.Count == 0 ? null : new HeatCell(0, 0, 0, false, null) })];

    public string Items(DateOnly? week = null, Guid? bureau = null, Guid? reviewer = null, bool overdue = false) =>
        Url.Page("/Season/Items", new { Fy = RouteFy, Peak = RoutePeak, Week = week?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), BureauId = bureau, ReviewerId = reviewer, Overdue = overdue ? "true" : null })!;

    public IReadOnlyList<SelectListItem> Ways() => [.. Enum.GetValues<HeatRows>().Select(by => new SelectListItem(Formats.Name(by), by.ToString(), by == By))];
}
