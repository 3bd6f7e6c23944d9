using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>What the money page of a case shows besides the case itself.</summary>
public sealed record FundsView(FormFacts? First, IReadOnlyList<SpendingAuthority> Authorities, long? SavedYen, RoundingRule Rounding, string? ChangeReason, IReadOnlyList<AccountView> Accounts)
{
    /// <summary>The last 評価 of the chain, where this reader may read it.</summary>
    public EvaluationLink? Evaluation { get; init; }

    public IReadOnlyList<ComparedOption> Options => First is null ? [] : CostFigures.Options(First);
    public LifecycleCost? Lifecycle => First is null ? null : CostFigures.Lifecycle(First);
    /// <summary>指標 promised at the first stage (G8).</summary>
    public IReadOnlyList<FormRow> Promised => First?.Rows("G8") ?? [];
}

/// <summary>What the money brought: KPIs by their outcome and the conclusion, as far as they are answered.</summary>
public sealed record EvaluationLink(Guid Id, string? Number, ConsultationState State, IReadOnlyDictionary<string, int> Outcomes, string? Conclusion);

/// <summary>Gathers the money of a chain for one of its cases.</summary>
public sealed class FundsQueries(PortalDb db, ConsultationCaseService cases, AuthorityQueries authorities, ScrutinyQueries scrutinies, AccountQueries accounts)
{
    public async Task<FundsView> OfAsync(CaseView view, Actor actor, CancellationToken ct = default)
    {
        var c = view.Case;
        var first = c.Stage == Stage.PreBudget ? view.Facts : c.PreBudgetId is { } id ? await FactsAsync(id, actor, ct) : null;
        // Why the second stage's amount moved (P3) is told to those who see that amount.
        var second = view.Chain.LastOrDefault(l => l.Stage == Stage.PreProcurement && l.ExecutionYen is not null);
        var reason = second is null ? null : second.Id == c.Id ? view.Facts.Text("P3.Explanation") : (await FactsAsync(second.Id, actor, ct))?.Text("P3.Explanation");
        var calendar = await cases.CalendarAsync(ct);
        return new FundsView(first, await authorities.OfCaseAsync(c.CaseId, ct), await scrutinies.SavedAsync(c.CaseId, actor, ct), (RoundingRule)calendar.Setting(SettingName.ThousandRounding, actor.Today), reason, await accounts.OfChainAsync(c.CaseId, ct))
        {
            Evaluation = view.Chain.LastOrDefault(l => l.Stage == Stage.Evaluation && l.State != ConsultationState.Withdrawn) is { } last ? EvaluationOf(last, last.Id == c.Id ? view.Facts : await FactsAsync(last.Id, actor, ct)) : null,
        };
    }

    private static EvaluationLink EvaluationOf(ChainLink link, FormFacts? facts) => new(link.Id, link.Number, link.State,
        (facts?.Rows("X1") ?? []).Select(k => k.Get("result")).OfType<string>().GroupBy(result => result, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal), facts?.Text("Y4"));

    private async Task<FormFacts?> FactsAsync(Guid id, Actor actor, CancellationToken ct)
    {
        var other = await db.Set<Consultation>().AsNoTracking().Where(ConsultationAccess.FullFor(actor)).Where(x => x.Id == id)
            .Select(x => new { x.Stage, x.Size, x.Sections }).SingleOrDefaultAsync(ct);
        return other is null ? null : new FormFacts(other.Stage, other.Size, actor.Today, other.Sections.ToDictionary(s => s.Letter, s => s.Values));
    }
}
