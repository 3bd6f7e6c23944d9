using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovernancePortal.Core.Platform;

/// <summary>
/// Runs a use case again from the start, on a cleared context, when it lost a race that says nothing about what the
/// person saw: a counter, a first row of its kind, a root that only moved on, a deadlock.
/// </summary>
public static class Repeat
{
    // Of n people who take a number at the same moment one wins each round: the last needs n.
    private const int Most = 16;

    public static async Task<T> OnCollisionAsync<T>(PortalDb db, Func<Task<T>> useCase, Func<DbUpdateConcurrencyException, bool>? mayRepeat = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await useCase();
            }
            catch (DbUpdateConcurrencyException conflict) when (attempt < Most && (mayRepeat ?? OnlyCounters)(conflict))
            {
                db.ChangeTracker.Clear();
            }
            catch (DbUpdateException failure) when (attempt < Most && failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure })
            {
                db.ChangeTracker.Clear();
            }
            // A number taken twice is noticed by the row that bears it or by the counter, whichever is written first.
            catch (DbUpdateException failure) when (attempt < Most && failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } && TakesNumber(db))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    public static Task OnCollisionAsync(PortalDb db, Func<Task> useCase, Func<DbUpdateConcurrencyException, bool>? mayRepeat = null) =>
        OnCollisionAsync(db, async () => { await useCase(); return true; }, mayRepeat);

    private static bool TakesNumber(PortalDb db) => db.ChangeTracker.Entries<Counter>().Any(e => e.State is EntityState.Added or EntityState.Modified);

    private static bool OnlyCounters(DbUpdateConcurrencyException conflict) => conflict.Entries.All(e => e.Entity is Counter);
}
