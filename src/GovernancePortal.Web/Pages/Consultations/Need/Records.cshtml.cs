using System.Globalization;
using GovernancePortal.Core.Consultations.Need;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Need;

/// <summary>Records of 協議要否の確認 that the person may see: the section's own, the bureau's, or all.</summary>
public sealed class RecordsModel(NeedQueries queries, NeedCheckService service, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel
{
    private const int YearsBack = 4;

    [BindProperty(SupportsGet = true)]
    public NeedFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Actor Actor { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public Page<NeedLine> Lines { get; private set; } = Page<NeedLine>.Empty;
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
        var conditions = Chips().Items.Select(chip => chip.Label).ToList();
        await service.RecordExportAsync(conditions.Count == 0 ? texts["Systems.AllRows"] : string.Join(texts["Systems.ConditionSeparator"], conditions), Actor, ct);
        return ListFile.Of(kind, texts["Need.FileName"], Actor.Today, Columns(), queries.AllAsync(Filter, Actor));
    }

    public IReadOnlyList<SelectListItem> Years()
    {
        var now = FiscalYear.Of(Actor.Today);
        return [.. Enumerable.Range(0, YearsBack).Select(n => now.Plus(-n)).Select(y => new SelectListItem(formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == Filter.Fy))];
    }

    public IReadOnlyList<SelectListItem> Results => [.. Enum.GetValues<NeedResult>().Select(r => new SelectListItem(formats.Name(r), r.ToString(), r == Filter.Result))];

    public IReadOnlyList<SelectListItem> StartedChoices => [new(texts["Need.Started"], "true", Filter.Started == true), new(texts["Need.NotStarted"], "false", Filter.Started == false)];

    public string Address(NeedFilter filter, string? at = null, string? handler = null, string? kind = null) => Url.Page("/Consultations/Need/Records", handler, new
    {
        filter.Text, Fy = filter.Fy is { } year ? year.Year.ToString(CultureInfo.InvariantCulture) : null, filter.BureauId, filter.SectionId, filter.Result, Started = filter.Started switch { true => "true", false => "false", _ => null }, At = at, kind,
    })!;

    public Chips Chips()
    {
        var chips = new List<Chip>();
        Add(Filter.Text, f => f with { Text = null });
        Add(Filter.Fy is { } year ? formats.Year(year) : null, f => f with { Fy = null });
        Add(Filter.BureauId is { } bureau ? Words.BureauName(bureau) ?? texts["Systems.FormerSection"].Value : null, f => f with { BureauId = null });
        Add(Filter.SectionId is { } section ? Words.SectionName(section) ?? texts["Systems.FormerSection"].Value : null, f => f with { SectionId = null });
        Add(Filter.Result is { } result ? formats.Name(result) : null, f => f with { Result = null });
        Add(Filter.Started is { } started ? texts[started ? "Need.Started" : "Need.NotStarted"].Value : null, f => f with { Started = null });
        return new Chips(chips, Address(new NeedFilter()));

        void Add(string? label, Func<NeedFilter, NeedFilter> without)
        {
            if (label is not null)
            {
                chips.Add(new Chip(label, Address(without(Filter))));
            }
        }
    }

    public Pager Pager() => new(Lines.Items.Count, NeedQueries.PageSize,
        Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Total);

    private async Task ReadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(Actor.Today, ct);
    }

    private CsvColumn<NeedLine>[] Columns() =>
    [
        new(texts["Need.Number"], l => l.Number), new(texts["Need.At"], l => OfficeTime.DayOf(l.At)), new(texts["Need.What"], l => l.Title), new(texts["InformationSystem.Bureau"], l => l.BureauName), new(texts["Consultations.Section"], l => l.SectionName),
        new(texts["Need.ByName"], l => l.UserName), new(texts["Need.ResultWord"], l => formats.Name(l.Result)), new(texts["Field.A2"], l => l.Kind is { } kind ? formats.Name(kind) : null), new(texts["Need.AmountYen"], l => l.AmountYen),
        new(texts["Need.Started"], l => texts[l.ConsultationId is null ? "Form.No" : "Form.Yes"].Value),
    ];
}
