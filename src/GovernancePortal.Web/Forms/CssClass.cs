using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GovernancePortal.Web.Forms;

internal static class CssClass
{
    /// <summary>Adds classes to a tag that as a rule has none: AddClass takes existing ones apart each time.</summary>
    public static void AddClasses(this TagHelperOutput output, string classes)
    {
        if (!output.Attributes.ContainsName("class"))
        {
            output.Attributes.Add("class", classes);
            return;
        }
        foreach (var one in classes.Split(' '))
        {
            output.AddClass(one, HtmlEncoder.Default);
        }
    }
}
