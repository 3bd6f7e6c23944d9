using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Consultations;

/// <summary>P1 to P4 of the second stage, from the first: what it rests on. Computed at each reading, never typed.</summary>
public sealed record Premises(Guid FirstId, string? Number, string Title, ConsultationState State, DateTimeOffset? DecidedAt, long? EstimateYen, BudgetResult? Budget)
{
    public IReadOnlyList<PremiseCondition> Conditions { get; init; } = [];
    public IReadOnlyList<StageDifference> Differences { get; init; } = [];
    /// <summary>How far Q3 moved from the first stage's total, percent without sign; restricted like Q3.</summary>
    public decimal? MovedPercent { get; init; }
}

public sealed record PremiseCondition(int Number, string Kind, string Text, DueGate Gate, ConditionState State);

public sealed class PremisesQueries(ConsultationCaseService cases)
{
    /// <summary>Null when the case has no first stage, or one that the actor may not read.</summary>
    public async Task<Premises?> OfAsync(Consultation c, FormFacts facts, Actor actor, CancellationToken ct = default)
    {
        if (c.PreBudgetId is not { } firstId)
        {
            return null;
        }
        // A section asked for 合議 on this stage was not asked about the first one.
        if (c.AskedSectionIds.Count > 0 && !await cases.SeesWholeAsync(firstId, actor, ct))
        {
            return null;
        }
        var first = await cases.LoadAsync(firstId, actor, ct);
        // The decided version counts, not what a change case may be writing meanwhile.
        var frozen = first.Versions.MaxBy(v => v.Number);
        var before = frozen is null ? first.Facts(new FormSurroundings(actor.Today)) : new FormFacts(first.Stage, first.Size, actor.Today, frozen.Form.ByLetter);
        return new Premises(first.Id, first.Number, first.Title, first.State, first.DecidedAt, first.TotalYen, first.Budget)
        {
            Conditions = [.. first.Conditions.OrderBy(k => k.Number).Select(k => new PremiseCondition(k.Number, k.Kind, k.Text, k.Gate, k.State))],
            Differences = StageComparison.Between(before, facts),
            MovedPercent = PreProcurementForm.MovedPercent(facts),
        };
    }
}
