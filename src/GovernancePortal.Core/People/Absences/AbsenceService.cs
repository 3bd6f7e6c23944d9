using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People.Absences;

public sealed class AbsenceService(PortalDb db)
{
    /// <summary>Refused for somebody else without the right to arrange the work (403), and over hours already entered (AbsenceOverlaps).</summary>
    public async Task<Guid> AddAsync(Guid userId, AbsenceInput input, Actor actor, CancellationToken ct = default)
    {
        var person = await db.Set<PortalUser>().SingleOrDefaultAsync(u => u.Id == userId && u.IsActive, ct) ?? throw new NotFound("user");
        await DemandAsync(userId, actor, ct);
        var absence = new Absence
        {
            Id = Guid.CreateVersion7(actor.Now), UserId = userId, From = input.From!.Value, To = input.To!.Value, Part = input.Part, Kind = input.Kind, Note = input.Note,
            EnteredBy = actor.Name, EnteredAt = actor.Now,
        };
        var known = await db.Set<Absence>().AsNoTracking().Where(x => x.UserId == userId && x.From <= absence.To && x.To >= absence.From).ToListAsync(ct);
        if (known.Find(absence.Overlaps) is { } other)
        {
            throw new RuleViolation("AbsenceOverlaps", nameof(input.From), other.From, other.To);
        }
        // Two entries at once for the same hours touch the same person: the second is told of the first.
        person.ConcurrencyStamp = absence.Id.ToString("N");
        db.Add(absence);
        db.Act(actor, "AbsenceEntered", absence.Subject);
        await db.SaveChangesAsync(ct);
        return absence.Id;
    }

    public async Task RemoveAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var absence = await db.Set<Absence>().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new NotFound("absence");
        await DemandAsync(absence.UserId, actor, ct);
        db.Expect(absence, version);
        db.Remove(absence);
        db.Act(actor, "AbsenceRemoved", absence.Subject);
        await db.SaveChangesAsync(ct);
    }

    private async Task DemandAsync(Guid userId, Actor actor, CancellationToken ct)
    {
        var today = actor.Today;
        var reviews = await db.Set<Membership>().AnyAsync(m => m.UserId == userId && m.Role == Role.Reviewer && m.ValidFrom <= today && (m.ValidTo == null || m.ValidTo >= today), ct);
        if (!actor.IsOperator && !Absence.MayEnter(actor, userId, reviews))
        {
            throw new Forbidden("the absence of another person");
        }
    }
}
