using GovernancePortal.Core.Consultations.Need;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Need;

/// <summary>Records of 協議要否の確認 that the person may see: the section's own, the bureau's, or all.</summary>
public sealed class RecordsModel(NeedQueries queries, NeedCheckService service, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<NeedFilter, NeedLine>(current, source, texts, formats)
{
    private const int YearsBack = 4;

    public int Total { get; private set; }
    public bool MayAsk => Actor.May(Permission.ConsultationDraft);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Lines = await queries.ListAsync(Filter, At, Actor, ct);
        Total = await queries.CountAsync(Filter, Actor, ct);
    }

    /// <param name="kind">xlsx; everything else is CSV.</param>
    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        await ReadAsync(ct);
        await service.RecordExportAsync(Chosen(), Actor, ct);
        return ListFile.Of(kind, Texts["Need.FileName"], Actor.Today, Columns(), queries.AllAsync(Filter, Actor));
    }

    public IReadOnlyList<SelectListItem> Years()
    {
        var now = FiscalYear.Of(Actor.Today);
        return YearChoices(Enumerable.Range(0, YearsBack).Select(n => now.Plus(-n)), Filter.Fy);
    }

    public IReadOnlyList<SelectListItem> Results => [.. Enum.GetValues<NeedResult>().Select(r => new SelectListItem(Formats.Name(r), r.ToString(), r == Filter.Result))];

    public IReadOnlyList<SelectListItem> StartedChoices => [new(Texts["Need.Started"], "true", Filter.Started == true), new(Texts["Need.NotStarted"], "false", Filter.Started == false)];

    public override string Address(NeedFilter filter, string? at = null, string? handler = null, string? form = null) => Url.Page("/Consultations/Need/Records", handler, new
    {
        filter.Text, Fy = Number(filter.Fy), filter.BureauId, filter.SectionId, filter.Result, Started = filter.Started switch { true => "true", false => "false", _ => null }, At = at, kind = form,
    })!;

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.Text, f => f with { Text = null }),
        new(Filter.Fy is { } year ? Formats.Year(year) : null, f => f with { Fy = null }),
        new(BureauOf(Filter.BureauId), f => f with { BureauId = null }),
        new(SectionOf(Filter.SectionId), f => f with { SectionId = null }),
        new(Filter.Result is { } result ? Formats.Name(result) : null, f => f with { Result = null }),
        new(Filter.Started is { } started ? Texts[started ? "Need.Started" : "Need.NotStarted"].Value : null, f => f with { Started = null }),
    ];

    public Pager Pager() => PagerOf(NeedQueries.PageSize, Total);

    private CsvColumn<NeedLine>[] Columns() =>
    [
        new(Texts["Need.Number"], l => l.Number), new(Texts["Need.At"], l => OfficeTime.DayOf(l.At)), new(Texts["Need.What"], l => l.Title), new(Texts["InformationSystem.Bureau"], l => l.BureauName), new(Texts["Consultations.Section"], l => l.SectionName),
        new(Texts["Need.ByName"], l => l.UserName), new(Texts["Need.ResultWord"], l => Formats.Name(l.Result)), new(Texts["Field.A2"], l => l.Kind is { } kind ? Formats.Name(kind) : null), new(Texts["Need.AmountYen"], l => l.AmountYen),
        new(Texts["Need.Started"], l => Texts[l.ConsultationId is null ? "Form.No" : "Form.Yes"].Value),
    ];
}
