using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>Records the scrutiny of an estimate: by whoever reviews or decides the case, once it is filed.</summary>
public sealed class ScrutinyService(PortalDb db)
{
    public static bool MayScrutinise(Consultation c, Actor actor) => ConsultationAccess.SeesPrices(actor, c)
        && (ConsultationWorkflow.May(Mover.Reviewer, c, actor) || ConsultationWorkflow.May(Mover.Decider, c, actor)) && c.VersionNumber > 0;

    public async Task SaveAsync(Guid consultationId, ScrutinyInput input, Actor actor, CancellationToken ct = default)
    {
        var c = await db.Set<Consultation>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == consultationId, ct);
        if (c is null || !ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewSummary))
        {
            throw new NotFound("Consultation " + consultationId);
        }
        if (!MayScrutinise(c, actor))
        {
            throw new Forbidden("Estimates are scrutinised by whoever reviews or decides the filed case.");
        }
        var known = await db.Set<Scrutiny>().Include(s => s.Lines).SingleOrDefaultAsync(s => s.Id == consultationId, ct);
        if (known is null)
        {
            known = Scrutiny.For(consultationId);
            known.Take(input, actor);
            db.Add(known);
        }
        else
        {
            // Begun from nothing while somebody else saved: that is a conflict, too.
            db.Expect(known, input.Version ?? 0);
            known.Take(input, actor);
            db.Entry(known).Property(x => x.On).IsModified = true;
            foreach (var line in known.Lines)
            {
                db.Add(line);
            }
        }
        db.Act(actor, "EstimateScrutinised", known.Subject);
        await UniqueSave.SaveAsync(db, new VersionConflict("Somebody else began the scrutiny meanwhile."), ct);
    }
}
