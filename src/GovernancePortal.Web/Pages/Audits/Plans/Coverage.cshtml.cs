using System.Globalization;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Audits.Plans;

/// <summary>カバレッジ表: sections × years, what was audited, what is planned, what is missing, with the risk beside.</summary>
public sealed class CoverageModel(AuditPlanQueries queries, AuditOfficeQueries offices, AuditPlanService service, AuditPlanWords words) : ModulePage<AuditPlanWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Plan { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? BureauId { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Gaps { get; set; }

    /// <summary>The section whose score is taken apart.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Risk { get; set; }

    public CoverageView View { get; private set; } = null!;
    public CoverageRow? Apart => Risk is { } id ? View.Rows.FirstOrDefault(r => r.Section.Id == id) : null;
    public IReadOnlyList<FiscalYear> Years => [.. Enumerable.Range(View.From.Year, View.To.Year - View.From.Year + 1).Select(y => new FiscalYear(y))];
    public IReadOnlyList<SelectListItem> Plans => [.. View.Plans.Select(p => new SelectListItem($"{p.Name} {Texts["AuditPlans.Edition", p.Edition]} {Words.Formats.Name(p.State)}", p.Id.ToString(), p.Id == View.Plan?.Id))];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.CoverageAsync(new CoverageFilter { Plan = Plan, BureauId = BureauId, Gaps = Gaps }, Me, ct);
    }

    public void OnGet()
    {
    }

    /// <summary>A line was dragged to another year; the form page moves the month and the team as well.</summary>
    public async Task<IActionResult> OnPostMoveAsync(Guid line, int year, uint version, CancellationToken ct)
    {
        var breaches = await service.MoveLineAsync(Plan ?? Guid.Empty, line, new FiscalYear(Math.Clamp(year, FiscalYear.EarliestYear, FiscalYear.LatestYear)), null, version, Me, ct);
        if (breaches.Count > 0)
        {
            Words.Say(ModelState, breaches, await offices.WholeAsync(Me.Today, ct));
            return Page();
        }
        return Done("AuditPlans.LineSaved", "/Audits/Plans/Coverage", new { Plan, BureauId, Gaps = Gaps ? "true" : null });
    }

    /// <param name="form">xlsx; everything else is CSV.</param>
    public async Task<IActionResult> OnGetFileAsync(string? form, CancellationToken ct)
    {
        await service.RecordExportAsync(View.Plan?.Name ?? Texts["Navigation.AuditCoverage"], Me, ct);
        return ListFile.Of(form, Texts["Navigation.AuditCoverage"], Me.Today, Columns(), View.Rows.ToAsyncEnumerable());
    }

    public string Address(Guid? risk = null, string? handler = null, string? form = null) => Url.Page("/Audits/Plans/Coverage", handler, new { Plan, BureauId, Gaps = Gaps ? "true" : null, Risk = risk, form })!;

    /// <summary>"6年 × 3 = 18", the parts of a score.</summary>
    public static string Points(Core.Audits.Planner.RiskPart part) => string.Create(CultureInfo.InvariantCulture, $"{part.Value} × {part.Weight} = {part.Points}");

    private CsvColumn<CoverageRow>[] Columns() =>
    [
        new(Texts["InformationSystem.Bureau"], r => r.Section.BureauName), new(Texts["AuditPlans.Section"], r => r.Section.Name), new(Texts["AuditPlans.MyNumberHandled"], r => Texts[r.Facts.HandlesMyNumber ? "Form.Yes" : "Form.No"].Value),
        new(Texts["AuditPlans.Before"], r => Words.Formats.Year(r.LastBefore)),
        .. Years.Select((year, place) => new CsvColumn<CoverageRow>(Words.Formats.Year(year), r => string.Join(' ', r.Years[place].Select(Words.Mark)))),
        new(Texts["AuditPlans.Gap"], r => r.Gap ? Texts["AuditPlans.Gap"].Value : ""), new(Texts["AuditPlans.Risk"], r => r.Risk?.Total),
    ];
}
