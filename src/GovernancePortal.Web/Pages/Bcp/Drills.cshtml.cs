using System.Globalization;
using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>Drills, planned and held, the newest first.</summary>
public sealed class DrillsModel(DrillQueries drills, ContinuityExportService exports, BcpWords words) : BcpPage(words)
{
    private const int Years = 5;

    [BindProperty(SupportsGet = true)]
    public DrillFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Page<DrillLine> Lines { get; private set; } = Page<DrillLine>.Empty;
    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Lines = await drills.PageAsync(Filter, Cursor.Read(At), ct);
        Total = await drills.CountAsync(Filter, ct);
    }

    public async Task<IActionResult> OnGetFileAsync(string? file, CancellationToken ct)
    {
        await exports.RecordAsync(string.Join(' ', Chips().Items.Select(c => c.Label).Prepend(Texts["Bcp.DrillsFile"])), Me, ct);
        return ListFile.Of(file, Texts["Bcp.DrillsFile"], Me.Today, Columns(), drills.Export(Filter));
    }

    public IReadOnlyList<SelectListItem> FiscalYears()
    {
        var next = FiscalYear.Of(Me.Today).Next;
        return [.. Enumerable.Range(0, Years).Select(n => next.Plus(-n)).Select(y => new SelectListItem(Words.Formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == Filter.Fy))];
    }

    public string Address(DrillFilter filter, string? at = null, string? handler = null, string? file = null) => Url.Page("/Bcp/Drills", handler, new
    {
        filter.Text, filter.State, filter.Kind, filter.BureauId, filter.SectionId, Fy = filter.Fy?.Year.ToString(CultureInfo.InvariantCulture), OpenFindings = filter.OpenFindings ? "true" : null, At = at, file,
    })!;

    public Chips Chips() => Chip.Of(new DrillFilter(), f => Address(f),
    [
        (Filter.Text, Filter with { Text = null }),
        (Filter.State is { } state ? Words.Formats.Name(state) : null, Filter with { State = null }),
        (Filter.Kind is { } kind ? Words.Formats.Name(kind) : null, Filter with { Kind = null }),
        (Filter.BureauId is { } bureau ? Words.Ledger.BureauName(bureau) ?? Texts["Systems.FormerSection"] : null, Filter with { BureauId = null }),
        (Filter.SectionId is { } section ? Words.Ledger.SectionName(section) ?? Texts["Systems.FormerSection"] : null, Filter with { SectionId = null }),
        (Filter.Fy is { } fy ? Words.Formats.Year(fy) : null, Filter with { Fy = null }),
        (Filter.OpenFindings ? Texts["Bcp.OnlyOpenFindings"].Value : null, Filter with { OpenFindings = false }),
    ]);

    public Pager Pager() => new(Lines.Items.Count, DrillQueries.PageSize, Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Total);

    private IReadOnlyList<CsvColumn<DrillLine>> Columns() =>
    [
        new(Texts["ContinuityDrill.Title"], d => d.Title), new(Texts["ContinuityDrill.Kind"], d => Words.Formats.Name(d.Kind)), new(Texts["ContinuityDrill.State"], d => Words.Formats.Name(d.State)), new(Texts["ContinuityDrill.PlannedOn"], d => d.PlannedOn),
        new(Texts["ContinuityDrill.HeldOn"], d => d.HeldOn), new(Texts["InformationSystem.Bureau"], d => d.BureauName), new(Texts["Bcp.Section"], d => d.SectionName), new(Texts["Bcp.DrillSystems"], d => d.Systems), new(Texts["Bcp.Findings"], d => d.Findings), new(Texts["Bcp.FindingsOpen"], d => d.Open),
    ];
}
