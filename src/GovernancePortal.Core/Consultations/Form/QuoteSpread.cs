namespace GovernancePortal.Core.Consultations.Form;

/// <summary>How far quotes lie apart (Q6): a wide spread hints at different scopes or a wrong estimate.</summary>
public static class QuoteSpread
{
    /// <summary>(highest - lowest) / lowest in percent with one decimal; null with fewer than two quotes or a lowest of zero.</summary>
    public static decimal? Percent(IEnumerable<long> amountsYen)
    {
        var amounts = amountsYen.ToList();
        return amounts.Count < 2 || amounts.Min() <= 0
            ? null
            : Math.Round((amounts.Max() - amounts.Min()) * 100m / amounts.Min(), 1, MidpointRounding.AwayFromZero);
    }

    /// <summary>Of the quotes of a case that answer the same scope.</summary>
    public static decimal? Percent(FormFacts facts) =>
        Percent(facts.Rows("Q6").Where(row => row.Get("sameScope") == "yes").Select(row => row.Yen("amountYen")));
}
