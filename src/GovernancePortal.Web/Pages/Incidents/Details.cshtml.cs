using FluentValidation;
using GovernancePortal.Core.Incidents;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Incidents;

/// <summary>One incident: the report, the instructions, and for the CSIRT the notices, the chronology and the closing.</summary>
public sealed class DetailsModel(IncidentQueries queries, IncidentService service, FileIntake intake, TrailQueries trail, IValidator<IncidentEntryInput> entries, IValidator<IncidentActInput> acts, IncidentWords words) : ModulePage<IncidentWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public IncidentEntryInput Entry { get; set; } = new();

    [BindProperty]
    public List<IFormFile> Uploads { get; set; } = [];

    [BindProperty]
    public IncidentActInput Input { get; set; } = new();

    public IncidentView View { get; private set; } = null!;
    public Incident Shown => View.Incident;
    /// <summary>Null for whoever may not read the record.</summary>
    public TrailView? History { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
        History = View.Handles ? HistoryOf(await trail.OfAsync(Shown.Subject, true, 50, ct)) : null;
    }

    public void OnGet() => Entry = new IncidentEntryInput { On = Me.Today, Time = IncidentClock.Of(Me.Now), Version = Shown.Version };

    /// <summary>A line of the chronology, or a supplement by the reporting section.</summary>
    public async Task<IActionResult> OnPostEntryAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(entries, Entry, nameof(Entry)))
        {
            return Page();
        }
        var evidence = new List<StoredFile>();
        foreach (var upload in Uploads)
        {
            if (await intake.TakeAsync(upload, nameof(Uploads), Me, ct) is { } file)
            {
                evidence.Add(file);
            }
        }
        await service.NoteAsync(Id, Entry, evidence, Me, ct);
        return Done("Incidents.Noted", "/Incidents/Details", new { Id });
    }

    /// <summary>An act that needs nothing said.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(acts, Input))
        {
            return Page();
        }
        await service.DoAsync(Id, Input, Me, ct);
        return Done("Incidents.Done." + Input.Act, "/Incidents/Details", new { Id });
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid order, CancellationToken ct)
    {
        await service.ConfirmAnswerAsync(Id, order, Input.Version, Me, ct);
        return Done("Incidents.Confirmed", "/Incidents/Details", new { Id });
    }

    public async Task<IActionResult> OnGetFileAsync(Guid file, CancellationToken ct)
    {
        var (stored, content) = await service.OpenAsync(Id, file, Me, ct);
        return this.HandOut(stored.Name, stored.ContentType, content);
    }

    /// <summary>Acts with the page that asks what they need.</summary>
    public IEnumerable<OfferedIncidentAct> Worded => View.Acts.Where(a => IncidentActInput.IsPlain(a.Act) && a.Act != IncidentAct.StartJudging);

    /// <summary>A report to the outside that is owed: what, by when, and whether it was made.</summary>
    public IEnumerable<(string Key, DateOnly Due, DateTimeOffset? Made)> Duties()
    {
        if (Shown.QuickReportDueOn is { } quick)
        {
            yield return ("Incidents.QuickReport", quick, Shown.QuickReportedAt);
        }
        if (Shown.FullReportDueOn is { } full)
        {
            yield return ("Incidents.FullReport", full, Shown.FullReportedAt);
        }
    }
}
