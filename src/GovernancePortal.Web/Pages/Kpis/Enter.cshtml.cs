using GovernancePortal.Core.Kpis.Judging;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Kpis;

/// <summary>An actual of one time is entered, or entered anew as a further version.</summary>
[RequestSizeLimit(FileInspection.MostBytes + (1024 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = FileInspection.MostBytes + (1024 * 1024))]
public sealed class EnterModel(ReadingQueries readings, ReadingService service, FileIntake intake, FigureWords words) : EntryPage(readings, words)
{
    [BindProperty(SupportsGet = true)]
    public int? Quarter { get; set; }

    [BindProperty]
    public ReadingInput Input { get; set; } = new();

    [BindProperty]
    public List<IFormFile> Uploads { get; set; } = [];

    public int At { get; private set; }
    public KpiReading? Last => Shown.Newest(Fy, At);
    /// <summary>After a conflict: what somebody else entered meanwhile.</summary>
    public ReadingInput? Stored => Last is { } last ? Begin(last, last.AsOf) : null;
    public bool IsClosed => Shown.ClosedYears.Contains(Fy);

    /// <summary>The times that may be entered by now; a yearly KPI is asked twice a year.</summary>
    public IReadOnlyList<int> Quarters => [.. (Shown.Kpi.Rhythm == KpiRhythm.Quarterly ? Enumerable.Range(1, KpiRules.YearEnd) : [2, KpiRules.YearEnd]).Where(q => KpiRules.StartOf(Fy, q) <= Me.Today)];

    protected override Task LoadEntryAsync(CancellationToken ct)
    {
        if (!Shown.MayEnter(Me))
        {
            throw new Forbidden("The section in charge enters the figure.");
        }
        At = Quarter is >= 1 and <= KpiRules.YearEnd ? Quarter.Value : Quarters.LastOrDefault(KpiRules.YearEnd);
        return Task.CompletedTask;
    }

    public void OnGet()
    {
        var end = KpiRules.EndOf(Fy, At);
        Input = Begin(Last, end < Me.Today ? end : Me.Today);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(new ReadingInputValidator(Shape), Input))
        {
            return Page();
        }
        var files = new List<StoredFile>();
        foreach (var upload in Uploads)
        {
            if (await intake.TakeAsync(upload, nameof(Uploads), Me, ct) is { } file)
            {
                files.Add(file);
            }
        }
        await service.EnterAsync(Id, Fy, At, Input, files, Me, ct);
        return Done("Kpis.Entered", "/Kpis/Details", new { Id, Fy = Fy.Year });
    }

    public Tabs Times() => new(Texts["Kpis.Time"], [.. Quarters.Select(q => new Tab(Words.Time(q), Url.Page("/Kpis/Enter", new { Id, Year = Fy.Year, Quarter = q })!, q == At))]);
}
