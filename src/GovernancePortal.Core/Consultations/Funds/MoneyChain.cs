namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>The links of the money chain (decision 3), in their order.</summary>
public enum ChainStep
{
    Estimate,  // 見積（予算化前協議）
    Requested, // 要求額
    Assessed,  // 査定額
    Execution, // 執行予定額（調達前協議）
    Contract,  // 契約額
    Settled,   // 決算額
}

/// <summary>One amount and how it stands to the last one known before it, whole yen and percent with one decimal.</summary>
/// <param name="Masked">There is an amount, but it is not this reader's to see; nothing is derived from it.</param>
public sealed record ChainAmount(ChainStep Step, long? Yen, bool Masked, long? DifferenceYen, decimal? Percent);

public static class MoneyChain
{
    /// <summary>Differences run from one known amount to the next; a masked or missing one is passed over.</summary>
    public static IReadOnlyList<ChainAmount> Of(long? estimate, long? requested, long? assessed, long? execution, bool executionMasked, long? contract, long? settled)
    {
        var steps = new (ChainStep Step, long? Yen, bool Masked)[]
        {
            (ChainStep.Estimate, estimate, false), (ChainStep.Requested, requested, false), (ChainStep.Assessed, assessed, false),
            (ChainStep.Execution, executionMasked ? null : execution, executionMasked), (ChainStep.Contract, contract, false), (ChainStep.Settled, settled, false),
        };
        var amounts = new List<ChainAmount>();
        long? before = null;
        foreach (var (step, yen, masked) in steps)
        {
            amounts.Add(new ChainAmount(step, yen, masked, yen - before, yen is { } now && before is > 0 and { } was ? decimal.Round((now - was) * 100m / was, 1, MidpointRounding.AwayFromZero) : null));
            before = yen ?? before;
        }
        return amounts;
    }

    public static IReadOnlyList<ChainAmount> Of(ChainLink? first, ChainLink? second) => Of(first?.TotalYen, first?.Budget?.RequestedYen, first?.Budget?.AssessedYen,
        second?.ExecutionYen, second is { HasExecution: true, ExecutionYen: null }, second?.Contract?.AmountYen, second?.SettledYen);
}
