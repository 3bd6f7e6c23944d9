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

    /// <summary>Sections of today under their bureaus.</summary>
    protected async Task<IReadOnlyList<SelectListItem>> SectionChoicesAsync(CancellationToken ct)
    {
        var groups = new Dictionary<Guid, SelectListGroup>();
        return [.. (await Queries.SectionsAsync(Today, ct)).OrderBy(s => s.Code, StringComparer.Ordinal).Select(s =>
        {
            if (!groups.TryGetValue(s.BureauId, out var group))
            {
                groups[s.BureauId] = group = new SelectListGroup { Name = s.BureauName };
            }
            return new SelectListItem(s.Name, s.Id.ToString()) { Group = group };
        })];
    }

    protected static IReadOnlyList<SelectListItem> BureauChoices(IEnumerable<BureauRow> bureaus, DateOnly day) =>
        [.. bureaus.Where(b => b.ValidTo is null || b.ValidTo >= day).Select(b => new SelectListItem(Named(b.Name, b.NameEn), b.Id.ToString()))];

    protected static string Named(string ja, string? en) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "ja" && !string.IsNullOrEmpty(en) ? en : ja;

    /// <summary>The address of this list with one condition changed; the place in the list starts again.</summary>
    protected string Address(params (string Key, object? Value)[] conditions) =>
        Request.Path + QueryString.Create(conditions.Where(c => c.Value is not null and not false)
            .Select(c => KeyValuePair.Create(c.Key, Convert.ToString(c.Value, CultureInfo.InvariantCulture))));
}
