using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace GovernancePortal.TestKit;

/// <summary>A form as a person fills it: by the label or name of a field. Sends what a browser would, the token included.</summary>
public sealed class HtmlForm(TestPage page, IHtmlFormElement form)
{
    private readonly List<(string Name, string Value)> added = [];
    private readonly List<(string Name, string FileName, string ContentType, byte[] Bytes)> files = [];

    public static IReadOnlyList<IElement> Controls(IHtmlFormElement form) =>
        [.. form.Owner!.QuerySelectorAll("input, select, textarea").Where(e => OwnerOf(e) == form)];

    public static IReadOnlyList<IElement> Buttons(IHtmlFormElement form) =>
        [.. form.Owner!.QuerySelectorAll("button, input[type=submit]").Where(e => OwnerOf(e) == form)];

    private static IElement? OwnerOf(IElement control) =>
        control.GetAttribute("form") is { } id ? control.Owner!.GetElementById(id) : control.Closest("form");

    /// <summary>What the control holds now.</summary>
    public string? ValueOf(string labelOrName) => Find(labelOrName)[0] switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox" } choice => Find(labelOrName).OfType<IHtmlInputElement>().FirstOrDefault(c => c.IsChecked)?.Value,
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value,
        IHtmlTextAreaElement area => area.Value,
        _ => null,
    };

    /// <summary>Types a text, chooses an option or radio by its value, ticks the box of that value.</summary>
    public HtmlForm Fill(string labelOrName, string value)
    {
        var controls = Find(labelOrName);
        switch (controls[0])
        {
            case IHtmlInputElement { Type: "radio" or "checkbox" }:
                var choice = controls.OfType<IHtmlInputElement>().FirstOrDefault(c => c.Value == value)
                    ?? throw new InvalidOperationException($"{labelOrName} offers no \"{value}\" but {string.Join(", ", controls.OfType<IHtmlInputElement>().Select(c => c.Value))}.");
                foreach (var other in controls.OfType<IHtmlInputElement>().Where(c => c.Type == "radio"))
                {
                    other.IsChecked = false;
                }
                choice.IsChecked = true;
                break;
            case IHtmlInputElement input:
                input.Value = value;
                break;
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlSelectElement select:
                if (select.Options.All(o => o.Value != value))
                {
                    throw new InvalidOperationException($"{labelOrName} offers no \"{value}\" but {string.Join(", ", select.Options.Select(o => o.Value))}.");
                }
                select.Value = value;
                break;
        }
        return this;
    }

    public HtmlForm Untick(string labelOrName)
    {
        foreach (var box in Find(labelOrName).OfType<IHtmlInputElement>())
        {
            box.IsChecked = false;
        }
        return this;
    }

    /// <summary>Sends a field that the page does not hold, as a crafted request would.</summary>
    public HtmlForm Add(string name, string value)
    {
        added.Add((name, value));
        return this;
    }

    public HtmlForm Attach(string labelOrName, string fileName, byte[] bytes, string contentType = "application/octet-stream")
    {
        files.Add((Find(labelOrName)[0].GetAttribute("name")!, fileName, contentType, bytes));
        return this;
    }

    /// <summary>Presses a button by its text, name or formaction; the first one without a name.</summary>
    public Task<TestPage> SubmitAsync(string? button = null)
    {
        var buttons = Buttons(form);
        var pressed = button is null ? buttons.FirstOrDefault()
            : buttons.FirstOrDefault(b => TestPage.Fold(b.TextContent) == button || b.GetAttribute("name") == button || b.GetAttribute("value") == button)
              ?? throw new InvalidOperationException($"The form has no button \"{button}\" but {string.Join(", ", buttons.Select(b => TestPage.Fold(b.TextContent)))}.");
        var fields = Fields().Concat(added).ToList();
        if (pressed?.GetAttribute("name") is { Length: > 0 } name)
        {
            fields.Add((name, pressed.GetAttribute("value") ?? ""));
        }
        var action = pressed?.GetAttribute("formaction") ?? form.GetAttribute("action");
        var target = string.IsNullOrEmpty(action) ? page.Path : action;
        if (!string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase))
        {
            return page.Client.GetAsync(target.Split('?')[0] + "?" + string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}")));
        }
        return page.Client.SendAsync(new HttpRequestMessage(HttpMethod.Post, target) { Content = Content(fields) });
    }

    private HttpContent Content(List<(string Name, string Value)> fields)
    {
        if (form.GetAttribute("enctype") != "multipart/form-data")
        {
            return new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        }
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            parts.Add(new StringContent(value), name);
        }
        foreach (var (name, fileName, contentType, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue(contentType);
            parts.Add(part, name, fileName);
        }
        return parts;
    }

    private IEnumerable<(string Name, string Value)> Fields()
    {
        foreach (var control in Controls(form).Where(c => c.GetAttribute("name") is { Length: > 0 } && !c.HasAttribute("disabled")))
        {
            var name = control.GetAttribute("name")!;
            switch (control)
            {
                case IHtmlInputElement { Type: "file" or "submit" or "button" or "image" or "reset" }:
                case IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }:
                    break;
                case IHtmlInputElement input:
                    yield return (name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return (name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.Options.Where(o => o.IsSelected))
                    {
                        yield return (name, option.Value);
                    }
                    break;
            }
        }
    }

    private List<IElement> Find(string labelOrName)
    {
        var controls = Controls(form);
        var found = controls.Where(c => c.GetAttribute("name") == labelOrName && c.GetAttribute("type") != "hidden").ToList();
        if (found.Count == 0)
        {
            found = [.. controls.Where(c => c.GetAttribute("name") == labelOrName || c.Id == labelOrName)];
        }
        if (found.Count == 0)
        {
            found = [.. controls.Where(c => LabelsOf(c).Any(label => label == labelOrName || label.StartsWith(labelOrName + " ", StringComparison.Ordinal)))];
        }
        return found.Count > 0 ? found
            : throw new InvalidOperationException($"{page.Path} has no field \"{labelOrName}\" but {string.Join(", ", controls.Select(c => c.GetAttribute("name")).Distinct())}.");
    }

    private static IEnumerable<string> LabelsOf(IElement control)
    {
        if (control.Id is { Length: > 0 } id)
        {
            foreach (var label in control.Owner!.QuerySelectorAll("label").Where(l => l.GetAttribute("for") == id))
            {
                yield return TestPage.Fold(label.TextContent);
            }
        }
        if (control.Closest("label") is { } around)
        {
            yield return TestPage.Fold(around.TextContent);
        }
        if (control.Closest("fieldset")?.QuerySelector("legend") is { } legend)
        {
            yield return TestPage.Fold(legend.TextContent);
        }
        if (control.GetAttribute("aria-label") is { } spoken)
        {
            yield return spoken;
        }
    }
}
