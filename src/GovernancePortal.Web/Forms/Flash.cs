using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovernancePortal.Web.Forms;

public static class Flash
{
    public const string Key = "Flash";

    /// <summary>A message for the page after the redirect: <c>this.FlashMessage(T["Systems.Saved", name]);</c></summary>
    public static void FlashMessage(this PageModel page, string message) => page.TempData[Key] = message;
}
