using System.Globalization;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Accounts;

/// <summary>The accounts taken in: executed amounts, what was carried over and what lapsed, with the case of each line.</summary>
public sealed class LinesModel(AccountQueries accounts, AccountService keeper, ConsultationCaseService cases, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel, ILoadsDisplay
{
    private const int YearsShown = 8;

    [BindProperty(SupportsGet = true)]
    public AccountFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Actor Actor { get; private set; } = null!;
    public Page<AccountView> Lines { get; private set; } = Page<AccountView>.Empty;
    public AccountTotals Totals { get; private set; } = new(0, 0, 0, 0);

    public async Task LoadAsync(CancellationToken ct) => Actor = await current.GetAsync(ct);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Lines = await accounts.PageAsync(Filter, At, ct);
        Totals = await accounts.TotalsAsync(Filter, ct);
    }

    /// <param name="kind">xlsx or csv.</param>
    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        var chosen = Chips().Items.Select(chip => chip.Label).ToList();
        await cases.RecordExportAsync(texts["Accounts.Lines"] + texts["Systems.ConditionSeparator"] + (chosen.Count == 0 ? texts["Systems.AllRows"] : string.Join(texts["Systems.ConditionSeparator"], chosen)), Actor, ct);
        return SheetResult.Of(kind, texts["Accounts.FileName"], Actor.Today, Fields, accounts.AllAsync(Filter));
    }

    /// <summary>Lines without a case are tried again.</summary>
    public async Task<IActionResult> OnPostRetryAsync(CancellationToken ct)
    {
        var found = await keeper.RetryAsync(Actor, ct);
        this.FlashMessage(texts["Accounts.Found", found]);
        return Redirect(Address(Filter));
    }

    // The headings of the import, so that what goes out comes back in.
    private IReadOnlyList<SheetField<AccountView>> Fields =>
    [
        new(AccountImportService.Year.Header, l => l.Fy), new(AccountImportService.CaseNumber.Header, l => l.CaseNumber), new(AccountImportService.ContractNumber.Header, l => l.ContractNumber),
        new(AccountImportService.ProjectCode.Header, l => l.ProjectCode), new(AccountImportService.Name.Header, l => l.Name, Width: 36), new(AccountImportService.Budget.Header, l => l.BudgetYen, SheetLook.Number),
        new(AccountImportService.Settled.Header, l => l.SettledYen, SheetLook.Number), new(AccountImportService.Carried.Header, l => l.CarriedYen, SheetLook.Number), new(texts["Accounts.Unused"], l => l.UnusedYen, SheetLook.Number),
        new(texts["Consultations.Number"], l => l.Number, Width: 16), new(texts["Consultations.Title"], l => l.Title, Width: 36),
    ];

    public IReadOnlyList<SelectListItem> Years()
    {
        var last = FiscalYear.Of(Actor.Today);
        return [.. Enumerable.Range(0, YearsShown).Select(n => last.Plus(-n)).Select(y => new SelectListItem(formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == Filter.Fy))];
    }

    public string Address(AccountFilter filter, string? at = null, string? handler = null, string? kind = null) => Url.Page("/Consultations/Accounts/Lines", handler, new
    {
        Fy = filter.Fy?.Year.ToString(CultureInfo.InvariantCulture), Unmatched = filter.Unmatched ? "true" : null, At = at, kind,
    })!;

    public Chips Chips()
    {
        var chips = new List<Chip>();
        if (Filter.Fy is { } year)
        {
            chips.Add(new Chip(formats.Year(year), Address(Filter with { Fy = null })));
        }
        if (Filter.Unmatched)
        {
            chips.Add(new Chip(texts["Accounts.OnlyUnmatched"], Address(Filter with { Unmatched = false })));
        }
        return new Chips(chips, Address(new AccountFilter()));
    }

    public Pager Pager() => new(Lines.Items.Count, AccountQueries.PageSize, Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Totals.Count);
}
