using System.Security.Cryptography;
using System.Text;

namespace GovernancePortal.Core.Platform.Search;

/// <summary>
/// One record as searches find it, written in the save that changes the record. Derived data: it can be made again from
/// the records at any time (verb "reindex").
/// </summary>
public sealed class SearchEntry
{
    /// <summary>Counts what <see cref="Write"/> makes of a record: a higher one makes every entry anew when the portal starts.</summary>
    public const int CurrentVersion = 1;
    public const int TitleLength = 200;
    public const int NumberLength = 40;
    public const int StateLength = 60;

    /// <summary>Between the places, so that no word is found across two of them: a searched word holds no line end.</summary>
    private const char PlaceEnd = '\n';

    public string Kind { get; private init; } = "";
    public Guid SubjectId { get; private init; }
    public string Title { get; private set; } = "";
    /// <summary>The title folded: a hit in it ranks before one elsewhere.</summary>
    public string TitleKey { get; private set; } = "";
    public string? Number { get; private set; }
    public Guid? SectionId { get; private set; }
    public string? State { get; private set; }
    /// <summary>Milliseconds since 1970 of the record's last change: newer ones come first.</summary>
    public long ChangedMs { get; private set; }
    /// <summary>All places folded, by which a candidate is verified.</summary>
    public string Text { get; private set; } = "";
    /// <summary>Pairs of neighbouring characters of <see cref="Text"/>, by which candidates are found.</summary>
    public int[] Bigrams { get; private set; } = [];
    public List<SearchPlace> Places { get; private set; } = [];
    /// <summary>Tells whether a save changed anything that is searched.</summary>
    public long Digest { get; private set; }
    public int IndexVersion { get; private set; }

    internal static SearchEntry Of(SearchSource source, object root)
    {
        var entry = new SearchEntry { Kind = source.Kind, SubjectId = source.IdOf(root) };
        entry.Write(source.Describe(root));
        return entry;
    }

    /// <summary>Takes everything over from a newer description of the same record.</summary>
    internal void Take(SearchEntry newer) =>
        (Title, TitleKey, Number, SectionId, State, ChangedMs, Text, Bigrams, Places, Digest, IndexVersion) =
        (newer.Title, newer.TitleKey, newer.Number, newer.SectionId, newer.State, newer.ChangedMs, newer.Text, newer.Bigrams, newer.Places, newer.Digest, newer.IndexVersion);

    private void Write(SearchText text)
    {
        Title = text.Title.Length > TitleLength ? text.Title[..TitleLength] : text.Title;
        TitleKey = SearchWords.Fold(Title);
        (Number, SectionId, State, ChangedMs) = (text.Number, text.SectionId, text.State, text.ChangedAt.ToUnixTimeMilliseconds());
        Places = [.. text.Places.OfType<SearchPlace>()];
        Text = string.Join(PlaceEnd, Places.Select(p => SearchWords.Fold(p.Text)));
        Bigrams = SearchWords.Bigrams(Text);
        IndexVersion = CurrentVersion;
        Digest = DigestOf();
    }

    private long DigestOf()
    {
        var all = string.Join('\u001f', Places.Select(p => p.Label + '\u001e' + p.Text).Prepend($"{IndexVersion}|{Title}|{Number}|{SectionId}|{State}|{ChangedMs}"));
        return BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }
}
