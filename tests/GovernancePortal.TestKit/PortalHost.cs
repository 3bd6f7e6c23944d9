using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Web.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Internal;

namespace GovernancePortal.TestKit;

/// <summary>
/// The whole portal, once for all tests of the process: its database, clock and command log are those of the test that
/// asks (<see cref="TestSlot"/>). The background relay does not run: tests act, call RelayOnceAsync and look.
/// </summary>
public sealed class PortalHost : WebApplicationFactory<Program>
{
    /// <summary>Of every demonstration account in the test's database.</summary>
    public const string Password = "midori-test-2026";

    private static readonly Lazy<PortalHost> One = new(Start);

    /// <summary>
    /// Set before the first use, by tests that open the portal in a browser: it then listens on a free port, and each
    /// request names its test by a cookie (<see cref="SlotCookie"/>), since no execution context comes over the wire.
    /// </summary>
    public static bool ListensOnPort { get; set; }

    public const string SlotCookie = "portal-test";

    private PortalHost()
    {
    }

    public static PortalHost Instance => One.Value;

    private static PortalHost Start()
    {
        // What runs in the background for all tests must not keep the slot of the first one.
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() =>
            {
                var host = new PortalHost();
                if (ListensOnPort)
                {
                    host.UseKestrel(0);
                    host.StartServer();
                }
                else
                {
                    host.Server.PreserveExecutionContext = true;
                }
                return host;
            }).GetAwaiter().GetResult();
        }
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        // Before Build: Program reads them to open its database.
        builder.ConfigureHostConfiguration(settings => settings.AddInMemoryCollection(Settings));
        return base.CreateHost(builder);
    }

    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:Portal"] = "Host=127.0.0.1;Username=portal;Database=each-test-has-its-own",
        ["ConnectionStrings:PortalOwner"] = "Host=127.0.0.1;Username=portal_owner;Database=each-test-has-its-own",
        ["PrepareDatabase"] = "false",
        ["PORTAL_DEMO_PASSWORD"] = Password,
        ["Files:Path"] = Path.Combine(Path.GetTempPath(), "governanceportal-test-files"),
        ["Serilog:MinimumLevel"] = "Fatal",
        ["Serilog:MinimumLevel:Override:Microsoft"] = "Fatal",
        ["Serilog:MinimumLevel:Override:System"] = "Fatal",
    };

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.ConfigureTestServices(services =>
    {
        services.Replace(ServiceDescriptor.Singleton<PortalConnection>(_ => () => TestSlot.Current.Connection));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_ => new SlotClock()));
        services.Configure<MemoryCacheOptions>(options => options.Clock = new SlowClock());
        services.AddSingleton<IInterceptor, CommandInterceptor>();
        if (ListensOnPort)
        {
            services.AddSingleton<IStartupFilter, SlotOfCookie>();
        }
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        // Real hashes, but cheap ones: tests sign in by the hundred.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1);
        foreach (var background in services.Where(IsOurBackgroundWork).ToList())
        {
            services.Remove(background);
        }
    });

    private static bool IsOurBackgroundWork(ServiceDescriptor service) => service.ServiceType == typeof(IHostedService)
        && (service.ImplementationType ?? service.ImplementationFactory?.GetType().GenericTypeArguments[1])?.Assembly.GetName().Name?.StartsWith("GovernancePortal.", StringComparison.Ordinal) == true;

    /// <summary>What the portal keeps for seconds is kept for minutes here: on a busy machine it would be asked again between two requests of a test that counts commands.</summary>
    private sealed class SlowClock : ISystemClock
    {
        private readonly DateTimeOffset begun = TimeProvider.System.GetUtcNow();

        public DateTimeOffset UtcNow => begun + ((TimeProvider.System.GetUtcNow() - begun) / 40);
    }

    /// <summary>Product data and the demonstration office (people and systems, no consultations) in the database of the current slot.</summary>
    internal async Task SeedAsync(CancellationToken cancel)
    {
        await using var scope = Services.CreateAsyncScope();
        await Seeding.RunAsync(scope.ServiceProvider, demonstration: false, cancel);
        await TestOffice.SeedAsync(scope.ServiceProvider, cancel);
    }

    /// <summary>Where the portal listens, with <see cref="ListensOnPort"/>.</summary>
    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("[::]", "127.0.0.1", StringComparison.Ordinal));

    public OutboxRelay Relay => Services.GetRequiredService<OutboxRelay>();
}

/// <summary>Gives a request from a browser the database and the clock of its test.</summary>
internal sealed class SlotOfCookie : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, pass) =>
        {
            if (TestSlot.Named(context.Request.Cookies[PortalHost.SlotCookie]) is { } slot)
            {
                TestSlot.Current = slot;
            }
            return pass(context);
        });
        next(app);
    };
}
