using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.People;

/// <summary>
/// What filters and forms of people and organisation offer, kept for half a minute so that a list does not ask for it at
/// every page. A change made by this node counts at once (<see cref="ActorChanges"/>), one made by another shows within
/// that time; what is chosen is asked of the database again when it is saved.
/// </summary>
public sealed class ChoiceQueries(PeopleQueries people, PortalDb db, IMemoryCache cache, ActorChanges changes)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    /// <summary>Sections valid on the day, in the order of their codes.</summary>
    public Task<IReadOnlyList<SectionLine>> SectionsAsync(DateOnly day, CancellationToken ct = default) =>
        KeptAsync<IReadOnlyList<SectionLine>>($"sections-{day:O}", async () => [.. (await people.SectionsAsync(day, ct)).OrderBy(s => s.Code, StringComparer.Ordinal)]);

    /// <summary>Bureaus that are not of the past on the day, in the order of their codes.</summary>
    public Task<IReadOnlyList<BureauRow>> BureausAsync(DateOnly day, CancellationToken ct = default) =>
        KeptAsync<IReadOnlyList<BureauRow>>($"bureaus-{day:O}", async () => [.. (await people.BureausAsync(day, ct)).Where(b => b.ValidTo is null || b.ValidTo >= day)]);

    /// <summary>As <see cref="PeopleQueries.AllLendableAsync"/>; who may not administer is refused before the cache is asked.</summary>
    public Task<IReadOnlyList<LendableCapacity>> LendableAsync(Actor actor, CancellationToken ct = default) => actor.May(Permission.PeopleAdminister)
        ? KeptAsync($"lendable-{actor.Today:O}", () => people.AllLendableAsync(actor, ct))
        : throw new Forbidden("people");

    // The generation is read before the query: what a change overtook is never found again.
    private async Task<T> KeptAsync<T>(string name, Func<Task<T>> read) =>
        await cache.GetOrCreateAsync((changes.Of(db.Database.GetConnectionString()), db.CacheKey("choices-" + name)), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Kept;
            return read();
        }) ?? throw new InvalidOperationException($"The choices {name} were not read.");
}
