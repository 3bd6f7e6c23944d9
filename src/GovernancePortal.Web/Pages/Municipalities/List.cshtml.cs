using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Municipalities;

/// <summary>The municipalities as they stand today, under conditions that are all part of the address.</summary>
public sealed class ListModel(MunicipalityQueries municipalities, MunicipalityService service, MunicipalityWords own, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<MunicipalityFilter, MunicipalityLine>(current, source, texts, formats)
{
    public int Total { get; private set; }
    public MunicipalityWords Own => own;
    public bool MayEdit => Actor.May(Permission.MunicipalityEdit);

    public Tabs Tabs => new(Texts["Navigation.Municipalities"], [.. new[] { "Index", "List", "Supports", "Groups", "Checklists" }.Select(page => new Tab(Texts["Municipalities.Tab." + page], Url.Page("/Municipalities/" + page)!, page == "List"))]);

    protected override async Task ReadAsync(CancellationToken ct)
    {
        await base.ReadAsync(ct);
        await own.ReadAsync(ct);
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Lines = await municipalities.PageAsync(Filter, Cursor.Read(At), Actor.Today, ct);
        Total = await municipalities.CountAsync(Filter, Actor.Today, ct);
    }

    public async Task<IActionResult> OnGetFileAsync(string? file, CancellationToken ct)
    {
        await ReadAsync(ct);
        await service.RecordExportAsync(Chosen(), Actor, ct);
        return SheetResult.Of(file, Texts["Municipalities.FileName"], Actor.Today,
        [
            new SheetField<MunicipalityLine>(Texts["Municipality.Code"], l => l.Code), new(Texts["Municipality.Name"], l => own.Name(l.Name, l.NameEn)), new(Texts["Municipality.Furigana"], l => l.Furigana), new(Texts["Municipality.Kind"], l => Formats.Name(l.Kind), Width: 8),
            new(Texts["PopulationCount.People"], l => l.People, SheetLook.Number, 12), new(Texts["CloudState.Class"], l => l.Class is { } cloud ? Formats.Name(cloud) : null, Width: 10), new(Texts["CloudState.ValidFrom"], l => l.Since, SheetLook.Day, 13), new(Texts["CloudState.Reasons"], l => own.Reasons(l.Reasons), Width: 40),
            new(Texts["CloudState.RenewalOn"], l => l.RenewalOn, SheetLook.Day, 13), new(Texts["Municipalities.Groups"], l => string.Join("; ", l.Groups), Width: 40), new(Texts["Municipalities.SupportsThisYear"], l => l.Supports, SheetLook.Number, 10),
        ], municipalities.Export(Filter, Actor.Today));
    }

    public override string Address(MunicipalityFilter filter, string? at = null, string? handler = null, string? form = null) => Url.Page("/Municipalities/List", handler, new
    {
        filter.Text, filter.Class, filter.Kind, filter.Reason, filter.SharedId, RenewalFy = Number(filter.RenewalFy), Unsupported = Yes(filter.Unsupported), Ended = Yes(filter.Ended),
        Sort = filter.Sort == MunicipalitySort.Furigana ? null : (MunicipalitySort?)filter.Sort, Descending = Yes(filter.Descending), At = at, file = form,
    })!;

    public string SortAddress(MunicipalitySort sort) => Address(Filter with { Sort = sort, Descending = Filter.Sort == sort && !Filter.Descending });

    public string? SortState(MunicipalitySort sort) => Filter.Sort != sort ? null : Filter.Descending ? "descending" : "ascending";

    protected override MunicipalityFilter Cleared => new() { Sort = Filter.Sort, Descending = Filter.Descending };

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.Text, f => f with { Text = null }), new(Filter.Class is { } cloud ? Formats.Name(cloud) : null, f => f with { Class = null }), new(Filter.Kind is { } kind ? Formats.Name(kind) : null, f => f with { Kind = null }),
        new(Filter.Reason is { } reason ? Words.Code(MunicipalityCodes.Reason, reason) : null, f => f with { Reason = null }), new(Filter.SharedId is null ? null : Texts["Municipalities.InGroup"].Value, f => f with { SharedId = null }),
        new(Filter.RenewalFy is { } year ? Texts["Municipalities.RenewalIn", Formats.Year(year)].Value : null, f => f with { RenewalFy = null }), new(Filter.Unsupported ? Texts["Municipalities.Unsupported"].Value : null, f => f with { Unsupported = false }),
        new(Filter.Ended ? Texts["Municipalities.WithEnded"].Value : null, f => f with { Ended = false }),
    ];

    public Pager Pager() => PagerOf(MunicipalityQueries.PageSize, Total);
}
