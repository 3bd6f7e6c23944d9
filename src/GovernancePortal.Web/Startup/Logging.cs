using System.Diagnostics;
using Serilog;
using Serilog.Events;

namespace GovernancePortal.Web.Startup;

/// <summary>Logs go to standard error, whatever runs: standard output carries results.</summary>
public static class Logging
{
    private const string Line = "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";

    public static void AddPortalLogging(this WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            // The keys lie in the portal's own database on purpose (docs/runbook.md says how to guard it): that nothing else encrypts them is no news at each start.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogEventLevel.Error)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .WriteTo.Console(outputTemplate: Line, formatProvider: System.Globalization.CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose)
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger, dispose: true);
    }

    /// <summary>What the person sees on an error page and the engineer looks for in the log.</summary>
    public static string CorrelationId(this HttpContext context) =>
        Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    /// <summary>
    /// One line a request: method, path, status, milliseconds, correlation id. No query string, no form, no address
    /// and no name: the Trail says who did what, the log only that the portal works.
    /// </summary>
    public static void UseRequestLog(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Request");
        app.Use(async (context, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            // Escaped again: a decoded path may hold line breaks.
            var path = context.Request.Path.ToUriComponent();
            try
            {
                await next(context);
                Write(context.Response.StatusCode);
            }
            catch
            {
                Write(StatusCodes.Status500InternalServerError);
                throw;
            }

            void Write(int status) => log.LogInformation(
                "{Method} {Path} {Status} {Milliseconds} {CorrelationId}",
                context.Request.Method, path, status, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds, context.CorrelationId());
        });
    }
}
