using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Forms;

/// <summary>
/// A page that shows something besides its form. Called before every handler, so that each re-render has its lists and
/// a person who may not see the record is turned away before anything is done; called again after a conflict.
/// </summary>
public interface ILoadsDisplay
{
    Task LoadAsync(CancellationToken ct);
}

/// <summary>
/// The one place where refusals become answers: a broken rule 422 beside its field, somebody else's change 409 with
/// the typed values kept, not found 404, not allowed 403. Calls with script get the same as JSON.
/// </summary>
public sealed class FormFailureFilter(IStringLocalizer<Texts> texts, Formats formats) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var display = context.HandlerInstance as ILoadsDisplay;
        try
        {
            if (display is not null)
                await display.LoadAsync(context.HttpContext.RequestAborted);
        }
        catch (Exception e) when (Refusal(e) is { } refused)
        {
            context.Result = refused;
            return;
        }

        var executed = await next();
        if (executed.Exception is { } thrown && !executed.ExceptionHandled)
        {
            if (await AnswerAsync(context, thrown, display) is not { } answer)
                return;
            executed.ExceptionHandled = true;
            executed.Result = answer;
        }
        else if (executed.Result is PageResult { StatusCode: null } page && !context.ModelState.IsValid && !HttpMethods.IsGet(context.HttpContext.Request.Method))
        {
            page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }

    private async Task<IActionResult?> AnswerAsync(PageHandlerExecutingContext context, Exception thrown, ILoadsDisplay? display)
    {
        switch (thrown)
        {
            case RuleViolation broken:
                var field = FieldOf(broken.Field, context.ModelState);
                context.ModelState.AddModelError(field, RuleMessage(broken));
                return Show(context, StatusCodes.Status422UnprocessableEntity);
            case VersionConflict or DbUpdateConcurrencyException:
                context.HttpContext.MarkConflict();
                context.ModelState.AddModelError("", texts["Form.Conflict"]);
                if (display is not null)
                    await display.LoadAsync(context.HttpContext.RequestAborted);
                return Show(context, StatusCodes.Status409Conflict);
            default:
                return Refusal(thrown);
        }
    }

    private static StatusCodeResult? Refusal(Exception thrown) => thrown switch
    {
        NotFound => new NotFoundResult(),
        Forbidden => new StatusCodeResult(StatusCodes.Status403Forbidden),
        _ => null,
    };

    internal string RuleMessage(RuleViolation broken)
    {
        var text = texts["Rule." + broken.Code, [.. broken.Arguments.Select(formats.Argument)]];
        return text.ResourceNotFound ? texts["Form.RuleBroken", broken.Code] : text;
    }

    // "Title" → "Input.Title": the service names its input's member, the form knows under which name it was posted.
    private static string FieldOf(string? field, ModelStateDictionary state)
    {
        if (string.IsNullOrEmpty(field) || state.ContainsKey(field))
            return field ?? "";
        return state.Keys.FirstOrDefault(key => key.EndsWith("." + field, StringComparison.OrdinalIgnoreCase)) ?? "Input." + field;
    }

    private static ActionResult Show(PageHandlerExecutingContext context, int status)
    {
        if (context.HttpContext.Request.IsFromScript())
        {
            var errors = context.ModelState.Where(x => x.Value!.Errors.Count > 0)
                .ToDictionary(x => x.Key, x => x.Value!.Errors.Select(e => e.ErrorMessage).ToArray(), StringComparer.Ordinal);
            return new JsonResult(new { errors }) { StatusCode = status };
        }
        return new PageResult { StatusCode = status };
    }
}

public static class FormFailureExtensions
{
    private static readonly object ConflictMark = new();

    internal static void MarkConflict(this HttpContext context) => context.Items[ConflictMark] = true;

    /// <summary>True while the page is shown again because somebody else changed the record (409).</summary>
    public static bool IsConflict(this HttpContext context) => context.Items.ContainsKey(ConflictMark);

    /// <summary>Sent by our own modules under wwwroot/js.</summary>
    public static bool IsFromScript(this HttpRequest request) => request.Headers.XRequestedWith == "XMLHttpRequest";
}
