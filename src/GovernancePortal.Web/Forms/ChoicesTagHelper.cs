using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GovernancePortal.Web.Forms;

/// <summary>
/// &lt;select name="…" choices="items"&gt;: as asp-items, written straight to the page. A filter offers all sections,
/// and a tag object for each of 250 options costs more than the rest of the page.
/// </summary>
[HtmlTargetElement("select", Attributes = "choices")]
public sealed class ChoicesTagHelper : TagHelper
{
    public IReadOnlyList<SelectListItem> Choices { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output) => output.PostContent.AppendHtml(new Options(Choices));

    private sealed class Options(IReadOnlyList<SelectListItem> items) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            SelectListGroup? group = null;
            foreach (var item in items)
            {
                if (item.Group != group)
                {
                    End(writer, group);
                    group = item.Group;
                    if (group is not null)
                    {
                        writer.Write("<optgroup label=\"");
                        encoder.Encode(writer, group.Name);
                        writer.Write("\">");
                    }
                }
                writer.Write("<option");
                if (item.Value is not null)
                {
                    writer.Write(" value=\"");
                    encoder.Encode(writer, item.Value);
                    writer.Write('"');
                }
                writer.Write(item.Selected ? " selected=\"selected\">" : ">");
                encoder.Encode(writer, item.Text);
                writer.Write("</option>");
            }
            End(writer, group);
        }

        private static void End(TextWriter writer, SelectListGroup? group)
        {
            if (group is not null)
            {
                writer.Write("</optgroup>");
            }
        }
    }
}
