using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GovernancePortal.Web.Forms;

/// <summary>
/// The version of the record the form was filled from (PostgreSQL's xmin), hidden.
/// <code>&lt;version-field for="Input.Version" current="@Model.Shown.Version" /&gt;</code>
/// After a conflict it carries <see cref="Current"/>: the person has then seen the other's change, and saving again is
/// meant. Without it the old version stays and the form keeps being refused.
/// </summary>
[HtmlTargetElement("version-field", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class VersionTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;
    public uint? Current { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var typed = ViewContext.ViewData.ModelState.TryGetValue(name, out var entry) ? entry.AttemptedValue : null;
        var current = ViewContext.HttpContext.IsConflict() ? Current?.ToString(CultureInfo.InvariantCulture) : null;
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", name);
        output.Attributes.SetAttribute("data-version", "");
        output.Attributes.SetAttribute("value", current ?? typed ?? Convert.ToString(For.Model, CultureInfo.InvariantCulture));
    }
}
