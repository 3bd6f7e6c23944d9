using System.Collections.Concurrent;
using GovernancePortal.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace GovernancePortal.BrowserTests.Kit;

/// <summary>
/// A test of the portal in a browser, on a database and a clock of its own. Every person has a browser context; what any
/// of their pages writes to the console as an error, and every request that would leave the host, fails the test.
/// </summary>
public abstract class BrowserTest : PortalTest
{
    private readonly List<Person> people = [];
    private readonly ConcurrentQueue<string> faults = new();

    /// <summary>Errors of the console, of scripts and of the content policy, and requests to other hosts.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>The body of a test: when it fails, the trace of every person's browser is kept under artifacts/.</summary>
    protected async Task WatchedAsync(Func<Task> test, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
    {
        try
        {
            await test();
            Assert.Empty(faults);
        }
        catch
        {
            foreach (var person in people)
            {
                await person.KeepTraceAsync(Path.Combine(Artifacts, $"{name}-{person.Account}-{person.Number}.zip"));
            }
            throw;
        }
    }

    /// <summary>A browser at the sign-in page's door, nobody signed in.</summary>
    public async Task<Person> SomebodyAsync(string account = "nobody", bool script = true, bool traced = true)
    {
        var browser = await Browsers.InstanceAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Host.Address.ToString(), Locale = "ja-JP", TimezoneId = "Asia/Tokyo", JavaScriptEnabled = script, ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = 1366, Height = 900 }, AcceptDownloads = true,
        });
        context.SetDefaultTimeout(45_000);
        await context.AddCookiesAsync([new Cookie { Name = PortalHost.SlotCookie, Value = SlotName, Url = Host.Address.ToString() }]);
        if (traced)
        {
            await context.Tracing.StartAsync(new TracingStartOptions { Snapshots = true });
        }
        context.Request += (_, request) =>
        {
            if (Uri.TryCreate(request.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" or "ws" or "wss" && url.Authority != Host.Address.Authority)
            {
                faults.Enqueue($"{account} asks another host: {request.Url}");
            }
        };
        context.Console += (_, message) =>
        {
            // A page of an error is answered with its status, of which the browser writes a line.
            if (message.Type == "error" && !IsAnswerOfRefusal(message.Text) && message.Page?.Url.Contains("/Errors/", StringComparison.Ordinal) != true)
            {
                faults.Enqueue($"{account} at {message.Page?.Url}: {message.Text}");
            }
        };
        context.WebError += (_, error) => faults.Enqueue($"{account} at {error.Page?.Url}: {error.Error}");
        var person = new Person(account, people.Count + 1, context, await context.NewPageAsync(), traced);
        people.Add(person);
        return person;
    }

    /// <summary>A person signed in through the page, in a browser of their own.</summary>
    public async Task<Person> AtDeskAsync(string account, bool script = true, bool traced = true)
    {
        var person = await SomebodyAsync(account, script, traced);
        await person.SignInAsync();
        return person;
    }

    public override async Task DisposeAsync()
    {
        foreach (var person in people)
        {
            await person.Context.CloseAsync();
        }
        await base.DisposeAsync();
    }

    // The browser itself notes that a page came with 409 or 422; that is how the portal answers bad input.
    private static bool IsAnswerOfRefusal(string text) => text.StartsWith("Failed to load resource", StringComparison.Ordinal) && (text.Contains("409", StringComparison.Ordinal) || text.Contains("422", StringComparison.Ordinal));

    private static string Artifacts
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder.Parent is not null && !File.Exists(Path.Combine(folder.FullName, "GovernancePortal.sln")))
            {
                folder = folder.Parent;
            }
            return Path.Combine(folder.FullName, "artifacts");
        }
    }
}
