using GovernancePortal.Core.Radar;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Web.Pages.Radar;

/// <summary>
/// After a row of the ledger was saved by hand its warnings are looked at again at once; everything else waits for the
/// daily scan. The save stands whatever becomes of this: what collides is found by the scan.
/// </summary>
public sealed class RadarRefresh(RadarScanService scan, ILogger<RadarRefresh> log) : IAsyncPageFilter
{
    private static readonly string[] Pages = ["/Systems/Edit", "/Systems/Rows", "/Systems/Details"];

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.Exception is null && done.Result is RedirectToPageResult && HttpMethods.IsPost(context.HttpContext.Request.Method)
            && Pages.Contains(context.ActionDescriptor.ViewEnginePath) && Guid.TryParse(context.RouteData.Values["id"]?.ToString(), out var id))
        {
            try
            {
                await scan.RefreshAsync(id, context.HttpContext.RequestAborted);
            }
            catch (DbUpdateException collision)
            {
                log.LogInformation(collision, "The warnings of system {Id} were being kept elsewhere", id);
            }
        }
    }
}
