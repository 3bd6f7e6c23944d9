using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GovernancePortal.Core.Platform;

/// <summary>
/// Somebody else took the same code in the moment between asking and saving: the unique index has the last word, and
/// the person gets the same message as a moment later: a refusal, or that somebody else was first.
/// </summary>
public static class UniqueSave
{
    public static async Task SaveAsync(PortalDb db, Exception whenTaken, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw whenTaken;
        }
    }
}
