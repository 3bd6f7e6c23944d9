using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Bcp;

/// <summary>Everything that writes networks, their targets and interruptions: the section that keeps the network, and the policy office.</summary>
public sealed class NetworkService(PortalDb db, SystemContinuityQueries systems)
{
    /// <summary>A new network when the id is null; returns its id.</summary>
    public async Task<Guid> SaveAsync(Guid? id, NetworkInput input, Actor actor, CancellationToken ct = default)
    {
        var network = id is { } known ? await WritableAsync(known, input.Version, actor, ct) : null;
        if (!ContinuityAccess.MayWrite(actor, input.SectionId!.Value))
        {
            throw new RuleViolation("Bcp.SectionNotYours", nameof(NetworkInput.SectionId));
        }
        Guid? systemId = null;
        if (input.SystemCode is { } code)
        {
            systemId = (await systems.OfCodesAsync([code], ct)).GetValueOrDefault(code)?.Id ?? throw new RuleViolation("Bcp.SystemUnknown", nameof(NetworkInput.SystemCode), code);
        }
        if (network is null)
        {
            network = ManagedNetwork.Register(Guid.CreateVersion7(actor.Now), input, systemId);
            db.Add(network);
        }
        else
        {
            network.Edit(input, systemId);
        }
        await SaveAsync(network, "BcpNetworkEdited", actor, ct);
        return network.Id;
    }

    public async Task SetTargetAsync(Guid id, TargetInput input, Actor actor, CancellationToken ct = default)
    {
        var network = await WritableAsync(id, input.Version, actor, ct);
        network.SetTarget(input, actor);
        await SaveAsync(network, "BcpTargetSet", actor, ct);
    }

    public async Task RecordAsync(Guid id, Guid? incidentId, IncidentInput input, Actor actor, CancellationToken ct = default)
    {
        var network = await WritableAsync(id, input.Version, actor, ct);
        network.Record(incidentId, input, actor);
        await SaveAsync(network, "BcpIncidentRecorded", actor, ct);
    }

    private async Task SaveAsync(ManagedNetwork network, string act, Actor actor, CancellationToken ct)
    {
        db.Act(actor, act, network.Subject, capacity: ContinuityAccess.Writing(actor, network.SectionId));
        await db.SaveChangesAsync(ct);
    }

    private async Task<ManagedNetwork> WritableAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var network = await db.Set<ManagedNetwork>().Include(n => n.Targets).Include(n => n.Incidents).AsSplitQuery().SingleOrDefaultAsync(n => n.Id == id, ct) ?? throw new NotFound($"Network {id}.");
        db.Expect(network, version);
        return ContinuityAccess.MayWrite(actor, network.SectionId) ? network : throw new Forbidden("Writing this network.");
    }
}
