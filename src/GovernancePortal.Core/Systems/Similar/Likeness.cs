using GovernancePortal.Core.Platform.Search;

namespace GovernancePortal.Core.Systems.Similar;

/// <summary>
/// How alike two Japanese texts are, by pairs of neighbouring characters, and in which words. Hiragana joins words and
/// ends verbs; a pair that holds any says nothing about what a system is for.
/// </summary>
public static class Likeness
{
    private const int ShortestWord = 2;

    /// <summary>Nearly every name holds one of these: shared by all, they tell no two systems apart.</summary>
    private static readonly string[] Usual = ["情報システム", "システム", "サービス", "ソフトウェア", "ソフト", "管理", "業務", "支援"];

    /// <summary>What is particular to a name; the whole of it where nothing is.</summary>
    public static string Core(string? name)
    {
        var folded = SearchWords.Fold(name);
        var core = Usual.Aggregate(folded, (text, word) => text.Replace(word, "", StringComparison.Ordinal)).Trim();
        return core.Length >= ShortestWord ? core : folded;
    }

    /// <summary>The telling pairs of a folded text.</summary>
    public static int[] Pairs(string folded) => SearchWords.Bigrams(string.Join(' ', Words(folded)));

    /// <summary>Runs of kanji, katakana, letters and digits of a folded text.</summary>
    public static IEnumerable<string> Words(string folded)
    {
        var start = 0;
        for (var i = 0; i <= folded.Length; i++)
        {
            if (i < folded.Length && IsTelling(folded[i]))
            {
                continue;
            }
            if (i - start >= ShortestWord)
            {
                yield return folded[start..i];
            }
            start = i + 1;
        }
    }

    /// <summary>Twice the shared pairs over all pairs (Dice): 0 nothing in common, 1 the same. Both are in order.</summary>
    public static double Of(int[] one, int[] other) => one.Length + other.Length == 0 ? 0 : 2d * Shared(one, other) / (one.Length + other.Length);

    /// <summary>The longest stretches that stand in both folded texts, longest first; none shorter than two characters.</summary>
    public static IReadOnlyList<string> Common(string one, string other, int most)
    {
        var found = new List<string>();
        foreach (var word in Words(one))
        {
            for (var start = 0; start < word.Length;)
            {
                var length = 0;
                while (start + length < word.Length && other.AsSpan().Contains(word.AsSpan(start, length + 1), StringComparison.Ordinal))
                {
                    length++;
                }
                if (length >= ShortestWord)
                {
                    found.Add(word.Substring(start, length));
                }
                start += Math.Max(1, length);
            }
        }
        return [.. found.Distinct().OrderByDescending(w => w.Length).Where((w, i) => i < most)];
    }

    private static int Shared(int[] one, int[] other)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            var order = one[i].CompareTo(other[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return shared;
    }

    private static bool IsTelling(char c) => char.IsLetterOrDigit(c) && c is not (>= '\u3040' and <= '\u309F') || c is 'ー' or '々' || char.IsSurrogate(c);
}
