using System.Text.Encodings.Web;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Forms;

/// <summary>
/// One question of a form: label, 必須, hint, 記入例, message and control, tied together for screen readers.
/// <code>&lt;field for="Input.Title" label="Systems.Name" hint="Systems.NameHint" required="true" maxlength="100" /&gt;</code>
/// label, hint and example are text keys; label-text, hint-text and example-text take data of the office. Attributes it
/// does not know go to the control. Content between the tags takes the control's place (use <c>asp-for</c> there).
/// </summary>
[HtmlTargetElement("field", Attributes = "for")]
public sealed class FieldTagHelper(IStringLocalizer<Texts> texts, Formats formats) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;
    public FieldKind Kind { get; set; }
    public string? Label { get; set; }
    public string? LabelText { get; set; }
    public string? Hint { get; set; }
    public string? HintText { get; set; }
    public string? Example { get; set; }
    public string? ExampleText { get; set; }
    public bool Required { get; set; }
    public int? Maxlength { get; set; }
    public int Rows { get; set; } = 4;
    /// <summary>Written after the control; the yen kind writes 円 of itself.</summary>
    public string? UnitText { get; set; }
    /// <summary>Choices; an enum brings its own, named by the keys "{Type}.{Value}".</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }
    /// <summary>Text key of the empty choice of a select.</summary>
    public string Blank { get; set; } = "Form.Choose";
    /// <summary>Text keys of yes and no where the answer is a bool.</summary>
    public string Yes { get; set; } = "Form.Yes";
    public string No { get; set; } = "Form.No";
    /// <summary>Width by the length of the expected answer: short, medium, wide (default).</summary>
    public string? Size { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var kind = Kind == FieldKind.Auto ? FieldKinds.Of(For.Metadata, Items is not null) : Kind;
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var errors = ViewContext.ViewData.ModelState.TryGetValue(name, out var entry) ? [.. entry.Errors.Select(e => e.ErrorMessage)] : Array.Empty<string>();
        var label = LabelText ?? (Label is null ? For.Metadata.PropertyName ?? name : texts[Label]);
        var hint = HintText ?? (Hint is null ? null : texts[Hint].Value);
        var example = ExampleText ?? (Example is null ? null : texts[Example].Value);
        var grouped = kind is FieldKind.Radio or FieldKind.Checks;
        ViewContext.HttpContext.RememberField(name, label, grouped ? id + "_0" : id);

        output.TagName = grouped ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var extra = output.Attributes.Where(a => a.Name != "class").ToList();
        foreach (var attribute in extra)
            output.Attributes.Remove(attribute);
        output.AddClass("field", HtmlEncoder.Default);
        if (errors.Length > 0)
            output.AddClass("has-error", HtmlEncoder.Default);

        var described = new List<string>();
        if (kind == FieldKind.Check && content.IsEmptyOrWhiteSpace)
        {
            // The label of a single box stands behind it.
        }
        else
        {
            output.Content.AppendHtml(Heading(label, grouped ? null : id));
        }
        if (hint is not null)
            output.Content.AppendHtml(Note("p", "hint", id + "-hint", hint, described));
        if (example is not null)
            output.Content.AppendHtml(ExampleBox(example, id));
        if (errors.Length > 0)
            output.Content.AppendHtml(Note("p", "field-error", id + "-error", string.Join(" ", errors), described));

        if (Stored(name, kind) is { } stored)
            output.Content.AppendHtml(Note("p", "stored-now", id + "-stored", texts["Form.StoredNow", stored], described));

        if (!content.IsEmptyOrWhiteSpace)
        {
            output.Content.AppendHtml(content);
            return;
        }
        var control = new FieldControl(For, name, id, kind, entry, formats, texts)
        {
            Label = label, Described = string.Join(' ', described), Invalid = errors.Length > 0, Required = Required, Maxlength = Maxlength, Rows = Rows,
            Items = Items, Blank = texts[Blank], Yes = texts[Yes], No = texts[No], Size = Size, Extra = extra,
            RequiredMark = Required ? RequiredMark() : HtmlString.Empty,
        };
        var unit = UnitText ?? (kind == FieldKind.Yen ? texts["Form.Yen"].Value : null);
        output.Content.AppendHtml(unit is null ? control.Draw() : WithUnit(control.Draw(), unit));
    }

    /// <summary>After a conflict: what is stored in this field now, where that is not what was typed; else null.</summary>
    private string? Stored(string name, FieldKind kind)
    {
        if (!ViewContext.HttpContext.TryStored(name, out var value) || Equals(value, For.Model) || (value is null && For.Model is ""))
            return null;
        if (value is null or "")
            return texts["Form.StoredEmpty"];
        var code = Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
        if (Items?.FirstOrDefault(item => item.Value == code) is { } chosen)
            return chosen.Text;
        return value switch
        {
            bool on => texts[on ? Yes : No],
            Enum => texts[value.GetType().Name + "." + value],
            _ => kind == FieldKind.Yen && value is long yen ? formats.Exact(yen) : formats.Editable(value),
        };
    }

    private TagBuilder Heading(string label, string? controlId)
    {
        var heading = new TagBuilder(controlId is null ? "legend" : "label");
        if (controlId is not null)
            heading.Attributes["for"] = controlId;
        heading.InnerHtml.Append(label);
        if (Required)
            heading.InnerHtml.AppendHtml(RequiredMark());
        return heading;
    }

    private TagBuilder RequiredMark()
    {
        var mark = new TagBuilder("span");
        mark.AddCssClass("required");
        mark.InnerHtml.Append(texts["Form.Required"]);
        return mark;
    }

    private static TagBuilder Note(string tag, string css, string id, string text, List<string> described)
    {
        var note = new TagBuilder(tag);
        note.AddCssClass(css);
        note.Attributes["id"] = id;
        note.InnerHtml.Append(text);
        described.Add(id);
        return note;
    }

    private TagBuilder ExampleBox(string example, string id)
    {
        var box = new TagBuilder("details");
        box.AddCssClass("example");
        var summary = new TagBuilder("summary");
        summary.InnerHtml.Append(texts["Form.Example"]);
        var text = new TagBuilder("p") { Attributes = { ["id"] = id + "-example" } };
        text.InnerHtml.Append(example);
        box.InnerHtml.AppendHtml(summary).AppendHtml(text);
        return box;
    }

    private static TagBuilder WithUnit(IHtmlContent control, string unit)
    {
        var row = new TagBuilder("div");
        row.AddCssClass("with-unit");
        var text = new TagBuilder("span");
        text.InnerHtml.Append(unit);
        row.InnerHtml.AppendHtml(control).AppendHtml(text);
        return row;
    }
}
