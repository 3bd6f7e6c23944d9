using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.People;

/// <summary>
/// Who a signed-in person is, kept for some seconds, because every request asks. A change made by this node counts at
/// once; one made by another node, or past the portal, after <see cref="Kept"/> at the latest.
/// </summary>
public sealed class ActorCache(PeopleQueries people, PortalDb db, IMemoryCache cache, ActorChanges changes)
{
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(15);

    /// <summary>As <see cref="PeopleQueries.ActorAsync"/>. A closed or unknown account is asked for each time.</summary>
    public async Task<Actor?> ActorAsync(Guid userId, DateTimeOffset now, string correlationId, CancellationToken ct = default)
    {
        // The generation is part of the key and read before the query: what a change overtook is never found again.
        var key = (changes.Of(db.Database.GetConnectionString()), userId, db.CacheKey("actor"));
        var asked = Actor.Operator(now);
        if (cache.TryGetValue(key, out Actor? known) && known is not null && known.Today == asked.Today && now >= known.Now && now - known.Now < Kept)
        {
            return known with { Now = now, CorrelationId = correlationId };
        }
        var actor = await people.ActorAsync(userId, now, correlationId, ct);
        if (actor is not null)
        {
            cache.Set(key, actor, Kept);
        }
        return actor;
    }
}

/// <summary>Counts, for each database, the saves that may change who somebody is: accounts, posts, stand-ins, sections, bureaus.</summary>
public sealed class ActorChanges : SaveChangesInterceptor
{
    private static readonly object Mark = new();
    private readonly ConditionalWeakTable<DbContext, object> saving = [];
    private readonly ConcurrentDictionary<string, int> generations = new(StringComparer.Ordinal);

    /// <param name="database">Its connection string: tests run many databases in one process.</param>
    public int Of(string? database) => generations.GetValueOrDefault(database ?? "");

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && Concerns(db))
        {
            saving.AddOrUpdate(db, Mark);
        }
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && saving.Remove(db))
        {
            generations.AddOrUpdate(db.Database.GetConnectionString() ?? "", 1, (_, count) => count + 1);
        }
        return base.SavedChangesAsync(eventData, result, cancellationToken);
    }

    private static bool Concerns(DbContext db)
    {
        // The Trail has just looked for changes; looking compares whole forms, so once is enough.
        var looks = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return db.ChangeTracker.Entries().Any(e => e is { State: EntityState.Added or EntityState.Modified or EntityState.Deleted, Entity: PortalUser or Membership or StandIn or Section or Bureau });
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = looks;
        }
    }
}
