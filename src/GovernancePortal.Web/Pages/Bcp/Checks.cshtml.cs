using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>The conditions of the list of checks.</summary>
public sealed record CheckFilter
{
    public string? Text { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SectionId { get; init; }
    public Criticality? Criticality { get; init; }
    public WorkCheckState? State { get; init; }

    public SystemFilter AsList() => new() { Text = Text, BureauId = BureauId, SectionId = SectionId, Criticality = Criticality };
}

/// <summary>Every system in use with its check of this fiscal year (R049).</summary>
public sealed class ChecksModel(WorkCheckQueries checks, ContinuityExportService exports, BcpWords words) : BcpPage(words)
{
    [BindProperty(SupportsGet = true)]
    public CheckFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public FiscalYear Fy => FiscalYear.Of(Me.Today);
    public WorkCheckPage View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => View = await checks.PageAsync(Filter.AsList(), Filter.State, Fy, Cursor.Read(At), ct);

    public async Task<IActionResult> OnGetFileAsync(string? file, CancellationToken ct)
    {
        await exports.RecordAsync(string.Join(' ', Chips().Items.Select(c => c.Label).Prepend(Texts["Bcp.ChecksFile"])), Me, ct);
        var (marks, systems) = await checks.ExportAsync(Filter.AsList(), Filter.State, Fy, Me, ct);
        return ListFile.Of(file, Texts["Bcp.ChecksFile"], Me.Today, Columns(marks), systems);
    }

    public WorkCheckState StateOf(Guid systemId) => View.Marks.TryGetValue(systemId, out var mark) ? mark.State : WorkCheckState.Open;

    public string Address(CheckFilter filter, string? at = null, string? handler = null, string? file = null) =>
        Url.Page("/Bcp/Checks", handler, new { filter.Text, filter.BureauId, filter.SectionId, filter.Criticality, filter.State, At = at, file })!;

    public Chips Chips() => Chip.Of(new CheckFilter(), f => Address(f),
    [
        (Filter.Text, Filter with { Text = null }),
        (Filter.BureauId is { } bureau ? Words.Ledger.BureauName(bureau) ?? Texts["Systems.FormerSection"] : null, Filter with { BureauId = null }),
        (Filter.SectionId is { } section ? Words.Ledger.SectionName(section) ?? Texts["Systems.FormerSection"] : null, Filter with { SectionId = null }),
        (Filter.Criticality is { } criticality ? Words.Formats.Name(criticality) : null, Filter with { Criticality = null }),
        (Filter.State is { } state ? Words.Formats.Name(state) : null, Filter with { State = null }),
    ]);

    public Pager Pager() => new(View.Lines.Items.Count, SystemQueries.PageSize, View.Lines.Next is { } next ? Address(Filter, next) : null, View.Lines.Previous is { } previous ? Address(Filter, previous) : null, View.Total);

    private IReadOnlyList<CsvColumn<SystemRecord>> Columns(IReadOnlyDictionary<Guid, WorkCheckMark> marks) =>
    [
        new(Texts["InformationSystem.Code"], s => s.System.Code), new(Texts["InformationSystem.Name"], s => s.System.Name), new(Texts["InformationSystem.Criticality"], s => Words.Formats.Name(s.System.Criticality)),
        new(Texts["InformationSystem.Bureau"], s => s.BureauName), new(Texts["InformationSystem.OwnerSectionId"], s => s.SectionName), new(Texts["WorkCheck.Result"], s => Words.Formats.Name(marks.TryGetValue(s.System.Id, out var m) ? m.State : WorkCheckState.Open)),
        new(Texts["WorkCheck.CheckedOn"], s => marks.TryGetValue(s.System.Id, out var m) ? m.CheckedOn : null), new(Texts["Bcp.CheckedBy"], s => marks.TryGetValue(s.System.Id, out var m) ? m.CheckedBySection : null),
    ];
}
