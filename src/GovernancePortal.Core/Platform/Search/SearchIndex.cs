using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Platform.Search;

/// <summary>What bringing the index up to date did.</summary>
public sealed record SearchIndexing(int Records, int Written, int Removed);

/// <summary>
/// Makes the entries of records that were there before their module joined the search, or before an entry was made
/// differently. Saves keep the index true from then on.
/// </summary>
public sealed class SearchIndex(PortalDb db)
{
    private const int Chunk = 500;

    // Any number that nothing else locks by.
    private const long LockNumber = 731_400_118;

    /// <summary>Whether some record is not searched as it should be: a command for each kind.</summary>
    public async Task<bool> IsStaleAsync(CancellationToken ct = default)
    {
        foreach (var source in SearchSources.All)
        {
            if (await source.LacksAsync(db, SearchEntry.CurrentVersion, ct))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>When the portal starts: nothing where the index is whole.</summary>
    public async Task BringUpToDateAsync(CancellationToken ct = default)
    {
        if (await IsStaleAsync(ct))
        {
            await ReindexAsync(ct);
        }
    }

    /// <summary>Looks at every record and writes the entries that differ. Of two portals that start together one waits.</summary>
    public async Task<SearchIndexing> ReindexAsync(CancellationToken ct = default)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_lock({LockNumber})", ct);
            try
            {
                var done = new SearchIndexing(0, 0, 0);
                foreach (var source in SearchSources.All)
                {
                    var (records, written) = await WriteAsync(source, ct);
                    done = new SearchIndexing(done.Records + records, done.Written + written, done.Removed + await source.RemoveOrphansAsync(db, ct));
                }
                return done;
            }
            finally
            {
                await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock({LockNumber})", CancellationToken.None);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    internal static async Task<Dictionary<(string Kind, Guid SubjectId), long>> DigestsAsync(PortalDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await db.Set<SearchEntry>().AsNoTracking().Where(e => ids.Contains(e.SubjectId)).Select(e => new { e.Kind, e.SubjectId, e.Digest }).ToDictionaryAsync(e => (e.Kind, e.SubjectId), e => e.Digest, ct);

    private async Task<(int Records, int Written)> WriteAsync(SearchSource source, CancellationToken ct)
    {
        var (records, written) = (0, 0);
        var after = Guid.Empty;
        while (await source.IdsAfterAsync(db, after, Chunk, ct) is { Count: > 0 } ids)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            // Locked before the records are read: who saves one meanwhile writes the entry after this, from the newer record.
            await db.Database.ExecuteSqlAsync($"select from search_entry where kind = {source.Kind} and subject_id = any({ids}) order by subject_id for update", ct);
            var stored = await DigestsAsync(db, ids, ct);
            foreach (var entry in (await source.RootsAsync(db, ids, ct)).Select(root => SearchEntry.Of(source, root)))
            {
                if (!stored.TryGetValue((entry.Kind, entry.SubjectId), out var digest))
                {
                    db.Add(entry);
                    written++;
                }
                else if (digest != entry.Digest)
                {
                    db.Update(entry);
                    written++;
                }
            }
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            db.ChangeTracker.Clear();
            records += ids.Count;
            after = ids[^1];
        }
        return (records, written);
    }
}
