using System.Globalization;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Forms;

/// <summary>&lt;yen value="x" /&gt;: thousands of yen, the exact figure on hover and for machines; an absent amount is a dash.</summary>
[HtmlTargetElement("yen", Attributes = "value", TagStructure = TagStructure.WithoutEndTag)]
public sealed class YenTagHelper(Formats formats, IStringLocalizer<Texts> texts) : TagHelper
{
    public long? Value { get; set; }
    /// <summary>False where the column's head names the unit.</summary>
    public bool Unit { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is not { } yen)
        {
            output.TagName = "span";
            output.AddClasses("none");
            output.Content.SetContent(texts["Format.None"]);
            return;
        }
        output.TagName = "data";
        output.AddClasses("yen");
        output.Attributes.SetAttribute("value", yen.ToString(CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("title", formats.Exact(yen));
        output.Content.SetContent(formats.Thousands(yen));
        if (Unit)
            output.Content.AppendHtml("<small>").Append(texts["Format.Thousand"]).AppendHtml("</small>");
    }
}

/// <summary>&lt;day value="x" /&gt;: 令和8年11月20日（金）; form="Short" R8.11.20, form="MonthDay" 11/20（金）.</summary>
[HtmlTargetElement("day", Attributes = "value", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DayTagHelper(Formats formats, IStringLocalizer<Texts> texts) : TagHelper
{
    public enum Forms { Long, Short, MonthDay }

    public DateOnly? Value { get; set; }
    public Forms Form { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = Value is null ? "span" : "time";
        if (Value is { } day)
            output.Attributes.SetAttribute("datetime", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (Value is not null && Form != Forms.Long)
            output.Attributes.SetAttribute("title", formats.Day(Value));
        output.Content.SetContent(Value is null ? texts["Format.None"] : Form switch
        {
            Forms.Short => formats.ShortDay(Value),
            Forms.MonthDay => formats.MonthDay(Value),
            Forms.Long => formats.Day(Value),
        });
    }
}

/// <summary>&lt;moment value="x" /&gt;: day and clock in Tokyo.</summary>
[HtmlTargetElement("moment", Attributes = "value", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MomentTagHelper(Formats formats, IStringLocalizer<Texts> texts) : TagHelper
{
    public DateTimeOffset? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = Value is null ? "span" : "time";
        if (Value is { } at)
            output.Attributes.SetAttribute("datetime", at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        output.Content.SetContent(Value is null ? texts["Format.None"] : formats.Moment(Value));
    }
}
