using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Npgsql;
using Xunit;

namespace GovernancePortal.Tests.Web;

public sealed class FrameTests
{
    [Fact]
    public async Task Every_answer_forbids_foreign_sources_and_inline_script()
    {
        await using var host = await FrameHost.StartAsync();
        using var answer = await host.Client().GetAsync("/Errors/404");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self' 'nonce-", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Empty(page.QuerySelectorAll("[style], [onclick], script:not([src])"));
        Assert.All(page.QuerySelectorAll("script"), script => Assert.Contains($"'nonce-{script.GetAttribute("nonce")}'", policy));
    }

    [Fact]
    public async Task Each_request_has_a_nonce_of_its_own()
    {
        await using var host = await FrameHost.StartAsync();
        var client = host.Client();
        using var first = await client.GetAsync("/Errors/404");
        using var second = await client.GetAsync("/Errors/404");
        Assert.NotEqual(first.Headers.GetValues("Content-Security-Policy").Single(), second.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task An_unknown_address_is_a_404_page_with_a_number_to_quote()
    {
        await using var host = await FrameHost.StartAsync();
        using var answer = await host.Client().GetAsync("/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Equal("お探しのものが見つかりません", page.QuerySelector("h1")!.TextContent);
        Assert.Matches("お問い合わせ番号：.+", page.QuerySelector(".correlation")!.TextContent);
    }

    [Fact]
    public async Task A_failure_is_a_500_page_that_tells_nothing_of_the_inside()
    {
        await using var host = await FrameHost.StartAsync(app => app.MapGet("/boom", string () => throw new InvalidOperationException("inner secret")));
        using var answer = await host.Client().GetAsync("/boom");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Contains("処理できませんでした", body);
        Assert.DoesNotContain("inner secret", body);
    }

    [Fact]
    public async Task A_database_that_is_away_is_a_plain_503_page_and_the_next_request_is_served()
    {
        var away = true;
        await using var host = await FrameHost.StartAsync(app => app.MapGet("/asks", () =>
            away ? throw new InvalidOperationException("transient", new NpgsqlException("refused", new IOException("gone"))) : "here"));
        var client = host.Client();
        using (var answer = await client.GetAsync("/asks"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(30), answer.Headers.RetryAfter!.Delta);
            Assert.Contains("ただいま利用できません", await answer.Content.ReadAsStringAsync());
        }
        away = false;
        Assert.Equal("here", await client.GetStringAsync("/asks"));
    }

    [Fact]
    public async Task The_language_switch_sets_the_cookie_and_goes_back_where_it_stood()
    {
        await using var host = await FrameHost.StartAsync();
        var client = host.Client();
        using var switched = await SwitchAsync(client, "/Errors/404?from=here");
        Assert.Equal(HttpStatusCode.Redirect, switched.StatusCode);
        Assert.Equal("/Errors/404?from=here", switched.Headers.Location!.OriginalString);
        var cookie = switched.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("portal-language=", StringComparison.Ordinal)).Split(';')[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, "/Errors/404") { Headers = { { "Cookie", cookie } } };
        using var answer = await client.SendAsync(request);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Not found", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task The_language_switch_never_leads_to_another_host()
    {
        await using var host = await FrameHost.StartAsync();
        using var switched = await SwitchAsync(host.Client(), "/Errors/404", returnUrl: "https://elsewhere.example/");
        Assert.Equal("/", switched.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_office_may_hide_the_switch_and_the_cookie_is_then_ignored()
    {
        await using var host = await FrameHost.StartAsync(null, ("Portal:ShowLanguageSwitch", "false"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/Errors/404") { Headers = { { "Cookie", "portal-language=c%3Den%7Cuic%3Den" } } };
        using var answer = await host.Client().SendAsync(request);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Equal("ja", page.DocumentElement.GetAttribute("lang"));
        Assert.Null(page.QuerySelector("form.language"));
    }

    private static async Task<HttpResponseMessage> SwitchAsync(HttpClient client, string from, string? returnUrl = null)
    {
        using var shown = await client.GetAsync(from);
        var form = new HtmlParser().ParseDocument(await shown.Content.ReadAsStringAsync()).QuerySelector("form.language")!;
        var fields = form.QuerySelectorAll("input").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);
        if (returnUrl is not null)
            fields["returnUrl"] = returnUrl;
        using var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Cookie", shown.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        return await client.SendAsync(request);
    }
}
