using GovernancePortal.Core.Platform.Search;

namespace GovernancePortal.Web.Search;

/// <summary>A piece of a snippet; a hit is marked.</summary>
public sealed record SnippetPart(string Text, bool IsHit);

/// <summary>One place of a record that holds a searched word: its label, and the text around the first hit.</summary>
public sealed record SearchSnippet(string Label, IReadOnlyList<SnippetPart> Parts)
{
    private const int Before = 24;
    private const int Longest = 110;
    private const int MostPlaces = 3;

    /// <summary>The places that hold the most of the words, each word at least once, in the order the record has them.</summary>
    public static IReadOnlyList<SearchSnippet> Of(SearchHit hit, SearchAsk ask)
    {
        var found = hit.Places.Select((place, order) => (Order: order, Words: ask.Words.Where(w => SearchWords.Find(place.Text, [w]).Count > 0).ToHashSet(), Place: place)).Where(f => f.Words.Count > 0).ToList();
        // Each word is shown somewhere before one is shown twice.
        var (chosen, seen) = (new List<(int Order, SearchPlace Place)>(), new HashSet<string>());
        while (found.Count > 0 && chosen.Count < MostPlaces)
        {
            var next = found.OrderByDescending(f => f.Words.Count(w => !seen.Contains(w))).ThenBy(f => f.Order).First();
            found.Remove(next);
            chosen.Add((next.Order, next.Place));
            seen.UnionWith(next.Words);
        }
        return [.. chosen.OrderBy(c => c.Order).Select(c => new SearchSnippet(c.Place.Label, Cut(c.Place.Text, SearchWords.Find(c.Place.Text, ask.Words))))];
    }

    private static List<SnippetPart> Cut(string text, IReadOnlyList<TextSpan> spans)
    {
        var from = Whole(text, Math.Max(0, spans[0].Start - Before));
        var to = Whole(text, Math.Min(text.Length, Math.Max(from + Longest, spans[0].Start + spans[0].Length)));
        var parts = new List<SnippetPart>();
        var at = from;
        foreach (var span in spans.Where(s => s.Start < to))
        {
            Add(text[at..span.Start], false);
            at = Math.Min(to, span.Start + span.Length);
            Add(text[span.Start..at], true);
        }
        Add(text[at..to], false);
        return [.. parts.Select((p, i) => p with { Text = (i == 0 && from > 0 ? "…" : "") + p.Text.ReplaceLineEndings(" ") + (i == parts.Count - 1 && to < text.Length ? "…" : "") })];

        void Add(string piece, bool isHit)
        {
            if (piece.Length > 0)
            {
                parts.Add(new SnippetPart(piece, isHit));
            }
        }
    }

    // Never between the halves of one character.
    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
