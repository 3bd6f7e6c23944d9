using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Season;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Season;

/// <summary>What the pages of the season share: which peak of which year, who looks, and the tabs.</summary>
public abstract class SeasonPage(CurrentActor current, CalendarQueries calendars, IStringLocalizer<Texts> texts, Formats formats) : PageModel, ILoadsDisplay
{
    private const int YearsBack = 2;

    protected IStringLocalizer<Texts> Texts { get; } = texts;
    protected Formats Formats { get; } = formats;

    /// <summary>The fiscal year of the budget; the coming season's when not named.</summary>
    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    [BindProperty(SupportsGet = true)]
    public SeasonPeak? Peak { get; set; }

    public Actor Me { get; private set; } = null!;
    public OfficeCalendar Calendar { get; private set; } = null!;
    public SeasonScope Scope { get; private set; } = null!;
    public DateOnly Today => Me.Today;

    public async Task LoadAsync(CancellationToken ct)
    {
        Me = await current.GetAsync(ct);
        Calendar = await calendars.CalendarAsync(ct);
        var now = SeasonScope.Current(Today, Calendar);
        // Dates of other years are no dates of a season.
        var year = Fy is { } fy && fy >= FiscalYear.Earliest.Next && fy <= FiscalYear.Latest.Previous ? fy : now.Fy;
        Scope = SeasonScope.Of(year, Peak is { } peak && Enum.IsDefined(peak) ? peak : Fy is null ? now.Peak : SeasonPeak.Budget, Calendar);
        await LoadPageAsync(ct);
    }

    protected virtual Task LoadPageAsync(CancellationToken ct) => Task.CompletedTask;

    public string Name => Texts[Scope.Peak == SeasonPeak.Budget ? "Season.NameBudget" : "Season.NameProcurement", Formats.Year(Scope.Fy)];

    /// <summary>Year and peak for the addresses of the same season; nothing where it is the present one.</summary>
    public int? RouteFy => Fy is null && Peak is null ? null : Scope.Fy.Year;

    public SeasonPeak? RoutePeak => Fy is null && Peak is null ? null : Scope.Peak;

    public IReadOnlyList<SelectListItem> Years()
    {
        var next = FiscalYear.Of(Today).Next;
        return [.. Enumerable.Range(-YearsBack, YearsBack + 2).Select(n => next.Plus(n)).Append(Scope.Fy).Distinct().OrderDescending()
            .Select(y => new SelectListItem(Formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == Scope.Fy))];
    }

    public IReadOnlyList<SelectListItem> Peaks() => [.. Enum.GetValues<SeasonPeak>().Select(p => new SelectListItem(Formats.Name(p), p.ToString(), p == Scope.Peak))];

    public Tabs TabsFor(string page)
    {
        var all = Me.May(Permission.ConsultationReadAll);
        var staff = Me.May(Permission.ConsultationReview) || Me.May(Permission.ConsultationDecide) || Me.May(Permission.PeopleAdminister);
        var reads = all || Me.May(Permission.ConsultationDraft) || Me.May(Permission.ConsultationReadBureau);
        return new Tabs(Texts["Season.Tabs"], [.. new (string Page, bool Shown)[] { ("Index", all), ("Advice", reads), ("Deadlines", reads), ("Queue", all), ("Staff", staff) }
            .Where(t => t.Shown).Select(t => new Tab(Texts["Season.Tab" + t.Page], Url.Page("/Season/" + t.Page, new { Fy = t.Page is "Queue" or "Staff" ? null : RouteFy, Peak = t.Page is "Index" or "Advice" ? RoutePeak : null })!, t.Page == page))]);
    }

    /// <summary>Days of review with one place.</summary>
    public static string Days(decimal days) => days.ToString("0.#", CultureInfo.InvariantCulture);
}
