using GovernancePortal.Core.Kpis.Judging;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Kpis;

/// <summary>The records that a computed figure counts, as far as the person may know of them.</summary>
public sealed class RecordsModel(ReadingQueries readings, ReadingService service, FigureBook figures, FigureWords words) : ModulePage<FigureWords>(words)
{
    public const int MostShown = 500;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    public KpiDetails Shown { get; private set; } = null!;
    public IFigureSource? Source { get; private set; }
    public FigureAsk Ask { get; private set; } = null!;
    public IReadOnlyList<FigureRow> Rows { get; private set; } = [];
    /// <summary>The figure as it would be computed now; null where it cannot be told of that year.</summary>
    public Figure? Figure { get; private set; }
    public string? ModulePage => Source?.Page(Ask, Me);

    /// <summary>Records that count and that this person may not know of.</summary>
    public decimal Hidden => Figure is { } figure && Source is { } source ? source.Kind == FigureKind.Number ? figure.Numerator - Rows.Sum(r => r.Counted) : (figure.Denominator ?? 0) - Rows.Sum(r => r.Of) : 0;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Shown = await readings.DetailsAsync(Id, ct);
        Source = figures.Find(Shown.Kpi.FigureKey) ?? throw new NotFound($"KPI {Id} is not computed.");
        Ask = new FigureAsk(Fy is { Year: > 0 } chosen ? chosen : FiscalYear.Of(Me.Today), Me.Today);
        Figure = await Source.ReadAsync(Ask, ct);
        Rows = await Source.RowsAsync(Ask, Me, ct);
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnGetFileAsync(string? form, CancellationToken ct)
    {
        await service.RecordExportAsync($"{Shown.Kpi.Name} {Words.Formats.Year(Ask.Year)}", Me, ct);
        CsvColumn<FigureRow>[] columns = [new(Texts["Kpis.Record"], r => r.Title), new(Texts["Kpis.RecordOf"], r => r.Note), new(Texts["Kpis.Counted"], r => r.Counted), new(Texts["Kpis.CountedOf"], r => r.Of)];
        return ListFile.Of(form, Texts["Kpis.ListBehind"], Me.Today, columns, Rows.ToAsyncEnumerable());
    }

    public string Address(string form) => Url.Page("/Kpis/Records", "File", new { Id, Fy = Ask.Year.Year, form })!;
}
