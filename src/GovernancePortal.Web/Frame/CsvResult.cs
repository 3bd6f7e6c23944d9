using System.Globalization;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace GovernancePortal.Web.Frame;

/// <summary>A list as a CSV file, written to the browser row by row; the day of the export is part of its name.</summary>
public sealed class CsvResult<T>(string name, DateOnly day, IReadOnlyList<CsvColumn<T>> columns, IAsyncEnumerable<T> rows) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(string.Create(CultureInfo.InvariantCulture, $"{name}_{day:yyyyMMdd}.csv"));
        response.ContentType = CsvExport.ContentType;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "no-store";
        await CsvExport.WriteAsync(response.Body, columns, rows, context.HttpContext.RequestAborted);
    }
}
