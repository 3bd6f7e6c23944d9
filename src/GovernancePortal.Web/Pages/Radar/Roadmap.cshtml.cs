using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Radar;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Radar;

/// <summary>ロードマップ: contracts, leases, ends of support and renewals on one time axis, always with the table it draws from.</summary>
public sealed class RoadmapModel(RoadmapQueries roadmap, RadarService service, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel
{
    private const int YearsShown = 6;
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    [BindProperty(SupportsGet = true)]
    public RoadmapConditions Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public FiscalYear? FromFy { get; set; }

    /// <summary>Page of the list.</summary>
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public Actor Actor { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public RadarWords Radar { get; } = new(texts, formats);
    public Roadmap Map { get; private set; } = null!;
    public FiscalYear First => FromFy ?? FiscalYear.Of(Actor.Today);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Map = await roadmap.PageAsync(Filter, P, ct);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        await service.RecordExportAsync(texts["Radar.RoadmapTitle"], Actor, ct);
        return new CsvResult<(RoadmapLine Line, RoadmapBar? Bar)>(texts["Radar.RoadmapFile"], Actor.Today,
        [
            new(texts["InformationSystem.Code"], r => r.Line.System.Code),
            new(texts["InformationSystem.Name"], r => r.Line.System.Name),
            new(texts["InformationSystem.Bureau"], r => r.Line.System.BureauName),
            new(texts["InformationSystem.OwnerSectionId"], r => r.Line.System.SectionName),
            new(texts["InformationSystem.Hosting"], r => r.Line.System.Hosting is { } hosting ? Words.Code(SystemCodes.Hosting, hosting) : null),
            new(texts["InformationSystem.VendorName"], r => r.Line.System.VendorName),
            new(texts["Radar.BarKind"], r => r.Bar is null ? null : formats.Name(r.Bar.Kind)),
            new(texts["Radar.BarFrom"], r => r.Bar?.From),
            new(texts["Radar.BarTo"], r => r.Bar?.To),
            new(texts["Radar.BarName"], r => r.Bar?.Name),
        ], Flat(roadmap.Export(Filter, ct)));
    }

    public string Group(RoadmapLine line) => Filter.Group switch
    {
        RoadmapGroup.Platform => line.Group.Length == 0 ? texts["Format.None"] : Words.Code(SystemCodes.Hosting, line.Group),
        RoadmapGroup.Bureau or RoadmapGroup.Vendor => line.Group.Length == 0 ? texts["Format.None"] : line.Group,
    };

    /// <summary>What the script draws: the table's own days, on an axis of six fiscal years.</summary>
    public string Drawing() => JsonSerializer.Serialize(new
    {
        from = Iso(First.Start), to = Iso(First.Plus(YearsShown).Start), today = Iso(Actor.Today), todayWord = texts["Radar.Today"].Value,
        years = Enumerable.Range(0, YearsShown).Select(n => new { at = Iso(First.Plus(n).Start), label = formats.ShortYear(First.Plus(n)) }),
        kinds = Enum.GetValues<RoadmapKind>().ToDictionary(k => k.ToString(), k => formats.Name(k)),
        lines = Map.Lines.Select(l => new
        {
            name = l.System.Name, owner = l.System.SectionName, group = Group(l), href = Url.Page("/Systems/Details", new { id = l.System.Id }),
            bars = l.Bars.Where(b => b.To >= First.Start && (b.From ?? b.To) < First.Plus(YearsShown).Start)
                .Select(b => new { kind = b.Kind.ToString(), from = b.From is { } from ? Iso(from) : null, to = Iso(b.To), until = formats.ShortDay(b.To), name = b.Name }),
        }),
    }, Plain);

    public IReadOnlyList<SelectListItem> Names<T>(T chosen) where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => new SelectListItem(formats.Name(v), v.ToString(), v.Equals(chosen)))];

    public IReadOnlyList<SelectListItem> Years()
    {
        var now = FiscalYear.Of(Actor.Today);
        return [.. Enumerable.Range(-8, 14).Select(n => now.Plus(n)).Select(y => new SelectListItem(formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == First))];
    }

    public string Address(int page, string? handler = null) => Url.Page("/Radar/Roadmap", handler, new
    {
        Group = Filter.Group == RoadmapGroup.Bureau ? null : (RoadmapGroup?)Filter.Group, Filter.BureauId, Filter.SectionId, Filter.Hosting, Filter.Vendor,
        Until = Filter.Until is { } until ? Iso(until) : null, FromFy = FromFy?.Year, P = page == 1 ? null : (int?)page,
    })!;

    private async Task ReadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(Actor.Today, ct);
    }

    private static async IAsyncEnumerable<(RoadmapLine Line, RoadmapBar? Bar)> Flat(IAsyncEnumerable<RoadmapLine> lines)
    {
        await foreach (var line in lines)
        {
            // A system of which no day is known stands in the file too.
            foreach (var bar in line.Bars.DefaultIfEmpty<RoadmapBar?>(null))
            {
                yield return (line, bar);
            }
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
