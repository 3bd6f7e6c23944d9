using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Forms;

/// <summary>&lt;period from="x" to="y" /&gt;: R6.4.1～R9.3.31; an open end is written as open.</summary>
[HtmlTargetElement("period", Attributes = "from", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PeriodTagHelper(Formats formats, IStringLocalizer<Texts> texts) : TagHelper
{
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = "span";
        output.Content.SetContent(texts["Format.Period", formats.ShortDay(From), formats.ShortDay(To)]);
    }
}
