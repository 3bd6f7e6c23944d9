using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace GovernancePortal.TestKit;

/// <summary>A browser without script: keeps cookies, follows nothing by itself.</summary>
public sealed class TestClient(HttpClient http)
{
    public HttpClient Http { get; } = http;

    public Task<TestPage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Posts as given: without the token of a form this is what another site could do.</summary>
    public Task<TestPage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) });

    /// <summary>As <see cref="GetAsync"/>, following redirects within the portal.</summary>
    public async Task<TestPage> OpenAsync(string path)
    {
        var page = await GetAsync(path);
        for (var hops = 0; page.Location is { } next && hops < 5; hops++)
        {
            page = await GetAsync(next);
        }
        return page;
    }

    public async Task<TestPage> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            var answer = await Http.SendAsync(request);
            return new TestPage(this, request.RequestUri!.OriginalString, answer, await answer.Content.ReadAsByteArrayAsync());
        }
    }
}

/// <summary>What came back: status, where it points, and the document.</summary>
public sealed class TestPage(TestClient client, string path, HttpResponseMessage answer, byte[] body)
{
    private IHtmlDocument? document;

    public TestClient Client { get; } = client;
    public string Path { get; } = path;
    public int Status => (int)Answer.StatusCode;
    public HttpResponseMessage Answer { get; } = answer;
    public byte[] Body { get; } = body;
    public string Html => System.Text.Encoding.UTF8.GetString(Body);
    public string? Location => Answer.Headers.Location?.OriginalString;
    public IHtmlDocument Document => document ??= new HtmlParser().ParseDocument(Html);
    /// <summary>The text of the main part, white space folded.</summary>
    public string Text => Fold((Document.QuerySelector("main") ?? Document.Body)?.TextContent ?? "");
    public string Heading => Fold(Document.QuerySelector("h1")?.TextContent ?? "");
    /// <summary>Messages beside the fields and above the form.</summary>
    public IReadOnlyList<string> Errors => [.. Document.QuerySelectorAll(".error, .errors li, .field-error, [role=alert] li").Select(e => Fold(e.TextContent)).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The form that holds the control of that name or the button of that text; the only POST form of the main part without one.</summary>
    public HtmlForm Form(string? control = null)
    {
        var forms = Document.QuerySelectorAll("form").OfType<IHtmlFormElement>().ToList();
        var found = control is null
            ? forms.Where(f => f.Method == "post" && f.Closest("main") is not null).ToList()
            : forms.Where(f => HtmlForm.Controls(f).Any(c => c.GetAttribute("name") == control || c.Id == control) || HtmlForm.Buttons(f).Any(b => Fold(b.TextContent) == control)).ToList();
        return found.Count switch
        {
            1 => new HtmlForm(this, found[0]),
            0 => throw new InvalidOperationException($"{Path} ({Status}) has no form with \"{control}\". It says: {Text[..Math.Min(Text.Length, 400)]}"),
            _ => throw new InvalidOperationException($"{Path} has {found.Count} forms that fit \"{control}\"; name a control that only one has."),
        };
    }

    public Task<TestPage> FollowAsync() => Location is { } next ? Client.GetAsync(next) : throw new InvalidOperationException($"{Path} answers {Status} and leads nowhere: {string.Join(" | ", Errors)}");

    internal static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
