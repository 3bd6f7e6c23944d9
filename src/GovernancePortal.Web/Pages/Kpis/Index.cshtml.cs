using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.Kpis.Judging;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Kpis.Standing;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Kpis;

/// <summary>KPIの一覧: targets of the years, where each stands with its age, how far it is and how it moved.</summary>
public sealed class IndexModel(KpiStandingQueries standings, ReadingService service, CalendarQueries calendars, InstructionQueries instructions, FigureWords figures, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<KpiFilter, KpiRow>(current, source, texts, formats)
{
    private const int YearsShown = 5;
    private const int YearsBefore = 2;

    public FigureWords Figures => figures;
    public IReadOnlyList<PlanChoice> Plans { get; private set; } = [];
    /// <summary>All that fit the conditions.</summary>
    public IReadOnlyList<KpiStanding> All { get; private set; } = [];
    public IReadOnlyList<FiscalYear> Columns { get; private set; } = [];
    public BandLimits Limits { get; private set; } = BandLimits.Usual;
    public FiscalYear Fy => Filter.Fy is { Year: > 0 } chosen ? chosen : FiscalYear.Of(Actor.Today);
    public bool MayEnter => Actor.May(Permission.KpiEnter);
    public bool MayConfirm => Actor.May(Permission.KpiConfirm);
    public bool MayClose => Actor.May(Permission.KpiCloseYear);

    public int Behind => All.Count(s => s.Achievement.IsBehind);
    public int Stale => All.Count(s => s.IsStale);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Lines = await standings.PageAsync(All, Columns, Cursor.Read(At), ct);
    }

    /// <param name="form">xlsx; everything else is CSV.</param>
    public async Task<IActionResult> OnGetFileAsync(string? form, CancellationToken ct)
    {
        await LoadAsync(ct);
        await service.RecordExportAsync(Chosen(), Actor, ct);
        var rows = await standings.RowsAsync(All, Columns, ct);
        return ListFile.Of(form, Texts["Kpis.FileName"], Actor.Today, FileColumns(), rows.ToAsyncEnumerable());
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        await figures.ReadAsync(ct);
        Plans = await standings.PlansAsync(ct);
        Limits = KpiRules.LimitsOf(await calendars.CalendarAsync(ct), Fy);
        var only = Filter.Instructed ? (IReadOnlyCollection<Guid>)[.. await instructions.SubjectsWithOpenAsync(InstructionSubject.Kpi, Actor, ct)] : null;
        All = await standings.ReadAsync(Filter with { Fy = Fy, Only = only }, Actor.Today, ct);
        var plan = Plans.FirstOrDefault(p => p.Id == Filter.PlanId);
        var first = Fy.Plus(-YearsBefore);
        if (plan is not null)
        {
            first = first < plan.From ? plan.From : first;
            first = first.Plus(YearsShown - 1) > plan.To && plan.To.Plus(1 - YearsShown) >= plan.From ? plan.To.Plus(1 - YearsShown) : first;
        }
        Columns = [.. Enumerable.Range(0, YearsShown).Select(n => first.Plus(n)).Where(y => plan is null || y <= plan.To)];
    }

    public IReadOnlyList<SelectListItem> PlanChoices() => [.. Plans.Select(p => new SelectListItem(p.Name, p.Id.ToString(), p.Id == Filter.PlanId))];

    public IReadOnlyList<SelectListItem> Objectives() =>
        [.. Plans.Where(p => Filter.PlanId is null || p.Id == Filter.PlanId).SelectMany(p => p.Objectives).Select(o => new SelectListItem(o.Name, o.Id.ToString(), o.Id == Filter.ObjectiveId))];

    public IReadOnlyList<SelectListItem> Years()
    {
        var now = FiscalYear.Of(Actor.Today);
        var (first, last) = Plans.Count == 0 ? (now, now) : (Plans.Min(p => p.From), Plans.Max(p => p.To));
        return YearChoices(Enumerable.Range(0, Math.Max(last.Year - first.Year, 0) + 1).Select(n => last.Plus(-n)), Fy);
    }

    public StateTag Chip(KpiStanding standing) => figures.Chip(standing.Achievement, Limits);

    public string Text(KpiStanding standing) => standing.Actual is { } actual ? figures.Text(actual.Actual, standing.Unit, actual.Text) : Texts["Format.None"];

    public override string Address(KpiFilter filter, string? at = null, string? handler = null, string? form = null) => Url.Page("/Kpis/Index", handler, new
    {
        filter.Text, filter.PlanId, filter.ObjectiveId, filter.BureauId, filter.SectionId, filter.SystemId, filter.Band, Behind = Yes(filter.Behind), Stale = Yes(filter.Stale), Instructed = Yes(filter.Instructed),
        Computed = filter.Computed is null ? null : filter.Computed.Value ? "true" : "false", Fy = Number(filter.Fy), At = at, form,
    })!;

    protected override KpiFilter Cleared => new() { Fy = Filter.Fy };

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.Text, f => f with { Text = null }),
        new(Filter.PlanId is { } plan ? Plans.FirstOrDefault(p => p.Id == plan)?.Name ?? Texts["Format.None"] : null, f => f with { PlanId = null, ObjectiveId = null }),
        new(Filter.ObjectiveId is { } objective ? Texts["Kpis.ObjectiveIs", Plans.SelectMany(p => p.Objectives).FirstOrDefault(o => o.Id == objective).Name ?? ""].Value : null, f => f with { ObjectiveId = null }),
        new(BureauOf(Filter.BureauId), f => f with { BureauId = null }),
        new(SectionOf(Filter.SectionId), f => f with { SectionId = null }),
        new(Filter.SystemId is null ? null : Texts["Kpis.OfOneSystem"].Value, f => f with { SystemId = null }),
        new(Filter.Band is { } band ? Formats.Name(band) : null, f => f with { Band = null }),
        new(Filter.Behind ? Texts["Kpis.OnlyBehind"].Value : null, f => f with { Behind = false }),
        new(Filter.Stale ? Texts["Kpis.OnlyStale"].Value : null, f => f with { Stale = false }),
        new(Filter.Instructed ? Texts["Instructions.OnlyInstructed"].Value : null, f => f with { Instructed = false }),
        new(Filter.Computed is { } computed ? Texts[computed ? "Kpis.OnlyComputed" : "Kpis.OnlyEntered"].Value : null, f => f with { Computed = null }),
    ];

    public Pager Pager() => PagerOf(KpiStandingQueries.PageSize, All.Count);

    private CsvColumn<KpiRow>[] FileColumns() =>
    [
        new(Texts["Kpis.Plan"], r => r.Standing.PlanName), new(Texts["Kpis.Objective"], r => r.Standing.Objective), new(Texts["Kpis.Code"], r => r.Standing.Code), new(Texts["Kpis.Initiative"], r => r.Standing.Initiative),
        new(Texts["Kpis.Name"], r => r.Standing.Name), new(Texts["Kpis.Unit"], r => r.Standing.Unit), new(Texts["InformationSystem.Bureau"], r => r.Standing.BureauName), new(Texts["Kpis.Section"], r => r.Standing.SectionName),
        .. Columns.Select(year => new CsvColumn<KpiRow>(Texts["Kpis.TargetOf", Formats.ShortYear(year)], r => r.Targets.GetValueOrDefault(year))),
        new(Texts["Kpis.NowOf", Formats.ShortYear(Fy)], r => Text(r.Standing)), new(Texts["Kpis.AsOf"], r => r.Standing.Actual?.AsOf), new(Texts["Kpis.Source"], r => r.Standing.Actual is { } a ? Formats.Name(a.Source) : null),
        new(Texts["Kpis.ConfirmedBy"], r => r.Standing.Actual?.ConfirmedBySection), new(Texts["Kpis.Band"], r => Formats.Name(r.Standing.Achievement.Band)),
        new(Texts["Kpis.Rate"], r => Rounded(r.Standing.Achievement.Rate)), new(Texts["Kpis.RateFromBaseline"], r => Rounded(r.Standing.Achievement.FromBaseline)),
        new(Texts["Kpis.Forecast"], r => r.Standing.Forecast is { } f ? figures.Text(f, r.Standing.Unit, null) : null), new(Texts["Kpis.IsStale"], r => r.Standing.IsStale ? Texts["Form.Yes"].Value : null),
    ];

    private static string? Rounded(decimal? rate) => rate is { } exact ? Math.Round(exact, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture) : null;
}
