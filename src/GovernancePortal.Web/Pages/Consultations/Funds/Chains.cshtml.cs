using System.Globalization;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Funds;

/// <summary>案件の連鎖: every case of a year from its estimate to its accounts, on one line.</summary>
public sealed class ChainsModel(ChainQueries chains, ConsultationCaseService cases, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel
{
    private const int YearsShown = 5;

    [BindProperty(SupportsGet = true)]
    public ChainFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Actor Actor { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public Page<ChainLine> Lines { get; private set; } = Page<ChainLine>.Empty;
    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Lines = await chains.PageAsync(Filter, At, Actor, ct);
        Total = await chains.CountAsync(Filter, Actor, ct);
    }

    /// <param name="kind">xlsx or csv.</param>
    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        await ReadAsync(ct);
        var chosen = Chips().Items.Select(chip => chip.Label).ToList();
        await cases.RecordExportAsync(texts["Chains.Title"] + texts["Systems.ConditionSeparator"] + (chosen.Count == 0 ? texts["Systems.AllRows"] : string.Join(texts["Systems.ConditionSeparator"], chosen)), Actor, ct);
        return SheetResult.Of(kind, texts["Chains.FileName"], Actor.Today, Fields(), chains.AllAsync(Filter, Actor));
    }

    private IReadOnlyList<SheetField<ChainLine>> Fields() =>
    [
        new(texts["Consultations.Number"], l => l.Number, Width: 14), new(texts["Consultations.Title"], l => l.Title, Width: 36), new(texts["Field.A3"], l => l.TargetFy), new(texts["InformationSystem.Bureau"], l => l.BureauName),
        new(texts["Consultations.Section"], l => l.SectionName), new(texts["Consultations.State"], l => formats.Name(l.State)), new(texts["ChainStep.Estimate"], l => l.EstimateYen, SheetLook.Number),
        new(texts["ChainStep.Requested"], l => l.RequestedYen, SheetLook.Number), new(texts["Case.Outcome"], l => l.Outcome is { } outcome ? formats.Name(outcome) : null), new(texts["ChainStep.Assessed"], l => l.AssessedYen, SheetLook.Number),
        new(texts["Chains.Next"], l => l.NextNumber), new(texts["ChainStep.Contract"], l => l.ContractYen, SheetLook.Number), new(texts["CaseAct.ContractOn"], l => l.ContractOn, SheetLook.Day), new(texts["Case.Supplier"], l => l.Supplier, Width: 30),
        new(texts["ChainStep.Settled"], l => l.SettledYen, SheetLook.Number),
        new(texts["Chains.EvaluationNumber"], l => l.EvaluationNumber), new(texts["Chains.EvaluationState"], l => l.EvaluationState is { } state ? formats.Name(state) : null),
    ];

    public IReadOnlyList<SelectListItem> Years()
    {
        var next = FiscalYear.Of(Actor.Today).Next;
        return [.. Enumerable.Range(0, YearsShown).Select(n => next.Plus(-n)).Select(y => new SelectListItem(formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == Filter.Fy))];
    }

    public string Address(ChainFilter filter, string? at = null, string? handler = null, string? kind = null) => Url.Page("/Consultations/Funds/Chains", handler, new
    {
        Fy = filter.Fy?.Year.ToString(CultureInfo.InvariantCulture), filter.BureauId, Open = filter.Open ? "true" : null, filter.Text, At = at, kind,
    })!;

    public Chips Chips()
    {
        var chips = new List<Chip>();
        Add(Filter.Text, f => f with { Text = null });
        Add(Filter.Fy is { } year ? formats.Year(year) : null, f => f with { Fy = null });
        Add(Filter.BureauId is { } bureau ? Words.BureauName(bureau) ?? texts["Systems.FormerSection"].Value : null, f => f with { BureauId = null });
        Add(Filter.Open ? texts["Chains.OnlyOpen"].Value : null, f => f with { Open = false });
        return new Chips(chips, Address(new ChainFilter()));

        void Add(string? label, Func<ChainFilter, ChainFilter> without)
        {
            if (label is not null)
            {
                chips.Add(new Chip(label, Address(without(Filter))));
            }
        }
    }

    public Pager Pager() => new(Lines.Items.Count, ChainQueries.PageSize, Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Total);

    private async Task ReadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(Actor.Today, ct);
    }
}
