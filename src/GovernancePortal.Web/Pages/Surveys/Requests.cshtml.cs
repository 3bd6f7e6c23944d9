using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Surveys;

/// <summary>What is asked of one section, month by month.</summary>
public sealed record RequestLine(SectionLine Section, IReadOnlyList<int> Months)
{
    public int All => Months.Sum();
}

/// <summary>The burden on the sections: what the portal asks of each by month, from surveys and consultations.</summary>
public sealed class RequestsModel(SurveyWorkQueries surveys, RequestQueries consultations, ChoiceQueries choices, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : SurveyPage(current)
{
    private const int YearsBack = 2;

    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? BureauId { get; set; }

    public FiscalYear Year { get; private set; }
    public IReadOnlyList<DateOnly> Months { get; private set; } = [];
    public IReadOnlyList<RequestLine> Lines { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Bureaus { get; private set; } = [];
    /// <summary>By kind: surveys, questions, returns, conditions.</summary>
    public IReadOnlyList<(string Kind, IReadOnlyList<int> Months)> Kinds { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Year = Fy ?? FiscalYear.Of(Me.Today);
        Months = [.. Enumerable.Range(0, 12).Select(n => Year.Start.AddMonths(n))];
        var sections = await choices.SectionsAsync(Me.Today, ct);
        Bureaus = [.. sections.DistinctBy(s => s.BureauId).Select(s => new SelectListItem(s.BureauName, s.BureauId.ToString(), s.BureauId == BureauId))];
        var all = (await surveys.RequestsAsync(Year, ct)).Select(r => (r.SectionId, r.Month, Kind: "Surveys", r.Count))
            .Concat((await consultations.ByMonthAsync(Year, ct)).Select(r => (r.SectionId, r.Month, Kind: r.Kind.ToString(), r.Count))).ToList();
        var byPlace = all.ToLookup(r => (r.SectionId, r.Month), r => r.Count);
        var shown = sections.Where(s => BureauId is null || s.BureauId == BureauId).ToList();
        Lines = [.. shown.Select(s => new RequestLine(s, [.. Months.Select(m => byPlace[(s.Id, m)].Sum())])).Where(l => l.All > 0).OrderByDescending(l => l.All).ThenBy(l => l.Section.Code, StringComparer.Ordinal)];
        var ids = shown.Select(s => s.Id).ToHashSet();
        Kinds = [.. new[] { "Surveys", nameof(RequestKind.Questions), nameof(RequestKind.Returns), nameof(RequestKind.Conditions) }
            .Select(k => (texts["Surveys.RequestKind." + k].Value, (IReadOnlyList<int>)[.. Months.Select(m => all.Where(r => r.Kind == k && r.Month == m && ids.Contains(r.SectionId)).Sum(r => r.Count))]))];
    }

    public void OnGet()
    {
    }

    public IActionResult OnGetCsv() => new CsvResult<RequestLine>(texts["Surveys.Requests"], Me.Today,
    [
        new(texts["Surveys.Bureau"], l => l.Section.BureauName), new(texts["Surveys.Section"], l => l.Section.Name),
        .. Months.Select((m, n) => new CsvColumn<RequestLine>(m.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), l => l.Months[n])), new(texts["Surveys.Total"], l => l.All),
    ], Lines.ToAsyncEnumerable());

    public IReadOnlyList<SelectListItem> Years() =>
        [.. Enumerable.Range(-YearsBack, YearsBack + 2).Select(n => FiscalYear.Of(Me.Today).Plus(n)).Select(y => new SelectListItem(formats.Year(y), y.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), y == Year))];

    public string MonthName(DateOnly month) => texts["Surveys.MonthNumber", month.Month];

    public Chart Burden() => new("requests", texts["Surveys.RequestsByKind"], texts["Surveys.Month"], ChartKind.StackedColumns, [.. Kinds.Select(k => new ChartSeries(k.Kind))],
        [.. Months.Select((m, n) => new ChartRow(MonthName(m), [.. Kinds.Select(k => (decimal?)k.Months[n])]))]);
}
