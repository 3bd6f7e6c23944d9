using System.Text;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.TestKit;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GovernancePortal.Tests.Web;

/// <summary>Every endpoint by every role, against a snapshot; and what every page has to answer the same way.</summary>
public sealed class EndpointTests : PortalTest
{
    private static readonly string[] Skipped = ["/Account/SignOut"];

    private sealed record Address(string Page, string Path);

    [Fact]
    public async Task Every_page_answers_every_role_as_the_snapshot_says()
    {
        var addresses = await AddressesAsync();
        var lines = addresses.ToDictionary(a => a.Page, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var account in new[] { "nobody" }.Concat(Actors.Accounts))
        {
            var client = account == "nobody" ? Nobody() : await SignedInAsync(account);
            foreach (var address in addresses)
            {
                lines[address.Page].Add($"{account} {(await client.GetAsync(address.Path)).Status}");
            }
        }
        var text = new StringBuilder();
        foreach (var (page, answers) in lines.OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            // Accounts by answer: a line is read at a glance, and a changed right shows as a moved name.
            var groups = answers.Select(a => a.Split(' ')).GroupBy(a => a[1]).OrderBy(g => g.Key, StringComparer.Ordinal);
            text.Append(page).Append('\n').AppendJoin('\n', groups.Select(g => $"    {g.Key}  {string.Join(' ', g.Select(a => a[0]))}")).Append('\n');
        }
        Snapshot.Match(text.ToString(), "endpoints.txt");
    }

    [Fact]
    public async Task No_page_fails_for_anybody_whatever_the_id()
    {
        var unknown = (await AddressesAsync(Guid.Parse("01990000-0000-7000-8000-00000000dead"))).Where(a => a.Path.Contains("00000000dead", StringComparison.Ordinal)).ToList();
        foreach (var account in new[] { "policyhead", "admin", "staff1" })
        {
            var client = await SignedInAsync(account);
            foreach (var address in unknown)
            {
                var page = await client.GetAsync(address.Path);
                Assert.True(page.Status is 404 or 403 or 302, $"{account} asks for an unknown record at {address.Path} and gets {page.Status}; it should be 404.");
            }
        }
    }

    [Fact]
    public async Task Every_page_carries_the_security_headers_and_runs_nothing_inline()
    {
        var addresses = await AddressesAsync();
        foreach (var account in new[] { "staff1", "policyhead", "admin" })
        {
            var client = await SignedInAsync(account);
            foreach (var address in addresses)
            {
                var page = await client.GetAsync(address.Path);
                var policy = page.Answer.Headers.GetValues("Content-Security-Policy").Single();
                Assert.DoesNotContain("unsafe", policy);
                Assert.Equal("nosniff", page.Answer.Headers.GetValues("X-Content-Type-Options").Single());
                Assert.Equal("DENY", page.Answer.Headers.GetValues("X-Frame-Options").Single());
                if (page.Answer.Content.Headers.ContentType?.MediaType != "text/html")
                {
                    continue;
                }
                var inline = page.Document.QuerySelectorAll("[style], [onclick], [onchange], [onsubmit], [onload], style:not([nonce])").Select(e => e.OuterHtml[..Math.Min(80, e.OuterHtml.Length)]).ToList();
                Assert.True(inline.Count == 0, $"{address.Path}: {string.Join(" | ", inline)}");
                Assert.All(page.Document.QuerySelectorAll("script, style"), s => Assert.Contains($"'nonce-{s.GetAttribute("nonce")}'", policy));
                Assert.All(page.Document.QuerySelectorAll("script[src], link[href], img[src]"), e =>
                    Assert.DoesNotContain("://", e.GetAttribute("src") ?? e.GetAttribute("href") ?? "", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Every_page_says_which_language_it_speaks_and_has_one_heading()
    {
        var client = await SignedInAsync("policyhead");
        foreach (var address in await AddressesAsync())
        {
            var page = await client.GetAsync(address.Path);
            if (page.Status == 200 && page.Answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                Assert.Equal("ja", page.Document.DocumentElement.GetAttribute("lang"));
                Assert.True(page.Document.QuerySelectorAll("h1").Length == 1, $"{address.Path} has {page.Document.QuerySelectorAll("h1").Length} headings of the first order.");
                Assert.False(string.IsNullOrWhiteSpace(page.Document.Title), address.Path);
            }
        }
    }

    [Fact]
    public async Task No_page_takes_a_post_without_the_token()
    {
        var addresses = await AddressesAsync();
        Assert.DoesNotContain(Pages, p => p.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false });
        foreach (var account in new[] { "policyhead", "staff1", "admin" })
        {
            var client = await SignedInAsync(account);
            foreach (var address in addresses.Concat([new Address("/Account/SignOut", "/Account/SignOut")]))
            {
                var page = await client.PostAsync(address.Path, ("a", "b"));
                Assert.True(page.Status is 400 or 403 or 404 or 405, $"{address.Path} answers a POST without a token of {account} with {page.Status}.");
            }
        }
    }

    private static IReadOnlyList<RouteEndpoint> Pages => [.. Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)];

    /// <summary>One address of each page, its parameters filled with records of the demonstration office and a case of staff1 in 審査中.</summary>
    private async Task<IReadOnlyList<Address>> AddressesAsync(Guid? instead = null)
    {
        var consultation = instead ?? await Cases.InAsync(ConsultationState.UnderReview);
        var addresses = new SortedDictionary<string, Address>(StringComparer.Ordinal);
        foreach (var endpoint in Pages)
        {
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>()!.ViewEnginePath;
            if (Skipped.Contains(page) || endpoint.RoutePattern.RawText!.Contains("Error", StringComparison.Ordinal))
            {
                continue;
            }
            // The page's own address and not its short form ("/Systems", not "/Systems/Index"): both lead to one page.
            var path = new StringBuilder();
            foreach (var segment in endpoint.RoutePattern.PathSegments)
            {
                path.Append('/').Append(string.Concat(segment.Parts.Select(part => part switch
                {
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => Value(page, parameter.Name, consultation, instead),
                    _ => "",
                })));
            }
            var address = path.Length == 0 ? "/" : path.ToString();
            if (!addresses.TryGetValue(page, out var known) || address.Length < known.Path.Length)
            {
                addresses[page] = new Address(page, address);
            }
        }
        return [.. addresses.Values];
    }

    private static string Value(string page, string parameter, Guid consultation, Guid? instead) => parameter.ToLowerInvariant() switch
    {
        "part" when page == "/Systems/Rows" => "links",
        "part" or "tab" when page.StartsWith("/Systems/", StringComparison.Ordinal) => "information",
        "letter" or "section" or "part" => "A",
        "code" => "404",
        "attachmentid" or "fileid" or "file" => Guid.Empty.ToString(),
        _ when page.StartsWith("/Systems/", StringComparison.Ordinal) => (instead ?? DemoSystems.Id("SYS-0102")).ToString(),
        _ when page.StartsWith("/Administration/People/", StringComparison.Ordinal) || page.StartsWith("/Administration/StandIns/", StringComparison.Ordinal) => (instead ?? DemoOffice.UserId("staff1")).ToString(),
        _ when page.StartsWith("/Administration/Organisation/", StringComparison.Ordinal) && page.Contains("Bureau", StringComparison.Ordinal) => (instead ?? DemoOffice.BureauId("06")).ToString(),
        _ when page.StartsWith("/Administration/Organisation/", StringComparison.Ordinal) => (instead ?? DemoOffice.Section(DemoOffice.FirstSection).Id).ToString(),
        _ => consultation.ToString(),
    };
}
