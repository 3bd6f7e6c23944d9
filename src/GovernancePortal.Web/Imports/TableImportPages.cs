using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Imports;

/// <summary>Which register a file is taken into, for the pages that all registers share.</summary>
/// <param name="Module">Key of the menu.</param>
/// <param name="Title">Text key of the register's name.</param>
/// <param name="Home">Path of its list.</param>
public sealed record ImportPlace(string Module, string Title, string Home);

/// <summary>What the pages of an import into a plain register share.</summary>
public abstract class TableImportPage(CurrentActor current, TableImportService imports, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    public Actor Me { get; private set; } = null!;
    public abstract ImportPlace Place { get; }
    protected TableImportService Imports => imports;
    protected ImportQueries Queries => imports.Queries;
    protected IStringLocalizer<Texts> Texts => texts;

    public async Task LoadAsync(CancellationToken ct)
    {
        Me = await current.GetAsync(ct);
        await LoadPageAsync(ct);
    }

    protected abstract Task LoadPageAsync(CancellationToken ct);

    /// <summary>Which faults and refusals mean what, in the reader's language.</summary>
    public string Say(string code, IReadOnlyList<string> arguments) => texts["SheetFault." + code, [.. arguments]];
}

/// <summary>Takes a file in: with only known headings it is looked at at once, else the columns are asked for.</summary>
public abstract class TableImportIndexModel<TService>(CurrentActor current, TService imports, ImportWork work, IStringLocalizer<Texts> texts) : TableImportIndexModel(current, imports, texts)
    where TService : TableImportService
{
    protected override Task LookAsync(Guid id, IReadOnlyDictionary<string, string> mapping)
    {
        var me = Me;
        return work.RunAsync<TService>(id, service => service.PreviewAsync(id, mapping, null, me, CancellationToken.None));
    }
}

public abstract class TableImportIndexModel(CurrentActor current, TableImportService imports, IStringLocalizer<Texts> texts) : TableImportPage(current, imports, texts)
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<ImportLine> Lines { get; private set; } = [];
    public IReadOnlyList<TableColumn> Columns => Imports.Columns;

    protected override async Task LoadPageAsync(CancellationToken ct) => Lines = await Queries.ListAsync(Me, ct);

    protected abstract Task LookAsync(Guid id, IReadOnlyDictionary<string, string> mapping);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), Texts["SystemSheets.FileMissing"]);
            return Page();
        }
        await using var content = Upload.OpenReadStream();
        var run = await Imports.ReadAsync(content, Path.GetFileName(Upload.FileName), Me, ct);
        var mapping = await Imports.ProposalAsync(run, Me, ct);
        if (mapping.Count == 0 || run.Headings.Any(h => h.Length > 0 && !mapping.ContainsKey(h)))
        {
            return RedirectToPage("Columns", new { run.Id });
        }
        await LookAsync(run.Id, mapping);
        return RedirectToPage("Run", new { run.Id });
    }
}

/// <summary>Which column of the file is which of ours.</summary>
public abstract class TableImportColumnsModel<TService>(CurrentActor current, TService imports, ImportWork work, IStringLocalizer<Texts> texts) : TableImportColumnsModel(current, imports, texts)
    where TService : TableImportService
{
    protected override Task LookAsync(IReadOnlyDictionary<string, string> mapping, bool? forOffice)
    {
        var me = Me;
        return work.RunAsync<TService>(Id, service => service.PreviewAsync(Id, mapping, forOffice, me, CancellationToken.None));
    }
}

public abstract class TableImportColumnsModel(CurrentActor current, TableImportService imports, IStringLocalizer<Texts> texts) : TableImportPage(current, imports, texts)
{
    private const int SampleLength = 30;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>One entry a heading of the file, in its order; empty: not read.</summary>
    [BindProperty]
    public List<string?> Ours { get; set; } = [];

    [BindProperty]
    public bool ForOffice { get; set; }

    public ImportRun Run { get; private set; } = null!;
    public IReadOnlyList<StagedRow> Sample { get; private set; } = [];
    public bool MayKeepForOffice => Me.May(Imports.All);

    protected abstract Task LookAsync(IReadOnlyDictionary<string, string> mapping, bool? forOffice);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Run = await Queries.RunAsync(Id, Me, ct);
        Sample = await Queries.SampleAsync(Id, ct);
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var mapping = Run.Mapping.Count > 0 ? Run.Mapping : await Imports.ProposalAsync(Run, Me, ct);
        Ours = [.. Run.Headings.Select(h => mapping.GetValueOrDefault(h))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var mapping = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Run.Headings.Count && i < Ours.Count; i++)
        {
            if (Run.Headings[i].Length > 0)
            {
                // An empty entry is a decision, too: the column is not read, and not asked about again.
                mapping[Run.Headings[i]] = Ours[i] is { } ours && Imports.Columns.Any(c => c.Header == ours) ? ours : "";
            }
        }
        await LookAsync(mapping, ForOffice);
        return RedirectToPage("Run", new { Id });
    }

    public IReadOnlyList<SelectListItem> Choices(int place) =>
        [.. Imports.Columns.Select(c => new SelectListItem(c.Header, c.Header, place < Ours.Count && Ours[place] == c.Header))];

    /// <summary>The first values under a heading.</summary>
    public string SampleOf(int place) => string.Join(" ・ ", Sample.Where(r => place < r.Cells.Count && r.Cells[place].Length > 0).Select(r => r.Cells[place].Length > SampleLength ? r.Cells[place][..SampleLength] + "…" : r.Cells[place]));
}

/// <summary>What a file would do, how far it is, and what it did.</summary>
public abstract class TableImportRunModel<TService>(CurrentActor current, TService imports, ImportProgress progress, ImportWork work, IStringLocalizer<Texts> texts, Formats formats) : TableImportRunModel(current, imports, progress, work, texts, formats)
    where TService : TableImportService
{
    protected override Task ApplyAsync(bool goodRows, uint version)
    {
        var me = Me;
        return Work.RunAsync<TService>(Id, service => service.ApplyAsync(Id, goodRows, version, me, CancellationToken.None));
    }
}

public abstract class TableImportRunModel(CurrentActor current, TableImportService imports, ImportProgress progress, ImportWork work, IStringLocalizer<Texts> texts, Formats formats) : TableImportPage(current, imports, texts)
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
    protected ImportWork Work => work;

    protected abstract Task ApplyAsync(bool goodRows, uint version);

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
        await ApplyAsync(goodRows, version);
        this.FlashMessage(Texts[work.IsRunning(Id) ? "SystemSheets.UnderWay" : "TableImport.Done"]);
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken ct)
    {
        await Imports.DropAsync(Id, Me, ct);
        this.FlashMessage(Texts["SystemSheets.Dropped"]);
        return RedirectToPage("Index", new { id = (Guid?)null });
    }

    public IActionResult OnGetReport() => new CsvResult<ImportReportLine>(Texts["TableImport.ReportName"], Me.Today,
    [
        new(Texts["SystemSheets.Row"], line => line.Row),
        new(Texts["SystemSheets.Result"], line => formats.Name(line.Outcome)),
        new(Texts["TableImport.Key"], line => line.Key),
        new(Texts["TableImport.Name"], line => line.Name),
        new(Texts["SystemSheets.Column"], line => line.Column ?? string.Join(", ", line.Changed)),
        new(Texts["SystemSheets.Message"], line => line.Code is null ? null : Say(line.Code, line.Arguments)),
    ], Queries.ReportAsync(Id));
}
