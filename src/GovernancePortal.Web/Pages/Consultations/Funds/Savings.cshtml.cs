using System.Globalization;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Funds;

/// <summary>What the scrutiny of estimates saved, by fiscal year and bureau.</summary>
public sealed class SavingsModel(ScrutinyQueries scrutinies, ConsultationCaseService cases, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel
{
    private const int YearsShown = 5;

    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    public Actor Actor { get; private set; } = null!;
    public IReadOnlyList<SavingLine> Lines { get; private set; } = [];
    public Chart? Chart { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Chart = Lines.Count == 0 ? null : new Chart("savings", texts["Savings.ByBureau"], texts["InformationSystem.Bureau"], ChartKind.Bars, [new(texts["Scrutiny.SavedYen"])],
            [.. Lines.GroupBy(l => l.BureauName).Select(g => new ChartRow(g.Key, [g.Sum(l => l.SavedYen)]))], ChartUnit.Yen);
    }

    /// <param name="kind">xlsx or csv.</param>
    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        await ReadAsync(ct);
        await cases.RecordExportAsync(texts["Savings.Title"] + texts["Systems.ConditionSeparator"] + (Fy is { } year ? formats.Year(year) : texts["Systems.AllRows"]), Actor, ct);
        return SheetResult.Of(kind, texts["Savings.FileName"], Actor.Today,
        [
            new(texts["Field.A3"], l => l.Year), new(texts["InformationSystem.Bureau"], l => l.BureauName), new(texts["Savings.Cases"], l => l.Cases, SheetLook.Number), new(texts["Scrutiny.Before"], l => l.BeforeYen, SheetLook.Number),
            new(texts["Scrutiny.After"], l => l.AfterYen, SheetLook.Number), new(texts["Scrutiny.SavedYen"], l => l.SavedYen, SheetLook.Number),
        ], Lines.ToAsyncEnumerable());
    }

    public IReadOnlyList<SelectListItem> Years()
    {
        var next = FiscalYear.Of(Actor.Today).Next;
        return [.. Enumerable.Range(0, YearsShown).Select(n => next.Plus(-n)).Select(y => new SelectListItem(formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == Fy))];
    }

    public string Address(FiscalYear? year, string? handler = null, string? kind = null) => Url.Page("/Consultations/Funds/Savings", handler, new { Fy = year?.Year.ToString(CultureInfo.InvariantCulture), kind })!;

    private async Task ReadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Lines = await scrutinies.SavingsAsync(Fy, Actor, ct);
    }
}
