using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Tests.Web;

/// <summary>The frame alone: pages, texts, headers and failures, without database and sign-in.</summary>
internal sealed class FrameHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private FrameHost(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    public static async Task<FrameHost> StartAsync(Action<WebApplication>? map = null, params (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(FormFailureFilter).Assembly.GetName().Name, EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value));
        builder.Services.AddPortalFrame();
        builder.Services.AddSingleton<IFrameSource, NobodySource>();
        var app = builder.Build();
        app.UsePortalFrame();
        app.UseRouting();
        app.MapRazorPages();
        map?.Invoke(app);
        await app.StartAsync();
        return new FrameHost(app);
    }

    public HttpClient Client() => app.GetTestClient();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private sealed class NobodySource : IFrameSource
    {
        public Task<FrameData> ReadAsync(CancellationToken ct) => Task.FromResult(FrameData.Nobody);
    }
}
