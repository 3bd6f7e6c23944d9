using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.SelfChecks;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.SelfChecks;

/// <summary>One campaign: how far the sections are, what they answered, and the office's acts on it.</summary>
public sealed class DetailsModel(SelfCheckQueries queries, SelfCheckService service, TrailQueries trail, SelfCheckWords said, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<SelfCheckSheetFilter, SelfCheckSheetLine>(current, source, texts, formats), ILoadsDisplay
{
    private const int Latest = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public SelfCheckWords Said => said;
    public SelfCheckView View { get; private set; } = null!;
    public SelfCheckCampaign Shown => View.Campaign;
    public TrailView? History { get; private set; }
    public int Total { get; private set; }
    public bool Manages => SelfCheckAccess.Manages(Actor);
    /// <summary>Everybody else knows the totals of each question and no section.</summary>
    public bool SeesSections => SelfCheckAccess.SeesAll(Actor) && Shown.State != SelfCheckCampaignState.Draft;

    public async Task LoadAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        await Said.ReadAsync(ct);
        View = await queries.ViewAsync(Id, Actor, ct);
        if (SeesSections)
        {
            Lines = await queries.SheetsAsync(Id, Filter, Cursor.Read(At), Actor, ct);
            Total = await queries.CountSheetsAsync(Id, Filter, Actor, ct);
        }
        History = Manages ? new TrailView(await trail.OfAsync(Shown.Subject, true, Latest, ct), Said.Value) : null;
    }

    public void OnGet()
    {
    }

    /// <param name="form">xlsx; everything else is CSV.</param>
    public async Task<IActionResult> OnGetFileAsync(string? form, CancellationToken ct)
    {
        await service.RecordExportAsync($"{Shown.Title}: {Chosen()}", Actor, ct);
        return ListFile.Of(form, Shown.Title, Actor.Today, Columns(), queries.ExportSheets(Id, Filter, Actor));
    }

    public async Task<IActionResult> OnPostOpenAsync(uint version, CancellationToken ct)
    {
        var sections = await service.OpenAsync(Id, version, Actor, ct);
        this.FlashMessage(Texts["SelfChecks.WasOpened", Formats.Number(sections)]);
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostCloseAsync(uint version, CancellationToken ct)
    {
        await service.CloseAsync(Id, version, Actor, ct);
        this.FlashMessage(Texts["SelfChecks.WasClosed"]);
        return RedirectToPage(new { Id });
    }

    public override string Address(SelfCheckSheetFilter filter, string? at = null, string? handler = null, string? form = null) =>
        Url.Page("/SelfChecks/Details", handler, new { Id, filter.Text, filter.State, filter.BureauId, Missing = Yes(filter.Missing), Late = Yes(filter.Late), At = at, form })!;

    /// <summary>The list behind a number of the results.</summary>
    public string Behind(SelfCheckEntryFilter filter) => Url.Page("/SelfChecks/Gaps", null, new { Id, filter.QuestionId, filter.Chapter, filter.Reply, Open = Yes(filter.Open), Overdue = Yes(filter.Overdue) })!;

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.Text, f => f with { Text = null }),
        new(Filter.State is { } state ? Formats.Name(state) : null, f => f with { State = null }),
        new(BureauOf(Filter.BureauId), f => f with { BureauId = null }),
        new(Filter.Missing ? Texts["SelfChecks.OnlyMissing"].Value : null, f => f with { Missing = false }),
        new(Filter.Late ? Texts["SelfChecks.OnlyLate"].Value : null, f => f with { Late = false }),
    ];

    public Pager Pager() => PagerOf(SelfCheckQueries.PageSize, Total);

    public IReadOnlyList<SelectListItem> Bureaus() => Words.Bureaus(Filter.BureauId);

    private CsvColumn<SelfCheckSheetLine>[] Columns() =>
    [
        new(Texts["SelfChecks.Bureau"], s => s.BureauName), new(Texts["SelfChecks.Section"], s => s.SectionName), new(Texts["SelfCheckSheet.State"], s => Formats.Name(s.State)), new(Texts["SelfChecks.Answered"], s => s.Answered), new(Texts["SelfChecks.QuestionCount"], s => s.Questions),
        new(Texts["SelfCheckReply.Yes"], s => s.Yes), new(Texts["SelfCheckReply.No"], s => s.Gaps), new(Texts["SelfChecks.Share"], s => s.Share), new(Texts["SelfCheckSheet.HandedInBy"], s => s.HandedInBy), new(Texts["SelfChecks.HandedInAt"], s => s.HandedInAt), new(Texts["SelfChecks.Late"], s => s.IsLate),
    ];
}
