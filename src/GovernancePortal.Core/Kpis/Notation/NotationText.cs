using System.Globalization;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.Kpis.Notation;

/// <summary>A cell read from left to right: every Take… moves on where it succeeds and stays where it does not.</summary>
internal sealed class NotationText(string text)
{
    private const int MostDigits = 18;

    // Written from the largest down, so that 百万 is seen before 百.
    private static readonly (string Word, decimal Times)[] Multipliers = [("兆", 1_000_000_000_000m), ("億", 100_000_000m), ("百万", 1_000_000m), ("万", 10_000m), ("千", 1_000m)];

    private readonly string text = CharacterWidth.Narrow(text);
    private int at;

    public bool IsAtEnd => at >= text.Length;

    /// <summary>Nothing is left that could be a unit: the end, a note, or a word such as 以上.</summary>
    public bool IsAtEndOrWord => IsAtEnd || Sees("(") || Sees("以") || Sees("程度") || Sees("未満") || Sees("超") || Sees("削減") || Sees("減");

    public int Place
    {
        get => at;
        set => at = value;
    }

    public void SkipBlanks()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    public bool Sees(string word) => string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    /// <summary>Takes the word and the blanks behind it.</summary>
    public bool Take(string word)
    {
        if (!Sees(word))
        {
            return false;
        }
        at += word.Length;
        SkipBlanks();
        return true;
    }

    /// <summary>The first of the words that stands here; null where none does.</summary>
    public string? TakeAny(IEnumerable<string> words) => words.FirstOrDefault(Take);

    /// <summary>A note in parentheses; what stands in it.</summary>
    public string? TakeNote()
    {
        if (!Sees("("))
        {
            return null;
        }
        var end = text.IndexOf(')', at);
        if (end < 0)
        {
            return null;
        }
        var note = text[(at + 1)..end];
        at = end + 1;
        SkipBlanks();
        return note;
    }

    /// <summary>
    /// 2,300 · 1.5 · 1,552万 · 1億2,000万 · 3千万 · ゼロ. Thousands separators must part threes. Where the KPI's own unit
    /// begins with the multiplier (万枚, 百万円), the multiplier belongs to the unit and is left.
    /// </summary>
    public decimal? TakeNumber(string? unit)
    {
        if (Take("ゼロ"))
        {
            return 0;
        }
        var start = at;
        if (TakeDigits() is not { } number)
        {
            return null;
        }
        if (unit is { Length: > 0 } && SeesAfterBlanks(unit))
        {
            SkipBlanks();
            return number;
        }
        decimal total = 0;
        var most = decimal.MaxValue;
        while (TakeMultiplier(most) is { } times)
        {
            total += number * times;
            most = times;
            // 1億2,000万: what follows counts in smaller steps.
            if (TakeDigits() is not { } further)
            {
                SkipBlanks();
                return total <= Most ? total : Back(start);
            }
            number = further;
        }
        SkipBlanks();
        return total + number <= Most ? total + number : Back(start);
    }

    /// <summary>Everything up to the first of the stops, blanks around it left out; it may be empty.</summary>
    public string TakeUntil(IReadOnlyList<string> stops)
    {
        var end = at;
        while (end < text.Length && !stops.Any(stop => string.CompareOrdinal(text, end, stop, 0, stop.Length) == 0))
        {
            end++;
        }
        var taken = text[at..end].Trim();
        at = end;
        return taken;
    }

    /// <summary>令和5年度, R5, 2023年度: a year that says when, not how much. Stays where none stands.</summary>
    public bool TakeYear()
    {
        var start = at;
        var era = TakeAny(["令和", "平成", "昭和", "R", "H", "S", "FY"]);
        var digits = 0;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            (at, digits) = (at + 1, digits + 1);
        }
        if (digits == 0 && era is not null && Sees("元"))
        {
            (at, digits) = (at + 1, 1);
        }
        var isYear = era is not null and not "FY" ? digits is 1 or 2 : digits == 4;
        SkipBlanks();
        var named = isYear && (Take("年度") || Take("年"));
        // A bare letter and number is a year only where a colon or 比 parts it from the target.
        if (!named && !(isYear && era is not null && (Sees(":") || Sees("比"))))
        {
            at = start;
            return false;
        }
        SkipBlanks();
        return true;
    }

    private const decimal Most = 1_000_000_000_000_000m;

    private decimal? Back(int start)
    {
        at = start;
        return null;
    }

    private bool SeesAfterBlanks(string word)
    {
        var place = at;
        while (place < text.Length && char.IsWhiteSpace(text[place]))
        {
            place++;
        }
        return string.CompareOrdinal(text, place, word, 0, word.Length) == 0 && Multipliers.Any(m => word.StartsWith(m.Word, StringComparison.Ordinal));
    }

    private decimal? TakeMultiplier(decimal below)
    {
        SkipBlanks();
        foreach (var (word, times) in Multipliers)
        {
            if (times < below && Sees(word))
            {
                at += word.Length;
                // 3千万: thousands of ten thousands.
                return word == "千" && Sees("万") ? times * TakenTimes("万", 10_000m) : times;
            }
        }
        return null;
    }

    private decimal TakenTimes(string word, decimal times)
    {
        at += word.Length;
        return times;
    }

    private decimal? TakeDigits()
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }
        var whole = text[at..end];
        if (whole.Length == 0 || !AreGrouped(whole))
        {
            return null;
        }
        var decimals = end;
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }
        }
        var written = whole.Replace(",", "", StringComparison.Ordinal) + text[decimals..end];
        if (written.Length > MostDigits || !decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }
        at = end;
        return number;
    }

    private static bool AreGrouped(string whole)
    {
        var groups = whole.Split(',');
        return char.IsAsciiDigit(whole[0]) && (groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(g => g.Length == 3)));
    }
}
