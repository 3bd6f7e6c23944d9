using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Funds;

/// <summary>The money of a case: its chain, the options compared, the cost over the years of use, sources, quotes and authority.</summary>
public sealed class CaseModel(CaseQueries queries, FundsQueries funds, RestrictedViews restricted, CodeQueries codes, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public CaseView View { get; private set; } = null!;
    public FundsView Funds { get; private set; } = null!;
    public CodeBook Codes { get; private set; } = null!;
    public ChainLink? First { get; private set; }
    public ChainLink? Second { get; private set; }
    public IReadOnlyList<ChainAmount> Amounts { get; private set; } = [];
    public FundSources? Sources { get; private set; }
    public LifecycleCost? Lifecycle { get; private set; }
    public Chart? OptionChart { get; private set; }
    public Chart? LifecycleChart { get; private set; }
    public bool MayKeepAuthority { get; private set; }
    public bool MaySeePrices { get; private set; }
    public decimal? Spread { get; private set; }
    public bool HasQuotes { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var actor = await current.GetAsync(ct);
        View = await queries.ViewAsync(Id, actor, ct);
        Funds = await funds.OfAsync(View, actor, ct);
        Codes = await codes.BookAsync(ct);
        var c = View.Case;
        First = c.Stage == Stage.PreBudget ? View.Chain.First(l => l.Id == Id) : View.Chain.LastOrDefault(l => l.Id == c.PreBudgetId);
        Second = c.Stage == Stage.PreProcurement ? View.Chain.First(l => l.Id == Id)
            : View.Chain.LastOrDefault(l => l.Stage == Stage.PreProcurement && l.State is not (ConsultationState.Withdrawn or ConsultationState.Rejected));
        Amounts = MoneyChain.Of(First, Second);
        Lifecycle = Funds.Lifecycle;
        Sources = Funds.First is null ? null : CostFigures.Sources(Funds.First, First?.Budget?.RequestedYen);
        MayKeepAuthority = AuthorityService.MayKeep(c, actor);
        MaySeePrices = ConsultationAccess.SeesPrices(actor, c);
        HasQuotes = c.Stage == Stage.PreProcurement && View.Facts.Rows("Q6").Count > 0;
        Spread = HasQuotes && View.MayViewRestricted ? QuoteSpread.Percent(View.Facts) : null;
        Draw();
        // Whose restricted figures stand on the page is told to the Trail: this stage's and the other one's alike.
        foreach (var id in new[] { HasQuotes && View.MayViewRestricted ? Id : (Guid?)null, Second is { ExecutionYen: not null } other ? other.Id : null }.OfType<Guid>().Distinct())
        {
            await restricted.RecordAsync(id, actor, ct);
        }
    }

    public string Category(string code) => Codes.Name(ConsultationCodes.CostCategory, code);

    /// <summary>In 千円 by the office's rounding rule.</summary>
    public string Thousands(long yen) => Core.Platform.Money.Yen.Thousands(ThousandRounding.Of(yen, Funds.Rounding) * 1000);

    /// <summary>The 端数 note is due where any printed row or column does not add up to its printed total.</summary>
    public bool NeedsNote => Lifecycle is { } cost && (
        cost.Rows.Any(r => ThousandRounding.Sum(cost.Years.Select(y => r.ByYear.GetValueOrDefault(y)), Funds.Rounding).NeedsNote)
        || cost.Years.Any(y => ThousandRounding.Sum(cost.Rows.Select(r => r.ByYear.GetValueOrDefault(y)), Funds.Rounding).NeedsNote)
        || ThousandRounding.Sum(cost.Rows.Select(r => r.TotalYen), Funds.Rounding).NeedsNote);

    private void Draw()
    {
        var options = Funds.Options;
        OptionChart = options.Count == 0 ? null : new Chart("options", texts["Funds.Options"], texts["Funds.Option"], ChartKind.Columns,
            [new(texts["Funds.Initial"]), new(texts["Funds.FiveYears"]), new(texts["Funds.PerYear"])],
            [.. options.Select(o => new ChartRow(o.Name, [o.InitialYen, o.FiveYearYen, o.PerYearYen]))], ChartUnit.Yen);
        LifecycleChart = Lifecycle is not { Rows.Count: > 0 } cost ? null : new Chart("lifecycle", texts["Funds.Lifecycle"], texts["Funds.Year"], ChartKind.StackedColumns,
            [.. cost.Rows.Select(r => new ChartSeries(Category(r.Category)))],
            [.. cost.Years.Select(y => new ChartRow(formats.ShortYear(y), [.. cost.Rows.Select(r => (decimal?)r.ByYear.GetValueOrDefault(y))]))], ChartUnit.Yen);
    }
}
