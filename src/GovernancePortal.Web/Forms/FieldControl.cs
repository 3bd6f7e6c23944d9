using System.Collections;
using System.Globalization;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Forms;

/// <summary>The control of one field. What was typed wins over the stored value, so that nothing is lost on a re-render.</summary>
internal sealed class FieldControl(ModelExpression model, string name, string id, FieldKind kind, ModelStateEntry? state, Formats formats, IStringLocalizer<Texts> texts)
{
    public required string Label { get; init; }
    public required string Described { get; init; }
    public required bool Invalid { get; init; }
    public required bool Required { get; init; }
    public required IHtmlContent RequiredMark { get; init; }
    public int? Maxlength { get; init; }
    public int Rows { get; init; }
    public IEnumerable<SelectListItem>? Items { get; init; }
    public required string Blank { get; init; }
    public required string Yes { get; init; }
    public required string No { get; init; }
    public string? Size { get; init; }
    public required IReadOnlyList<TagHelperAttribute> Extra { get; init; }

    // Few short answers stand side by side: half the scrolling on a 768-pixel screen.
    private const int LettersInALine = 48;

    public IHtmlContent Draw() => kind switch
    {
        FieldKind.TextArea => TextArea(),
        FieldKind.Select => Select(),
        FieldKind.Radio => Choices("radio"),
        FieldKind.Checks => Choices("checkbox"),
        FieldKind.Check => Check(),
        FieldKind.File => Input("file"),
        FieldKind.Password => Input("password"),
        FieldKind.Auto or FieldKind.Text or FieldKind.Number or FieldKind.Yen or FieldKind.Date or FieldKind.Year => Input("text"),
    };

    private string? Typed => state?.AttemptedValue;

    private TagBuilder Input(string type)
    {
        var input = Begin("input", id);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = type;
        if (type == "text")
            input.Attributes["value"] = Typed ?? formats.Editable(model.Model);
        if (type == "file" && model.Metadata.IsEnumerableType)
            input.Attributes["multiple"] = "multiple";
        if (kind is FieldKind.Number or FieldKind.Yen)
        {
            input.AddCssClass("num");
            input.Attributes["inputmode"] = "numeric";
        }
        if (kind is FieldKind.Date)
            input.Attributes["data-date"] = texts["Form.PickDate"];
        if (kind is FieldKind.Number or FieldKind.Yen or FieldKind.Date or FieldKind.Year)
            input.Attributes["autocomplete"] = "off";
        input.AddCssClass("size-" + (Size ?? kind switch
        {
            FieldKind.Number => "short",
            FieldKind.Yen or FieldKind.Date or FieldKind.Year => "medium",
            _ => "wide",
        }));
        if (Maxlength is { } most && type != "file")
            input.Attributes["maxlength"] = most.ToString(CultureInfo.InvariantCulture);
        return Finish(input);
    }

    private TagBuilder TextArea()
    {
        var area = Begin("textarea", id);
        area.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
        // No maxlength: the browser would cut a pasted text without a word. Counted on the page, refused by the validator.
        if (Maxlength is { } most)
        {
            area.Attributes["data-counted"] = most.ToString(CultureInfo.InvariantCulture);
            area.Attributes["data-left"] = texts["Form.CharactersLeft"];
            area.Attributes["data-over"] = texts["Form.CharactersOver"];
        }
        // The first line break after the start tag is swallowed by the parser.
        area.InnerHtml.AppendHtml("\n").Append(Typed ?? formats.Editable(model.Model));
        return Finish(area);
    }

    private TagBuilder Select()
    {
        var select = Begin("select", id);
        if (Size is not null)
            select.AddCssClass("size-" + Size);
        var chosen = Chosen();
        if (!model.Metadata.IsEnumerableType)
            select.InnerHtml.AppendHtml(Option("", Blank, chosen.Count == 0));
        else
            select.Attributes["multiple"] = "multiple";
        foreach (var group in AllItems().GroupBy(item => item.Group?.Name))
        {
            IHtmlContentBuilder into = select.InnerHtml;
            if (group.Key is not null)
            {
                var parent = new TagBuilder("optgroup") { Attributes = { ["label"] = group.Key } };
                select.InnerHtml.AppendHtml(parent);
                into = parent.InnerHtml;
            }
            foreach (var item in group)
                into.AppendHtml(Option(item.Value ?? item.Text, item.Text, IsChosen(item, chosen), item.Disabled));
        }
        return Finish(select);
    }

    private static TagBuilder Option(string value, string text, bool selected, bool disabled = false)
    {
        var option = new TagBuilder("option") { Attributes = { ["value"] = value } };
        if (selected)
            option.Attributes["selected"] = "selected";
        if (disabled)
            option.Attributes["disabled"] = "disabled";
        option.InnerHtml.Append(text);
        return option;
    }

    private TagBuilder Choices(string type)
    {
        var chosen = Chosen();
        var list = new TagBuilder("div");
        list.AddCssClass("choices");
        var items = AllItems().ToList();
        if (items.Count <= 6 && items.Sum(item => item.Text.Length + 4) <= LettersInALine)
            list.AddCssClass("across");
        var number = 0;
        foreach (var item in items)
        {
            var inputId = $"{id}_{number++}";
            var input = Begin("input", inputId);
            input.TagRenderMode = TagRenderMode.SelfClosing;
            input.Attributes["type"] = type;
            input.Attributes["value"] = item.Value ?? item.Text;
            if (IsChosen(item, chosen))
                input.Attributes["checked"] = "checked";
            if (item.Disabled)
                input.Attributes["disabled"] = "disabled";
            list.InnerHtml.AppendHtml(Labelled(Finish(input, mayBeRequired: false), inputId, item.Text, HtmlString.Empty));
        }
        return list;
    }

    private HtmlContentBuilder Check()
    {
        var input = Begin("input", id);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "checkbox";
        input.Attributes["value"] = "true";
        var on = Typed is null ? model.Model is true : Typed.StartsWith("true", StringComparison.OrdinalIgnoreCase);
        if (on)
            input.Attributes["checked"] = "checked";
        var content = new HtmlContentBuilder();
        content.AppendHtml(Labelled(Finish(input, mayBeRequired: false), id, Label, RequiredMark));
        // An unchecked box posts nothing; the hidden twin says that it was asked.
        content.AppendHtml(new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing, Attributes = { ["type"] = "hidden", ["name"] = name, ["value"] = "false" } });
        return content;
    }

    private static TagBuilder Labelled(TagBuilder input, string inputId, string text, IHtmlContent mark)
    {
        var choice = new TagBuilder("div");
        choice.AddCssClass("choice");
        var label = new TagBuilder("label") { Attributes = { ["for"] = inputId } };
        label.InnerHtml.Append(text).AppendHtml(mark);
        choice.InnerHtml.AppendHtml(input).AppendHtml(label);
        return choice;
    }

    private IEnumerable<SelectListItem> AllItems()
    {
        if (Items is not null)
            return Items;
        var type = model.Metadata.ElementMetadata?.UnderlyingOrModelType ?? model.Metadata.UnderlyingOrModelType;
        if (type == typeof(bool))
            return [new SelectListItem(Yes, "true"), new SelectListItem(No, "false")];
        return type.IsEnum
            ? Enum.GetNames(type).Select(value => new SelectListItem(texts[type.Name + "." + value], value))
            : throw new InvalidOperationException($"The field {name} needs items to choose from.");
    }

    private HashSet<string> Chosen()
    {
        IEnumerable<string?> values = state?.RawValue switch
        {
            string one => [one],
            string?[] several => several,
            _ => model.Model is IEnumerable many and not string ? many.Cast<object?>().Select(Value) : [Value(model.Model)],
        };
        return values.Where(v => !string.IsNullOrEmpty(v)).ToHashSet(StringComparer.OrdinalIgnoreCase)!;
    }

    // Options of fiscal years bear the number of the year.
    private static string? Value(object? value) => Convert.ToString(value is FiscalYear year ? year.Year : value, CultureInfo.InvariantCulture);

    private static bool IsChosen(SelectListItem item, HashSet<string> chosen) => chosen.Contains(item.Value ?? item.Text) || (chosen.Count == 0 && item.Selected);

    private TagBuilder Begin(string tag, string controlId) => new(tag) { Attributes = { ["id"] = controlId, ["name"] = name } };

    private TagBuilder Finish(TagBuilder control, bool mayBeRequired = true)
    {
        if (Described.Length > 0)
            control.Attributes["aria-describedby"] = Described;
        if (Invalid)
            control.Attributes["aria-invalid"] = "true";
        // Not the required attribute: the browser's own bubbles would stop a draft from being kept.
        if (Required && mayBeRequired && kind != FieldKind.File)
            control.Attributes["aria-required"] = "true";
        foreach (var attribute in Extra)
            control.MergeAttribute(attribute.Name, Convert.ToString(attribute.Value, CultureInfo.InvariantCulture), replaceExisting: true);
        return control;
    }
}
