using System.Globalization;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Kpis.Plans;

/// <summary>The plans of the office, the newest first.</summary>
public sealed class IndexModel(KpiPlanQueries queries, KpiPlanService service, KpiWords words) : KpiPage(words)
{
    private const int MostPast = 10;
    private const int MostAhead = 5;

    [BindProperty(SupportsGet = true)]
    public KpiPlanFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Page<KpiPlanLine> Lines { get; private set; } = Page<KpiPlanLine>.Empty;
    public int Total { get; private set; }

    /// <summary>The years that plans of these days may cover.</summary>
    public IReadOnlyList<SelectListItem> Years => [.. Enumerable.Range(-MostPast, MostPast + MostAhead + 1).Select(n => FiscalYear.Of(Me.Today).Plus(n)).OrderDescending()
        .Select(y => new SelectListItem(Words.Formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == Filter.Fy))];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Lines = await queries.PageAsync(Filter, Cursor.Read(At), ct);
        Total = await queries.CountAsync(Filter, ct);
    }

    public async Task<IActionResult> OnGetFileAsync(string? file, CancellationToken ct)
    {
        await service.RecordExportAsync(string.Join(' ', Chips().Items.Select(c => c.Label).Prepend(Texts["KpiPlans.File"])), Me, ct);
        return ListFile.Of(file, Texts["KpiPlans.File"], Me.Today, Columns(), queries.Export(Filter));
    }

    public string Address(KpiPlanFilter filter, string? at = null, string? handler = null, string? file = null) => Url.Page("/Kpis/Plans/Index", handler, new
    {
        filter.Text, filter.State, Fy = filter.Fy?.Year.ToString(CultureInfo.InvariantCulture), filter.SectionId, Open = filter.Open ? "true" : null, At = at, file,
    })!;

    public Chips Chips() => Chip.Of(new KpiPlanFilter(), f => Address(f),
    [
        (Filter.Text, Filter with { Text = null }),
        (Filter.State is { } state ? Words.Formats.Name(state) : null, Filter with { State = null }),
        (Filter.Fy is { } fy ? Words.Formats.Year(fy) : null, Filter with { Fy = null }),
        (Filter.SectionId is { } section ? Words.Section(section) : null, Filter with { SectionId = null }),
        (Filter.Open ? Texts["KpiPlans.OnlyOpen"].Value : null, Filter with { Open = false }),
    ]);

    public Pager Pager() => new(Lines.Items.Count, KpiPlanQueries.PageSize, Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Total);

    private IReadOnlyList<CsvColumn<KpiPlanLine>> Columns() =>
    [
        new(Texts["KpiPlan.Name"], l => l.Name), new(Texts["KpiPlan.FromYear"], l => l.FromYear), new(Texts["KpiPlan.ToYear"], l => l.ToYear), new(Texts["KpiPlan.State"], l => Words.Formats.Name(l.State)),
        new(Texts["KpiPlan.RevisionOpen"], l => l.RevisionOpen ? Texts["Form.Yes"].Value : null), new(Texts["KpiPlan.VersionNumber"], l => l.VersionNumber), new(Texts["KpiPlan.OwnerSectionId"], l => l.SectionName),
        new(Texts["KpiPlans.Initiatives"], l => l.Initiatives), new(Texts["KpiPlans.Kpis"], l => l.Kpis), new(Texts["KpiPlans.ClosedYears"], l => l.ClosedYears),
    ];
}
