using System.Globalization;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems.Plans;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems.Plans;

/// <summary>導入・更新計画: what sections mean to bring to consultation, year by year, open to everybody.</summary>
public sealed class IndexModel(PlannedCaseQueries plans, PlannedCaseService service, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel
{
    private const int YearsBack = 1;
    private const int YearsAhead = 6;

    [BindProperty(SupportsGet = true)]
    public PlannedCaseFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Actor Actor { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public Page<PlannedCaseLine> Lines { get; private set; } = Page<PlannedCaseLine>.Empty;
    public int Total { get; private set; }
    public bool MayAdd => Actor.May(Permission.SystemEditOwn) || Actor.May(Permission.SystemEditAll);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Lines = await plans.PageAsync(Filter, Cursor.Read(At), Actor, ct);
        Total = await plans.CountAsync(Filter, ct);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        var conditions = Chips().Items.Select(chip => chip.Label).ToList();
        await service.RecordExportAsync(conditions.Count == 0 ? texts["Systems.AllRows"] : string.Join(texts["Systems.ConditionSeparator"], conditions), Actor, ct);
        return new CsvResult<PlannedCaseLine>(texts["Plans.FileName"], Actor.Today, Columns(), plans.Export(Filter, Actor, ct));
    }

    public bool MayEdit(PlannedCaseLine line) => PlannedCase.MayEdit(Actor, line.SectionId);

    public bool MayReadFigures(PlannedCaseLine line) => PlannedCase.MayReadFigures(Actor, line.SectionId);

    public bool MayFile(PlannedCaseLine line) => Actor.MayIn(Permission.ConsultationDraft, line.SectionId);

    public static Tone ToneOf(PlannedCaseState state) => state switch
    {
        PlannedCaseState.Planned => Tone.Calm,
        PlannedCaseState.Drafted => Tone.Good,
        PlannedCaseState.Dropped => Tone.Off,
    };

    public IReadOnlyList<SelectListItem> Years()
    {
        var now = FiscalYear.Of(Actor.Today);
        return [.. Enumerable.Range(-YearsBack, YearsBack + YearsAhead + 1).Select(n => now.Plus(n)).Select(y => new SelectListItem(formats.Year(y), Number(y), y == Filter.Fy))];
    }

    public IReadOnlyList<SelectListItem> Names<T>(T? chosen) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => new SelectListItem(formats.Name(value), value.ToString(), chosen is { } c && c.Equals(value)))];

    public string Address(PlannedCaseFilter filter, string? at = null, string? handler = null) => Url.Page("/Systems/Plans/Index", handler, new
    {
        filter.Text, Fy = filter.Fy is { } year ? Number(year) : null, filter.BureauId, filter.SectionId, filter.Kind, filter.Source, filter.State,
        Sort = filter.Sort == PlannedCaseSort.Fy ? null : (PlannedCaseSort?)filter.Sort,
        Descending = filter.Descending ? "true" : null,
        At = at,
    })!;

    public string SortAddress(PlannedCaseSort sort) => Address(Filter with { Sort = sort, Descending = Filter.Sort == sort && !Filter.Descending });

    /// <summary>For aria-sort: null where the list is not sorted by this column.</summary>
    public string? SortState(PlannedCaseSort sort) => Filter.Sort != sort ? null : Filter.Descending ? "descending" : "ascending";

    public Chips Chips()
    {
        var chips = new List<Chip>();
        Add(Filter.Text, f => f with { Text = null });
        Add(Filter.Fy is { } year ? formats.Year(year) : null, f => f with { Fy = null });
        Add(Filter.BureauId is { } bureau ? Words.BureauName(bureau) ?? texts["Systems.FormerSection"].Value : null, f => f with { BureauId = null });
        Add(Filter.SectionId is { } section ? Words.SectionName(section) ?? texts["Systems.FormerSection"].Value : null, f => f with { SectionId = null });
        Add(Filter.Kind is { } kind ? formats.Name(kind) : null, f => f with { Kind = null });
        Add(Filter.State is { } state ? formats.Name(state) : null, f => f with { State = null });
        Add(Filter.Source is { } from ? formats.Name(from) : null, f => f with { Source = null });
        return new Chips(chips, Address(new PlannedCaseFilter { Sort = Filter.Sort, Descending = Filter.Descending }));

        void Add(string? label, Func<PlannedCaseFilter, PlannedCaseFilter> without)
        {
            if (label is not null)
                chips.Add(new Chip(label, Address(without(Filter))));
        }
    }

    public Pager Pager() => new(Lines.Items.Count, PlannedCaseQueries.PageSize,
        Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Total);

    private async Task ReadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(Actor.Today, ct);
    }

    private CsvColumn<PlannedCaseLine>[] Columns() =>
    [
        new(texts["PlannedCase.Fy"], l => l.Fy), new(texts["InformationSystem.Bureau"], l => l.BureauName), new(texts["PlannedCase.SectionId"], l => l.SectionName),
        new(texts["PlannedCase.Title"], l => l.Title), new(texts["PlannedCase.Kind"], l => formats.Name(l.Kind)),
        new(texts["Systems.CodeShort"], l => l.SystemCode), new(texts["PlannedCase.SystemId"], l => l.SystemName),
        new(texts["PlannedCase.StartsOn"], l => l.StartsOn), new(texts["PlannedCase.EstimateYen"], l => l.EstimateYen), new(texts["PlannedCase.Note"], l => l.Note),
        new(texts["PlannedCase.State"], l => formats.Name(l.State)), new(texts["PlannedCase.DroppedReason"], l => l.DroppedReason), new(texts["PlannedCase.Source"], l => formats.Name(l.Source)),
    ];

    private static string Number(FiscalYear year) => year.Year.ToString(CultureInfo.InvariantCulture);
}
