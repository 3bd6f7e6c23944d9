using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Kpis.Beside;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Checklists;

/// <summary>What a checklist asks: groups, items with their wordings, conditions and KPIs; which years are closed.</summary>
public sealed class DetailsModel(ChecklistQueries checklists, ChecklistService service, KpiBesideQueries kpis, TrailQueries trail, ChecklistWords words) : ChecklistPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    public FiscalYear Shown => Fy ?? Now;
    public Checklist List { get; private set; } = null!;
    public IReadOnlyList<ChecklistYear> Closed { get; private set; } = [];
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];
    public IReadOnlyDictionary<Guid, KpiBeside> Kpis { get; private set; } = new Dictionary<Guid, KpiBeside>();
    public TrailView History { get; private set; } = null!;
    public IReadOnlyList<CheckItem> Items => List.ItemsIn(Shown);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        List = await checklists.FindAsync(Id, ct);
        Closed = await checklists.ClosedAsync(Id, ct);
        Years = await checklists.YearsAsync(Now, ct);
        Kpis = await kpis.OfAsync([.. List.Items.SelectMany(i => i.KpiIds).Distinct()], Shown, ct);
        History = HistoryOf(await trail.OfAsync(List.Subject, showRestricted: true, most: 50, ct: ct));
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        await service.RecordExportAsync(Id, Words.Name(List), Me, ct);
        return ListFile.Of(kind, Words.Name(List), Me.Today,
        [
            new CsvColumn<CheckItem>(Texts["Checklists.Guideline"], i => List.GroupOf(i).Number), new(Texts["ChecklistGroup.TitleJa"], i => Words.Title(List.GroupOf(i))), new(Texts["CheckItem.Number"], i => i.Number), new(Texts["Checklists.ItemText"], i => Words.Text(i.WordingIn(Shown))),
            new(Texts["CheckItem.Condition"], i => Words.Formats.Name(i.Condition)), new(Texts["CheckItem.FromFy"], i => Words.Formats.Year(i.FromFy)), new(Texts["CheckItem.ToFy"], i => Words.Formats.Year(i.ToFy)), new(Texts["Checklists.Kpis"], i => string.Join("; ", i.KpiIds.Select(k => Kpis.TryGetValue(k, out var kpi) ? kpi.Name : null))),
        ], Items.ToAsyncEnumerable());
    }
}
