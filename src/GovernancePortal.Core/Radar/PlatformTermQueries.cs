using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Radar;

/// <summary>A term with the main systems that run on its platform today.</summary>
public sealed record PlatformLine(PlatformTerm Term, int Main, int Remote)
{
    /// <summary>Whole percent, rounded down; 100 only when none is missing. Null where nothing runs.</summary>
    public int? RemotePercent => Main == 0 ? null : Remote * 100 / Main;
}

public sealed class PlatformTermQueries(PortalDb db, Systems.SystemRadarQueries systems)
{
    /// <summary>All terms with how far the remote backup of what runs there has come (R227); two commands.</summary>
    public async Task<IReadOnlyList<PlatformLine>> LinesAsync(CancellationToken ct = default)
    {
        var counts = await systems.RemoteBackupsAsync(ct);
        return [.. (await ListAsync(ct)).Select(t => counts.TryGetValue(t.Hosting, out var c) ? new PlatformLine(t, c.Main, c.Remote) : new PlatformLine(t, 0, 0))];
    }

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
