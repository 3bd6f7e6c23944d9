using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Items;

/// <summary>One version of a set in the list.</summary>
/// <param name="IsInForce">The newest published one whose day has come.</param>
public sealed record ItemSetLine(Guid Id, string Code, int Number, string Name, ItemSetState State, DateOnly? ValidFrom, string? PublishedBy, int Items, bool IsInForce);

public static class AuditItemAccess
{
    public static bool MayRead(Actor actor) => actor.IsOperator || actor.May(Permission.AuditRead);

    public static bool MayEdit(Actor actor) => actor.IsOperator || actor.May(Permission.AuditPlan);
}

public sealed class AuditItemQueries(PortalDb db)
{
    /// <summary>Every version, the newest of each set first; one command.</summary>
    public async Task<IReadOnlyList<ItemSetLine>> ListAsync(Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var rows = await db.Set<AuditItemSet>().AsNoTracking().OrderBy(s => s.Code).ThenByDescending(s => s.Number)
            .Select(s => new { s.Id, s.Code, s.Number, s.Name, s.State, s.ValidFrom, s.PublishedBy, Items = s.Items.Count }).ToListAsync(ct);
        var inForce = rows.Where(r => r.ValidFrom <= actor.Today).GroupBy(r => r.Code).Select(g => g.MaxBy(r => r.ValidFrom)!.Id).ToHashSet();
        return [.. rows.Select(r => new ItemSetLine(r.Id, r.Code, r.Number, r.Name, r.State, r.ValidFrom, r.PublishedBy, r.Items, inForce.Contains(r.Id)))];
    }

    public async Task<AuditItemSet> FindAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        return await db.Set<AuditItemSet>().AsNoTracking().Include(s => s.Items).SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFound($"Item set {id}.");
    }

    /// <summary>Of each set the version in force on the day, with its items.</summary>
    internal async Task<IReadOnlyList<AuditItemSet>> InForceAsync(DateOnly day, CancellationToken ct = default) =>
        await db.Set<AuditItemSet>().AsNoTracking().Include(s => s.Items)
            .Where(s => s.ValidFrom <= day && !db.Set<AuditItemSet>().Any(o => o.Code == s.Code && o.ValidFrom <= day && o.ValidFrom > s.ValidFrom))
            .OrderBy(s => s.Code).ToListAsync(ct);

    private static void Demand(Actor actor)
    {
        if (!AuditItemAccess.MayRead(actor))
        {
            throw new Forbidden("Reading audit items.");
        }
    }
}
