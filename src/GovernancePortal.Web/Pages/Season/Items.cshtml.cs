using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Season;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Season;

/// <summary>The cases behind a number of the season.</summary>
public sealed class ItemsModel(SeasonQueries season, AdviceService service, CurrentActor current, CalendarQueries calendars, IStringLocalizer<Texts> texts, Formats formats) : SeasonPage(current, calendars, texts, formats)
{
    private const int PageSize = 100;

    [BindProperty(SupportsGet = true)]
    public DateOnly? Week { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? BureauId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? ReviewerId { get; set; }

    [BindProperty(SupportsGet = true)]
    public DemandSource? Source { get; set; }

    /// <summary>Only what should have been filed by now. A week never lists it.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Overdue { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public SeasonPicture Picture { get; private set; } = null!;
    public IReadOnlyList<DemandLine> Found { get; private set; } = [];
    public IEnumerable<DemandLine> Shown => Found.Skip((PageShown - 1) * PageSize).Take(PageSize);
    public int Pages => Math.Max(1, (Found.Count + PageSize - 1) / PageSize);
    public int PageShown => Math.Clamp(P, 1, Pages);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Picture = await season.ReadAsync(Scope, Me, ct);
        Found = [.. Picture.Lines.Where(l => (Week is null || (l.Week == Week && !l.IsOverdue)) && (!Overdue || l.IsOverdue) && (BureauId is null || l.BureauId == BureauId) && (ReviewerId is null || l.ReviewerId == ReviewerId) && (Source is null || l.Source == Source))
            .OrderBy(l => l.FiledOn).ThenBy(l => l.ItemId)];
    }

    public void OnGet()
    {
        // Everything was read by LoadAsync.
    }

    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        await service.RecordExportAsync(string.Join(Texts["Systems.ConditionSeparator"], Chips().Items.Select(c => c.Label).Prepend(Name)), Me, ct);
        return ListFile.Of(kind, Texts["Season.ItemsFile"], Today,
        [
            new CsvColumn<DemandLine>(Texts["Consultations.Title"], l => l.Title), new(Texts["Consultations.Number"], l => l.Number), new(Texts["Season.Source"], l => Formats.Name(l.Source)),
            new(Texts["InformationSystem.Bureau"], l => Bureau(l)), new(Texts["Season.FiledOn"], l => l.FiledOn), new(Texts["Season.ExpectedOn"], l => l.ExpectedOn), new(Texts["Season.LastSafe"], l => l.IsFiled ? null : l.LastSafe),
            new(Texts["Season.Effort"], l => l.EffortDays), new(Texts["Season.Reviewer"], l => l.ReviewerName), new(Texts["Season.Answer"], l => l.Advice is { } answer ? Formats.Name(answer) : null),
        ], Found.ToAsyncEnumerable());
    }

    public string Bureau(DemandLine line) => Picture.Bureaus.GetValueOrDefault(line.BureauId) ?? Texts["Systems.FormerSection"].Value;

    /// <summary>Where the line leads: to the case, the plan or the system.</summary>
    public string Href(DemandLine line) => line.ConsultationId is { } c ? Url.Page("/Consultations/Case", new { id = c })! : line.PlannedCaseId is { } p ? Url.Page("/Systems/Plans/Index", new { Text = line.Title, Fy = Scope.Fy.Year })! : Url.Page("/Systems/Details", new { id = line.SystemId })!;

    public IReadOnlyList<SelectListItem> Weeks() => [.. Picture.Weeks.Select(w => new SelectListItem(Texts["Season.WeekOf", Formats.MonthDay(w.Monday)], Iso(w.Monday), w.Monday == Week))];

    public IReadOnlyList<SelectListItem> Bureaus() => [.. Picture.Bureaus.OrderBy(b => b.Value, StringComparer.CurrentCulture).Select(b => new SelectListItem(b.Value, b.Key.ToString(), b.Key == BureauId))];

    public IReadOnlyList<SelectListItem> Sources() => [.. Enum.GetValues<DemandSource>().Select(s => new SelectListItem(Formats.Name(s), s.ToString(), s == Source))];

    public string Address(DateOnly? week, Guid? bureau, Guid? reviewer, DemandSource? source, int page = 1, string? kind = null, bool? overdue = null) => Url.Page("/Season/Items", kind is null ? null : "File", new
    {
        Fy = RouteFy, Peak = RoutePeak, Week = week is { } w ? Iso(w) : null, BureauId = bureau, ReviewerId = reviewer, Source = source, Overdue = overdue ?? Overdue ? "true" : null, P = page == 1 ? null : (int?)page, kind,
    })!;

    public Chips Chips()
    {
        var chips = new List<Chip>();
        if (Week is { } week)
        {
            chips.Add(new Chip(Texts["Season.WeekOf", Formats.MonthDay(week)], Address(null, BureauId, ReviewerId, Source)));
        }
        if (BureauId is { } bureau)
        {
            chips.Add(new Chip(Picture.Bureaus.GetValueOrDefault(bureau) ?? Texts["Systems.FormerSection"].Value, Address(Week, null, ReviewerId, Source)));
        }
        if (ReviewerId is { } reviewer)
        {
            chips.Add(new Chip(Picture.Reviewers.FirstOrDefault(r => r.UserId == reviewer)?.Name ?? Texts["Season.Reviewer"].Value, Address(Week, BureauId, null, Source)));
        }
        if (Source is { } source)
        {
            chips.Add(new Chip(Formats.Name(source), Address(Week, BureauId, ReviewerId, null)));
        }
        if (Overdue)
        {
            chips.Add(new Chip(Texts["Season.Overdue"], Address(Week, BureauId, ReviewerId, Source, overdue: false)));
        }
        return new Chips(chips, Address(null, null, null, null, overdue: false));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
