using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Radar;

public enum MoveKind
{
    OwnContract, // 自システムの契約満了に伴う更新
    Lease,       // リース満了に伴う入替え
    Renewal,     // 次期更新
    Planned,     // 計画した更新
    Platform,    // 基盤の更新に伴う移行
}

/// <summary>A day on which a system moves onto something else: new equipment, a new contract's system, a renewed platform.</summary>
/// <param name="On">The first day after the move.</param>
public sealed record Move(MoveKind Kind, DateOnly On, string? Name = null)
{
    /// <summary>The work is paid for in the fiscal year before the switch is made.</summary>
    public FiscalYear WorkFy => FiscalYear.Of(On.AddDays(-1));

    public bool IsPlatform => Kind == MoveKind.Platform;
}

/// <summary>How two moves become one.</summary>
public enum AlignWay
{
    ExtendSystem,   // システムの契約を延長して、後の移行に合わせる
    ExtendPlatform, // 基盤の契約を延長して、後の移行に合わせる
    BringForward,   // 後の移行を前倒しする
    MergePlatform,  // 基盤の更新と一つの調達・移行にまとめる
}

/// <param name="Months">By how many months something is extended or brought forward.</param>
/// <param name="SavesYen">What moving and verifying cost in the year of the move that falls away.</param>
public sealed record Alignment(AlignWay Way, int Months, long SavesYen);

/// <summary>Two moves of one system within the window.</summary>
/// <param name="Months">Whole months between them, at least one.</param>
/// <param name="OverlapYen">Costs of moving and verifying in the fiscal years from the first move's work to the second's.</param>
public sealed record DoubleMove(Move First, Move Second, int Months, long OverlapYen, IReadOnlyList<Alignment> Ways)
{
    public long BestSavingYen => Ways.Max(w => w.SavesYen);
}

/// <summary>
/// The moves of one system in the order of their days; of several on one day one counts. Two that follow each other within
/// the window are a double migration (R288): what is less than a month apart is aligned.
/// </summary>
public sealed class Moves
{
    private Moves(IReadOnlyList<Move> inOrder) => InOrder = inOrder;

    public IReadOnlyList<Move> InOrder { get; }

    /// <summary>Own renewals and lease ends, what is planned, and the renewals of the platform the system then runs on.</summary>
    public static Moves Of(RadarFacts facts, IReadOnlyList<PlatformTerm> platforms)
    {
        var s = facts.System;
        var moves = new List<Move>();
        if (s.Lifecycle is Lifecycle.Retired or Lifecycle.Concept)
        {
            return new Moves(moves);
        }
        var own = s.Terms.Select(t => (t.Name, t.From, t.To)).Append((Name: s.ContractName, From: s.ContractFrom, To: s.ContractTo));
        // A platform's own contract is moved by its term; a contract of a year is concluded anew and moves nothing.
        moves.AddRange(own.Where(t => t.To is not null && t.From is not null && t.To > t.From.Value.AddYears(1) && !platforms.Any(p => p.SystemId == s.Id))
            .Where(t => t.To != s.ContractTo || !(s.Retires || s.RenewalPlan == SystemCodes.ContinuePlan))
            .Select(t => new Move(MoveKind.OwnContract, t.To!.Value.AddDays(1), t.Name)));
        if (!s.Retires)
        {
            if (s.LeaseEndOn is { } lease)
            {
                moves.Add(new Move(MoveKind.Lease, lease.AddDays(1)));
            }
            if (s.NextRenewalFy is { } year && !moves.Any(m => m.WorkFy == year) && s.RenewalPlan != SystemCodes.ContinuePlan && !platforms.Any(p => p.SystemId == s.Id))
            {
                moves.Add(new Move(MoveKind.Renewal, year.End.AddDays(1)));
            }
        }
        moves.AddRange(facts.Planned.Where(p => p.IsRenewal && !moves.Any(m => m.WorkFy == p.Fy)).Select(p => new Move(MoveKind.Planned, p.StartsOn ?? p.Fy.End.AddDays(1))));
        moves.AddRange(platforms.Where(p => p.Carries(s)).Select(p => new Move(MoveKind.Platform, p.RenewedOn, p.Name)));
        return Of(moves);
    }

    /// <summary>Whatever the order they are given in. Of several on one day the platform's speaks, for it cannot be moved by the owner alone.</summary>
    public static Moves Of(IEnumerable<Move> moves) =>
        new([.. moves.GroupBy(m => m.On).Select(g => g.OrderByDescending(m => m.Kind).ThenBy(m => m.Name, StringComparer.Ordinal).First()).OrderBy(m => m.On)]);

    public IEnumerable<DoubleMove> DoubleWithin(int windowMonths, IReadOnlyList<RadarCost> costs)
    {
        foreach (var (first, second) in InOrder.Zip(InOrder.Skip(1)))
        {
            var months = MonthsBetween(first.On, second.On);
            if (months >= 1 && second.On <= first.On.AddMonths(windowMonths))
            {
                yield return Pair(first, second, months, costs);
            }
        }
    }

    /// <summary>Whole months.</summary>
    public static int MonthsBetween(DateOnly first, DateOnly second)
    {
        var months = ((second.Year - first.Year) * 12) + second.Month - first.Month;
        return first.AddMonths(months) > second ? months - 1 : months;
    }

    private static DoubleMove Pair(Move first, Move second, int months, IReadOnlyList<RadarCost> costs)
    {
        long Of(FiscalYear from, FiscalYear to) => costs.Where(c => c.Fy >= from && c.Fy <= to).Sum(c => c.Yen);
        // With a platform's renewal in the pair, the move it forces is the one that falls away, whichever way they are
        // brought together: what is renewed anyway is built and verified once, on the new platform.
        var (firstYen, secondYen) = (Of(first.WorkFy, first.WorkFy), Of(second.WorkFy, second.WorkFy));
        var platformYen = first.IsPlatform ? firstYen : secondYen;
        var mixed = first.IsPlatform != second.IsPlatform;
        var ways = new List<Alignment> { new(first.IsPlatform ? AlignWay.ExtendPlatform : AlignWay.ExtendSystem, months, mixed ? platformYen : firstYen) };
        if (!second.IsPlatform)
        {
            ways.Add(new Alignment(AlignWay.BringForward, months, mixed ? platformYen : secondYen));
        }
        if (mixed)
        {
            ways.Add(new Alignment(AlignWay.MergePlatform, months, platformYen));
        }
        return new DoubleMove(first, second, months, Of(first.WorkFy, second.WorkFy), ways);
    }
}
