using GovernancePortal.TestKit;
using Microsoft.Playwright;

namespace GovernancePortal.BrowserTests.Kit;

/// <summary>Somebody at a browser: goes to pages, and finds things by their role and their name.</summary>
public sealed class Person(string account, int number, IBrowserContext context, IPage page)
{
    public string Account { get; } = account;
    public int Number { get; } = number;
    public IBrowserContext Context { get; } = context;
    public IPage Page { get; } = page;

    /// <summary>What of the page is not its frame.</summary>
    public ILocator Main => Page.GetByRole(AriaRole.Main);

    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public async Task SignInAsync()
    {
        await GoAsync("/Account/SignIn");
        await Page.Locator("[name='Input.UserName']").FillAsync(Account);
        await Page.Locator("[name='Input.Password']").FillAsync(PortalHost.Password);
        await Page.Locator("[name='Input.Password']").PressAsync("Enter");
        await Page.WaitForURLAsync(url => !url.Contains("SignIn", StringComparison.Ordinal));
    }

    public async Task<int> GoAsync(string path) => (await Page.GotoAsync(path))?.Status ?? 0;

    public ILocator Button(string name) => Main.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Main.GetByRole(AriaRole.Link, new() { Name = name });

    public ILocator Field(string label) => Main.GetByLabel(label);

    /// <summary>The part of a form that holds one item of the catalogue, e.g. G1.</summary>
    public ILocator Item(string code) => Main.Locator($"[data-item='{code}']");

    public Task SeesAsync(string text) => Assertions.Expect(Main).ToContainTextAsync(text);

    /// <summary>Presses and waits for the page that answers.</summary>
    public async Task<IResponse> PressAsync(string button) => await AnswerOfAsync(() => Button(button).First.ClickAsync());

    public async Task<IResponse> FollowAsync(string link) => await AnswerOfAsync(() => Link(link).First.ClickAsync());

    /// <summary>The document that comes of what is done, past redirects.</summary>
    public async Task<IResponse> AnswerOfAsync(Func<Task> what)
    {
        var answer = await Page.RunAndWaitForResponseAsync(what, r => r.Request.IsNavigationRequest && r.Status is < 300 or >= 400);
        await Page.WaitForLoadStateAsync(LoadState.Load);
        return answer;
    }

    internal async Task KeepTraceAsync(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await Context.Tracing.StopAsync(new TracingStopOptions { Path = file });
    }
}
