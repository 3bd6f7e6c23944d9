using System.Runtime.CompilerServices;
using GovernancePortal.TestKit;
using Microsoft.Playwright;

[assembly: Xunit.CollectionBehavior(MaxParallelThreads = 2)]

namespace GovernancePortal.BrowserTests.Kit;

/// <summary>The one Chromium of this test run: the distribution's, nothing is downloaded.</summary>
public static class Browsers
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly Lazy<Task<IBrowser>> One = new(LaunchAsync);

    [ModuleInitializer]
    internal static void ServeOnPort() => PortalHost.ListensOnPort = true;

    public static Task<IBrowser> InstanceAsync() => One.Value;

    private static async Task<IBrowser> LaunchAsync()
    {
        var program = Places.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"There is no Chromium at {string.Join(", ", Places)}: install it with \"apt-get install chromium fonts-noto-cjk\".");
        Assertions.SetDefaultExpectTimeout(45_000);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-sync",
                "--no-first-run", "--no-default-browser-check", "--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider",
            ],
        });
    }
}
