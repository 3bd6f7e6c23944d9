using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems;

/// <summary>One line of the numbers as exported.</summary>
public sealed record NumberRow(string By, string Value, int? Systems, long? AnnualYen, long? BudgetYen, long? ActualYen, int? Target);

/// <summary>The ledger in numbers, as charts with their tables; every number leads to the list of what it counts.</summary>
public sealed class CountsModel(SystemNumberQueries numbers, SystemCountQueries counts, SystemRegister register, CalendarQueries calendars, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel
{
    /// <summary>So many suppliers are drawn; the table of the export has all.</summary>
    public const int MostVendors = 15;

    [BindProperty(SupportsGet = true)]
    public NumbersFilter Filter { get; set; } = new();

    public Actor Me { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public SystemNumbersView View { get; private set; } = null!;
    public SystemCounts Counts { get; private set; } = null!;
    private OfficeCalendar calendar = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Counts = await counts.ReadAsync(ct);
    }

    public async Task<IActionResult> OnGetFileAsync(string? file, CancellationToken ct)
    {
        await ReadAsync(ct);
        await register.RecordExportAsync(string.Join(texts["Systems.ConditionSeparator"], Chips().Items.Select(c => c.Label).Prepend(texts["Systems.NumbersFile"])), Me, ct);
        return ListFile.Of(file, texts["Systems.NumbersFile"], Me.Today, Columns(), Rows().ToAsyncEnumerable());
    }

    public IReadOnlyList<SelectListItem> States() => [.. Enum.GetValues<Lifecycle>().Select(v => new SelectListItem(formats.Name(v), v.ToString(), v == Filter.Lifecycle))];

    public string Address(NumbersFilter filter, string? handler = null, string? file = null) => Url.Page("/Systems/Counts", handler, new { filter.BureauId, filter.Lifecycle, file })!;

    /// <summary>The list of exactly what a number counts.</summary>
    public string List(Func<SystemFilter, SystemFilter>? with = null)
    {
        var list = with is null ? Filter.AsList() : with(Filter.AsList());
        return Url.Page("/Systems/Index", new
        {
            list.BureauId, list.Lifecycle, list.Hosting, list.Segment, list.Vendor, list.Sharing, OpenData = list.OpenData is null ? null : "true", Live = list.Live ? "true" : null,
            PlatformFy = Year(list.PlatformFy), CostFy = Year(list.CostFy),
        })!;
    }

    public Chips Chips() => new(
        [
            .. Filter.BureauId is { } bureau ? new[] { new Chip(Words.BureauName(bureau) ?? texts["Systems.FormerSection"], Address(Filter with { BureauId = null })) } : [],
            .. Filter.Lifecycle is { } state ? new[] { new Chip(formats.Name(state), Address(Filter with { Lifecycle = null })) } : [],
        ], Address(new NumbersFilter()));

    public Chart Bureaus() => Bars("bureaus", "Systems.NumbersByBureau", "InformationSystem.Bureau", View.Bureaus.Select(b => (Words.BureauName(b.BureauId) ?? b.Name, b.Systems, List(f => f with { BureauId = b.BureauId }))));

    public Chart Hostings() => Bars("hostings", "Systems.NumbersByHosting", "InformationSystem.Hosting", View.Hostings.Select(h => (Named(SystemCodes.Hosting, h.Key), h.Systems, List(f => f with { Hosting = h.Key ?? SystemFilter.Missing }))));

    public Chart Segments() => Bars("segments", "Systems.NumbersBySegment", "InformationSystem.Segment", View.Segments.Select(s => (Named(SystemCodes.Segment, s.Key), s.Systems, List(f => f with { Segment = s.Key ?? SystemFilter.Missing }))));

    public Chart Vendors()
    {
        var shown = View.Vendors.Take(MostVendors).Select(v => new ChartRow(v.Key ?? texts["Systems.NumbersNotGiven"], [v.Systems], List(f => f with { Vendor = v.Key ?? SystemFilter.Missing })));
        var others = View.Vendors.Skip(MostVendors).Sum(v => v.Systems);
        return new Chart("vendors", texts["Systems.NumbersByVendor"], texts["InformationSystem.VendorName"], ChartKind.Bars, [new ChartSeries(texts["Systems.NumbersSystems"])],
            [.. shown, .. others > 0 ? new[] { new ChartRow(texts["Systems.NumbersOthers"], [others]) } : []]);
    }

    public Chart Costs() => new("costs", texts["Systems.NumbersCosts"], texts["SystemCost.Fy"], ChartKind.Columns, [new ChartSeries(texts["Systems.NumbersBudget"]), new ChartSeries(texts["Systems.NumbersActual"])],
        [.. View.Costs.Select(c => new ChartRow(formats.ShortYear(c.Year), [c.BudgetYen, c.ActualYen == 0 ? null : c.ActualYen], List(f => f with { CostFy = c.Year })))], ChartUnit.Yen);

    /// <summary>The cumulative number of systems on the platform beside the target of each year (R278).</summary>
    public Chart Platform() => new("platform", texts["Systems.NumbersPlatform"], texts["Systems.ConsultationYear"], ChartKind.Columns,
        [new ChartSeries(texts["Systems.CountsAdded"]), new ChartSeries(texts["Systems.CountsTotal"]), new ChartSeries(texts["Systems.NumbersTarget"], AsLine: true)],
        [.. PlatformYears().Select(y => new ChartRow(formats.ShortYear(y.Year), [y.Added, y.Total, y.Target], List(f => f with { Hosting = SystemCodes.SharedPlatform, PlatformFy = y.Year })))]);

    public IEnumerable<(FiscalYear Year, int Added, int Total, int? Target)> PlatformYears()
    {
        if (View.Platform.Count == 0)
        {
            yield break;
        }
        var now = FiscalYear.Of(Me.Today);
        var total = 0;
        for (var year = View.Platform[0].Year; year <= now || year <= View.Platform[^1].Year; year = year.Next)
        {
            var known = View.Platform.FirstOrDefault(p => p.Year == year);
            total = known?.Total ?? total;
            // A target holds from its first day on; 0 stands for none.
            var target = calendar.Setting(SettingName.PlatformSystems, year.End);
            yield return (year, known?.Added ?? 0, total, target == 0 ? null : target);
        }
    }

    private Chart Bars(string id, string title, string rowHead, IEnumerable<(string Label, int Systems, string Href)> rows) =>
        new(id, texts[title], texts[rowHead], ChartKind.Bars, [new ChartSeries(texts["Systems.NumbersSystems"])], [.. rows.Select(r => new ChartRow(r.Label, [r.Systems], r.Href))]);

    private string Named(string list, string? code) => code is null ? texts["Systems.NumbersNotGiven"] : Words.Code(list, code);

    private IEnumerable<NumberRow> Rows() =>
    [
        new(texts["Systems.NumbersTotal"], texts["Systems.NumbersTotal"], View.Systems, View.AnnualCostYen, null, null, null),
        .. View.Bureaus.Select(b => new NumberRow(texts["Systems.NumbersByBureau"], Words.BureauName(b.BureauId) ?? b.Name, b.Systems, b.AnnualCostYen, null, null, null)),
        .. Lines("Systems.NumbersByHosting", View.Hostings, key => Named(SystemCodes.Hosting, key)),
        .. Lines("Systems.NumbersBySegment", View.Segments, key => Named(SystemCodes.Segment, key)),
        .. Lines("Systems.NumbersByVendor", View.Vendors, key => key ?? texts["Systems.NumbersNotGiven"]),
        .. View.Costs.Select(c => new NumberRow(texts["Systems.NumbersCosts"], formats.Year(c.Year), c.Systems, null, c.BudgetYen, c.ActualYen, null)),
        .. PlatformYears().Select(y => new NumberRow(texts["Systems.NumbersPlatform"], formats.Year(y.Year), y.Total, null, null, null, y.Target)),
    ];

    private IEnumerable<NumberRow> Lines(string by, IReadOnlyList<NumberLine> lines, Func<string?, string> name) =>
        lines.Select(l => new NumberRow(texts[by], name(l.Key), l.Systems, l.AnnualCostYen, null, null, null));

    private IReadOnlyList<CsvColumn<NumberRow>> Columns() =>
    [
        new(texts["Systems.NumbersBy"], r => r.By), new(texts["Systems.NumbersValue"], r => r.Value), new(texts["Systems.NumbersSystems"], r => r.Systems), new(texts["Systems.NumbersAnnual"], r => r.AnnualYen),
        new(texts["Systems.NumbersBudget"], r => r.BudgetYen), new(texts["Systems.NumbersActual"], r => r.ActualYen), new(texts["Systems.NumbersTarget"], r => r.Target),
    ];

    private async Task ReadAsync(CancellationToken ct)
    {
        Me = await current.GetAsync(ct);
        Words = await source.ReadAsync(Me.Today, ct);
        calendar = await calendars.CalendarAsync(ct);
        View = await numbers.ReadAsync(Filter, ct);
    }

    private static string? Year(FiscalYear? year) => year?.Year.ToString(CultureInfo.InvariantCulture);
}
