namespace GovernancePortal.Core.Kpis.Notation;

/// <summary>What a target is, as domain.md 5.1 lists the ways in which people write them.</summary>
public enum TargetKind
{
    Number,    // 数値
    Percent,   // 割合
    Fraction,  // 分数
    Reduction, // 削減率
    Text,      // 文言
    Pending,   // 後日設定
    None,      // 目標なし
}

/// <summary>The comparison that is printed beside a number; none printed is none stored, whatever the direction.</summary>
public enum TargetComparison
{
    Ge,     // 以上
    Le,     // 以下
    Eq,     // ちょうど
    Approx, // 程度・約
}

/// <summary>Why a year has no target: the measure has not begun, or an earlier year finished it.</summary>
public enum NoTargetReason
{
    NotStarted,      // 開始前
    AlreadyAchieved, // 達成済
}

/// <summary>How the figures of a year make its value.</summary>
public enum KpiAggregation
{
    Cumulative, // 累計
    PerYear,    // 年間
    Point,      // 時点
    Average,    // 平均
}

/// <summary>Which way is better.</summary>
public enum KpiDirection
{
    Increase, // 増加
    Decrease, // 減少
}

/// <summary>
/// One cell of targets, kept as written and understood. <see cref="Value"/> is 50 for 50 % and 70 for ▲70 %; a fraction
/// carries its two numbers and no value; words stand in <see cref="Text"/>.
/// </summary>
/// <param name="Raw">As written, ends trimmed.</param>
/// <param name="Unit">The unit written behind the number, if any.</param>
/// <param name="Continues">The cell holds → or 〃: everything but <paramref name="Raw"/> is the year before's.</param>
public sealed record TargetReading(string Raw, TargetKind Kind, TargetComparison? Comparison = null, decimal? Value = null, decimal? Numerator = null, decimal? Denominator = null,
    string? Text = null, string? Unit = null, bool Continues = false, NoTargetReason? NoneReason = null)
{
    /// <summary>Counts towards achievement as a number.</summary>
    public bool IsMeasured => Kind is TargetKind.Number or TargetKind.Percent or TargetKind.Fraction or TargetKind.Reduction;
}
