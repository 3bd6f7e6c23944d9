using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Municipalities;

/// <summary>Where the municipalities stand: classes by year, support, checklists, and whose renewals fall together.</summary>
public sealed class IndexModel(MunicipalityFigureQueries figures, MunicipalityWords words) : MunicipalityPage(words)
{
    private const int YearsShown = 5;

    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    public FiscalYear Shown => Fy ?? Words.Now;
    public MunicipalityFigures Figures { get; private set; } = null!;
    public ClassCount Classes { get; private set; } = null!;
    public Chart Time { get; private set; } = null!;
    public IReadOnlyList<RenewalWindow> Windows { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Figures = await figures.ReadAsync(Me.Today, ct);
        Classes = Figures.Classes(Shown);
        Windows = Figures.Windows();
        var years = Enumerable.Range(1 - YearsShown, YearsShown).Select(n => Figures.Classes(Shown.Plus(n))).ToList();
        // What nobody has entered is a column of its own only where there is any.
        var unknown = years.Exists(y => y.Unknown > 0);
        Time = new Chart("classes", Texts["Municipalities.ClassesByYear"], Texts["Municipalities.Year"], ChartKind.StackedColumns,
            [.. new[] { "CloudClass.Shared", "CloudClass.Single", "CloudClass.None" }.Select(key => new ChartSeries(Texts[key])), .. unknown ? new[] { new ChartSeries(Texts["Municipalities.Unknown"]) } : []],
            [.. years.Select(y => new ChartRow(Words.Formats.Year(y.Fy), [y.Shared, y.Single, y.None, .. unknown ? new decimal?[] { y.Unknown } : []]))]);
    }

    public MunicipalFigure Figure(string key) => Figures.Figure(key, Shown);

    public string Behind(string key) => Url.Page("/Municipalities/Figure", new { key, fy = Shown.Year })!;

    public string ListOf(object route) => Url.Page("/Municipalities/List", route)!;

    public void OnGet()
    {
    }
}
