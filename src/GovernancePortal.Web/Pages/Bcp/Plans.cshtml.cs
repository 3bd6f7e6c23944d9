using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Bcp;

/// <summary>The plans of the house under conditions that are all part of the address.</summary>
public sealed class PlansModel(PlanQueries plans, ContinuityExportService exports, BcpWords words) : BcpPage(words)
{
    [BindProperty(SupportsGet = true)]
    public PlanFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Page<PlanLine> Lines { get; private set; } = Page<PlanLine>.Empty;
    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Lines = await plans.PageAsync(Filter, Me.Today, Cursor.Read(At), ct);
        Total = await plans.CountAsync(Filter, Me.Today, ct);
    }

    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        await exports.RecordAsync(string.Join(' ', Chips().Items.Select(c => c.Label).Prepend(Texts["Bcp.PlansFile"])), Me, ct);
        return ListFile.Of(kind, Texts["Bcp.PlansFile"], Me.Today, Columns(), plans.Export(Filter, Me.Today));
    }

    public string Address(PlanFilter filter, string? at = null, string? handler = null, string? kind = null) => Url.Page("/Bcp/Plans", handler, new
    {
        filter.Text, filter.Scope, filter.Status, filter.BureauId, filter.SectionId, Overdue = filter.Overdue ? "true" : null,
        Sort = filter.Sort == PlanSort.Title ? null : (PlanSort?)filter.Sort, Descending = filter.Descending ? "true" : null, At = at, kind,
    })!;

    public string SortAddress(PlanSort sort) => Address(Filter with { Sort = sort, Descending = Filter.Sort == sort && !Filter.Descending });

    public string? SortState(PlanSort sort) => Filter.Sort != sort ? null : Filter.Descending ? "descending" : "ascending";

    public Chips Chips() => Chip.Of(new PlanFilter { Sort = Filter.Sort, Descending = Filter.Descending }, f => Address(f),
    [
        (Filter.Text, Filter with { Text = null }),
        (Filter.Scope is { } scope ? Words.Formats.Name(scope) : null, Filter with { Scope = null }),
        (Filter.Status is { } status ? Words.Formats.Name(status) : null, Filter with { Status = null }),
        (Filter.BureauId is { } bureau ? Words.Ledger.BureauName(bureau) ?? Texts["Systems.FormerSection"] : null, Filter with { BureauId = null }),
        (Filter.SectionId is { } section ? Words.Ledger.SectionName(section) ?? Texts["Systems.FormerSection"] : null, Filter with { SectionId = null }),
        (Filter.Overdue ? Texts["Bcp.OnlyOverdue"].Value : null, Filter with { Overdue = false }),
    ]);

    public Pager Pager() => new(Lines.Items.Count, PlanQueries.PageSize, Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Total);

    private IReadOnlyList<CsvColumn<PlanLine>> Columns() =>
    [
        new(Texts["ContinuityPlan.Title"], p => p.Title), new(Texts["ContinuityPlan.Scope"], p => Words.Formats.Name(p.Scope)), new(Texts["InformationSystem.Code"], p => p.SystemCode), new(Texts["InformationSystem.Bureau"], p => p.BureauName),
        new(Texts["Bcp.Section"], p => p.SectionName), new(Texts["ContinuityPlan.Status"], p => Words.Formats.Name(p.Status)), new(Texts["ContinuityPlan.ApprovedNumber"], p => p.ApprovedNumber), new(Texts["Bcp.ApprovedOn"], p => p.ApprovedOn),
        new(Texts["Bcp.ReviewedOn"], p => p.ReviewedOn), new(Texts["ContinuityPlan.NextReviewOn"], p => p.NextReviewOn), new(Texts["Bcp.StepCount"], p => p.StepCount), new(Texts["Bcp.RebuildCount"], p => p.RebuildCount),
    ];
}
