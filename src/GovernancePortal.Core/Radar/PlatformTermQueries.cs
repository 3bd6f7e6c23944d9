using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Radar;

public sealed class PlatformTermQueries(PortalDb db)
{
    /// <summary>All terms, the latest first; there are few of them for good.</summary>
    public async Task<IReadOnlyList<PlatformTerm>> ListAsync(CancellationToken ct = default) =>
        await db.Set<PlatformTerm>().AsNoTracking().OrderByDescending(x => x.ContractTo).ThenBy(x => x.Name).ToListAsync(ct);

    public async Task<PlatformTerm> OneAsync(Guid id, CancellationToken ct = default) =>
        await db.Set<PlatformTerm>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new NotFound($"Platform term {id}.");
}

/// <summary>The administration of platform terms.</summary>
public sealed class PlatformTermService(PortalDb db)
{
    public async Task<Guid> AddAsync(PlatformTermInput input, Actor actor, CancellationToken ct = default)
    {
        var term = new PlatformTerm { Id = Guid.CreateVersion7(actor.Now) };
        term.Keep(input, actor);
        db.Add(term);
        db.Act(actor, "PlatformTermAdded", term.Subject);
        await db.SaveChangesAsync(ct);
        return term.Id;
    }

    public async Task EditAsync(Guid id, PlatformTermInput input, Actor actor, CancellationToken ct = default)
    {
        var term = await db.Set<PlatformTerm>().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new NotFound($"Platform term {id}.");
        db.Expect(term, input.Version);
        term.Keep(input, actor);
        db.Act(actor, "PlatformTermEdited", term.Subject);
        await db.SaveChangesAsync(ct);
    }

    public async Task RemoveAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var term = await db.Set<PlatformTerm>().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new NotFound($"Platform term {id}.");
        if (!PlatformTerm.MayKeep(actor))
        {
            throw new Forbidden("Keeping the terms of the platforms.");
        }
        db.Expect(term, version);
        db.Remove(term);
        db.Act(actor, "PlatformTermRemoved", term.Subject);
        await db.SaveChangesAsync(ct);
    }
}
