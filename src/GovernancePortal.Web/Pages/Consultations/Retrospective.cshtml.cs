using System.Globalization;
using GovernancePortal.Core.Consultations.Consistency;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>事後の協議: contracts without a consultation and consultations filed after the contract, counted and listed.</summary>
public sealed class RetrospectiveModel(ConsistencyQueries queries, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel, ILoadsDisplay
{
    private const int YearsBack = 4;
    private Actor actor = null!;

    /// <summary>The fiscal year in which the contract began.</summary>
    [BindProperty(SupportsGet = true)]
    public FiscalYear? ContractFy { get; set; }

    [BindProperty(SupportsGet = true)]
    public RetrospectiveKind? Kind { get; set; }

    public FiscalYear Fy => ContractFy is { Year: > 0 } chosen ? chosen : FiscalYear.Of(actor.Today);
    public IReadOnlyList<RetrospectiveLine> All { get; private set; } = [];
    public IReadOnlyList<RetrospectiveLine> Lines => [.. All.Where(l => Kind is null || l.Kind == Kind)];

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        All = await queries.RetrospectiveAsync(Fy, actor, ct);
    }

    public void OnGet()
    {
        // Everything is loaded before.
    }

    public IActionResult OnGetFile(string? form) => ListFile.Of(form, texts["Retrospective.Title"], actor.Today, Columns(), Lines.ToAsyncEnumerable());

    public int CountOf(RetrospectiveKind kind) => All.Count(l => l.Kind == kind);

    public string Address(RetrospectiveKind? kind, string? handler = null, string? file = null) => Url.Page("/Consultations/Retrospective", handler, new { ContractFy = Fy.Year.ToString(CultureInfo.InvariantCulture), Kind = kind, form = file })!;

    public IReadOnlyList<SelectListItem> Years() =>
        [.. Enumerable.Range(0, YearsBack).Select(n => FiscalYear.Of(actor.Today).Plus(-n)).Select(y => new SelectListItem(formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == Fy))];

    private CsvColumn<RetrospectiveLine>[] Columns() =>
    [
        new(texts["Retrospective.Kind"], r => formats.Name(r.Kind)), new(texts["Consultations.Number"], r => r.Number), new(texts["Consultations.Title"], r => r.Title), new(texts["InformationSystem.Bureau"], r => r.BureauName),
        new(texts["Consultations.Section"], r => r.SectionName), new(texts["Consultations.Supplier"], r => r.Supplier), new(texts["Retrospective.ContractOn"], r => r.ContractOn), new(texts["Retrospective.FiledOn"], r => r.FiledOn), new(texts["Retrospective.Amount"], r => r.AmountYen),
    ];
}
