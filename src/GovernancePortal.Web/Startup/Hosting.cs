using System.Globalization;

namespace GovernancePortal.Web.Startup;

/// <summary>The builder as this program wants it, whether it lies in a checkout or is published.</summary>
public static class Hosting
{
    private const int DefaultPort = 5080;

    /// <summary>
    /// Content root is the project's folder (or the published one), so the current folder stays the caller's and file
    /// names given to verbs are theirs. A checkout is Development unless the environment says otherwise: no
    /// launchSettings.json, because dotnet run announces one on standard output, which belongs to the verb's result.
    /// </summary>
    public static WebApplicationBuilder CreateBuilder(Checkout checkout, VerbCall call)
    {
        var named = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT");
        var given = call.Settings.Any(s => s.StartsWith("--environment", StringComparison.OrdinalIgnoreCase));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = call.Settings,
            ContentRootPath = checkout.ContentRoot,
            EnvironmentName = given || named is not null || checkout.RepositoryRoot is null ? null : Environments.Development,
        });
        builder.AddPortalLogging();
        Listen(builder);
        return builder;
    }

    // PORT wins; otherwise ASP.NET Core's own settings (ASPNETCORE_URLS, ASPNETCORE_HTTP_PORTS) hold; otherwise 5080.
    private static void Listen(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var port = configuration["PORT"];
        if (string.IsNullOrEmpty(port))
        {
            if (configuration["URLS"] is not null || configuration["HTTP_PORTS"] is not null) return;
            port = DefaultPort.ToString(CultureInfo.InvariantCulture);
        }

        builder.WebHost.UseUrls($"http://localhost:{port}");
    }
}
