using System.Text;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.Platform.Search;

/// <summary>A stretch of a text: where it begins, how long it is.</summary>
public readonly record struct TextSpan(int Start, int Length);

/// <summary>
/// Folding of searched texts, and pairs of neighbouring characters (bigrams). Japanese has no blanks between words: a
/// pair of characters is the smallest thing worth looking for, and an index of pairs serves any longer phrase.
/// </summary>
public static class SearchWords
{
    private const char VoicedMark = 'ﾞ';
    private const char SemiVoicedMark = 'ﾟ';
    // First half of every selector beyond the basic plane.
    private const char IdeographSelector = '\uDB40';

    /// <summary><see cref="CharacterWidth.SearchKey"/> without the marks that choose the shape of a 外字: 葛󠄀 is found by 葛.</summary>
    public static string Fold(string? text)
    {
        if (text is null || !HasSelector(text))
        {
            return CharacterWidth.SearchKey(text);
        }
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(r => !IsSelector(r)))
        {
            plain.Append(rune.ToString());
        }
        return CharacterWidth.SearchKey(plain.ToString());
    }

    /// <summary>The pairs of a folded text, each once and in order; none holds white space.</summary>
    public static int[] Bigrams(string folded)
    {
        var pairs = new HashSet<int>();
        var before = new Rune(' ');
        foreach (var rune in folded.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(before) && !Rune.IsWhiteSpace(rune))
            {
                // Exact for two characters of the basic plane; beyond it two pairs may share a number, and the text decides.
                pairs.Add(unchecked((int)(((uint)before.Value << 16) ^ (uint)rune.Value)));
            }
            before = rune;
        }
        var ordered = pairs.ToArray();
        Array.Sort(ordered);
        return ordered;
    }

    /// <summary>Characters as a reader counts them: a surrogate pair is one.</summary>
    public static int Length(string folded) => folded.EnumerateRunes().Count();

    /// <summary>
    /// Where folded words stand in a text as it is written: spans in order, none overlapping another. ガス is found in
    /// ｶﾞｽ, whose three characters are one span.
    /// </summary>
    public static IReadOnlyList<TextSpan> Find(string text, IEnumerable<string> words)
    {
        var (folded, starts) = FoldWithPlaces(text);
        var marked = new bool[text.Length];
        foreach (var word in words.Where(w => w.Length > 0))
        {
            for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                Array.Fill(marked, true, starts[at], starts[at + word.Length] - starts[at]);
            }
        }
        var spans = new List<TextSpan>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (!marked[i])
            {
                continue;
            }
            var start = i;
            while (i < marked.Length && marked[i])
            {
                i++;
            }
            spans.Add(new TextSpan(start, i - start));
        }
        return spans;
    }

    /// <summary>The folded text, and for each of its characters (and its end) the place in the text it was made of.</summary>
    internal static (string Folded, int[] Starts) FoldWithPlaces(string text)
    {
        var folded = new StringBuilder(text.Length);
        var starts = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length;)
        {
            var start = i++;
            // A voiced mark joins the letter before it, the halves of a pair and the choice of a shape their character.
            while (i < text.Length && !char.IsWhiteSpace(text[start]) && (text[i] is VoicedMark or SemiVoicedMark or IdeographSelector or (>= '\uFE00' and <= '\uFE0F') || char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1])))
            {
                i++;
            }
            var cluster = text[start..i];
            var key = char.IsWhiteSpace(cluster[0]) ? folded.Length > 0 && folded[^1] != ' ' ? " " : "" : Fold(cluster);
            foreach (var c in key)
            {
                folded.Append(c);
                starts.Add(start);
            }
        }
        starts.Add(text.Length);
        return (folded.ToString(), [.. starts]);
    }

    private static bool HasSelector(string text) => text.AsSpan().IndexOfAnyInRange('\uFE00', '\uFE0F') >= 0 || text.Contains(IdeographSelector, StringComparison.Ordinal);

    // Variation selectors, also those of ideographs.
    private static bool IsSelector(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
