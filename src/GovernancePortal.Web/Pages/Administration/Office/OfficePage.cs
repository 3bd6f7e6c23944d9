using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Office;

/// <summary>What the pages of the office's data share: who looks, and the tabs.</summary>
public abstract class OfficePage(CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    protected IStringLocalizer<Texts> Texts { get; } = texts;

    public Actor Me { get; private set; } = null!;
    public DateOnly Today => Me.Today;
    public bool MayWrite => Me.May(Permission.OfficePropose);

    public async Task LoadAsync(CancellationToken ct)
    {
        Me = await current.GetAsync(ct);
        await LoadPageAsync(ct);
    }

    protected abstract Task LoadPageAsync(CancellationToken ct);

    public Tabs TabsFor(string page) => new(Texts["Office.Tabs"], [.. new[] { "Index", "Checklist", "Rules", "StandardComments", "Guides", "FileTypes", "MaterialFields" , "Need", "BureauRouting", "DecisionRules" }.Select(name => new Tab(Texts["Office.Tab" + name], Url.Page(name, new { })!, name == page))]);

    /// <summary>How a dated row stands on the day: to come, valid, ended.</summary>
    public (string Label, Tone Tone) StateOf(DateOnly from, DateOnly? to) =>
        from > Today ? (Texts["Office.Ahead"], Tone.Calm) : to < Today ? (Texts["Office.Ended"], Tone.Off) : (Texts["Office.Valid"], Tone.Good);

    protected RedirectToPageResult Done(string text, object? route = null)
    {
        this.FlashMessage(Texts[text]);
        return RedirectToPage(route);
    }
}
