using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Radar;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Radar;

/// <summary>更新レーダー: the standing warnings, one list under conditions that are all part of its address.</summary>
public sealed class IndexModel(RadarQueries radar, RadarService service, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<RadarFilter, RadarLine>(current, source, texts, formats)
{
    public RadarWords Radar { get; } = new(texts, formats);
    public RadarCounts Counts { get; private set; } = new(0, 0, 0);
    public bool MayPlan => Actor.May(Permission.SystemEditOwn) || Actor.May(Permission.SystemEditAll);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Lines = await radar.PageAsync(Filter, Cursor.Read(At), Actor, ct: ct);
        Counts = await radar.CountAsync(Filter, Actor, ct);
    }

    /// <param name="form">xlsx; everything else is CSV.</param>
    public async Task<IActionResult> OnGetCsvAsync(string? form, CancellationToken ct)
    {
        await ReadAsync(ct);
        await service.RecordExportAsync(Chosen(), Actor, ct);
        return ListFile.Of(form, Texts["Radar.FileName"], Actor.Today, Columns(), radar.Export(Filter, Actor, ct));
    }

    public override string Address(RadarFilter filter, string? at = null, string? handler = null, string? form = null) => Url.Page("/Radar/Index", handler, new
    {
        filter.Text, filter.Code, filter.Severity, filter.State, filter.BureauId, filter.SectionId, filter.SystemId,
        Mine = Yes(filter.Mine), ForPlan = Yes(filter.ForPlan),
        Sort = filter.Sort == RadarSort.Rank ? null : (RadarSort?)filter.Sort, Descending = Yes(filter.Descending), At = at, form,
    })!;

    public string SortAddress(RadarSort sort) => Address(Filter with { Sort = sort, Descending = Filter.Sort == sort && !Filter.Descending });

    /// <summary>For aria-sort: null where the list is not sorted by this column.</summary>
    public string? SortState(RadarSort sort) => Filter.Sort != sort ? null : Filter.Descending ? "descending" : "ascending";

    protected override RadarFilter Cleared => new RadarFilter { Sort = Filter.Sort, Descending = Filter.Descending };

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.Text, f => f with { Text = null }),
        new(Filter.Code is { } code ? Formats.Name(code) : null, f => f with { Code = null }),
        new(Filter.Severity is { } severity ? Formats.Name(severity) : null, f => f with { Severity = null }),
        new(Filter.State is { } state ? Formats.Name(state) : null, f => f with { State = null }),
        new(BureauOf(Filter.BureauId), f => f with { BureauId = null }),
        new(SectionOf(Filter.SectionId), f => f with { SectionId = null }),
        new(Filter.SystemId is not null ? Texts["Radar.OneSystem"].Value : null, f => f with { SystemId = null }),
        new(Filter.Mine ? Texts["Radar.Mine"].Value : null, f => f with { Mine = false }),
        new(Filter.ForPlan ? Texts["Radar.ForPlan"].Value : null, f => f with { ForPlan = false }),
    ];

    public Pager Pager() => PagerOf(RadarQueries.PageSize, Counts.All);

    private CsvColumn<RadarLine>[] Columns() =>
    [
        new(Texts["Radar.Severity"], r => Formats.Name(r.Severity)),
        new(Texts["Radar.Kind"], r => Formats.Name(r.Code)),
        new(Texts["InformationSystem.Code"], r => r.SystemCode),
        new(Texts["Radar.Subject"], r => Radar.Title(r)),
        new(Texts["InformationSystem.Bureau"], r => r.BureauName),
        new(Texts["InformationSystem.OwnerSectionId"], r => r.SectionName),
        new(Texts["Radar.Why"], Radar.Why),
        new(Texts["Radar.Way"], r => Radar.Way(r.Code)),
        new(Texts["Radar.Stage"], r => r.Stage == RadarStage.None ? null : Formats.Name(r.Stage)),
        new(Texts["Radar.DueOn"], r => r.Deadline),
        new(Texts["Radar.KeyDate"], r => r.KeyDate),
        new(Texts["Radar.FirstSeen"], r => r.FirstSeenOn),
        new(Texts["Radar.State"], r => Formats.Name(r.State)),
        new(Texts["Radar.Choice"], r => r.Choice is { } choice ? Formats.Name(choice) : null),
    ];
}
