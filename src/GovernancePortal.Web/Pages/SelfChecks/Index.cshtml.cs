using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.SelfChecks;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.SelfChecks;

/// <summary>自己点検: the sheets of one's own section first, then every campaign with how far it is.</summary>
public sealed class IndexModel(SelfCheckQueries queries, SelfCheckService service, SelfCheckWords selfCheckWords, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<SelfCheckFilter, SelfCheckLine>(current, source, texts, formats)
{
    public SelfCheckWords Said => selfCheckWords;
    public IReadOnlyList<OwnSheetLine> Own { get; private set; } = [];
    public int Total { get; private set; }
    public bool Manages => SelfCheckAccess.Manages(Actor);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        await Said.ReadAsync(ct);
        Lines = await queries.PageAsync(Filter, Cursor.Read(At), Actor, ct);
        var whole = Filter == new SelfCheckFilter() && Lines.Next is null && Lines.Previous is null;
        Total = whole ? Lines.Items.Count : await queries.CountAsync(Filter, Actor, ct);
        // Whoever looks for another campaign is not shown the own sheets again.
        Own = Filter == new SelfCheckFilter() && Lines.Previous is null ? await queries.OwnAsync(Actor, ct) : [];
    }

    /// <param name="form">xlsx; everything else is CSV.</param>
    public async Task<IActionResult> OnGetFileAsync(string? form, CancellationToken ct)
    {
        await ReadAsync(ct);
        await service.RecordExportAsync(Chosen(), Actor, ct);
        return ListFile.Of(form, Texts["Navigation.SelfChecks"], Actor.Today, Columns(), queries.Export(Filter, Actor));
    }

    public override string Address(SelfCheckFilter filter, string? at = null, string? handler = null, string? form = null) =>
        Url.Page("/SelfChecks/Index", handler, new { filter.Text, filter.State, At = at, form })!;

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.Text, f => f with { Text = null }),
        new(Filter.State is { } state ? Formats.Name(state) : null, f => f with { State = null }),
    ];

    public Pager Pager() => PagerOf(SelfCheckQueries.PageSize, Total);

    private CsvColumn<SelfCheckLine>[] Columns() =>
    [
        new(Texts["SelfCheckCampaign.Title"], c => c.Title), new(Texts["SelfCheckCampaign.Fy"], c => Formats.Year(c.Fy)), new(Texts["SelfCheckCampaign.PeriodFrom"], c => c.PeriodFrom), new(Texts["SelfCheckCampaign.PeriodTo"], c => c.PeriodTo),
        new(Texts["SelfCheckCampaign.DueOn"], c => c.DueOn), new(Texts["SelfCheckCampaign.State"], c => Formats.Name(c.State)), new(Texts["SelfChecks.Sections"], c => c.Sheets), new(Texts["SelfChecks.HandedIn"], c => c.HandedIn), new(Texts["SelfChecks.Share"], c => c.Share),
    ];
}
