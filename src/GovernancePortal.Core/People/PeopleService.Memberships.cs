using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People;

public sealed partial class PeopleService
{
    /// <summary>Refused with SectionNotValid, MembershipOverlaps, AccountClosed.</summary>
    public async Task<Guid> AddMembershipAsync(Guid userId, MembershipInput input, Actor actor, CancellationToken ct = default)
    {
        var user = await UserAsync(userId, actor, ct);
        if (!user.IsActive)
        {
            throw new RuleViolation("AccountClosed");
        }
        var membership = await MembershipAsync(userId, input, actor, ct);
        db.Add(membership);
        db.Act(actor, "AddMembership", user.Subject);
        await UniqueSave.SaveAsync(db, MembershipRules.Overlaps(membership.ValidFrom), ct);
        return membership.Id;
    }

    /// <summary>Refused with EndBeforeStart, EndAfterEnd, LastAdministrator. A membership that has not begun is taken back by ending it on its eve.</summary>
    public async Task EndMembershipAsync(Guid id, EndInput input, Actor actor, CancellationToken ct = default)
    {
        Administer(actor);
        var membership = await db.Set<Membership>().SingleOrDefaultAsync(m => m.Id == id, ct) ?? throw new NotFound("membership");
        var last = input.LastDay!.Value;
        if (last < membership.ValidFrom && !(membership.ValidFrom > actor.Today && last == membership.ValidFrom.AddDays(-1)))
        {
            throw new RuleViolation("EndBeforeStart", nameof(input.LastDay), membership.ValidFrom);
        }
        if (membership.ValidTo < last)
        {
            throw new RuleViolation("EndAfterEnd", nameof(input.LastDay), membership.ValidTo.Value);
        }
        if (membership.Role == Role.Administrator)
        {
            await AskAdministratorLeftAsync(membership.UserId, membership.Id, last.AddDays(1), ct);
        }
        db.Expect(membership, input.Version);
        if (last < membership.ValidFrom)
        {
            db.Remove(membership);
        }
        else
        {
            membership.ValidTo = last;
        }
        db.Act(actor, "EndMembership", membership.Subject, input.Reason);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Refused with SectionNotValid, MembershipOverlaps. The main mark of the others is taken off when this one has it.</summary>
    private async Task<Membership> MembershipAsync(Guid userId, MembershipInput input, Actor actor, CancellationToken ct)
    {
        var (from, to) = (input.ValidFrom!.Value, input.ValidTo);
        var section = await db.Set<Section>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == input.SectionId, ct);
        if (section is null || !section.IsValidOn(from) || (section.ValidTo is { } end && (to is null || to > end)))
        {
            throw new RuleViolation("SectionNotValid", nameof(input.SectionId), from);
        }
        var others = await db.Set<Membership>().Where(m => m.UserId == userId).ToListAsync(ct);
        if (others.Any(m => m.SectionId == section.Id && m.Role == input.Role && MembershipRules.Share(from, to, m.ValidFrom, m.ValidTo)))
        {
            throw MembershipRules.Overlaps(from);
        }
        if (input.IsMain)
        {
            others.ForEach(m => m.IsMain = m.IsMain && !MembershipRules.Share(from, to, m.ValidFrom, m.ValidTo));
        }
        return new Membership { Id = Guid.CreateVersion7(actor.Now), UserId = userId, SectionId = section.Id, Role = input.Role!.Value, ValidFrom = from, ValidTo = to, IsMain = input.IsMain };
    }

    /// <summary>Refused with LastAdministrator when nobody else would administer the portal on the day.</summary>
    private async Task AskAdministratorLeftAsync(Guid userId, Guid? membershipId, DateOnly day, CancellationToken ct)
    {
        var administrators = db.Set<Membership>().Where(m => m.Role == Role.Administrator && m.User.IsActive && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day));
        var goes = await administrators.AnyAsync(m => m.UserId == userId && (membershipId == null || m.Id == membershipId), ct);
        if (goes && !await administrators.AnyAsync(m => m.UserId != userId || (membershipId != null && m.Id != membershipId), ct))
        {
            throw new RuleViolation("LastAdministrator");
        }
    }
}
