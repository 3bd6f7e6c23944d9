using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration;

/// <summary>What the pages of people and organisation share: who looks, the tabs, and the choices of sections and roles.</summary>
public abstract class PeopleAdministration(CurrentActor current, PeopleQueries queries, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    private static readonly (string Key, string Page)[] Places =
    [
        ("People", "/Administration/People/Index"),
        ("Sections", "/Administration/Organisation/Index"),
        ("Bureaus", "/Administration/Organisation/Bureaus"),
        ("StandIns", "/Administration/StandIns/Index"),
        ("Transfers", "/Administration/Transfers/Index"),
    ];

    protected PeopleQueries Queries { get; } = queries;
    protected IStringLocalizer<Texts> Texts { get; } = texts;

    public Actor Me { get; private set; } = null!;
    public DateOnly Today => Me.Today;

    public async Task LoadAsync(CancellationToken ct)
    {
        Me = await current.GetAsync(ct);
        await LoadPageAsync(ct);
    }

    protected abstract Task LoadPageAsync(CancellationToken ct);

    public Tabs TabsFor(string key) => new(Texts["People.Tabs"], [.. Places.Select(p => new Tab(Texts["People.Tab" + p.Key], Url.Page(p.Page, new { })!, p.Key == key))]);

    protected RedirectToPageResult Done(string page, object? route, string text, params object[] arguments)
    {
        this.FlashMessage(Texts[text, arguments]);
        return RedirectToPage(page, route);
    }

    /// <summary>Sections under their bureaus.</summary>
    protected static IReadOnlyList<SelectListItem> Offer(IReadOnlyList<SectionLine> sections)
    {
        var groups = sections.DistinctBy(s => s.BureauId).ToDictionary(s => s.BureauId, s => new SelectListGroup { Name = Named(s.BureauName, s.BureauNameEn) });
        return [.. sections.Select(s => new SelectListItem(Named(s.Name, s.NameEn), s.Id.ToString()) { Group = groups[s.BureauId] })];
    }

    protected static IReadOnlyList<SelectListItem> Offer(IReadOnlyList<BureauRow> bureaus) => [.. bureaus.Select(b => new SelectListItem(Named(b.Name, b.NameEn), b.Id.ToString()))];

    protected static string Named(string ja, string? en) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "ja" && !string.IsNullOrEmpty(en) ? en : ja;

    /// <summary>The address of this list with one condition changed; the place in the list starts again.</summary>
    protected string Address(params (string Key, object? Value)[] conditions) =>
        Request.Path + QueryString.Create(conditions.Where(c => c.Value is not null and not false)
            .Select(c => KeyValuePair.Create(c.Key, Convert.ToString(c.Value, CultureInfo.InvariantCulture))));
}
