using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Library.Documents;

/// <summary>A document whose day of review has passed.</summary>
public sealed record DocumentWorkLine(Guid Id, DocumentType Type, string Title, DateOnly DueOn);

/// <summary>Reviews that wait for the policy office (R268): read once for everybody and kept for half a minute.</summary>
public sealed class DocumentWorkQueries(PortalDb db, IMemoryCache cache)
{
    internal const string Key = "library-reviews";
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    /// <summary>Overdue on the actor's day, the longest first; none for those who do not write the library.</summary>
    public async Task<IReadOnlyList<DocumentWorkLine>> OverdueAsync(Actor actor, CancellationToken ct = default)
    {
        if (!LibraryAccess.MayEdit(actor))
        {
            return [];
        }
        // Kept with their days, so that the turn of a day needs no new reading.
        var dated = await cache.GetOrCreateAsync(db.CacheKey(Key), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Kept;
            return await db.Set<LibraryDocument>().AsNoTracking().Where(d => d.NextReviewOn != null).OrderBy(d => d.NextReviewOn).ThenBy(d => d.Code)
                .Select(d => new DatedDocument(d.Id, d.Type, d.Title, d.NextReviewOn!.Value, d.EndsOn)).ToListAsync(ct);
        });
        return [.. (dated ?? []).Where(d => d.DueOn < actor.Today && !(d.EndsOn < actor.Today)).Select(d => new DocumentWorkLine(d.Id, d.Type, d.Title, d.DueOn))];
    }

    private sealed record DatedDocument(Guid Id, DocumentType Type, string Title, DateOnly DueOn, DateOnly? EndsOn);
}
