using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Incidents;

/// <summary>Writes contacts and alerts; by CSIRT and CISO.</summary>
public sealed class LiaisonService(PortalDb db)
{
    public async Task<Guid> AddContactAsync(LiaisonContactInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var contact = LiaisonContact.Add(input, actor);
        db.Add(contact);
        db.Act(actor, "LiaisonContactAdded", contact.Subject);
        await db.SaveChangesAsync(ct);
        return contact.Id;
    }

    public async Task ChangeContactAsync(Guid id, LiaisonContactInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var contact = await db.Set<LiaisonContact>().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new NotFound($"Contact {id}.");
        db.Expect(contact, input.Version);
        contact.Change(input);
        db.Act(actor, "LiaisonContactChanged", contact.Subject);
        await db.SaveChangesAsync(ct);
    }

    public async Task<Guid> ReceiveAsync(LiaisonAlertInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var alert = LiaisonAlert.Receive(input, actor);
        db.Add(alert);
        db.Act(actor, "LiaisonAlertReceived", alert.Subject);
        await db.SaveChangesAsync(ct);
        return alert.Id;
    }

    public async Task ChangeAlertAsync(Guid id, LiaisonAlertInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var alert = await db.Set<LiaisonAlert>().SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound($"Alert {id}.");
        db.Expect(alert, input.Version);
        alert.Change(input, actor);
        db.Act(actor, "LiaisonAlertChanged", alert.Subject);
        await db.SaveChangesAsync(ct);
    }

    private static void Demand(Actor actor)
    {
        if (!IncidentAccess.Handles(actor))
        {
            throw new Forbidden("Contacts and alerts.");
        }
    }
}
