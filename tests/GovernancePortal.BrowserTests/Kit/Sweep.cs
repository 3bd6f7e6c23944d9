using Deque.AxeCore.Commons;
using GovernancePortal.TestKit;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace GovernancePortal.BrowserTests.Kit;

/// <summary>
/// Walks the portal from given addresses along its links, one visit per page and per part of a page that looks different
/// (section of the form, act, tab), and holds each against the success criteria A and AA of WCAG 2.2; links and forms must work.
/// </summary>
/// <param name="within">Which pages it is about; links to others must answer, no more. Null: all.</param>
public sealed class Sweep(string language, Func<string, bool>? within = null)
{
    // Deque's own runner opens a second page for every result and brings all passes along: a third of a second each time.
    private const string Run = """
        async () => {
          const result = await axe.run(document, { resultTypes: ["violations"], runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
          return result.violations.map(v => `${v.id} (${v.help}) at ${v.nodes.slice(0, 3).map(n => `${n.target} ${n.html.slice(0, 160)}`).join(" | ")}${v.nodes.length > 3 ? ` and ${v.nodes.length - 3} more` : ""}`);
        }
        """;

    // What looks right and does nothing: a link to no place, and a form that the portal refuses because its token is missing.
    private const string Dead = """
        () => [...[...document.querySelectorAll("a:not([href])")].map(a => `leads nowhere: ${a.outerHTML.slice(0, 160)}`),
          ...[...document.querySelectorAll("form[method=post i]")].filter(f => !f.elements["__RequestVerificationToken"]).map(f => `is refused: ${f.outerHTML.slice(0, 160)}`)]
        """;

    private static readonly Lazy<string> Axe = new(() => new BundledAxeScriptProvider().GetScript());

    // They answer with a file or a redirect, never with a document; /Open with files of an approved bundle, as they were written.
    private static readonly string[] WithoutDocument = ["/Consultations/File", "/Language", "/Account/SignOut", "/Open/Index"];
    private static readonly string[] Parts = ["letter", "act", "tab", "sheet"];

    private static readonly Lazy<IReadOnlyList<(string Page, TemplateMatcher Matcher)>> Routes = new(() =>
    [
        .. PortalHost.Instance.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => (Page: e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath, e.RoutePattern))
            .Where(e => e.Page is not null && !WithoutDocument.Contains(e.Page, StringComparer.Ordinal))
            .Select(e => (e.Page!, new TemplateMatcher(TemplateParser.Parse(e.RoutePattern.RawText!), []))),
    ]);

    private readonly HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> pages = new(StringComparer.Ordinal);

    public List<string> Violations { get; } = [];

    public int Visits { get; private set; }

    /// <summary>Pages of the portal that no visit came to.</summary>
    public IEnumerable<string> Left => Routes.Value.Select(r => r.Page).Where(IsWithin).Distinct(StringComparer.Ordinal).Except(pages).Order(StringComparer.Ordinal);

    public async Task WalkAsync(Person person, IEnumerable<string> addresses, bool follow = true)
    {
        var waiting = new Queue<string>(addresses);
        foreach (var address in waiting)
        {
            Take(address);
        }
        while (waiting.TryDequeue(out var address))
        {
            var status = await person.GoAsync(address);
            if (status >= 400 && !address.StartsWith("/Errors/", StringComparison.Ordinal))
            {
                Violations.Add($"{language} {person.Account} {address}: answers {status}");
                continue;
            }
            // A link that leads out of what the sweep is about must answer; the page itself is another sweep's.
            if (KeyOf(address) is { } key && !IsWithin(key.Page))
            {
                continue;
            }
            await LookAsync(person, address);
            foreach (var link in follow ? await LinksAsync(person) : [])
            {
                if (Take(link))
                {
                    waiting.Enqueue(link);
                }
            }
        }
    }

    /// <summary>Holds the page that is open against the criteria, with everything unfolded that can be.</summary>
    public async Task LookAsync(Person person, string name)
    {
        Visits++;
        if (KeyOf(name) is { } key)
        {
            pages.Add(key.Page);
        }
        var shown = await person.Page.Locator("html").GetAttributeAsync("lang");
        if (shown != language)
        {
            Violations.Add($"{language} {person.Account} {name}: is in {shown}");
        }
        await person.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        await person.Page.EvaluateAsync(Axe.Value);
        var found = (await person.Page.EvaluateAsync<string[]>(Run)).Concat(await person.Page.EvaluateAsync<string[]>(Dead));
        Violations.AddRange(found.Select(fault => $"{language} {person.Account} {name}: {fault}"));
    }

    private static async Task<IReadOnlyList<string>> LinksAsync(Person person) =>
        await person.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin && !a.download).map(a => a.pathname + a.search)");

    private bool IsWithin(string page) => within?.Invoke(page) != false;

    private bool Take(string address) => KeyOf(address) is { } key && seen.Add(key.Key);

    // Text of an address → the page that serves it, and what tells apart how it looks.
    private static (string Page, string Key)? KeyOf(string address)
    {
        var uri = new Uri(new Uri("http://portal"), address);
        foreach (var (page, matcher) in Routes.Value)
        {
            var values = new RouteValueDictionary();
            if (!matcher.TryMatch(uri.AbsolutePath, values))
            {
                continue;
            }
            var query = System.Web.HttpUtility.ParseQueryString(uri.Query);
            return (page, page + string.Concat(Parts.Select(part => "/" + (values.TryGetValue(part, out var value) ? value : query[part]))));
        }
        return null;
    }
}
