using System.Globalization;
using GovernancePortal.Core.Platform;
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

/// <summary>The ledger: one list under conditions that are all part of its address.</summary>
public sealed class IndexModel(SystemQueries systems, SystemRegister register, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel
{
    private const int YearsBack = 1;
    private const int YearsAhead = 8;

    [BindProperty(SupportsGet = true)]
    public SystemFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Actor Actor { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public Page<SystemLine> Lines { get; private set; } = Page<SystemLine>.Empty;
    public int Total { get; private set; }
    public bool MayRegister => Actor.May(Permission.SystemEditOwn) || Actor.May(Permission.SystemEditAll);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Lines = await systems.PageAsync(Filter, Cursor.Read(At), ct);
        Total = await systems.CountAsync(Filter, ct);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        var conditions = Chips().Items.Select(chip => chip.Label).ToList();
        await register.RecordExportAsync(conditions.Count == 0 ? texts["Systems.AllRows"] : string.Join(texts["Systems.ConditionSeparator"], conditions), Actor, ct);
        return new CsvResult<SystemRecord>(texts["Systems.FileName"], Actor.Today, Columns(), systems.Export(Filter, Actor, ct));
    }

    public IReadOnlyList<SelectListItem> Years()
    {
        var now = FiscalYear.Of(Actor.Today);
        return [.. Enumerable.Range(-YearsBack, YearsBack + YearsAhead + 1).Select(n => now.Plus(n)).Select(y => new SelectListItem(formats.Year(y), Number(y), y == Filter.RenewalFy))];
    }

    public IReadOnlyList<SelectListItem> Names<T>(T? chosen) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => new SelectListItem(formats.Name(value), value.ToString(), chosen is { } c && c.Equals(value)))];

    /// <summary>The list's address with other conditions; a new condition begins at the first page.</summary>
    public string Address(SystemFilter filter, string? at = null, string? handler = null) => Url.Page("/Systems/Index", handler, new
    {
        filter.Text, filter.Lifecycle, filter.Criticality, filter.BureauId, filter.SectionId, filter.Segment, filter.Hosting, filter.Sharing,
        OpenData = filter.OpenData is { } openData ? openData ? "true" : "false" : null,
        Incomplete = filter.Incomplete ? "true" : null,
        RenewalFy = filter.RenewalFy is { } year ? Number(year) : null,
        filter.Vendor, Live = filter.Live ? "true" : null, PlatformFy = filter.PlatformFy is { } moved ? Number(moved) : null, CostFy = filter.CostFy is { } paid ? Number(paid) : null,
        Sort = filter.Sort == SystemSort.Code ? null : (SystemSort?)filter.Sort,
        Descending = filter.Descending ? "true" : null,
        At = at,
    })!;

    public string SortAddress(SystemSort sort) => Address(Filter with { Sort = sort, Descending = Filter.Sort == sort && !Filter.Descending });

    /// <summary>For aria-sort: null where the list is not sorted by this column.</summary>
    public string? SortState(SystemSort sort) => Filter.Sort != sort ? null : Filter.Descending ? "descending" : "ascending";

    public Chips Chips()
    {
        var chips = new List<Chip>();
        Add(Filter.Text, f => f with { Text = null });
        Add(Filter.Lifecycle is { } lifecycle ? formats.Name(lifecycle) : null, f => f with { Lifecycle = null });
        Add(Filter.Criticality is { } criticality ? formats.Name(criticality) : null, f => f with { Criticality = null });
        Add(Filter.BureauId is { } bureau ? Words.BureauName(bureau) ?? texts["Systems.FormerSection"].Value : null, f => f with { BureauId = null });
        Add(Filter.SectionId is { } section ? Words.SectionName(section) ?? texts["Systems.FormerSection"].Value : null, f => f with { SectionId = null });
        Add(Filter.Segment is { } segment ? Named(SystemCodes.Segment, "InformationSystem.Segment", segment) : null, f => f with { Segment = null });
        Add(Filter.Hosting is { } hosting ? Named(SystemCodes.Hosting, "InformationSystem.Hosting", hosting) : null, f => f with { Hosting = null });
        Add(Filter.RenewalFy is { } year ? texts["Systems.RenewalIn", formats.Year(year)].Value : null, f => f with { RenewalFy = null });
        Add(Filter.Sharing is { } sharing ? Words.Code(SystemCodes.Sharing, sharing) : null, f => f with { Sharing = null });
        Add(Filter.OpenData is { } openData ? texts["Systems.OpenDataIs", texts[openData ? "Form.Yes" : "Form.No"]].Value : null, f => f with { OpenData = null });
        Add(Filter.Vendor is { } vendor ? texts["Systems.FilterVendor", vendor == SystemFilter.Missing ? texts["Systems.NumbersNotGiven"].Value : vendor].Value : null, f => f with { Vendor = null });
        Add(Filter.PlatformFy is { } moved ? texts["Systems.FilterPlatformFy", formats.Year(moved)].Value : null, f => f with { PlatformFy = null });
        Add(Filter.CostFy is { } paid ? texts["Systems.FilterCostFy", formats.Year(paid)].Value : null, f => f with { CostFy = null });
        Add(Filter.Live ? texts["Systems.FilterLive"].Value : null, f => f with { Live = false });
        Add(Filter.Incomplete ? texts["Systems.OnlyIncomplete"].Value : null, f => f with { Incomplete = false });
        return new Chips(chips, Address(new SystemFilter { Sort = Filter.Sort, Descending = Filter.Descending }));

        void Add(string? label, Func<SystemFilter, SystemFilter> without)
        {
            if (label is not null)
                chips.Add(new Chip(label, Address(without(Filter))));
        }
    }

    // "-" stands for rows that have no code.
    private string Named(string list, string label, string code) => code == SystemFilter.Missing ? $"{texts[label]}: {texts["Systems.NumbersNotGiven"]}" : Words.Code(list, code);

    public Pager Pager() => new(Lines.Items.Count, SystemQueries.PageSize,
        Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Total);

    private async Task ReadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(Actor.Today, ct);
    }

    public IReadOnlyList<SelectListItem> YesNoChoices(bool? chosen) =>
        [new SelectListItem(texts["Form.Yes"], "true", chosen == true), new SelectListItem(texts["Form.No"], "false", chosen == false)];

    /// <summary>Whole days between a day and today.</summary>
    public int AgeOf(DateOnly day) => Math.Max(0, Actor.Today.DayNumber - day.DayNumber);

    // Every value of a row; the sensitive ones only for those who may read them of every row.
    private CsvColumn<SystemRecord>[] Columns() =>
    [
        .. SystemColumns.All.Where(c => !c.Sensitive || Actor.May(Permission.SystemReadConfidential))
            .Select(c => new CsvColumn<SystemRecord>(texts["InformationSystem." + c.Name], r => Cell(c, r))),
        new CsvColumn<SystemRecord>(texts["InformationSystem.IsDemonstration"], r => texts[r.System.IsDemonstration ? "Form.Yes" : "Form.No"].Value),
    ];

    private object? Cell(LedgerColumn column, SystemRecord row) => column.Name switch
    {
        "Bureau" => row.BureauName,
        nameof(InformationSystem.OwnerSectionId) => row.SectionName,
        _ => column.Kind is LedgerKind.Code or LedgerKind.Choice or LedgerKind.YesNo ? Words.Show(column, column.Of(row.System)) : column.Of(row.System),
    };

    private static string Number(FiscalYear year) => year.Year.ToString(CultureInfo.InvariantCulture);
}
