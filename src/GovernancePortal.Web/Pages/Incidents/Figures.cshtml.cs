using System.Globalization;
using GovernancePortal.Core.Incidents;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Incidents;

/// <summary>件数: numbers of a fiscal year, which everybody may know; no record.</summary>
public sealed class FiguresModel(IncidentQueries queries, IncidentWords words) : ModulePage<IncidentWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    public IncidentYear Year { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct) => Year = await queries.YearAsync(Fy is { Year: > 2000 and < 2100 } asked ? asked : FiscalYear.Of(Me.Today), ct);

    public IReadOnlyList<SelectListItem> Years =>
        [.. Enumerable.Range(0, 5).Select(n => new FiscalYear(FiscalYear.Of(Me.Today).Year - n)).Select(y => new SelectListItem(Words.Formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == Year.Fy))];
}
