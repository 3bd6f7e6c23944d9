using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GovernancePortal.Web.Forms;

/// <summary>
/// &lt;state-tag label="@x" tone="Late" /&gt; or &lt;state-tag value="Model.Tag" /&gt;: a word with its tone's colour and
/// shape. A tag rather than a partial, because lists draw it fifty times.
/// </summary>
[HtmlTargetElement("state-tag", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StateTagHelper : TagHelper
{
    public string? Label { get; set; }
    public Tone Tone { get; set; } = Tone.Off;
    public StateTag? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClasses(Css(Value?.Tone ?? Tone));
        output.Content.SetContent(Value?.Label ?? Label);
    }

    private static string Css(Tone tone) => tone switch
    {
        Tone.Calm => "tag calm",
        Tone.Good => "tag good",
        Tone.Caution => "tag caution",
        Tone.Late => "tag late",
        Tone.Bad => "tag bad",
        Tone.Off => "tag off",
    };
}
