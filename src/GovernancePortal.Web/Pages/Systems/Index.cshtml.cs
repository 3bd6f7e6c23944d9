using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems;

/// <summary>The ledger: one list under conditions that are all part of its address.</summary>
public sealed class IndexModel(SystemQueries systems, SystemRegister register, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<SystemFilter, SystemLine>(current, source, texts, formats)
{
    private const int YearsBack = 1;
    private const int YearsAhead = 8;

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
        await register.RecordExportAsync(Chosen(), Actor, ct);
        return new CsvResult<SystemRecord>(Texts["Systems.FileName"], Actor.Today, Columns(), systems.Export(Filter, Actor, ct));
    }

    public IReadOnlyList<SelectListItem> Years()
    {
        var now = FiscalYear.Of(Actor.Today);
        return YearChoices(Enumerable.Range(-YearsBack, YearsBack + YearsAhead + 1).Select(n => now.Plus(n)), Filter.RenewalFy);
    }

    public override string Address(SystemFilter filter, string? at = null, string? handler = null, string? form = null) => Url.Page("/Systems/Index", handler, new
    {
        filter.Text, filter.Lifecycle, filter.Criticality, filter.BureauId, filter.SectionId, filter.Segment, filter.Hosting, filter.Sharing,
        OpenData = filter.OpenData is { } openData ? openData ? "true" : "false" : null,
        Incomplete = Yes(filter.Incomplete),
        RenewalFy = Number(filter.RenewalFy),
        filter.Vendor, Live = Yes(filter.Live), PlatformFy = Number(filter.PlatformFy), CostFy = Number(filter.CostFy),
        Sort = filter.Sort == SystemSort.Code ? null : (SystemSort?)filter.Sort,
        Descending = Yes(filter.Descending),
        At = at, form,
    })!;

    public string SortAddress(SystemSort sort) => Address(Filter with { Sort = sort, Descending = Filter.Sort == sort && !Filter.Descending });

    /// <summary>For aria-sort: null where the list is not sorted by this column.</summary>
    public string? SortState(SystemSort sort) => Filter.Sort != sort ? null : Filter.Descending ? "descending" : "ascending";

    protected override SystemFilter Cleared => new SystemFilter { Sort = Filter.Sort, Descending = Filter.Descending };

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.Text, f => f with { Text = null }),
        new(Filter.Lifecycle is { } lifecycle ? Formats.Name(lifecycle) : null, f => f with { Lifecycle = null }),
        new(Filter.Criticality is { } criticality ? Formats.Name(criticality) : null, f => f with { Criticality = null }),
        new(BureauOf(Filter.BureauId), f => f with { BureauId = null }),
        new(SectionOf(Filter.SectionId), f => f with { SectionId = null }),
        new(Filter.Segment is { } segment ? Named(SystemCodes.Segment, "InformationSystem.Segment", segment) : null, f => f with { Segment = null }),
        new(Filter.Hosting is { } hosting ? Named(SystemCodes.Hosting, "InformationSystem.Hosting", hosting) : null, f => f with { Hosting = null }),
        new(Filter.RenewalFy is { } year ? Texts["Systems.RenewalIn", Formats.Year(year)].Value : null, f => f with { RenewalFy = null }),
        new(Filter.Sharing is { } sharing ? Words.Code(SystemCodes.Sharing, sharing) : null, f => f with { Sharing = null }),
        new(Filter.OpenData is { } openData ? Texts["Systems.OpenDataIs", Texts[openData ? "Form.Yes" : "Form.No"]].Value : null, f => f with { OpenData = null }),
        new(Filter.Vendor is { } vendor ? Texts["Systems.FilterVendor", vendor == SystemFilter.Missing ? Texts["Systems.NumbersNotGiven"].Value : vendor].Value : null, f => f with { Vendor = null }),
        new(Filter.PlatformFy is { } moved ? Texts["Systems.FilterPlatformFy", Formats.Year(moved)].Value : null, f => f with { PlatformFy = null }),
        new(Filter.CostFy is { } paid ? Texts["Systems.FilterCostFy", Formats.Year(paid)].Value : null, f => f with { CostFy = null }),
        new(Filter.Live ? Texts["Systems.FilterLive"].Value : null, f => f with { Live = false }),
        new(Filter.Incomplete ? Texts["Systems.OnlyIncomplete"].Value : null, f => f with { Incomplete = false }),
    ];

    // "-" stands for rows that have no code.
    private string Named(string list, string label, string code) => code == SystemFilter.Missing ? $"{Texts[label]}: {Texts["Systems.NumbersNotGiven"]}" : Words.Code(list, code);

    public Pager Pager() => PagerOf(SystemQueries.PageSize, Total);

    /// <summary>Whole days between a day and today.</summary>
    public int AgeOf(DateOnly day) => Math.Max(0, Actor.Today.DayNumber - day.DayNumber);

    // Every value of a row; the sensitive ones only for those who may read them of every row.
    private CsvColumn<SystemRecord>[] Columns() =>
    [
        .. SystemColumns.All.Where(c => !c.Sensitive || Actor.May(Permission.SystemReadConfidential))
            .Select(c => new CsvColumn<SystemRecord>(Texts["InformationSystem." + c.Name], r => Cell(c, r))),
        new CsvColumn<SystemRecord>(Texts["InformationSystem.IsDemonstration"], r => Texts[r.System.IsDemonstration ? "Form.Yes" : "Form.No"].Value),
    ];

    private object? Cell(LedgerColumn column, SystemRecord row) => column.Name switch
    {
        "Bureau" => row.BureauName,
        nameof(InformationSystem.OwnerSectionId) => row.SectionName,
        _ => column.Kind is LedgerKind.Code or LedgerKind.Choice or LedgerKind.YesNo ? Words.Show(column, column.Of(row.System)) : column.Of(row.System),
    };
}
