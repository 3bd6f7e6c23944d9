using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Radar;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Radar;

/// <summary>更新レーダー: the standing warnings, one list under conditions that are all part of its address.</summary>
public sealed class IndexModel(RadarQueries radar, RadarService service, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public RadarFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Actor Actor { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public RadarWords Radar { get; } = new(texts, formats);
    public Page<RadarLine> Lines { get; private set; } = Page<RadarLine>.Empty;
    public RadarCounts Counts { get; private set; } = new(0, 0, 0);
    public bool MayPlan => Actor.May(Permission.SystemEditOwn) || Actor.May(Permission.SystemEditAll);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Lines = await radar.PageAsync(Filter, Cursor.Read(At), Actor, ct: ct);
        Counts = await radar.CountAsync(Filter, Actor, ct);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        var conditions = Chips().Items.Select(chip => chip.Label).ToList();
        await service.RecordExportAsync(conditions.Count == 0 ? texts["Systems.AllRows"] : string.Join(texts["Systems.ConditionSeparator"], conditions), Actor, ct);
        return new CsvResult<RadarLine>(texts["Radar.FileName"], Actor.Today, Columns(), radar.Export(Filter, Actor, ct));
    }

    public IReadOnlyList<SelectListItem> Names<T>(T? chosen) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => new SelectListItem(formats.Name(value), value.ToString(), chosen is { } c && c.Equals(value)))];

    /// <summary>The list's address with other conditions; a new condition begins at the first page.</summary>
    public string Address(RadarFilter filter, string? at = null, string? handler = null) => Url.Page("/Radar/Index", handler, new
    {
        filter.Text, filter.Code, filter.Severity, filter.State, filter.BureauId, filter.SectionId, filter.SystemId,
        Mine = filter.Mine ? "true" : null, ForPlan = filter.ForPlan ? "true" : null,
        Sort = filter.Sort == RadarSort.Rank ? null : (RadarSort?)filter.Sort, Descending = filter.Descending ? "true" : null, At = at,
    })!;

    public string SortAddress(RadarSort sort) => Address(Filter with { Sort = sort, Descending = Filter.Sort == sort && !Filter.Descending });

    /// <summary>For aria-sort: null where the list is not sorted by this column.</summary>
    public string? SortState(RadarSort sort) => Filter.Sort != sort ? null : Filter.Descending ? "descending" : "ascending";

    public Chips Chips()
    {
        var chips = new List<Chip>();
        Add(Filter.Text, f => f with { Text = null });
        Add(Filter.Code is { } code ? formats.Name(code) : null, f => f with { Code = null });
        Add(Filter.Severity is { } severity ? formats.Name(severity) : null, f => f with { Severity = null });
        Add(Filter.State is { } state ? formats.Name(state) : null, f => f with { State = null });
        Add(Filter.BureauId is { } bureau ? Words.BureauName(bureau) ?? texts["Systems.FormerSection"].Value : null, f => f with { BureauId = null });
        Add(Filter.SectionId is { } section ? Words.SectionName(section) ?? texts["Systems.FormerSection"].Value : null, f => f with { SectionId = null });
        Add(Filter.SystemId is not null ? texts["Radar.OneSystem"].Value : null, f => f with { SystemId = null });
        Add(Filter.Mine ? texts["Radar.Mine"].Value : null, f => f with { Mine = false });
        Add(Filter.ForPlan ? texts["Radar.ForPlan"].Value : null, f => f with { ForPlan = false });
        return new Chips(chips, Address(new RadarFilter { Sort = Filter.Sort, Descending = Filter.Descending }));

        void Add(string? label, Func<RadarFilter, RadarFilter> without)
        {
            if (label is not null)
                chips.Add(new Chip(label, Address(without(Filter))));
        }
    }

    public Pager Pager() => new(Lines.Items.Count, RadarQueries.PageSize,
        Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Counts.All);

    private async Task ReadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(Actor.Today, ct);
    }

    private CsvColumn<RadarLine>[] Columns() =>
    [
        new(texts["Radar.Severity"], r => formats.Name(r.Severity)),
        new(texts["Radar.Kind"], r => formats.Name(r.Code)),
        new(texts["InformationSystem.Code"], r => r.SystemCode),
        new(texts["Radar.Subject"], r => Radar.Title(r)),
        new(texts["InformationSystem.Bureau"], r => r.BureauName),
        new(texts["InformationSystem.OwnerSectionId"], r => r.SectionName),
        new(texts["Radar.Why"], Radar.Why),
        new(texts["Radar.Way"], r => Radar.Way(r.Code)),
        new(texts["Radar.Stage"], r => r.Stage == RadarStage.None ? null : formats.Name(r.Stage)),
        new(texts["Radar.DueOn"], r => r.Deadline),
        new(texts["Radar.KeyDate"], r => r.KeyDate),
        new(texts["Radar.FirstSeen"], r => r.FirstSeenOn),
        new(texts["Radar.State"], r => formats.Name(r.State)),
        new(texts["Radar.Choice"], r => r.Choice is { } choice ? formats.Name(choice) : null),
    ];
}
