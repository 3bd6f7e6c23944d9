using System.Globalization;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace GovernancePortal.Web.Frame;

/// <summary>A list as a file, exactly what is on the screen: CSV, or a workbook of one sheet with the same columns.</summary>
public static class ListFile
{
    /// <param name="kind">xlsx; everything else is CSV.</param>
    public static IActionResult Of<T>(string? kind, string name, DateOnly day, IReadOnlyList<CsvColumn<T>> columns, IAsyncEnumerable<T> rows) =>
        kind == "xlsx" ? new WorkbookResult<T>(name, day, columns, rows) : new CsvResult<T>(name, day, columns, rows);
}

/// <summary>Written to disk first: a workbook is packed, and packing does not go to a browser piece by piece.</summary>
public sealed class WorkbookResult<T>(string name, DateOnly day, IReadOnlyList<CsvColumn<T>> columns, IAsyncEnumerable<T> rows) : IActionResult
{
    private const double Width = 18;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var ct = context.HttpContext.RequestAborted;
        await using var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        using (var book = new XlsxWriter(file, "lists"))
        {
            var sheet = book.Sheet(name, [.. columns.Select(c => new SheetColumn(c.Heading, Width))], guarded: false);
            await foreach (var row in rows.WithCancellation(ct))
            {
                sheet.Row([.. columns.Select(c => c.Cell(row))]);
            }
            book.Close();
        }
        file.Position = 0;
        var response = context.HttpContext.Response;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(string.Create(CultureInfo.InvariantCulture, $"{name}_{day:yyyyMMdd}.xlsx"));
        response.ContentType = XlsxWriter.ContentType;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "no-store";
        await file.CopyToAsync(response.Body, ct);
    }
}
