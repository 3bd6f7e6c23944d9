using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Calendar;

/// <summary>One kind of window of the budget shown: what holds and what is proposed.</summary>
public sealed record WindowSlot(WindowKind Kind, WindowRow? InForce, WindowRow? Proposed);

public sealed class WindowsModel(CurrentActor current, CalendarQueries queries, CalendarApprovalService approval, CalendarService service,
    IValidator<WindowInput> validator, Formats formats, IStringLocalizer<Texts> texts)
    : ProposalPage<CalendarWindow>(current, queries, approval, texts)
{
    /// <summary>Fiscal year of the budget, as a number.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public BudgetKind Budget { get; set; }

    /// <summary>The window whose form is open.</summary>
    [BindProperty(SupportsGet = true)]
    public WindowKind? Kind { get; set; }

    [BindProperty]
    public WindowInput Input { get; set; } = new();

    public FiscalYear Shown { get; private set; }
    public BudgetKind ShownBudget => Budget == BudgetKind.None || !Enum.IsDefined(Budget) ? BudgetKind.Initial : Budget;
    public IReadOnlyList<WindowSlot> Slots { get; private set; } = [];
    public bool IsSkeleton { get; private set; }
    public IReadOnlyList<SelectListItem> Years { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Budgets { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        var thisYear = FiscalYear.Of(Today);
        Shown = Year is >= FiscalYear.EarliestYear and <= FiscalYear.LatestYear ? new FiscalYear(Year.Value) : thisYear.Next;
        Years = [.. Enumerable.Range(thisYear.Year - 2, 7).Append(Shown.Year).Distinct().Order()
            .Select(y => new SelectListItem(formats.Year(new FiscalYear(y)), y.ToString(System.Globalization.CultureInfo.InvariantCulture), y == Shown.Year))];
        Budgets = [.. Enum.GetValues<BudgetKind>().Where(kind => kind != BudgetKind.None)
            .Select(kind => new SelectListItem(formats.Name(kind), kind.ToString(), kind == ShownBudget))];
        IsSkeleton = (await Queries.CalendarAsync(ct)).IsSkeleton(Shown);
        var rows = await Queries.WindowsAsync(Shown, ct);
        Slots = [.. Enum.GetValues<WindowKind>().Select(kind => new WindowSlot(kind, Row(kind, ProposalStatus.Approved), Row(kind, ProposalStatus.Proposed)))];
        Wait(rows.Where(row => row.Proposal.IsOpen).OrderBy(row => row.BudgetKind).ThenBy(row => row.WindowKind)
            .Select(row => new WaitingLine(row.Proposal, Texts["Calendar.WaitingWindow", formats.Year(row.FiscalYear), formats.Name(row.BudgetKind), formats.Name(row.WindowKind), formats.Day(row.From), formats.Day(row.To)])));

        WindowRow? Row(WindowKind kind, ProposalStatus status) =>
            rows.FirstOrDefault(row => row.BudgetKind == ShownBudget && row.WindowKind == kind && row.Proposal.Status == status);
    }

    public void OnGet()
    {
        var row = Slots.FirstOrDefault(slot => slot.Kind == Kind)?.InForce;
        Input = new WindowInput { From = row?.From, To = row?.To };
    }

    protected override object? RouteForReturn() => new { Year, Budget };

    public async Task<IActionResult> OnPostProposeAsync(CancellationToken ct)
    {
        if (Kind is not { } kind)
        {
            return NotFound();
        }

        var input = Input with { FiscalYear = Shown, BudgetKind = ShownBudget, WindowKind = kind };
        if (!await this.ValidateAsync(validator, input))
        {
            return Page();
        }

        await service.ProposeWindowAsync(input, Me, ct);
        return Done("Calendar.ProposedDone");
    }

    public async Task<IActionResult> OnPostDefaultsAsync(CancellationToken ct)
    {
        var days = (await Queries.CalendarAsync(ct)).BusinessDays;
        var number = await service.ProposeDefaultWindowsAsync(Shown, days, Me, ct);
        return Done("Calendar.DefaultsDone", number);
    }

    /// <summary>Proposes that the year's initial budget is, or is no longer, a 骨格予算; it waits among the settings.</summary>
    public async Task<IActionResult> OnPostSkeletonAsync(CancellationToken ct)
    {
        await service.ProposeSettingAsync(
            new SettingInput { Name = SettingName.SkeletonBudget, Value = IsSkeleton ? 0 : 1, ValidFrom = Shown.Start, ValidTo = Shown.End }, Me, ct);
        return Done("Calendar.ProposedDone");
    }
}
