using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GovernancePortal.Web.Forms;

/// <summary>
/// &lt;office-name ja="@x.Name" en="@x.NameEn" /&gt;: data made by the office in the reader's language; where no English name was
/// given the Japanese one, marked as Japanese for screen readers.
/// </summary>
[HtmlTargetElement("office-name", Attributes = "ja", TagStructure = TagStructure.WithoutEndTag)]
public sealed class OfficeNameTagHelper : TagHelper
{
    public string? Ja { get; set; }
    public string? En { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = "span";
        if (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "ja" && !string.IsNullOrEmpty(En))
        {
            output.Content.SetContent(En);
            return;
        }
        output.Attributes.SetAttribute("lang", "ja");
        output.Content.SetContent(Ja);
    }
}
