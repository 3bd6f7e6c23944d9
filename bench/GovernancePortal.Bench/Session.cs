using System.Net;
using AngleSharp.Html.Parser;

namespace GovernancePortal.Bench;

/// <summary>One signed-in browser: the real sign-in page, its cookie, the request token of its forms.</summary>
public sealed class Session : IDisposable
{
    private readonly HttpClient http;

    private Session(BenchUser user, HttpClient http)
    {
        User = user;
        this.http = http;
    }

    public BenchUser User { get; }

    public string Token { get; private set; } = "";

    public static async Task<Session> SignInAsync(Uri address, BenchUser user)
    {
        var session = Open(address, user);
        using var page = await session.http.GetAsync("/Account/SignIn");
        await session.TakeTokenAsync(page);
        using var answer = await session.http.PostAsync("/Account/SignIn", new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Input.UserName"] = user.Key, ["Input.Password"] = BenchServer.Password, ["__RequestVerificationToken"] = session.Token,
        }));
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"{user.Key} cannot sign in: {(int)answer.StatusCode}.");
        }
        // Tokens belong to the signed-in person.
        using var own = await session.http.GetAsync("/Account/Password");
        await session.TakeTokenAsync(own);
        return session;
    }

    /// <summary>For the baseline, where nobody signs in.</summary>
    public static Session Open(Uri address, BenchUser user) => new(user, new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, MaxConnectionsPerServer = 16, CookieContainer = new CookieContainer(), UseProxy = false,
    })
    {
        BaseAddress = address, Timeout = TimeSpan.FromSeconds(60),
    });

    public async Task<(HttpStatusCode Status, byte[] Body)> SendAsync(Call call)
    {
        using var request = call.Form is null ? new HttpRequestMessage(HttpMethod.Get, call.Path) : new HttpRequestMessage(HttpMethod.Post, call.Path)
        {
            Content = new FormUrlEncodedContent([.. call.Form, new KeyValuePair<string, string>("__RequestVerificationToken", Token)]),
        };
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
    }

    public void Dispose() => http.Dispose();

    private async Task TakeTokenAsync(HttpResponseMessage page)
    {
        var document = await new HtmlParser().ParseDocumentAsync(await page.Content.ReadAsStringAsync());
        Token = document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? throw new InvalidOperationException($"{page.RequestMessage?.RequestUri} has no form.");
    }
}

/// <summary>One request; a form makes it a POST.</summary>
public sealed record Call(string Path, IReadOnlyDictionary<string, string>? Form = null);
