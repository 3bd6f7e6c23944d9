using System.Globalization;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace GovernancePortal.Web.Frame;

/// <summary>One column of a list as a file: the same for a workbook and for CSV.</summary>
public sealed record SheetField<T>(string Heading, Func<T, object?> Cell, SheetLook Look = SheetLook.Text, double Width = 18);

/// <summary>Makes the file somebody asked for of a list.</summary>
public static class SheetResult
{
    /// <param name="kind">csv, or a workbook.</param>
    public static IActionResult Of<T>(string? kind, string name, DateOnly day, IReadOnlyList<SheetField<T>> fields, IAsyncEnumerable<T> rows) => kind == "csv"
        ? new CsvResult<T>(name, day, [.. fields.Select(f => new CsvColumn<T>(f.Heading, f.Cell))], rows) : new XlsxResult<T>(name, day, fields, rows);
}

/// <summary>A list as a workbook. Written to disk first: a workbook is packed, and packing does not go to a browser piece by piece.</summary>
public sealed class XlsxResult<T>(string name, DateOnly day, IReadOnlyList<SheetField<T>> fields, IAsyncEnumerable<T> rows) : IActionResult
{
    private const string Lists = "Lists";

    public async Task ExecuteResultAsync(ActionContext context)
    {
        await using var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        using (var book = new XlsxWriter(file, Lists))
        {
            var sheet = book.Sheet(name, [.. fields.Select(f => new SheetColumn(f.Heading, f.Width, f.Look))], guarded: false);
            await foreach (var row in rows.WithCancellation(context.HttpContext.RequestAborted))
            {
                sheet.Row([.. fields.Select(f => f.Cell(row))]);
            }
        }
        file.Position = 0;
        var response = context.HttpContext.Response;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(string.Create(CultureInfo.InvariantCulture, $"{name}_{day:yyyyMMdd}.xlsx"));
        response.ContentType = XlsxWriter.ContentType;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "no-store";
        await file.CopyToAsync(response.Body, context.HttpContext.RequestAborted);
    }
}
