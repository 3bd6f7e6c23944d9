using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.Kpis.Notation;

/// <summary>What a cell says beside its number: it tells how the figures of a year make the value.</summary>
[Flags]
public enum TargetMarks
{
    None = 0,
    Cumulative = 1, // 累計
    PerYear = 2,    // 年間
    Average = 4,    // 平均
}

/// <summary>
/// A target that is measured: words before (約, 累計, R5年度末までに), a number, percentage, fraction or reduction, its unit,
/// words behind (以上, 程度, (39 %), /年). A cell of which anything is left over is no such phrase: it is words.
/// </summary>
internal sealed record MeasuredPhrase(TargetKind Kind, decimal? Value, decimal? Numerator, decimal? Denominator, string? Unit, TargetComparison? Comparison, TargetMarks Marks, decimal? PrintedPercent)
{
    private static readonly (string Word, TargetComparison Means)[] Before =
    [
        ("約", TargetComparison.Approx), ("およそ", TargetComparison.Approx), ("おおむね", TargetComparison.Approx), ("概ね", TargetComparison.Approx), ("少なくとも", TargetComparison.Ge), ("最低", TargetComparison.Ge),
        ("最大", TargetComparison.Le), ("ちょうど", TargetComparison.Eq), ("≧", TargetComparison.Ge), ("≥", TargetComparison.Ge), (">=", TargetComparison.Ge), ("≦", TargetComparison.Le), ("≤", TargetComparison.Le),
        ("<=", TargetComparison.Le), ("=", TargetComparison.Eq),
    ];

    private static readonly (string Word, TargetComparison Means)[] Behind =
    [
        ("以上", TargetComparison.Ge), ("以下", TargetComparison.Le), ("以内", TargetComparison.Le), ("未満", TargetComparison.Le), ("超", TargetComparison.Ge), ("程度", TargetComparison.Approx), ("前後", TargetComparison.Approx),
    ];

    private static readonly (string Word, TargetMarks Means)[] MarkWords =
    [
        ("累計", TargetMarks.Cumulative), ("累積", TargetMarks.Cumulative), ("年間", TargetMarks.PerYear), ("毎年度", TargetMarks.PerYear), ("毎年", TargetMarks.PerYear), ("各年度", TargetMarks.PerYear), ("各年", TargetMarks.PerYear),
        ("年平均", TargetMarks.Average), ("月平均", TargetMarks.Average), ("平均", TargetMarks.Average), ("年", TargetMarks.PerYear), ("毎月", TargetMarks.None), ("延べ", TargetMarks.None),
        ("合計", TargetMarks.None), ("計", TargetMarks.None),
    ];

    private static readonly string[] AfterYear = ["末", "まで", "中", "時点", "比", "に", "で", "は", "の", ":", "、", ","];
    private static readonly string[] Against = ["前年度比", "前年比", "基準年度比", "基準比", "現状比", "対前年度比", "対前年比"];
    private static readonly string[] Reached = ["を達成", "達成", "を維持", "維持", "を確保", "確保"];
    private static readonly string[] MinusSigns = ["▲", "△", "-", "−", "‐", "–", "マイナス"];
    private static readonly string[] PercentSigns = ["%", "パーセント"];
    private static readonly string[] LessWords = ["削減", "減少", "低減", "縮減", "減"];
    private static readonly string[] UnitStops = ["以上", "以下", "以内", "未満", "超", "程度", "前後", "(", ")", "/", "中"];
    private static readonly string[] Works =
    [
        "導入", "拡充", "開始", "公開", "実施", "完了", "検討", "開発", "運用", "整備", "構築", "試行", "策定", "作成", "設置", "調達", "移行", "検証", "廃止", "更新", "改修", "推進", "展開", "支援", "稼働", "設定", "見直し",
    ];

    private static readonly string[] NoUnits = ["年度", "兆", "億", "百万", "万", "千"];

    private const int LongestUnit = 12;

    /// <summary>Null where the cell is no such phrase as a whole.</summary>
    /// <param name="unit">The KPI's own unit: what is written may be it, whatever it looks like.</param>
    public static MeasuredPhrase? Read(string cell, string? unit)
    {
        var text = new NotationText(cell);
        unit = CharacterWidth.Narrow(unit);
        TargetComparison? comparison = null;
        var marks = TargetMarks.None;
        while (TakeYear(text) || text.TakeAny(Against) is not null || TakeBefore(text, ref comparison) || TakeMark(text, ref marks) || TakeNote(text, ref marks, out _))
        {
        }
        var minus = text.TakeAny(MinusSigns) is not null;
        if (text.TakeNumber(unit) is not { } number)
        {
            return null;
        }
        var phrase = minus ? Signed(text, number, unit) : Percent(text, number) ?? Fraction(text, number, unit) ?? OutOf(text, number, unit) ?? Number(text, number, unit);
        if (phrase is null)
        {
            return null;
        }
        decimal? printed = null;
        while (TakeBehind(text, ref comparison) || TakePerYear(text, ref marks) || TakeMark(text, ref marks))
        {
        }
        while (TakeNote(text, ref marks, out var percent) || TakeBehind(text, ref comparison))
        {
            printed ??= percent;
        }
        text.TakeAny(Reached);
        return text.IsAtEnd ? phrase with { Comparison = comparison, Marks = marks | phrase.Marks, PrintedPercent = printed } : null;
    }

    private static MeasuredPhrase Of(TargetKind kind, decimal? value, string? unit = null) => new(kind, value, null, null, unit is "" ? null : unit, null, TargetMarks.None, null);

    // ▲ and △ are signs only where a number follows: alone they are marks, and words as such.
    private static MeasuredPhrase? Signed(NotationText text, decimal number, string? unit)
    {
        var tenths = text.Take("割");
        if (tenths || TakePercent(text, unit))
        {
            text.TakeAny(LessWords);
            return Of(TargetKind.Reduction, tenths ? number * 10 : number);
        }
        return TakeUnit(text, unit) is { } written ? Of(TargetKind.Number, -number, written) : null;
    }

    private static MeasuredPhrase? Percent(NotationText text, decimal number)
    {
        if (text.Take("割"))
        {
            return Of(text.TakeAny(LessWords) is null ? TargetKind.Percent : TargetKind.Reduction, number * 10);
        }
        if (!TakePercent(text, null))
        {
            return null;
        }
        return Of(text.TakeAny(LessWords) is null ? TargetKind.Percent : TargetKind.Reduction, number);
    }

    private static MeasuredPhrase? Fraction(NotationText text, decimal numerator, string? unit)
    {
        var start = text.Place;
        TakeUnit(text, unit);
        if (text.Take("/") && text.TakeNumber(unit) is { } denominator && denominator > 0 && TakeUnit(text, unit) is { } written)
        {
            return new MeasuredPhrase(TargetKind.Fraction, null, numerator, denominator, written is "" ? null : written, null, TargetMarks.None, null);
        }
        text.Place = start;
        return null;
    }

    // 17市町村中11市町村.
    private static MeasuredPhrase? OutOf(NotationText text, decimal denominator, string? unit)
    {
        var start = text.Place;
        TakeUnit(text, unit);
        if (denominator > 0 && text.Take("中") && text.TakeNumber(unit) is { } numerator && TakeUnit(text, unit) is { } written)
        {
            return new MeasuredPhrase(TargetKind.Fraction, null, numerator, denominator, written is "" ? null : written, null, TargetMarks.None, null);
        }
        text.Place = start;
        return null;
    }

    private static MeasuredPhrase? Number(NotationText text, decimal number, string? unit)
    {
        if (TakeUnit(text, unit) is not { } written)
        {
            return null;
        }
        // 50 under the unit % is 50 %.
        return written is "" && unit is "%" && text.IsAtEndOrWord ? Of(TargetKind.Percent, number) : Of(TargetKind.Number, number, written);
    }

    private static bool TakePercent(NotationText text, string? unit)
    {
        text.SkipBlanks();
        return text.TakeAny(PercentSigns) is not null || (unit is "%" && text.IsAtEndOrWord);
    }

    /// <summary>The unit behind a number, "" where none is written; null where what is written is no unit.</summary>
    private static string? TakeUnit(NotationText text, string? own)
    {
        text.SkipBlanks();
        if (own is { Length: > 0 } && text.Take(own))
        {
            return own;
        }
        var start = text.Place;
        var written = text.TakeUntil(UnitStops);
        if (IsUnit(written))
        {
            return written;
        }
        text.Place = start;
        return null;
    }

    // 5万万 is no number of 万.
    private static bool IsUnit(string written) => written.Length <= LongestUnit && !Array.Exists(NoUnits, w => written.StartsWith(w, StringComparison.Ordinal)) && !Array.Exists(Works, w => written.EndsWith(w, StringComparison.Ordinal))
        && written.Replace("か所", "", StringComparison.Ordinal).Replace("のべ", "", StringComparison.Ordinal) is var rest && (rest == "つ" || rest.All(IsUnitLetter));

    // Sentences have hiragana, blanks and punctuation; units do not.
    private static bool IsUnitLetter(char c) => (char.IsLetter(c) && c is not (>= 'ぁ' and <= 'ゟ') && c is not ('→' or '〃')) || c is 'ー' or '々' or '・' or '㎡' or '℃' or '¥';

    private static bool TakeYear(NotationText text)
    {
        if (!text.TakeYear())
        {
            return false;
        }
        while (text.TakeAny(AfterYear) is not null)
        {
        }
        return true;
    }

    private static bool TakeBefore(NotationText text, ref TargetComparison? comparison) => TakeWord(text, Before, ref comparison);

    private static bool TakeBehind(NotationText text, ref TargetComparison? comparison) => TakeWord(text, Behind, ref comparison);

    private static bool TakeWord(NotationText text, (string Word, TargetComparison Means)[] words, ref TargetComparison? comparison)
    {
        foreach (var (word, means) in words)
        {
            if (text.Take(word))
            {
                comparison = means;
                return true;
            }
        }
        return false;
    }

    private static bool TakeMark(NotationText text, ref TargetMarks marks)
    {
        foreach (var (word, means) in MarkWords)
        {
            if (text.Take(word))
            {
                marks |= means;
                text.TakeAny(["で", "に", ":"]);
                return true;
            }
        }
        return false;
    }

    private static bool TakePerYear(NotationText text, ref TargetMarks marks)
    {
        var start = text.Place;
        if (!text.Take("/"))
        {
            return false;
        }
        switch (text.TakeAny(["年度", "年", "月", "日", "週", "人", "台"]))
        {
            case null:
                text.Place = start;
                return false;
            case "年度" or "年":
                marks |= TargetMarks.PerYear;
                break;
        }
        return true;
    }

    private static bool TakeNote(NotationText text, ref TargetMarks marks, out decimal? percent)
    {
        percent = null;
        if (text.TakeNote() is not { } note)
        {
            return false;
        }
        foreach (var (word, means) in MarkWords)
        {
            if (note.Contains(word, StringComparison.Ordinal))
            {
                marks |= means;
                break;
            }
        }
        var inner = new NotationText(note);
        percent = inner.TakeNumber(null) is { } number && inner.TakeAny(PercentSigns) is not null ? number : null;
        return true;
    }
}
