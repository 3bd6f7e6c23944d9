using System.Globalization;
using GovernancePortal.Core.Platform.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace GovernancePortal.Web.Frame;

/// <summary>A workbook that a service writes. To disk first: a workbook is packed, and packing does not go to a browser piece by piece.</summary>
public sealed class WrittenWorkbook : IActionResult
{
    private readonly FileStream file;
    private readonly string name;

    private WrittenWorkbook(FileStream file, string name) => (this.file, this.name) = (file, name);

    public static async Task<WrittenWorkbook> OfAsync(string name, DateOnly day, Func<Stream, Task> write)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await write(file);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        return new WrittenWorkbook(file, string.Create(CultureInfo.InvariantCulture, $"{name}_{day:yyyyMMdd}.xlsx"));
    }

    public async Task ExecuteResultAsync(ActionContext context)
    {
        await using (file)
        {
            file.Position = 0;
            var response = context.HttpContext.Response;
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(name);
            response.ContentType = XlsxWriter.ContentType;
            response.Headers.ContentDisposition = disposition.ToString();
            response.Headers.CacheControl = "no-store";
            await file.CopyToAsync(response.Body, context.HttpContext.RequestAborted);
        }
    }
}
