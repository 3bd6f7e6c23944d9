using System.Globalization;
using System.Text;
using DiffPlex;
using DiffPlex.Model;

namespace GovernancePortal.Core.Consultations.Review;

public enum MarkKind
{
    Same,
    Removed,
    Added,
}

/// <summary>A run of a compared text.</summary>
public sealed record TextMark(MarkKind Kind, string Text);

/// <summary>Compares texts word by word and lists row by row.</summary>
public static class TextDifference
{
    /// <summary>
    /// The runs of both texts in reading order, removed before added. Japanese has no spaces: a word is a run of one
    /// script, which keeps 文書管理 and 2026 whole without a dictionary.
    /// </summary>
    public static IReadOnlyList<TextMark> Between(string old, string now)
    {
        var result = new Differ().CreateCustomDiffs(old, now, ignoreWhiteSpace: false, Words);
        List<TextMark> marks = [];
        var at = 0;
        foreach (var block in result.DiffBlocks)
        {
            Add(MarkKind.Same, result.PiecesNew, at, block.InsertStartB - at);
            Add(MarkKind.Removed, result.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(MarkKind.Added, result.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.InsertStartB + block.InsertCountB;
        }
        Add(MarkKind.Same, result.PiecesNew, at, result.PiecesNew.Length - at);
        return marks;

        void Add(MarkKind kind, string[] pieces, int from, int count)
        {
            if (count > 0)
            {
                marks.Add(new TextMark(kind, string.Concat(pieces.Skip(from).Take(count))));
            }
        }
    }

    /// <summary>Pairs the rows of two lists: equal ones are left out, what changed in place stands together.</summary>
    internal static IEnumerable<(T? Old, T? New)> Align<T>(IReadOnlyList<T> old, IReadOnlyList<T> now, Func<T, string> line)
        where T : class
    {
        if (old.Count == 0 || now.Count == 0)
        {
            return [.. old.Select(row => ((T?)row, (T?)null)), .. now.Select(row => ((T?)null, (T?)row))];
        }
        // A row is one piece for the comparison: its separator cannot be typed.
        var result = new Differ().CreateCustomDiffs(string.Join(RowEnd, old.Select(line)), string.Join(RowEnd, now.Select(line)), ignoreWhiteSpace: false, text => text.Split(RowEnd));
        return result.DiffBlocks.SelectMany(block => Pairs(block));

        IEnumerable<(T?, T?)> Pairs(DiffBlock block)
        {
            for (var i = 0; i < Math.Max(block.DeleteCountA, block.InsertCountB); i++)
            {
                yield return (i < block.DeleteCountA ? old[block.DeleteStartA + i] : null, i < block.InsertCountB ? now[block.InsertStartB + i] : null);
            }
        }
    }

    private const char RowEnd = '\u001d';

    private enum Script
    {
        Other,
        Kanji,
        Hiragana,
        Katakana,
        Word,
        Space,
    }

    private static string[] Words(string text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        var last = Script.Other;
        // By text element: a 外字 with its variation selector is not torn apart.
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            var script = ScriptOf(element);
            if (word.Length > 0 && (script != last || script == Script.Other))
            {
                words.Add(word.ToString());
                word.Clear();
            }
            word.Append(element);
            last = script;
        }
        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }
        return [.. words];
    }

    private static Script ScriptOf(string element)
    {
        var rune = Rune.GetRuneAt(element, 0);
        return rune.Value switch
        {
            >= 0x3041 and <= 0x309F => Script.Hiragana,
            (>= 0x30A1 and <= 0x30FF) or (>= 0xFF66 and <= 0xFF9F) => Script.Katakana,
            0x3005 or 0x3007 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF) => Script.Kanji,
            '.' or ',' => Script.Word,
            _ when Rune.IsLetterOrDigit(rune) => Script.Word,
            _ when Rune.IsWhiteSpace(rune) => Script.Space,
            _ => Script.Other,
        };
    }
}
