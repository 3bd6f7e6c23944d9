using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Incidents;

/// <summary>Contacts in both directions, which everybody may read, and the alerts that came in, which the CSIRT keeps (R180, R185).</summary>
public sealed class LiaisonQueries(PortalDb db)
{
    private const int MostAlerts = 500;

    /// <summary>One command.</summary>
    public async Task<IReadOnlyList<LiaisonContact>> ContactsAsync(CancellationToken ct = default) =>
        [.. (await db.Set<LiaisonContact>().AsNoTracking().ToListAsync(ct)).OrderBy(c => c.Body == LiaisonBody.Csirt ? -1 : (int)c.Body).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id)];

    public async Task<LiaisonContact> ContactAsync(Guid id, CancellationToken ct = default) =>
        await db.Set<LiaisonContact>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new NotFound($"Contact {id}.");

    /// <summary>The newest first; one command.</summary>
    public async Task<IReadOnlyList<LiaisonAlert>> AlertsAsync(Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        return await db.Set<LiaisonAlert>().AsNoTracking().OrderByDescending(a => a.ReceivedAt).ThenByDescending(a => a.Id).Take(MostAlerts).ToListAsync(ct);
    }

    public async Task<LiaisonAlert> AlertAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        return await db.Set<LiaisonAlert>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound($"Alert {id}.");
    }

    private static void Demand(Actor actor)
    {
        if (!IncidentAccess.Handles(actor))
        {
            throw new Forbidden("Alerts that came in.");
        }
    }
}
