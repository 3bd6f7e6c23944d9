using System.Runtime.CompilerServices;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Platform.Search;

/// <summary>One record that was found.</summary>
/// <param name="Rank">Sort key: its number was typed, then a hit in the title, then the newest change.</param>
public sealed record SearchHit(string Kind, Guid Id, string? Number, string Title, Guid? SectionId, string? State, IReadOnlyList<SearchPlace> Places, long Rank);

/// <summary>
/// Searches all kinds that joined. Candidates come from the index of character pairs and are verified on the text in the
/// same command, so that counts are exact; each kind is limited to what its module lets the person know of, counts too.
/// </summary>
public sealed class SearchQueries(PortalDb db)
{
    public const int PageSize = 20;
    /// <summary>How many of each kind the overview shows.</summary>
    public const int Overview = 5;
    public const int CountLimit = 1_000;

    // Above any moment in milliseconds, so that the moments only order records of one rank.
    private const long NumberRank = 4_000_000_000_000_000;
    private const long TitleRank = 2_000_000_000_000_000;

    /// <summary>Hits by kind, each counted no further than one past <see cref="CountLimit"/>; one command.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(SearchAsk ask, Actor actor, CancellationToken ct = default)
    {
        var kinds = SearchSources.For(actor).Select(s => Matches(s, ask, actor).Take(CountLimit + 1).Select(e => e.Kind)).ToList();
        if (!ask.IsReady || kinds.Count == 0)
        {
            return new Dictionary<string, int>();
        }
        return await kinds.Aggregate((a, b) => a.Concat(b)).GroupBy(kind => kind).Select(g => new { Kind = g.Key, Count = g.Count() }).ToDictionaryAsync(x => x.Kind, x => x.Count, ct);
    }

    /// <summary>The first of every kind, in the order of the kinds; one command.</summary>
    public async Task<IReadOnlyList<SearchHit>> FirstAsync(SearchAsk ask, Actor actor, CancellationToken ct = default)
    {
        var kinds = SearchSources.For(actor).Select(s => Found(s, ask, actor).OrderByDescending(r => r.Rank).ThenByDescending(r => r.Id).Take(Overview)).ToList();
        if (!ask.IsReady || kinds.Count == 0)
        {
            return [];
        }
        var rows = await kinds.Aggregate((a, b) => a.Concat(b)).ToListAsync(ct);
        return [.. rows.Select(Hit).OrderBy(h => SearchSources.Find(h.Kind)!.Order).ThenByDescending(h => h.Rank).ThenByDescending(h => h.Id)];
    }

    /// <summary>One page of one kind; one command, whatever the page.</summary>
    public async Task<Page<SearchHit>> PageAsync(SearchAsk ask, SearchSource source, Cursor? at, Actor actor, CancellationToken ct = default)
    {
        if (!ask.IsReady || !SearchSources.For(actor).Contains(source))
        {
            return Page<SearchHit>.Empty;
        }
        var rows = await Keyset.Beside(Found(source, ask, actor), r => r.Rank, r => r.Id, at, text => (long.TryParse(text, out var rank), rank), descending: true).Take(PageSize + 1).ToListAsync(ct);
        return Cursor.PageOf([.. rows.Select(Hit)], PageSize, at, h => h.Rank.ToString(System.Globalization.CultureInfo.InvariantCulture), h => h.Id);
    }

    /// <summary>Every hit in the order of the pages, kind by kind; one command a kind, and rows stream.</summary>
    /// <param name="shown">Null: all kinds.</param>
    public async IAsyncEnumerable<SearchHit> Export(SearchAsk ask, SearchSource? shown, Actor actor, [EnumeratorCancellation] CancellationToken ct = default)
    {
        foreach (var source in SearchSources.For(actor).Where(s => ask.IsReady && (shown is null || s == shown)))
        {
            await foreach (var row in Found(source, ask, actor).OrderByDescending(r => r.Rank).ThenByDescending(r => r.Id).AsAsyncEnumerable().WithCancellation(ct))
            {
                yield return Hit(row);
            }
        }
    }

    /// <summary>An export is on the Trail: by whom, when, and what was searched for.</summary>
    public async Task RecordExportAsync(string conditions, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "SearchExported", Everything, conditions);
        await db.SaveChangesAsync(ct);
    }

    private static readonly TrailSubject Everything = new("Search", Guid.Empty);

    private IQueryable<SearchEntry> Matches(SearchSource source, SearchAsk ask, Actor actor)
    {
        var words = ask.Words;
        var pairs = SearchWords.Bigrams(string.Join(' ', words));
        var kind = source.Kind;
        var entries = db.Set<SearchEntry>().AsNoTracking().Where(e => e.Kind == kind);
        if (ask.NumberOf(source) is { } number)
        {
            // Shortened as it may be typed, a number stands in no text.
            var typed = words[0];
            entries = entries.Where(e => e.Number == number || (pairs.All(pair => e.Bigrams.Contains(pair)) && e.Text.Contains(typed)));
        }
        else
        {
            entries = entries.Where(e => pairs.All(pair => e.Bigrams.Contains(pair)));
            foreach (var word in words)
            {
                entries = entries.Where(e => e.Text.Contains(word));
            }
        }
        if (ask.SectionIds is { } sections)
        {
            Guid?[] ids = [.. sections.Select(id => (Guid?)id)];
            entries = entries.Where(e => ids.Contains(e.SectionId));
        }
        return source.VisibleIds(db, actor) is { } visible ? entries.Where(e => visible.Contains(e.SubjectId)) : entries;
    }

    private IQueryable<Row> Found(SearchSource source, SearchAsk ask, Actor actor)
    {
        var number = ask.NumberOf(source) ?? "";
        // Of several words the first decides whether the title is meant.
        var first = ask.Words.Count > 0 ? ask.Words[0] : "";
        return Matches(source, ask, actor).Select(e => new Row
        {
            Kind = e.Kind, Id = e.SubjectId, Number = e.Number, Title = e.Title, SectionId = e.SectionId, State = e.State, Places = e.Places,
            Rank = e.ChangedMs + (e.Number == number ? NumberRank : 0) + (e.TitleKey.Contains(first) ? TitleRank : 0),
        });
    }

    private static SearchHit Hit(Row row) => new(row.Kind, row.Id, row.Number, row.Title, row.SectionId, row.State, row.Places, row.Rank);

    private sealed class Row
    {
        public required string Kind { get; init; }
        public required Guid Id { get; init; }
        public string? Number { get; init; }
        public required string Title { get; init; }
        public Guid? SectionId { get; init; }
        public string? State { get; init; }
        public required List<SearchPlace> Places { get; init; }
        public required long Rank { get; init; }
    }
}
