using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Readings;

namespace GovernancePortal.Core.Kpis.Judging;

/// <summary>Least percentages of 達成, 概ね達成 and 遅れ; below the last it is 未達. Dated settings (domain.md 5.3).</summary>
public sealed record BandLimits(decimal Achieved, decimal Mostly, decimal Behind)
{
    public static BandLimits Usual { get; } = new(100, 90, 70);

    public KpiBand Of(decimal rate) => rate >= Achieved ? KpiBand.Achieved : rate >= Mostly ? KpiBand.Mostly : rate >= Behind ? KpiBand.Behind : KpiBand.Missed;
}

/// <summary>What came: a number, a percentage, so many of so many, a reduction against the baseline, or a person's judgement on words.</summary>
/// <param name="Value">50 for 50 %, 70 for ▲70 %; of a fraction null or its percentage.</param>
public sealed record Actual(TargetKind Kind, decimal? Value = null, decimal? Numerator = null, decimal? Denominator = null, TextJudgement? Judgement = null)
{
    public static Actual Number(decimal value) => new(TargetKind.Number, value);
    public static Actual Percent(decimal value) => new(TargetKind.Percent, value);
    public static Actual Fraction(decimal numerator, decimal denominator) => new(TargetKind.Fraction, null, numerator, denominator);
    public static Actual Reduction(decimal percent) => new(TargetKind.Reduction, percent);
    public static Actual Words(TextJudgement judgement) => new(TargetKind.Text, Judgement: judgement);

    /// <summary>Percentage where it is a part of something, else the number itself.</summary>
    public decimal? Measure => Kind == TargetKind.Fraction && Denominator is > 0 ? Numerator * 100 / Denominator : Value;
}

/// <summary>
/// How far a target was reached, exactly by domain.md 5.3. Rates are percentages, not rounded.
/// </summary>
/// <param name="Rate">Of the target.</param>
/// <param name="FromBaseline">Of the way from the baseline to the target; null where there is no such way.</param>
/// <param name="ByBaseline">The second rate decides: a decreasing indicator whose baseline is known.</param>
/// <param name="Judgement">Of words, a person's.</param>
public sealed record Achievement(KpiBand Band, decimal? Rate = null, decimal? FromBaseline = null, bool ByBaseline = false, TextJudgement? Judgement = null)
{
    private const decimal Whole = 100;

    /// <summary>The rate that the band follows; null for zero targets and words.</summary>
    public decimal? Deciding => ByBaseline ? FromBaseline : Rate;

    /// <summary>Counts in "so many of so many achieved".</summary>
    public bool IsJudged => Band is KpiBand.Achieved or KpiBand.Mostly or KpiBand.Behind or KpiBand.Missed;

    /// <summary>Needs somebody's attention: 遅れ or 未達.</summary>
    public bool IsBehind => Band is KpiBand.Behind or KpiBand.Missed;

    /// <param name="target">Null: the cell of the year is empty, which is no target.</param>
    /// <param name="actual">Null: nothing entered.</param>
    /// <param name="baseline">As understood; 50 for 50 %.</param>
    public static Achievement Judge(TargetReading? target, Actual? actual, KpiDirection direction, decimal? baseline, BandLimits limits) => target?.Kind switch
    {
        null or TargetKind.None => new(KpiBand.Excluded),
        TargetKind.Pending => new(KpiBand.Pending),
        TargetKind.Text => OfWords(actual?.Judgement),
        _ when actual is null => new(KpiBand.NotEntered),
        TargetKind.Reduction => OfReduction(target.Value, actual, baseline, limits),
        _ => OfNumber(target, actual, direction, baseline, limits),
    };

    /// <summary>A person chose; 未着手 counts as not reached.</summary>
    private static Achievement OfWords(TextJudgement? judgement) => judgement switch
    {
        null => new(KpiBand.NotEntered),
        TextJudgement.Achieved => new(KpiBand.Achieved, Judgement: judgement),
        TextJudgement.Mostly => new(KpiBand.Mostly, Judgement: judgement),
        TextJudgement.NotAchieved or TextJudgement.NotStarted => new(KpiBand.Missed, Judgement: judgement),
        _ => throw new ArgumentOutOfRangeException(nameof(judgement), judgement, null),
    };

    /// <summary>▲%: (1 − actual ÷ baseline) ÷ the reduction aimed at. A reduction stated as such needs no baseline.</summary>
    private static Achievement OfReduction(decimal? target, Actual actual, decimal? baseline, BandLimits limits)
    {
        var reduced = actual.Kind == TargetKind.Reduction ? actual.Value : baseline is > 0 && actual.Measure is { } number ? (1 - (number / baseline)) * Whole : null;
        return (target, reduced) switch
        {
            (null, _) or (_, null) => new(KpiBand.NotEntered),
            (<= 0, { } by) => new(by >= target ? KpiBand.Achieved : KpiBand.Missed),
            ({ } aim, { } by) => ByRate(by * Whole / aim, limits),
        };
    }

    private static Achievement OfNumber(TargetReading target, Actual actual, KpiDirection direction, decimal? baseline, BandLimits limits)
    {
        var (aim, came) = Comparable(target, actual);
        if (aim is not { } t || came is not { } a)
        {
            return new(KpiBand.NotEntered);
        }
        if (t == 0)
        {
            // A ratio to zero says nothing: zero is reached by zero alone (invariant 9).
            return new(a == 0 ? KpiBand.Achieved : KpiBand.Missed);
        }
        return direction == KpiDirection.Increase ? Increasing(t, a, baseline, limits) : Decreasing(t, a, baseline, limits);
    }

    private static Achievement Increasing(decimal target, decimal actual, decimal? baseline, BandLimits limits)
    {
        decimal? way = baseline is { } from && target > from ? (actual - from) * Whole / (target - from) : null;
        return target > 0 ? ByRate(actual * Whole / target, limits) with { FromBaseline = way }
            // Of a target below zero a quotient would turn round: only whether it is reached can be told.
            : new(actual >= target ? KpiBand.Achieved : KpiBand.Missed, FromBaseline: way);
    }

    private static Achievement Decreasing(decimal target, decimal actual, decimal? baseline, BandLimits limits)
    {
        decimal? plain = target < 0 ? null : actual <= 0 ? Whole : target * Whole / actual;
        if (baseline is { } from && from > target)
        {
            var way = (from - actual) * Whole / (from - target);
            return new(limits.Of(way), plain, way, ByBaseline: true);
        }
        return plain is { } rate ? ByRate(rate, limits) : new(actual <= target ? KpiBand.Achieved : KpiBand.Missed);
    }

    private static Achievement ByRate(decimal rate, BandLimits limits) => new(limits.Of(rate), rate);

    /// <summary>Both on one scale: percentages where the target is one, else plain numbers.</summary>
    private static (decimal? Target, decimal? Actual) Comparable(TargetReading target, Actual actual) => (target.Kind, actual.Kind) switch
    {
        (TargetKind.Fraction, _) when target.Denominator is not > 0 => (null, null),
        // Only how many was said: of as many as the target speaks of.
        (TargetKind.Fraction, TargetKind.Number) => (target.Numerator * Whole / target.Denominator, actual.Value * Whole / target.Denominator),
        (TargetKind.Fraction, _) => (target.Numerator * Whole / target.Denominator, actual.Measure),
        (TargetKind.Number, TargetKind.Fraction) => (target.Value, actual.Numerator),
        _ => (target.Value, actual.Measure),
    };

    /// <summary>
    /// A rate as people read it: whole percent, half up; where that would step over a limit that was not reached, one place more
    /// and down, so that no 100% stands beside "not achieved".
    /// </summary>
    public static decimal Shown(decimal rate, BandLimits limits)
    {
        var whole = Math.Round(rate, MidpointRounding.AwayFromZero);
        return limits.Of(whole) == limits.Of(rate) ? whole : Math.Floor(rate * 10) / 10;
    }
}
