using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Library.Documents;

/// <summary>Writes the dated table of where documents speak in the form: the policy office.</summary>
public sealed class FormPlaceService(PortalDb db, DocumentQueries queries)
{
    /// <summary>Refused: a document that does not exist (Library.NoSuchDocument), the same place twice (Library.PlaceTaken).</summary>
    public async Task AddAsync(FormPlaceInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var document = await db.Set<LibraryDocument>().SingleOrDefaultAsync(d => d.Id == input.DocumentId, ct) ?? throw new RuleViolation("Library.NoSuchDocument", nameof(FormPlaceInput.DocumentId));
        if (await db.Set<FormPlace>().AnyAsync(p => p.DocumentId == document.Id && p.Stage == input.Stage && p.Item == input.Item && p.SectionNumber == input.SectionNumber && (p.ValidTo == null || p.ValidTo >= input.ValidFrom), ct))
        {
            throw new RuleViolation("Library.PlaceTaken", nameof(FormPlaceInput.Item));
        }
        db.Add(new FormPlace
        {
            Id = Guid.CreateVersion7(actor.Now), DocumentId = document.Id, SectionNumber = input.SectionNumber, Stage = input.Stage!.Value, Item = input.Item!, ValidFrom = input.ValidFrom!.Value,
        });
        db.Act(actor, "LibraryPlaceAdded", document.Subject, capacity: LibraryAccess.Writing(actor));
        await db.SaveChangesAsync(ct);
        queries.Forget();
    }

    /// <summary>Ends with today; one that has not begun ends on its first day.</summary>
    public async Task EndAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var place = await db.Set<FormPlace>().SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound($"Place {id}.");
        db.Expect(place, version);
        place.ValidTo = place.ValidFrom > actor.Today ? place.ValidFrom : actor.Today;
        db.Act(actor, "LibraryPlaceEnded", place.Subject, capacity: LibraryAccess.Writing(actor));
        await db.SaveChangesAsync(ct);
        queries.Forget();
    }

    private static void Demand(Actor actor)
    {
        if (!LibraryAccess.MayEdit(actor))
        {
            throw new Forbidden("Writing the library.");
        }
    }
}
