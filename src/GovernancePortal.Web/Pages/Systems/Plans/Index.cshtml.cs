using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems.Plans;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems.Plans;

/// <summary>導入・更新計画: what sections mean to bring to consultation, year by year, open to everybody.</summary>
public sealed class IndexModel(PlannedCaseQueries plans, PlannedCaseService service, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<PlannedCaseFilter, PlannedCaseLine>(current, source, texts, formats)
{
    private const int YearsBack = 1;
    private const int YearsAhead = 6;

    public int Total { get; private set; }
    public bool MayAdd => Actor.May(Permission.SystemEditOwn) || Actor.May(Permission.SystemEditAll);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Lines = await plans.PageAsync(Filter, Cursor.Read(At), Actor, ct);
        Total = await plans.CountAsync(Filter, ct);
    }

    /// <param name="form">xlsx; everything else is CSV.</param>
    public async Task<IActionResult> OnGetCsvAsync(string? form, CancellationToken ct)
    {
        await ReadAsync(ct);
        await service.RecordExportAsync(Chosen(), Actor, ct);
        return ListFile.Of(form, Texts["Plans.FileName"], Actor.Today, Columns(), plans.Export(Filter, Actor, ct));
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
        return YearChoices(Enumerable.Range(-YearsBack, YearsBack + YearsAhead + 1).Select(n => now.Plus(n)), Filter.Fy);
    }

    public override string Address(PlannedCaseFilter filter, string? at = null, string? handler = null, string? form = null) => Url.Page("/Systems/Plans/Index", handler, new
    {
        filter.Text, Fy = Number(filter.Fy), filter.BureauId, filter.SectionId, filter.Kind, filter.Source, filter.State,
        Sort = filter.Sort == PlannedCaseSort.Fy ? null : (PlannedCaseSort?)filter.Sort,
        Descending = Yes(filter.Descending),
        At = at, form,
    })!;

    public string SortAddress(PlannedCaseSort sort) => Address(Filter with { Sort = sort, Descending = Filter.Sort == sort && !Filter.Descending });

    /// <summary>For aria-sort: null where the list is not sorted by this column.</summary>
    public string? SortState(PlannedCaseSort sort) => Filter.Sort != sort ? null : Filter.Descending ? "descending" : "ascending";

    protected override PlannedCaseFilter Cleared => new PlannedCaseFilter { Sort = Filter.Sort, Descending = Filter.Descending };

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.Text, f => f with { Text = null }),
        new(Filter.Fy is { } year ? Formats.Year(year) : null, f => f with { Fy = null }),
        new(BureauOf(Filter.BureauId), f => f with { BureauId = null }),
        new(SectionOf(Filter.SectionId), f => f with { SectionId = null }),
        new(Filter.Kind is { } kind ? Formats.Name(kind) : null, f => f with { Kind = null }),
        new(Filter.State is { } state ? Formats.Name(state) : null, f => f with { State = null }),
        new(Filter.Source is { } from ? Formats.Name(from) : null, f => f with { Source = null }),
    ];

    public Pager Pager() => PagerOf(PlannedCaseQueries.PageSize, Total);

    private CsvColumn<PlannedCaseLine>[] Columns() =>
    [
        new(Texts["PlannedCase.Fy"], l => l.Fy), new(Texts["InformationSystem.Bureau"], l => l.BureauName), new(Texts["PlannedCase.SectionId"], l => l.SectionName),
        new(Texts["PlannedCase.Title"], l => l.Title), new(Texts["PlannedCase.Kind"], l => Formats.Name(l.Kind)),
        new(Texts["Systems.CodeShort"], l => l.SystemCode), new(Texts["PlannedCase.SystemId"], l => l.SystemName),
        new(Texts["PlannedCase.StartsOn"], l => l.StartsOn), new(Texts["PlannedCase.EstimateYen"], l => l.EstimateYen), new(Texts["PlannedCase.Note"], l => l.Note),
        new(Texts["PlannedCase.State"], l => Formats.Name(l.State)), new(Texts["PlannedCase.DroppedReason"], l => l.DroppedReason), new(Texts["PlannedCase.Source"], l => Formats.Name(l.Source)),
    ];
}
