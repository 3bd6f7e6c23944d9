using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Bcp;

/// <summary>An interruption with how it kept the target of its day.</summary>
public sealed record MeasuredIncident(NetworkIncident Incident, IncidentMeasure Measure);

/// <summary>A network with its target of today and the interruptions of the last year.</summary>
public sealed record NetworkLine(ManagedNetwork Network, string SectionName, Guid BureauId, NetworkTarget? Target, int Incidents, int Missed, bool MayWrite);

public sealed record NetworkView(ManagedNetwork Network, string SectionName, NetworkTarget? Target, IReadOnlyList<MeasuredIncident> Incidents, bool MayWrite);

/// <summary>The networks are few: a list is all of them, measured by the targets of their days.</summary>
public sealed class NetworkQueries(PortalDb db)
{
    /// <summary>Two commands: networks with their targets, and the interruptions since a year ago.</summary>
    public async Task<IReadOnlyList<NetworkLine>> ListAsync(Actor actor, CancellationToken ct = default)
    {
        var rows = await (from n in db.Set<ManagedNetwork>().AsNoTracking().Include(n => n.Targets).AsSingleQuery()
                          join s in db.Set<Section>() on n.SectionId equals s.Id
                          orderby n.Kind, n.Name, n.Id
                          select new { Network = n, s.Name, s.BureauId }).ToListAsync(ct);
        var since = OfficeTime.StartOf(actor.Today.AddYears(-1));
        var incidents = (await db.Set<NetworkIncident>().AsNoTracking().Where(i => i.OccurredAt >= since).ToListAsync(ct)).ToLookup(i => i.NetworkId);
        return [.. rows.Select(r => new NetworkLine(r.Network, r.Name, r.BureauId, r.Network.TargetOn(actor.Today), incidents[r.Network.Id].Count(),
            incidents[r.Network.Id].Count(i => Measure(r.Network, i, actor.Now).IsMissed), ContinuityAccess.MayWrite(actor, r.Network.SectionId)))];
    }

    public async Task<NetworkView?> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var network = await db.Set<ManagedNetwork>().AsNoTracking().Include(n => n.Targets).Include(n => n.Incidents).AsSplitQuery().SingleOrDefaultAsync(n => n.Id == id, ct);
        if (network is null)
        {
            return null;
        }
        var section = await db.Set<Section>().AsNoTracking().Where(s => s.Id == network.SectionId).Select(s => s.Name).SingleAsync(ct);
        return new NetworkView(network, section, network.TargetOn(actor.Today), [.. network.Incidents.OrderByDescending(i => i.OccurredAt).Select(i => new MeasuredIncident(i, Measure(network, i, actor.Now)))],
            ContinuityAccess.MayWrite(actor, network.SectionId));
    }

    private static IncidentMeasure Measure(ManagedNetwork network, NetworkIncident incident, DateTimeOffset now) =>
        IncidentMeasure.Of(incident.OccurredAt, incident.RestoredAt, incident.SubstitutedAt, network.TargetOn(OfficeTime.DayOf(incident.OccurredAt)) is { } t ? (t.RestoreHours, t.SubstituteHours) : null, now);
}
