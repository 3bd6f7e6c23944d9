using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Forms;

/// <summary>
/// &lt;form method="post" autosave-url="@Url.Page(null, "Autosave", …)" sign-in-url="…"&gt;: js/autosave.js posts the
/// fields there while the person types. The handler answers 2xx, or 422 with the errors as JSON.
/// An element with data-autosave-status takes the message; otherwise it stands at the right of the heading.
/// </summary>
[HtmlTargetElement("form", Attributes = "autosave-url")]
public sealed class AutosaveTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public string? AutosaveUrl { get; set; }

    /// <summary>Opened in another tab when the session ended.</summary>
    public string SignInUrl { get; set; } = "/Account/SignIn";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (AutosaveUrl is null)
            return;
        output.Attributes.SetAttribute("data-autosave-url", AutosaveUrl);
        output.Attributes.SetAttribute("data-sign-in-url", SignInUrl);
        foreach (var (name, key) in Words)
            output.Attributes.SetAttribute(name, texts[key].Value);
    }

    private static readonly (string, string)[] Words =
    [
        ("data-text-saved", "Form.Autosaved"),
        ("data-text-saving", "Form.AutosaveSaving"),
        ("data-text-failed", "Form.AutosaveFailed"),
        ("data-text-offline", "Form.AutosaveOffline"),
        ("data-text-sign-in", "Form.AutosaveSignIn"),
        ("data-text-sign-in-link", "Form.AutosaveSignInLink"),
    ];
}
