using System.Globalization;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Sheets;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems.Sheets;

/// <summary>Takes the ledger out as a file, and a file in; shows the files of the past.</summary>
public sealed class IndexModel(CurrentActor current, SystemImportService imports, SystemSheetQueries sheets, SystemRegister register, ImportWork work, IStringLocalizer<Texts> texts) : ImportIndexModel<SystemImportService>(current, imports, work, texts)
{
    internal static readonly ImportPlace Ledger = new("Systems", "SystemSheets.Title", "/Systems/Index", "SystemSheets", "InformationSystem.Code", "InformationSystem.Name");

    public override ImportPlace Place => Ledger;
    public bool IsWhole => Me.May(Imports.All);
    public override string Meaning => Texts[IsWhole ? "SystemSheets.InAll" : "SystemSheets.InOwn"];
    // The ledger has too many; its template shows them.
    public override IReadOnlyList<string> Columns => [];

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
