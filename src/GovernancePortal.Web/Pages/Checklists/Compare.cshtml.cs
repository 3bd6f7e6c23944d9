using System.Globalization;
using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Checklists;

/// <summary>Items × years of one body, with what got better and what got worse.</summary>
public sealed class CompareModel(ChecklistQueries checklists, ChecklistService service, ChecklistWords words) : ChecklistPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Body { get; set; }

    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    public FiscalYear Last => Fy ?? Now;
    public Checklist List { get; private set; } = null!;
    public ChecklistBody Shown { get; private set; } = null!;
    public IReadOnlyList<FiscalYear> Years { get; private set; } = [];
    public IReadOnlyList<ComparedItem> Items { get; private set; } = [];
    public IReadOnlyList<FiscalYear> AllYears { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        List = await checklists.FindAsync(Id, ct);
        Shown = await checklists.BodyAsync(Body ?? ChecklistBody.PrefectureId, ct);
        (Years, Items) = await checklists.CompareAsync(Id, Shown.Id, Last, ct: ct);
        AllYears = await checklists.YearsAsync(Now, ct);
        Bodies = List.ForMunicipalities ? [.. (await checklists.BodiesAsync(ct)).Select(b => new SelectListItem(Words.Name(b), b.Id.ToString(), b.Id == Shown.Id))] : [];
    }

    /// <summary>Against the year before: how many items got better, worse.</summary>
    public int Count(FiscalYear year, AnswerTrend trend) => Items.Count(i => i.Years.Any(y => y.Fy == year && y.Trend == trend));

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        var name = Texts["Checklists.CompareFile", Words.Name(Shown)].Value;
        await service.RecordExportAsync(Id, name, Me, ct);
        return ListFile.Of(kind, name, Me.Today,
        [
            new CsvColumn<ComparedItem>(Texts["Checklists.Guideline"], i => i.Group.Number), new(Texts["ChecklistGroup.TitleJa"], i => Words.Title(i.Group)), new(Texts["CheckItem.Number"], i => i.Item.Number.ToString(CultureInfo.InvariantCulture)), new(Texts["Checklists.ItemText"], i => Words.Text(i.Wording)),
            .. Years.SelectMany((year, n) => new CsvColumn<ComparedItem>[]
            {
                new(Words.Formats.Year(year), i => i.Years[n].Value is { } value ? Words.Formats.Name(value) : null), new(Texts["Checklists.TrendIn", Words.Formats.Year(year)], i => i.Years[n].Trend is AnswerTrend.Better or AnswerTrend.Worse ? Words.Formats.Name(i.Years[n].Trend) : null),
            }),
        ], Items.ToAsyncEnumerable());
    }
}
