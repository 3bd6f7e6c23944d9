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
/// <param name="Words">Beginning of the text keys of what is said otherwise of this register.</param>
/// <param name="Key">Text key of what tells its records apart.</param>
/// <param name="Name">Text key of what its records are called by.</param>
public sealed record ImportPlace(string Module, string Title, string Home, string Words = "TableImport", string Key = "TableImport.Key", string Name = "TableImport.Name");

/// <summary>What the pages of an import share.</summary>
public abstract class ImportPage(CurrentActor current, FileImportService imports, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    public Actor Me { get; private set; } = null!;
    public abstract ImportPlace Place { get; }
    protected FileImportService Imports => imports;
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

    /// <summary>What is said otherwise of each register.</summary>
    public string Own(string name) => texts[Place.Words + "." + name];

    public static Tone ToneOf(ImportState state) => state switch
    {
        ImportState.Read => Tone.Calm,
        ImportState.Previewed => Tone.Late,
        ImportState.Confirmed => Tone.Caution,
        ImportState.Applied => Tone.Good,
        ImportState.Failed => Tone.Bad,
    };
}

/// <summary>Takes a file in: with only known headings it is looked at at once, else the columns are asked for.</summary>
public abstract class ImportIndexModel<TService>(CurrentActor current, TService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportIndexModel(current, imports, texts)
    where TService : FileImportService
{
    protected override Task LookAsync(Guid id, IReadOnlyDictionary<string, string> mapping)
    {
        var me = Me;
        return work.RunAsync<TService>(id, service => service.PreviewAsync(id, mapping, me, ct: CancellationToken.None));
    }
}

public abstract class ImportIndexModel(CurrentActor current, FileImportService imports, IStringLocalizer<Texts> texts) : ImportPage(current, imports, texts)
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<ImportLine> Lines { get; private set; } = [];
    /// <summary>What happens to a file, in one sentence.</summary>
    public virtual string Meaning => Own("InMeans");
    /// <summary>Our headings, where they are few enough to be named.</summary>
    public virtual IReadOnlyList<string> Columns => Imports.Headers;

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
public abstract class ImportColumnsModel<TService>(CurrentActor current, TService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportColumnsModel(current, imports, texts)
    where TService : FileImportService
{
    protected override Task LookAsync(IReadOnlyDictionary<string, string> mapping, bool? forOffice)
    {
        var me = Me;
        return work.RunAsync<TService>(Id, service => service.PreviewAsync(Id, mapping, me, forOffice, CancellationToken.None));
    }
}

public abstract class ImportColumnsModel(CurrentActor current, FileImportService imports, IStringLocalizer<Texts> texts) : ImportPage(current, imports, texts)
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
                mapping[Run.Headings[i]] = Ours[i] is { } ours && Imports.HeaderOf(ours) is not null ? ours : "";
            }
        }
        await LookAsync(mapping, ForOffice);
        return RedirectToPage("Run", new { Id });
    }

    public IReadOnlyList<SelectListItem> Choices(int place)
    {
        var chosen = place < Ours.Count && Ours[place] is { Length: > 0 } ours ? Imports.HeaderOf(ours) : null;
        return [.. Imports.Headers.Select(h => new SelectListItem(h, h, h == chosen))];
    }

    /// <summary>The first values under a heading.</summary>
    public string SampleOf(int place) => string.Join(" ・ ", Sample.Where(r => place < r.Cells.Count && r.Cells[place].Length > 0).Select(r => r.Cells[place].Length > SampleLength ? r.Cells[place][..SampleLength] + "…" : r.Cells[place]));
}

/// <summary>What a file would do, how far it is, and what it did.</summary>
public abstract class ImportRunModel<TService>(CurrentActor current, TService imports, ImportProgress progress, ImportWork work, IStringLocalizer<Texts> texts, Formats formats) : ImportRunModel(current, imports, progress, work, texts, formats)
    where TService : FileImportService
{
    protected override Task ApplyAsync(bool goodRows, uint version)
    {
        var me = Me;
        return Work.RunAsync<TService>(Id, service => service.ApplyAsync(Id, goodRows, version, me, CancellationToken.None));
    }
}

public abstract class ImportRunModel(CurrentActor current, FileImportService imports, ImportProgress progress, ImportWork work, IStringLocalizer<Texts> texts, Formats formats) : ImportPage(current, imports, texts)
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
        this.FlashMessage(work.IsRunning(Id) ? Texts["SystemSheets.UnderWay"] : Own("Done"));
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostDropAsync(CancellationToken ct)
    {
        await Imports.DropAsync(Id, Me, ct);
        this.FlashMessage(Texts["SystemSheets.Dropped"]);
        return RedirectToPage("Index", new { id = (Guid?)null });
    }

    public IActionResult OnGetReport() => new CsvResult<ImportReportLine>(Own("ReportName"), Me.Today,
    [
        new(Texts["SystemSheets.Row"], line => line.Row),
        new(Texts["SystemSheets.Result"], line => formats.Name(line.Outcome)),
        new(Texts[Place.Key], line => line.Key),
        new(Texts[Place.Name], line => line.Name),
        new(Texts["SystemSheets.Column"], line => line.Column ?? string.Join(", ", line.Changed)),
        new(Texts["SystemSheets.Message"], line => line.Code is null ? null : Say(line.Code, line.Arguments)),
    ], Queries.ReportAsync(Id));
}
