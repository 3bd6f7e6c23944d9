using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Search;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Consistency;

public enum SplitBasis
{
    System,   // 同じシステム
    Supplier, // 同じ所管課・同じ事業者
}

/// <summary>A first-stage case with what may tie it to others; whole yen over the term.</summary>
public sealed record SplitCase(Guid Id, Guid CaseId, string? Number, string Title, Guid SectionId, FiscalYear TargetFy, Guid? SystemId, string? Supplier, long AmountYen);

/// <summary>Cases that each stay under an amount and together go over it: not proof of splitting, but worth a question.</summary>
public sealed record SplitFinding(SplitBasis Basis, ThresholdKind Kind, long LimitYen, IReadOnlyList<SplitCase> Cases)
{
    public long SumYen { get; } = Cases.Sum(c => c.AmountYen);
}

/// <summary>Looks for cases of one fiscal year that were cut to stay under a threshold (models of other bodies; R080). Pure.</summary>
public static class Splitting
{
    /// <summary>Of <paramref name="others"/> those of the same year and the same system, or of the same section and supplier.</summary>
    public static IReadOnlyList<SplitFinding> Find(SplitCase one, IEnumerable<SplitCase> others, IEnumerable<ThresholdLine> limits)
    {
        var sameYear = others.Where(o => o.TargetFy == one.TargetFy && o.CaseId != one.CaseId).ToList();
        var supplier = SearchWords.Fold(one.Supplier);
        var groups = new (SplitBasis Basis, List<SplitCase> Cases)[]
        {
            (SplitBasis.System, [.. sameYear.Where(o => one.SystemId is not null && o.SystemId == one.SystemId)]),
            (SplitBasis.Supplier, [.. sameYear.Where(o => supplier.Length > 0 && o.SectionId == one.SectionId && SearchWords.Fold(o.Supplier) == supplier)]),
        };
        return
        [
            .. from limit in limits
               from g in groups
               let below = g.Cases.Prepend(one).Where(c => !IsOver(limit, c.AmountYen)).ToList()
               where below.Count > 1 && below[0] == one && IsOver(limit, below.Sum(c => c.AmountYen))
               select new SplitFinding(g.Basis, limit.Kind, limit.AmountYen, below),
        ];
    }

    // Limits of small contracts hold at the amount, the others begin there: over means that the stricter way begins.
    private static bool IsOver(ThresholdLine limit, long yen) => limit.Kind is ThresholdKind.Committee or ThresholdKind.WtoProcurement ? limit.IsMetBy(yen) : !limit.IsMetBy(yen);
}
