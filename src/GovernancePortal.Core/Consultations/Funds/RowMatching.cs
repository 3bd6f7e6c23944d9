using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>Where a row of a list of the finance section ends: in exactly one of these.</summary>
public enum MatchPile
{
    New,       // 一致（新たに登録）
    Different, // 登録済みと異なる
    Same,      // 登録済みと同じ
    Unmatched, // 該当なし
    Ambiguous, // 複数該当
    Faulty,    // 記載の誤り
}

/// <summary>By what a row says which case it is about: the first that is written decides.</summary>
public sealed record MatchKeys(string? Number, string? Code, string? Title, FiscalYear? Year);

/// <summary>A case that rows may be about, with every key it is known under.</summary>
/// <param name="Codes">Project codes (or contract numbers): its own and those of earlier years' cases about the same system.</param>
/// <param name="IsLive">Found by code or title too; a case that is over is found by its number alone.</param>
public sealed record MatchTarget(Guid Id, string? Number, string Title, FiscalYear Year, IReadOnlyCollection<string> Codes, bool IsLive);

/// <param name="Found">The one case; null unless exactly one fits.</param>
/// <param name="Several">Numbers or titles of the cases that fit equally well.</param>
public sealed record Match(MatchTarget? Found, IReadOnlyList<string> Several)
{
    public bool IsAmbiguous => Several.Count > 0;

    public static Match None { get; } = new(null, []);
}

/// <summary>
/// Finds the case of a row. A case number alone decides, for it is unique; a code that several cases share is told apart by
/// the title; without number and code the title must fit exactly one live case of the year. Nothing is guessed.
/// </summary>
public sealed class RowMatching
{
    private readonly Dictionary<string, MatchTarget> byNumber;
    private readonly ILookup<string, MatchTarget> byCode;
    private readonly ILookup<string, MatchTarget> byTitle;

    public RowMatching(IEnumerable<MatchTarget> targets)
    {
        var all = targets.ToList();
        byNumber = all.Where(t => t.Number is not null).DistinctBy(t => Key(t.Number)).ToDictionary(t => Key(t.Number), StringComparer.Ordinal);
        byCode = all.Where(t => t.IsLive).SelectMany(t => t.Codes.Select(Key).Distinct(StringComparer.Ordinal).Select(code => (Code: code, Target: t))).ToLookup(x => x.Code, x => x.Target, StringComparer.Ordinal);
        byTitle = all.Where(t => t.IsLive).ToLookup(t => Key(t.Title), StringComparer.Ordinal);
    }

    public Match Of(MatchKeys keys)
    {
        if (keys.Number is not null)
        {
            return byNumber.TryGetValue(Key(keys.Number), out var numbered) ? new Match(numbered, []) : Match.None;
        }
        if (keys.Code is not null && OfYear(byCode[Key(keys.Code)]) is { Count: > 0 } coded)
        {
            return One(coded.Count > 1 && keys.Title is not null && coded.Where(t => Key(t.Title) == Key(keys.Title)).ToList() is { Count: 1 } named ? named : coded);
        }
        return keys.Title is null ? Match.None : One(OfYear(byTitle[Key(keys.Title)]));

        List<MatchTarget> OfYear(IEnumerable<MatchTarget> found) => [.. found.Where(t => keys.Year is null || t.Year == keys.Year)];
    }

    private static Match One(List<MatchTarget> found) => found.Count switch
    {
        0 => Match.None,
        1 => new Match(found[0], []),
        _ => new Match(null, [.. found.Select(t => t.Number ?? t.Title)]),
    };

    private static string Key(string? text) => CharacterWidth.SearchKey(text ?? "");
}
