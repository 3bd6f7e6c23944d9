namespace GovernancePortal.Core.Kpis.Notation;

/// <summary>集計 and 方向 where the sheet has no such column: read from the KPI's name and from how its targets are written.</summary>
public static class KpiInference
{
    private static readonly string[] CumulativeNames = ["累計", "累積"];
    private static readonly string[] AverageNames = ["平均"];
    // Attendance and sessions start anew each year.
    private static readonly string[] PerYearNames = ["年間", "毎年", "1年あたり", "年あたり", "/年", "参加人数", "参加者数", "受講人数", "受講者数", "受講者", "実施回数", "開催回数", "研修回数", "訓練回数"];

    private static readonly string[] ToAvoid = ["インシデント", "事故", "障害", "漏えい", "漏洩", "苦情", "感染", "エラー"];
    private static readonly string[] CountedAsTrouble = ["件数", "発生", "回数", "停止"];
    private static readonly string[] DoneAgainstTrouble = ["訓練", "研修", "対応", "対策", "点検", "防止"];
    private static readonly string[] LessIsBetter = ["不感地", "停止時間", "待ち時間", "所要時間", "対応時間", "処理時間", "未対応", "未処理", "滞納"];
    private static readonly string[] SavedIsBetter = ["短縮", "削減", "抑制", "縮減"];

    public static KpiAggregation Aggregation(string name, string? unit, IReadOnlyList<TargetReading> targets)
    {
        var marks = targets.Aggregate(TargetMarks.None, (all, t) => all | TargetNotation.MarksOf(t.Raw, unit));
        return HasAny(name, CumulativeNames) ? KpiAggregation.Cumulative
            : HasAny(name, AverageNames) ? KpiAggregation.Average
            : HasAny(name, PerYearNames) && !name.EndsWith('率') ? KpiAggregation.PerYear
            : marks.HasFlag(TargetMarks.Cumulative) ? KpiAggregation.Cumulative
            : marks.HasFlag(TargetMarks.Average) ? KpiAggregation.Average
            : marks.HasFlag(TargetMarks.PerYear) || (unit is not null && (unit.EndsWith("/年", StringComparison.Ordinal) || unit.EndsWith("／年", StringComparison.Ordinal))) ? KpiAggregation.PerYear
            : KpiAggregation.Point;
    }

    /// <param name="targets">By year.</param>
    /// <param name="baseline">現状値 as understood.</param>
    public static KpiDirection Direction(string name, KpiAggregation aggregation, IReadOnlyList<TargetReading> targets, decimal? baseline)
    {
        if (targets.Any(t => t.Kind == TargetKind.Reduction || (t.Kind != TargetKind.Text && t.Comparison == TargetComparison.Le)))
        {
            return KpiDirection.Decrease;
        }
        if (!HasAny(name, SavedIsBetter) && (HasAny(name, LessIsBetter) || (HasAny(name, ToAvoid) && HasAny(name, CountedAsTrouble) && !HasAny(name, DoneAgainstTrouble))))
        {
            return KpiDirection.Decrease;
        }
        // A total that only grows never falls.
        return aggregation != KpiAggregation.Cumulative && Falls(targets, baseline) ? KpiDirection.Decrease : KpiDirection.Increase;
    }

    // Nothing but zeros, or a row that falls and never rises; the state of today is its first step.
    private static bool Falls(IReadOnlyList<TargetReading> targets, decimal? baseline)
    {
        var values = targets.Where(t => t.IsMeasured).Select(t => t.Value ?? t.Numerator * 100 / t.Denominator).OfType<decimal>().ToList();
        if (values.Count == 0)
        {
            return false;
        }
        if (values.TrueForAll(v => v == 0))
        {
            return true;
        }
        var steps = baseline is { } now ? [now, .. values] : values;
        return steps[^1] < steps[0] && steps.Zip(steps.Skip(1)).All(pair => pair.Second <= pair.First);
    }

    private static bool HasAny(string name, string[] words) => Array.Exists(words, w => name.Contains(w, StringComparison.Ordinal));
}
