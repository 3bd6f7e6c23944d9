using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Npgsql;

namespace GovernancePortal.Web.Startup;

/// <summary>What people see when something fails: pages under Pages/Errors by status, and a plain page without any query while PostgreSQL is away.</summary>
public static class Failures
{
    public static IServiceCollection AddPortalFailures(this IServiceCollection services)
    {
        services.AddExceptionHandler<DatabaseAwayHandler>();
        services.Configure<ExceptionHandlerOptions>(options => options.ExceptionHandlingPath = "/Errors/500");
        return services;
    }

    /// <summary>Before routing and sign-in, after the security headers and the language.</summary>
    public static IApplicationBuilder UsePortalFailures(this IApplicationBuilder app) =>
        app.UseExceptionHandler().UseStatusCodePagesWithReExecute("/Errors/{0}");

    /// <summary>True when the database cannot be reached or is going down or coming up, as opposed to refusing what was asked.</summary>
    public static bool IsDatabaseAway(Exception? thrown)
    {
        for (var e = thrown; e is not null; e = e.InnerException)
        {
            if (e is PostgresException refused)
                return refused.SqlState.StartsWith("08", StringComparison.Ordinal) || refused.SqlState.StartsWith("57P", StringComparison.Ordinal) || refused.SqlState == "53300";
            if (e is NpgsqlException && (e.InnerException is null or SocketException or IOException or TimeoutException))
                return true;
        }
        return false;
    }
}

/// <summary>
/// Answers 503 at once, without pages, sign-in or queries, all of which would ask the database again. The next request
/// after PostgreSQL is back is served as ever.
/// </summary>
internal sealed class DatabaseAwayHandler(IStringLocalizer<Texts> texts, IOptions<OfficeOptions> office, ILogger<DatabaseAwayHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken ct)
    {
        if (!Failures.IsDatabaseAway(exception))
            return false;
        log.LogWarning("The database is away: {Reason}", exception.GetBaseException().Message);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "30";
        context.Response.Headers.CacheControl = "no-store";
        // The body is written here, so the status page does not run.
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        context.Response.ContentType = "text/html; charset=utf-8";
        var culture = System.Globalization.CultureInfo.CurrentUICulture;
        await context.Response.WriteAsync(Page(context, culture.TwoLetterISOLanguageName, office.Value.NameFor(culture)), Encoding.UTF8, ct);
        return true;
    }

    private string Page(HttpContext context, string language, string officeName)
    {
        string Say(string key, params object[] args) => WebUtility.HtmlEncode(texts[key, args].Value);
        var root = context.Request.PathBase;
        return $"""
            <!doctype html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Say("Error.503.Title")} | {Say("Frame.Product")}</title>
            <link rel="stylesheet" href="{root}/lib/design-tokens/tokens.css">
            <link rel="stylesheet" href="{root}/css/portal.css">
            </head>
            <body class="plain">
            <header class="top"><span class="brand"><span class="mark"></span><span class="brand-name">{Say("Frame.Product")}<small>{WebUtility.HtmlEncode(officeName)}</small></span></span></header>
            <main id="main"><div class="panel">
            <h1>{Say("Error.503.Title")}</h1>
            <p>{Say("Error.503.What")}</p>
            <p>{Say("Error.503.Next")}</p>
            <p class="correlation">{Say("Error.Correlation", context.CorrelationId())}</p>
            </div></main>
            </body>
            </html>
            """;
    }
}
