using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Opinions;
using GovernancePortal.Core.Platform.Codes;
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

/// <summary>意見一覧: decided first stages of a budget for the finance section, handed over with a number.</summary>
public sealed class OpinionsModel(OpinionQueries queries, OpinionService service, CodeQueries codes, ConsultationCaseService cases, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel, ILoadsDisplay
{
    private const int YearsBack = 4;
    private Actor actor = null!;
    private CodeBook book = null!;

    [BindProperty(SupportsGet = true)]
    public FiscalYear? TargetFy { get; set; }

    [BindProperty(SupportsGet = true)]
    public BudgetKind Budget { get; set; }

    public FiscalYear Fy => TargetFy is { Year: > 0 } chosen ? chosen : FiscalYear.Of(actor.Today).Next;
    public OpinionView View { get; private set; } = new([], []);
    public bool MayHandOver { get; private set; }

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        book = await codes.BookAsync(ct);
        View = await queries.ViewAsync(Fy, Budget, actor, ct);
        MayHandOver = actor.May(Permission.ConsultationReview);
    }

    public void OnGet()
    {
        // Everything is loaded before.
    }

    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        await cases.RecordExportAsync($"{texts["Opinions.Title"]} {formats.Year(Fy)} {formats.Name(Budget)}", actor, ct);
        return ListFile.Of(kind, texts["Opinions.Title"], actor.Today, Columns(), View.Lines.ToAsyncEnumerable());
    }

    public async Task<IActionResult> OnPostHandOverAsync(string? seen, CancellationToken ct)
    {
        var number = await service.HandOverAsync(Fy, Budget, seen, actor, ct);
        this.FlashMessage(texts["Opinions.HandedOver", number]);
        return RedirectToPage(Route());
    }

    public object Route(string? kind = null) => new { TargetFy = Fy.Year.ToString(CultureInfo.InvariantCulture), Budget, kind };

    public string Result(OpinionRow row) => book.Name(row.Route == DecisionRoute.Committee ? ConsultationCodes.CommitteeResult : ConsultationCodes.SectionResult, row.Result.ToString());

    public IReadOnlyList<SelectListItem> Years() =>
        [.. Enumerable.Range(0, YearsBack).Select(n => FiscalYear.Of(actor.Today).Next.Plus(-n)).Select(y => new SelectListItem(formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == Fy))];

    public IReadOnlyList<SelectListItem> Budgets() => [.. Enum.GetValues<BudgetKind>().Select(b => new SelectListItem(formats.Name(b), b.ToString(), b == Budget))];

    private CsvColumn<OpinionLine>[] Columns() =>
    [
        new(texts["Consultations.Number"], l => l.Row.Number), new(texts["Consultations.Title"], l => l.Row.Title), new(texts["InformationSystem.Bureau"], l => l.Row.BureauName), new(texts["Consultations.Section"], l => l.Row.SectionName),
        new(texts["Field.A2"], l => formats.Name(l.Row.Kind)), new(texts["Opinions.Result"], l => Result(l.Row)), new(texts["Case.DecidedOn"], l => l.Row.DecidedOn), new(texts["Consultations.TotalYen"], l => l.Row.TotalYen),
        new(texts["Opinions.Opinion"], l => l.Row.Opinion), new(texts["Case.Conditions"], l => string.Join(texts["Form.ListSeparator"], l.Row.Conditions)), new(texts["Opinions.Priority"], l => l.Row.Priority), new(texts["Opinions.Change"], l => formats.Name(l.Change)),
    ];
}
