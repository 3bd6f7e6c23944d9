using FluentValidation;
using GovernancePortal.Core.Consultations.FitGap;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.FitGap;

/// <summary>フィット・ギャップ分析表 of a case: the functions, what is decided on each gap, the views of the proposals.</summary>
public sealed class IndexModel(FitGapQueries queries, FitGapService service, IValidator<EvaluationInput> validator, CurrentActor current, Formats formats, IStringLocalizer<Texts> texts) : FitGapPage(queries, current, texts)
{
    [BindProperty]
    public EvaluationInput Input { get; set; } = new();

    [BindProperty]
    public uint Version { get; set; }

    public void OnGet() => Version = View.Sheet?.Version ?? 0;

    /// <summary>Exactly the list that is on the screen.</summary>
    public IActionResult OnGetFile(string? kind) => ListFile.Of(kind, Texts["FitGap.FileName"], Me.Today, Columns(), Sheet.Lines.ToAsyncEnumerable());

    public async Task<IActionResult> OnPostEvaluateAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.EvaluateAsync(Id, Version, Input, Me, ct);
        return Done("FitGap.Evaluated");
    }

    public IEnumerable<IGrouping<string, ProposalEvaluation>> Proposals => Sheet.Evaluations.GroupBy(e => e.Proposal, StringComparer.Ordinal);

    public string DecisionOf(GapDecision? decision) => decision is null ? Texts["FitGap.Open"] : Texts[decision.Accepted ? "FitGap.AcceptedBy" : "FitGap.RejectedBy", decision.By, formats.ShortDay(Core.Platform.Time.OfficeTime.DayOf(decision.At))];

    private List<CsvColumn<FitGapLine>> Columns() =>
    [
        new(Texts["FitGap.Number"], l => l.Number), new(Texts["FitGap.Function"], l => l.Function), new(Texts["FitGap.Rfi"], l => formats.Name(l.Rfi)),
        new(Texts["FitGap.Result"], l => l.Result is { } r ? formats.Name(r) : null), new(Texts["FitGap.Level"], l => l.Level is { } v ? formats.Name(v) : null),
        new(Texts["FitGap.Need"], l => l.Need), new(Texts["FitGap.CostYen"], l => l.CostYen), new(Texts["FitGap.Head"], l => l.Result == FitResult.Gap ? DecisionOf(l.Head) : null),
        new(Texts["FitGap.ThirdParty"], l => l.Result == FitResult.Gap ? DecisionOf(l.ThirdParty) : null), new(Texts["FitGap.Reason"], l => string.Join(' ', new[] { l.Head?.Reason, l.ThirdParty?.Reason }.Where(r => r is not null))),
    ];
}
