using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GovernancePortal.Core.Platform.Search;

/// <summary>
/// Writes the search entries of every record that a save adds, changes or deletes, in that same save. Runs after the
/// Trail's interceptor, which has looked for changes already.
/// </summary>
internal sealed class SearchInterceptor : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is PortalDb db)
        {
            var auto = db.ChangeTracker.AutoDetectChangesEnabled;
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            try
            {
                await WriteAsync(db, cancellationToken);
            }
            finally
            {
                db.ChangeTracker.AutoDetectChangesEnabled = auto;
            }
        }
        return await base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    private static async Task WriteAsync(PortalDb db, CancellationToken ct)
    {
        var roots = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(e => (e.State, Root: e.Entity, Source: SearchSources.Of(e.Metadata.ClrType)!)).Where(r => r.Source is not null).ToList();
        if (roots.Count == 0)
        {
            return;
        }
        var ids = roots.Where(r => r.State != EntityState.Added).Select(r => r.Source.IdOf(r.Root)).ToList();
        var stored = ids.Count == 0 ? [] : await SearchIndex.DigestsAsync(db, ids, ct);
        // Of an earlier save in the same context.
        var tracked = db.ChangeTracker.Entries<SearchEntry>().ToDictionary(e => (e.Entity.Kind, e.Entity.SubjectId), e => e.Entity);
        foreach (var (state, root, source) in roots)
        {
            var entry = SearchEntry.Of(source, root);
            var key = (entry.Kind, entry.SubjectId);
            if (state == EntityState.Deleted)
            {
                if (stored.ContainsKey(key))
                {
                    db.Remove(tracked.GetValueOrDefault(key) ?? entry);
                }
            }
            else if (tracked.TryGetValue(key, out var known))
            {
                known.Take(entry);
                db.Entry(known).DetectChanges();
            }
            else if (!stored.TryGetValue(key, out var digest))
            {
                db.Add(entry);
            }
            else if (digest != entry.Digest)
            {
                db.Update(entry);
            }
        }
    }
}
