using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Systems.Sheets;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems.Sheets;

/// <summary>What a file would do, how far it is, and what it did. The rows stay on the server; the form carries only the version seen.</summary>
public sealed class RunModel(CurrentActor current, SystemImportQueries queries, SystemImportService imports, ImportProgress progress, ImportWork work, IStringLocalizer<Texts> texts, Formats formats) : SheetPage(current, queries, texts)
{
    private const string RefreshSeconds = "3";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ImportRun Run { get; private set; } = null!;
    public IReadOnlyList<ImportFault> Faults { get; private set; } = [];
    public int FaultCount { get; private set; }
    public IReadOnlyList<StagedOutcome> Changes { get; private set; } = [];
    /// <summary>Headings that are not read.</summary>
    public IReadOnlyList<string> Ignored { get; private set; } = [];
    /// <summary>Rows done so far while something is under way; null when nothing is.</summary>
    public int? Done { get; private set; }
    public bool IsStuck => Done is null && Run.State is ImportState.Read or ImportState.Confirmed;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Run = await Queries.RunAsync(Id, Me, ct);
        if (work.IsRunning(Id))
        {
            Done = Run.State == ImportState.Confirmed ? progress.Of(Id) ?? 0 : Run.Checked;
            return;
        }
        FaultCount = await Queries.FaultCountAsync(Id, ct);
        Faults = FaultCount == 0 ? [] : await Queries.FaultsAsync(Id, ct: ct);
        Changes = await Queries.ChangesAsync(Id, ct);
        Ignored = [.. Run.Headings.Where(h => h.Length > 0 && (!Run.Mapping.TryGetValue(h, out var ours) || ours.Length == 0))];
    }

    public void OnGet()
    {
        if (Done is not null)
        {
            Response.Headers["Refresh"] = RefreshSeconds;
        }
    }

    public async Task<IActionResult> OnPostApplyAsync(bool goodRows, uint version)
    {
        var me = Me;
        await work.RunAsync<SystemImportService>(Id, service => service.ApplyAsync(Id, goodRows, version, me, CancellationToken.None));
        this.FlashMessage(Texts[work.IsRunning(Id) ? "SystemSheets.UnderWay" : "SystemSheets.Done"]);
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken ct)
    {
        await imports.DropAsync(Id, Me, ct);
        this.FlashMessage(Texts["SystemSheets.Dropped"]);
        return RedirectToPage("Index", new { id = (Guid?)null });
    }

    public IActionResult OnGetReport() => new CsvResult<ImportReportLine>(Texts["SystemSheets.ReportName"], Me.Today,
    [
        new(Texts["SystemSheets.Row"], line => line.Row),
        new(Texts["SystemSheets.Result"], line => formats.Name(line.Outcome)),
        new(Texts["InformationSystem.Code"], line => line.Key),
        new(Texts["InformationSystem.Name"], line => line.Name),
        new(Texts["SystemSheets.Column"], line => line.Column ?? string.Join(", ", line.Changed)),
        new(Texts["SystemSheets.Message"], line => line.Code is null ? null : Say(line.Code, line.Arguments)),
    ], Queries.ReportAsync(Id));
}
