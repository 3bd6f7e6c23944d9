using System.Globalization;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.Kpis.Notation;

/// <summary>
/// Targets as people write them (domain.md 5.1), read and printed. Pure. What is no number, no mark of going on, no dash and
/// no "to be set" is a milestone in words: nothing is refused, and the cell is always kept as it was written.
/// </summary>
public static class TargetNotation
{
    /// <summary>A lone one of these is: no target this year. Also written twice (――).</summary>
    private const string Dashes = "―—－-–‐−─━ーｰ";

    private static readonly string[] GoesOn = ["→", "⇒", "➡", "➔", "⟶", "〃", "″", "同左", "同上"];
    private static readonly string[] NotStartedWords = ["開始前", "未実施", "実施前", "導入前"];
    private static readonly string[] AchievedWords = ["達成済", "達成済み", "前年度達成", "前年度に達成"];
    private static readonly string[] NoneWords = ["目標なし", "設定なし", "対象外", "該当なし"];
    private static readonly string[] PendingWords = ["未定", "調整中", "検討中", "後日", "設定予定", "目標設定待ち", "別途", "今後検討", "今後決定", "TBD"];
    private static readonly string[] PendingVerbs = ["設定します", "設定する", "設定予定", "設定", "定めます", "定める", "決定する", "決定"];
    // What stands before 設定 where the target itself is still to be set; "ルールの設定" is a milestone.
    private static readonly string[] PendingBefore = ["踏まえて", "踏まえ", "踏まえ、", "後に", "後日", "今後", "別途", "改めて", "次第", "目標を", "目標値を", "目標値は", "年度に", "年度中に", "もとに", "基に", "基づき"];

    /// <summary>
    /// Reads one cell. Null for an empty one: no target. A → repeats <paramref name="before"/>; with nothing before it is read
    /// as words, which <see cref="KpiRow"/> tells of.
    /// </summary>
    /// <param name="unit">The KPI's unit: 50 under % is a percentage, 1,552万枚 under 万枚 is 1552.</param>
    /// <param name="before">The target of the year before.</param>
    public static TargetReading? Read(string? cell, string? unit = null, TargetReading? before = null)
    {
        var raw = CharacterWidth.Trim(cell);
        if (raw.Length == 0)
        {
            return null;
        }
        if (Array.IndexOf(GoesOn, raw) >= 0)
        {
            return before is null ? new TargetReading(raw, TargetKind.Text, Text: raw) : before with { Raw = raw, Continues = true };
        }
        if (None(raw) is { } none)
        {
            return none;
        }
        if (MeasuredPhrase.Read(raw, unit) is { } phrase)
        {
            return new TargetReading(raw, phrase.Kind, phrase.Comparison, phrase.Value, phrase.Numerator, phrase.Denominator, Unit: phrase.Unit);
        }
        return new TargetReading(raw, IsPending(raw) ? TargetKind.Pending : TargetKind.Text, Text: raw);
    }

    /// <summary>
    /// The reading in the plain form of its kind: 約1,552件, 40%以上, 42/109, ▲70%, ―. Read again it is the same reading. Words
    /// are printed as they are written.
    /// </summary>
    public static string Print(TargetReading reading) => reading switch
    {
        { Continues: true } => "→",
        { Kind: TargetKind.Number } => Compared(reading, Say(reading.Value!.Value) + reading.Unit),
        { Kind: TargetKind.Percent } => Compared(reading, Say(reading.Value!.Value) + "%"),
        { Kind: TargetKind.Fraction } => Compared(reading, Say(reading.Numerator!.Value) + "/" + Say(reading.Denominator!.Value) + reading.Unit),
        { Kind: TargetKind.Reduction } => Compared(reading, "▲" + Say(reading.Value!.Value) + "%"),
        { Kind: TargetKind.None, NoneReason: NoTargetReason.NotStarted } => "―(開始前)",
        { Kind: TargetKind.None, NoneReason: NoTargetReason.AlreadyAchieved } => "―(達成済)",
        { Kind: TargetKind.None } => "―",
        _ => reading.Text ?? reading.Raw,
    };

    /// <summary>The percentage of a fraction, rounded half up to a whole one: 42/109 is 39.</summary>
    public static decimal? Percentage(decimal? numerator, decimal? denominator) =>
        numerator is { } n && denominator is { } d && d != 0 ? Math.Round(n * 100 / d, 0, MidpointRounding.AwayFromZero) : null;

    /// <summary>The percentage that a fraction prints beside itself where it does not follow from the fraction.</summary>
    public static decimal? WrongPercentage(string raw, string? unit) =>
        MeasuredPhrase.Read(raw, unit) is { Kind: TargetKind.Fraction, PrintedPercent: { } printed } phrase && Math.Abs(printed - phrase.Numerator!.Value * 100 / phrase.Denominator!.Value) >= 1 ? printed : null;

    /// <summary>What the cell says of how the value is made.</summary>
    public static TargetMarks MarksOf(string? raw, string? unit) => MeasuredPhrase.Read(CharacterWidth.Trim(raw), unit)?.Marks ?? TargetMarks.None;

    /// <summary>
    /// 現状値: a number, percentage or fraction (then its percentage, exact). Null where it is none of these.
    /// </summary>
    public static decimal? ReadBaseline(string? raw, string? unit) => MeasuredPhrase.Read(CharacterWidth.Trim(raw), unit) switch
    {
        { Kind: TargetKind.Fraction } f => Math.Round(f.Numerator!.Value * 100 / f.Denominator!.Value, 4, MidpointRounding.AwayFromZero),
        { } phrase => phrase.Value,
        null => null,
    };

    private static string Compared(TargetReading reading, string number) => reading.Comparison switch
    {
        TargetComparison.Ge => number + "以上",
        TargetComparison.Le => number + "以下",
        TargetComparison.Approx => number + "程度",
        TargetComparison.Eq => "ちょうど" + number,
        null => number,
        _ => throw new ArgumentOutOfRangeException(nameof(reading), reading.Comparison, "No such comparison."),
    };

    private static string Say(decimal number) => (number < 0 ? "▲" : "") + Math.Abs(number).ToString("#,0.##################", CultureInfo.InvariantCulture);

    private static TargetReading? None(string raw)
    {
        var text = CharacterWidth.Narrow(raw);
        var after = text.TrimStart([.. Dashes, '-']);
        var dashes = text.Length - after.Length;
        after = CharacterWidth.Trim(after);
        if (after is ['(', .., ')'])
        {
            after = CharacterWidth.Trim(after[1..^1]);
        }
        if (after.Length == 0)
        {
            return dashes is 1 or 2 ? new TargetReading(raw, TargetKind.None) : null;
        }
        return ReasonOf(after) is { } reason ? new TargetReading(raw, TargetKind.None, NoneReason: reason)
            : Array.IndexOf(NoneWords, after) >= 0 ? new TargetReading(raw, TargetKind.None) : null;
    }

    private static NoTargetReason? ReasonOf(string words) =>
        Array.IndexOf(NotStartedWords, words) >= 0 ? NoTargetReason.NotStarted : Array.IndexOf(AchievedWords, words) >= 0 ? NoTargetReason.AlreadyAchieved : null;

    private static bool IsPending(string raw)
    {
        var words = raw.Split('(', '（')[0].Trim().TrimEnd('。');
        if (Array.IndexOf(PendingWords, words) >= 0)
        {
            return true;
        }
        var verb = Array.Find(PendingVerbs, v => words.EndsWith(v, StringComparison.Ordinal));
        return verb is not null && words[..^verb.Length] is var before && Array.Exists(PendingBefore, b => before.EndsWith(b, StringComparison.Ordinal));
    }
}
