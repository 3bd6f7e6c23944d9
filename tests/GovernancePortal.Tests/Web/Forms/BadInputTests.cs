using System.Reflection;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using GovernancePortal.TestKit;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GovernancePortal.Tests.Web.Forms;

/// <summary>
/// Every form of the portal, sent empty and sent with what no field can take: 422, a message beside each field concerned
/// that a screen reader finds too, and everything typed still there.
/// </summary>
public sealed class BadInputTests : PortalTest
{
    public static TheoryData<string> Forms => [.. FormTable.All.Select(f => f.ToString()).Distinct()];

    private static FormCase Case(string name) => FormTable.All.Single(f => f.ToString() == name);

    [Fact]
    public void Every_post_of_every_page_is_among_these_forms_or_takes_no_input()
    {
        var walked = FormTable.All.Select(f => f.Page).Concat(FormTable.WithoutFields).ToHashSet(StringComparer.Ordinal);
        var handlers = Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(e => e.Metadata.GetMetadata<PageActionDescriptor>()).OfType<PageActionDescriptor>().DistinctBy(p => p.ViewEnginePath)
            .SelectMany(p => Model(p).GetMethods().Select(m => m.Name).Where(n => n.StartsWith("OnPost", StringComparison.Ordinal))
                .Select(n => n["OnPost".Length..].Replace("Async", "", StringComparison.Ordinal)).Distinct()
                .Select(handler => p.ViewEnginePath + (handler.Length == 0 ? "" : ":" + handler))).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], handlers.Except(walked));
        Assert.Equal([], walked.Except(handlers));
    }

    private static Type Model(PageActionDescriptor page) => typeof(Program).Assembly.GetType("GovernancePortal.Web.Pages" + page.ViewEnginePath.Replace('/', '.') + "Model")
        ?? throw new InvalidOperationException($"The page {page.ViewEnginePath} has no model of its name.");

    [Theory, MemberData(nameof(Forms))]
    public async Task A_form_says_beside_each_field_what_is_wrong_or_missing_and_keeps_what_was_typed(string form)
    {
        var asked = Case(form);
        var address = await asked.Address(this);
        var client = asked.Account == "nobody" ? Nobody() : await SignedInAsync(asked.Account);
        var (spoilt, spoiled) = await SendAsync(asked, client, address, Spoil);
        if (spoiled.Count > 0)
        {
            Kept(asked, spoilt, spoiled);
        }
        else if (spoilt.Status is not 422)
        {
            // Nothing in it can be spoilt, so it was sent as it stands and may be gone.
            return;
        }
        var (empty, _) = await SendAsync(asked, client, address, Empty);
        if (asked.TakesEmpty || asked.NeverRefuses)
        {
            Assert.True(empty.Status is 302 or 200, $"Empty: {empty.Status}: {string.Join(" | ", empty.Errors)}");
            return;
        }
        Refused(empty);
    }

    private static void Kept(FormCase asked, TestPage sent, IReadOnlyList<Spoiled> spoiled)
    {
        if (asked.NeverRefuses)
        {
            Assert.Equal(200, sent.Status);
        }
        else
        {
            Refused(sent);
            var taken = spoiled.Select(s => s.Name).Distinct().Where(name => !asked.Free.Any(free => name.StartsWith(free, StringComparison.Ordinal) || name.EndsWith(free, StringComparison.Ordinal)))
                .Where(name => !Named(sent, name).Any(c => c.GetAttribute("aria-invalid") == "true")).ToList();
            Assert.True(taken.Count == 0, $"Nothing is said about {string.Join(", ", taken)}. Said: {string.Join(" | ", sent.Errors)}");
        }
        var lost = spoiled.Where(s => s.Typed is not null && Named(sent, s.Name).Select(ValueOf).All(v => Lines(v) != Lines(s.Typed))).Select(s => s.Name).ToList();
        Assert.True(lost.Count == 0, $"Lost: {string.Join(", ", lost)}");
    }

    private sealed record Spoiled(string Name, string? Typed);

    private static async Task<(TestPage Sent, IReadOnlyList<Spoiled> Spoiled)> SendAsync(FormCase asked, TestClient client, string address, Func<IElement, Spoiled?> fill)
    {
        var page = await client.GetAsync(address);
        Assert.True(page.Status == 200, $"{address} answers {page.Status} {page.Location}.");
        if (asked.Before is not null)
        {
            page = await asked.Before(page);
        }
        var (form, button) = Find(page, asked);
        var filled = HtmlForm.Controls(form).Where(c => c.GetAttribute("name") is { Length: > 0 }).Select(fill).OfType<Spoiled>().ToList();
        return (await new HtmlForm(page, form).SubmitAsync(button), filled);
    }

    private static (IHtmlFormElement Form, string? Button) Find(TestPage page, FormCase asked)
    {
        foreach (var form in page.Document.QuerySelectorAll("main form").OfType<IHtmlFormElement>().Where(f => f.Method == "post"))
        {
            var buttons = HtmlForm.Buttons(form);
            if (asked.Button is { } named && buttons.Any(b => b.GetAttribute("value") == named || b.GetAttribute("name") == named))
            {
                return (form, named);
            }
            var own = buttons.FirstOrDefault(b => b.GetAttribute("formaction") is { } action && HandlerOf(action) == asked.Handler && b.GetAttribute("name") is null);
            if (own is not null && asked.Button is null)
            {
                return (form, string.Join(' ', own.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            }
            if (asked.Button is null && HandlerOf(form.GetAttribute("action")) == asked.Handler && buttons.Any(b => b.GetAttribute("formaction") is null))
            {
                return (form, null);
            }
        }
        throw new InvalidOperationException($"{page.Path} has no form for {asked}. It says: {page.Text[..Math.Min(page.Text.Length, 300)]}");
    }

    private static string HandlerOf(string? action) => action is null ? "" : Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(action.Contains('?', StringComparison.Ordinal) ? action[action.IndexOf('?', StringComparison.Ordinal)..] : "")
        .TryGetValue("handler", out var handler) ? handler.ToString() : "";

    private static Spoiled? Empty(IElement control)
    {
        switch (control)
        {
            case IHtmlInputElement { Type: "radio" or "checkbox" } box:
                box.IsChecked = false;
                break;
            case IHtmlInputElement { Type: "text" or "password" or "search" } input:
                input.Value = "";
                break;
            case IHtmlTextAreaElement area:
                area.Value = "";
                break;
            case IHtmlSelectElement select when select.Options.Any(o => o.Value.Length == 0):
                select.Value = "";
                break;
        }
        return null;
    }

    private static Spoiled? Spoil(IElement control)
    {
        var name = control.GetAttribute("name")!;
        switch (control)
        {
            // An answer that decides which questions are asked stays: without it they are gone, and so is what was typed in them.
            case { } governs when governs.HasAttribute("data-governs"):
                return null;
            case IHtmlInputElement { Type: "text" } input:
                if (Impossible(input) is not { } text)
                {
                    return null;
                }
                input.Value = text;
                return new Spoiled(name, text);
            case IHtmlTextAreaElement area when int.TryParse(area.GetAttribute("data-counted") ?? area.GetAttribute("maxlength"), out var most):
                area.Value = new string('あ', most + 1);
                return new Spoiled(name, area.Value);
            case IHtmlSelectElement select:
                var option = (IHtmlOptionElement)select.Owner!.CreateElement("option");
                option.Value = "no-such-choice";
                select.AppendChild(option);
                select.Value = "no-such-choice";
                return new Spoiled(name, null);
            case IHtmlInputElement { Type: "radio" } radio when !radio.IsDisabled && !radio.HasAttribute("data-mark"):
                radio.Value = "no-such-choice";
                radio.IsChecked = true;
                return new Spoiled(name, null);
            default:
                return null;
        }
    }

    /// <summary>A day that is none, a number in letters, a text too long by one; null where anything may stand.</summary>
    private static string? Impossible(IHtmlInputElement input) =>
        input.HasAttribute("data-date") ? "いつか"
        : input.GetAttribute("inputmode") == "numeric" ? "いくつか"
        : int.TryParse(input.GetAttribute("maxlength"), out var most) ? new string('あ', most + 1)
        : input.GetAttribute("autocomplete") == "off" ? "なにか" : null;

    private static void Refused(TestPage sent)
    {
        Assert.True(sent.Status == 422, $"{sent.Path} answers {sent.Status}{(sent.Status == 200 ? "" : " " + sent.Location)}.");
        var messages = sent.Document.QuerySelectorAll("main .field-error").ToList();
        Assert.True(messages.Count > 0, $"No message beside a field. Above the form: {string.Join(" | ", sent.Errors)}");
        foreach (var message in messages)
        {
            Assert.False(string.IsNullOrWhiteSpace(message.TextContent), "An empty message.");
            var tied = sent.Document.QuerySelectorAll("[aria-describedby]").Where(c => c.GetAttribute("aria-describedby")!.Split(' ').Contains(message.Id)).ToList();
            Assert.True(tied.Count > 0 && tied.All(c => c.GetAttribute("aria-invalid") == "true"), $"\"{message.TextContent.Trim()}\" ({message.Id}) is tied to no field that is marked as wrong.");
        }
        var lines = sent.Document.QuerySelectorAll(".error-summary li").ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            var link = line.QuerySelector("a")?.GetAttribute("href");
            Assert.True(link is ['#', ..] && sent.Document.GetElementById(link[1..]) is not null, $"The summary's line \"{line.TextContent.Trim()}\" leads to no field ({link}).");
        });
    }

    private static IEnumerable<IElement> Named(TestPage page, string name) => page.Document.QuerySelectorAll("input, select, textarea").Where(c => c.GetAttribute("name") == name);

    private static string? ValueOf(IElement control) => control switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    };

    private static string? Lines(string? text) => text?.ReplaceLineEndings("\n").TrimStart('\n');
}
