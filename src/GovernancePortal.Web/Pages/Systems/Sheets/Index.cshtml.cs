using System.Globalization;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Sheets;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems.Sheets;

/// <summary>Takes the ledger out as a file, and a file in; shows the files of the past.</summary>
public sealed class IndexModel(CurrentActor current, SystemImportQueries queries, SystemImportService imports, SystemSheetQueries sheets, SystemRegister register, ImportWork work, IStringLocalizer<Texts> texts) : SheetPage(current, queries, texts)
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<ImportLine> Lines { get; private set; } = [];
    public bool IsWhole => Me.May(Core.Platform.Identity.Permission.SystemEditAll);

    protected override async Task LoadPageAsync(CancellationToken ct) => Lines = await Queries.ListAsync(Me, ct);

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
        var run = await imports.ReadAsync(content, Path.GetFileName(Upload.FileName), Me, ct);
        var mapping = await imports.ProposalAsync(run, Me, ct);
        if (run.Headings.Any(h => h.Length > 0 && !mapping.ContainsKey(h)) || mapping.Count == 0)
        {
            return RedirectToPage("Columns", new { run.Id });
        }
        var me = Me;
        await work.RunAsync<SystemImportService>(run.Id, service => service.PreviewAsync(run.Id, mapping, me, ct: CancellationToken.None));
        return RedirectToPage("Run", new { run.Id });
    }

    /// <param name="kind">xlsx or csv.</param>
    public async Task<IActionResult> OnGetFileAsync(string? kind, bool template, CancellationToken ct)
    {
        var isCsv = kind == "csv";
        if (!template)
        {
            await register.RecordExportAsync(Texts[IsWhole ? "Systems.AllRows" : "SystemSheets.OwnRows"], Me, ct);
        }
        // Written to disk first: a workbook is packed, and packing does not go to a browser piece by piece.
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            _ = isCsv ? await sheets.WriteCsvAsync(file, !template, cp932: false, Me, ct) : await sheets.WriteWorkbookAsync(file, !template, Me, ct);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        file.Position = 0;
        Response.Headers.CacheControl = "no-store";
        var name = template ? Texts["SystemSheets.TemplateName"].Value : string.Create(CultureInfo.InvariantCulture, $"{Texts["Systems.FileName"].Value}_{Me.Today:yyyyMMdd}");
        return File(file, isCsv ? CsvExport.ContentType : XlsxWriter.ContentType, name + (isCsv ? ".csv" : ".xlsx"));
    }
}
