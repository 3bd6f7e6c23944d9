using GovernancePortal.Core.Library.Questions;
using GovernancePortal.Core.Library.Specifications;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Library.Specifications;

/// <summary>Specifications of decided procurements, to read and to take over.</summary>
public sealed class IndexModel(SpecificationQueries queries, QuestionService exports, ReadingWords words) : ReadingPage(words)
{
    [BindProperty(SupportsGet = true)]
    public SpecificationFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Page<SpecificationLine> Lines { get; private set; } = Page<SpecificationLine>.Empty;
    public int Total { get; private set; }
    public bool MayShare => Words.IsOffice || Me.May(Permission.ConsultationDraft) || Me.May(Permission.ConsultationSubmit);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Lines = await queries.PageAsync(Filter, Cursor.Read(At), Me, ct);
        Total = await queries.CountAsync(Filter, Me, ct);
    }

    public async Task<IActionResult> OnGetFileAsync(string? file, CancellationToken ct)
    {
        await exports.RecordExportAsync(Conditions(Texts["Navigation.Specifications"], Chips()), Me, ct);
        return ListFile.Of(file, Texts["Navigation.Specifications"], Me.Today, Columns(), queries.Export(Filter, Me));
    }

    public string Address(SpecificationFilter filter, string? at = null, string? handler = null, string? file = null) =>
        Url.Page("/Library/Specifications/Index", handler, new { filter.Text, filter.State, filter.Kind, filter.BureauId, Fy = Number(filter.Fy), At = at, file })!;

    public Chips Chips() => Chip.Of(new SpecificationFilter(), f => Address(f),
    [
        (Filter.Text, Filter with { Text = null }),
        (Filter.Kind is { } kind ? Words.Formats.Name(kind) : null, Filter with { Kind = null }),
        (Filter.BureauId is { } bureau ? Words.Ledger.BureauName(bureau) ?? Texts["Systems.FormerSection"] : null, Filter with { BureauId = null }),
        (Filter.Fy is { } fy ? Words.Formats.Year(fy) : null, Filter with { Fy = null }),
        (Filter.State is { } state ? Words.Formats.Name(state) : null, Filter with { State = null }),
    ]);

    public Pager Pager() => new(Lines.Items.Count, SpecificationQueries.PageSize, Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Total);

    private IReadOnlyList<CsvColumn<SpecificationLine>> Columns() =>
    [
        new(Texts["SharedSpecification.Title"], l => l.Title), new(Texts["SharedSpecification.CaseNumber"], l => l.CaseNumber), new(Texts["SharedSpecification.SystemName"], l => l.SystemName), new(Texts["SharedSpecification.Kind"], l => Words.Formats.Name(l.Kind)),
        new(Texts["Bcp.Fy"], l => l.Fy), new(Texts["InformationSystem.Bureau"], l => l.BureauName), new(Texts["Bcp.Section"], l => l.SectionName), new(Texts["SharedSpecification.Method"], l => l.Method is null ? null : Words.Ledger.Code("ProcurementMethod", l.Method)),
        new(Texts["SharedSpecification.Band"], l => l.Band is { } band ? Words.Formats.Name(band) : null), new(Texts["SharedSpecification.State"], l => Words.Formats.Name(l.State)), new(Texts["Specifications.Files"], l => l.Files), new(Texts["Specifications.Uses"], l => l.Uses),
        new(Texts["Specifications.Since"], l => OfficeTime.DayOf(l.Since)),
    ];
}
