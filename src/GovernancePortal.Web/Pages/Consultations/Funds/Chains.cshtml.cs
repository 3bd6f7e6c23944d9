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
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Funds;

/// <summary>案件の連鎖: every case of a year from its estimate to its accounts, on one line.</summary>
public sealed class ChainsModel(ChainQueries chains, ConsultationCaseService cases, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<ChainFilter, ChainLine>(current, source, texts, formats)
{
    private const int YearsShown = 5;

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
        await cases.RecordExportAsync(Texts["Chains.Title"] + Texts["Systems.ConditionSeparator"] + Chosen(), Actor, ct);
        return SheetResult.Of(kind, Texts["Chains.FileName"], Actor.Today, Fields(), chains.AllAsync(Filter, Actor));
    }

    private IReadOnlyList<SheetField<ChainLine>> Fields() =>
    [
        new(Texts["Consultations.Number"], l => l.Number, Width: 14), new(Texts["Consultations.Title"], l => l.Title, Width: 36), new(Texts["Field.A3"], l => l.TargetFy), new(Texts["InformationSystem.Bureau"], l => l.BureauName),
        new(Texts["Consultations.Section"], l => l.SectionName), new(Texts["Consultations.State"], l => Formats.Name(l.State)), new(Texts["ChainStep.Estimate"], l => l.EstimateYen, SheetLook.Number),
        new(Texts["ChainStep.Requested"], l => l.RequestedYen, SheetLook.Number), new(Texts["Case.Outcome"], l => l.Outcome is { } outcome ? Formats.Name(outcome) : null), new(Texts["ChainStep.Assessed"], l => l.AssessedYen, SheetLook.Number),
        new(Texts["Chains.Next"], l => l.NextNumber), new(Texts["ChainStep.Contract"], l => l.ContractYen, SheetLook.Number), new(Texts["CaseAct.ContractOn"], l => l.ContractOn, SheetLook.Day), new(Texts["Case.Supplier"], l => l.Supplier, Width: 30),
        new(Texts["ChainStep.Settled"], l => l.SettledYen, SheetLook.Number),
        new(Texts["Chains.EvaluationNumber"], l => l.EvaluationNumber), new(Texts["Chains.EvaluationState"], l => l.EvaluationState is { } state ? Formats.Name(state) : null),
    ];

    public IReadOnlyList<SelectListItem> Years()
    {
        var next = FiscalYear.Of(Actor.Today).Next;
        return YearChoices(Enumerable.Range(0, YearsShown).Select(n => next.Plus(-n)), Filter.Fy);
    }

    public override string Address(ChainFilter filter, string? at = null, string? handler = null, string? form = null) => Url.Page("/Consultations/Funds/Chains", handler, new
    {
        Fy = Number(filter.Fy), filter.BureauId, Open = Yes(filter.Open), filter.Text, At = at, kind = form,
    })!;

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.Text, f => f with { Text = null }),
        new(Filter.Fy is { } year ? Formats.Year(year) : null, f => f with { Fy = null }),
        new(BureauOf(Filter.BureauId), f => f with { BureauId = null }),
        new(Filter.Open ? Texts["Chains.OnlyOpen"].Value : null, f => f with { Open = false }),
    ];

    public Pager Pager() => PagerOf(ChainQueries.PageSize, Total);
}
