using FluentValidation;
using GovernancePortal.Core.People.Turn;
using GovernancePortal.Core.YearChange;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.YearChange;

/// <summary>One run: its lists, the trial, the act, and afterwards the report.</summary>
public sealed class RunModel(CurrentActor current, YearChangeQueries queries, YearChangeService service, OrganisationTurnQueries organisation, IValidator<YearChangeInput> validator, IStringLocalizer<Texts> texts, Formats formats) : YearChangePage(current, queries, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public YearChangeInput Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public bool LeftoversAccepted { get; set; }

    public YearChangeRun Run { get; private set; } = null!;
    /// <summary>Null once the run is done.</summary>
    public YearTrial? Trial { get; private set; }
    public IReadOnlyList<SelectListItem> TransferLists { get; private set; } = [];
    public IReadOnlyList<YearChangeLine> Lines { get; private set; } = [];
    public int LineCount { get; private set; }

    public YearChangeInput Stored => new() { Title = Run.Title, Day = Run.Day, TransferListId = Run.TransferListId, Version = Run.Version };
    public bool HasLists => Run.Rows.Count > 0 || Run.TransferListId is not null;
    public bool MayRunToday => Run.Day <= Me.Today;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Run = await Queries.RunAsync(Id, Me, ct);
        if (Run.State == YearChangeState.Done)
        {
            Lines = await Queries.LinesAsync(Id, ct: ct);
            LineCount = await Queries.LineCountAsync(Id, ct);
            return;
        }
        Trial = await Queries.TrialAsync(Run, Me, ct);
        TransferLists = [.. (await organisation.OpenListsAsync(Me, ct)).Select(l => new SelectListItem(Texts["YearChange.ListOf", l.FileName, l.Rows, formats.Moment(l.UploadedAt)], l.Id.ToString()))];
    }

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostListsAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.EditAsync(Id, Input, Me, ct);
        return Done("Run", new { Id }, "YearChange.Saved");
    }

    public async Task<IActionResult> OnPostUploadAsync(CancellationToken ct)
    {
        Input = Stored;
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), Texts["SystemSheets.FileMissing"]);
            return Page();
        }
        if (Upload.Length > ReorganisationFile.MaximumBytes)
        {
            ModelState.AddModelError(nameof(Upload), Texts["Rule.ReorganisationTooLarge", ReorganisationFile.MaximumBytes / 1024 / 1024]);
            return Page();
        }
        using var bytes = new MemoryStream();
        await Upload.CopyToAsync(bytes, ct);
        await service.UploadAsync(Id, Path.GetFileName(Upload.FileName), bytes.ToArray(), Me, ct);
        return Done("Run", new { Id }, "YearChange.Tried");
    }

    public async Task<IActionResult> OnPostRunAsync(string? fingerprint, uint version, CancellationToken ct)
    {
        Input = Stored;
        await service.RunAsync(Id, fingerprint ?? "", LeftoversAccepted, version, Me, ct);
        return Done("Run", new { Id }, "YearChange.Ran");
    }

    public async Task<IActionResult> OnPostScheduleAsync(string? fingerprint, uint version, CancellationToken ct)
    {
        Input = Stored;
        await service.ScheduleAsync(Id, fingerprint ?? "", LeftoversAccepted, version, Me, ct);
        return Done("Run", new { Id }, "YearChange.WasScheduled", formats.Day(Run.Day));
    }

    public async Task<IActionResult> OnPostUnscheduleAsync(uint version, CancellationToken ct)
    {
        await service.UnscheduleAsync(Id, version, Me, ct);
        return Done("Run", new { Id }, "YearChange.WasUnscheduled");
    }

    public async Task<IActionResult> OnPostDropAsync(uint version, CancellationToken ct)
    {
        await service.DropAsync(Id, version, Me, ct);
        return Done("Index", new { Id = (Guid?)null }, "YearChange.Dropped");
    }

    public IActionResult OnGetReport() => new CsvResult<YearChangeLine>(Texts["YearChange.ReportName"], Me.Today,
    [
        new(Texts["YearChange.Kind"], l => Texts["Succession." + l.Kind].Value), new(Texts["YearChange.Reference"], l => l.Reference), new(Texts["YearChange.Record"], l => l.Title),
        new(Texts["YearChange.From"], l => l.FromName), new(Texts["YearChange.To"], l => l.ToName), new(Texts["YearChange.Outcome"], l => formats.Name(l.Outcome)),
    ], Queries.ReportAsync(Id));
}
