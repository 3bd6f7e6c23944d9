using System.Globalization;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Forms;

/// <summary>
/// One cell of a table of rows: the control with its message; the head of the column and the row's number are read out.
/// <code>&lt;cell for="Input.Steps[i].What" label="PlanStep.What" number="i" kind="TextArea" maxlength="500" /&gt;</code>
/// </summary>
[HtmlTargetElement("cell", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CellTagHelper(IStringLocalizer<Texts> texts, Formats formats) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;
    /// <summary>Text key of the column's head.</summary>
    public string Label { get; set; } = "";
    public int Number { get; set; }
    public FieldKind Kind { get; set; }
    public int? Maxlength { get; set; }
    public int Rows { get; set; } = 2;
    public IEnumerable<SelectListItem>? Items { get; set; }
    /// <summary>Id of a datalist.</summary>
    public string? Suggestions { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var label = texts["Form.CellName", texts[Label].Value, (Number + 1).ToString(CultureInfo.InvariantCulture)].Value;
        ViewContext.ViewData.ModelState.TryGetValue(name, out var entry);
        var errors = entry?.Errors.Select(e => e.ErrorMessage).ToList() ?? [];
        ViewContext.HttpContext.RememberField(name, label, id);
        var extra = new List<TagHelperAttribute> { new("aria-label", label) };
        if (Suggestions is not null)
        {
            extra.Add(new("list", Suggestions));
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "cell" + (errors.Count > 0 ? " has-error" : null));
        var kind = Kind == FieldKind.Auto ? FieldKinds.Of(For.Metadata, Items is not null) : Kind;
        output.Content.AppendHtml(new FieldControl(For, name, id, kind, entry, formats, texts)
        {
            Label = label, Described = errors.Count > 0 ? id + "-error" : "", Invalid = errors.Count > 0, Required = false, RequiredMark = HtmlString.Empty, Maxlength = Maxlength, Rows = Rows, Items = Items,
            Blank = texts["Form.Choose"], Yes = texts["Form.Yes"], No = texts["Form.No"], Extra = extra,
        }.Draw());
        if (errors.Count > 0)
        {
            var note = new TagBuilder("p") { Attributes = { ["id"] = id + "-error" } };
            note.AddCssClass("field-error");
            note.InnerHtml.Append(string.Join(" ", errors));
            output.Content.AppendHtml(note);
        }
    }
}
