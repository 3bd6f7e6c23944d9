using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Approvals;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.LaterReadings;

/// <summary>代決と後閲: what stand-ins decided, and whether those who were away have read it.</summary>
public sealed class IndexModel(LaterReadingQueries queries, LaterReadingService service, ConsultationCaseService cases, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel, ILoadsDisplay
{
    private static readonly ConsultationAct[] Acts = [.. Enum.GetValues<ConsultationAct>().Where(Core.Consultations.Approvals.LaterReading.IsOwedFor)];

    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }

    [BindProperty(SupportsGet = true)]
    public ConsultationAct? Act { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public Actor Actor { get; private set; } = null!;
    public Page<LaterReadingLine> Lines { get; private set; } = Page<LaterReadingLine>.Empty;
    public int Total { get; private set; }

    public LaterReadingFilter Filter => new() { Open = Show switch { "read" => false, "all" => null, _ => true }, Mine = Mine, Act = Act };

    public async Task LoadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Lines = await queries.PageAsync(Filter, At, Actor, ct);
        Total = await queries.CountAsync(Filter, Actor, ct);
    }

    public void OnGet()
    {
        // Everything is loaded before.
    }

    public async Task<IActionResult> OnPostAsync(Guid item, uint version, CancellationToken ct)
    {
        await service.ReadAsync(item, version, Note, Actor, ct);
        this.FlashMessage(texts["LaterReading.Saved"]);
        return Redirect(Address(Show, Mine, Act));
    }

    public async Task<IActionResult> OnGetFileAsync(string? form, CancellationToken ct)
    {
        await cases.RecordExportAsync(texts["LaterReading.Title"], Actor, ct);
        return ListFile.Of(form, texts["LaterReading.Title"], Actor.Today, Columns(), queries.AllAsync(Filter, Actor));
    }

    public string Address(string? show, bool mine, ConsultationAct? act, string? at = null, string? handler = null, string? form = null) =>
        Url.Page("/Consultations/LaterReadings/Index", handler, new { show, mine = mine ? "true" : null, act, at, form })!;

    public Chips Chips()
    {
        var chips = new List<Chip>();
        if (Show is "read" or "all")
        {
            chips.Add(new Chip(texts["LaterReading.Show." + Show], Address(null, Mine, Act)));
        }
        if (Mine)
        {
            chips.Add(new Chip(texts["LaterReading.Mine"], Address(Show, false, Act)));
        }
        if (Act is { } act)
        {
            chips.Add(new Chip(formats.Name(act), Address(Show, Mine, null)));
        }
        return new Chips(chips, Address(null, false, null));
    }

    public IReadOnlyList<SelectListItem> ActChoices => [.. Acts.Select(act => new SelectListItem(formats.Name(act), act.ToString(), act == Act))];

    public IReadOnlyList<SelectListItem> ShowChoices => [.. new[] { "open", "read", "all" }.Select(show => new SelectListItem(texts["LaterReading.Show." + show], show, show == (Show ?? "open")))];

    public Pager Pager() => new(Lines.Items.Count, LaterReadingQueries.PageSize, Lines.Next is { } next ? Address(Show, Mine, Act, next) : null, Lines.Previous is { } previous ? Address(Show, Mine, Act, previous) : null, Total);

    private CsvColumn<LaterReadingLine>[] Columns() =>
    [
        new(texts["Consultations.Number"], r => r.Number), new(texts["Consultations.Title"], r => r.Title), new(texts["Consultations.Stage"], r => formats.Name(r.Stage)), new(texts["LaterReading.Act"], r => formats.Name(r.Act)),
        new(texts["LaterReading.On"], r => Core.Platform.Time.OfficeTime.DayOf(r.At)), new(texts["LaterReading.Deputy"], r => r.DeputyName), new(texts["LaterReading.Absent"], r => r.AbsentName), new(texts["LaterReading.Due"], r => r.DueOn),
        new(texts["LaterReading.ReadOn"], r => r.ReadAt is { } read ? Core.Platform.Time.OfficeTime.DayOf(read) : (DateOnly?)null), new(texts["LaterReading.Note"], r => r.Note),
    ];
}
