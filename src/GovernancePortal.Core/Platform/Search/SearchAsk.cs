namespace GovernancePortal.Core.Platform.Search;

/// <summary>What a person asks the search for.</summary>
/// <param name="Typed">As typed.</param>
public sealed record SearchAsk(string? Typed)
{
    /// <summary>Fewer characters say too little: 税 stands in hundreds of rows.</summary>
    public const int FewestCharacters = 2;
    public const int LongestText = 100;
    private const int MostWords = 8;

    private readonly string folded = SearchWords.Fold(Typed is { Length: > LongestText } ? Typed[..LongestText] : Typed);

    /// <summary>Only records of these sections; null: of all.</summary>
    public IReadOnlyCollection<Guid>? SectionIds { get; init; }

    /// <summary>All of them must be found in a record, each anywhere in it.</summary>
    public IReadOnlyList<string> Words => [.. folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords)];

    public bool IsEmpty => folded.Length == 0;

    /// <summary>No word is long enough to search by.</summary>
    public bool IsTooShort => !IsEmpty && Words.All(w => SearchWords.Length(w) < FewestCharacters);

    /// <summary>There is something to look for.</summary>
    public bool IsReady => !IsEmpty && !IsTooShort;

    /// <summary>The number of a record that was typed as a whole, by kind; null when it is none.</summary>
    public string? NumberOf(SearchSource source) => source.NumberOf(folded);
}
