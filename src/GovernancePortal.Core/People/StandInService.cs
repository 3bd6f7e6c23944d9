using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People;

/// <summary>代決: set beforehand by the person who will be absent, or by the administrator, also on the day itself.</summary>
public sealed class StandInService(PortalDb db)
{
    /// <summary>For one's own absence. Refused with what <see cref="SetAsync"/> names.</summary>
    public Task<Guid> SetOwnAsync(StandInInput input, Actor actor, CancellationToken ct = default) => SetAsync(actor.UserId, input, actor, ct);

    /// <summary>
    /// For somebody else this needs <see cref="Permission.PeopleAdminister"/>. Refused with StandInNotHeld (the absent person does not hold the
    /// role through those days), StandInNotColleague, and the codes of <see cref="StandInRules.Ask"/>.
    /// </summary>
    public Task<Guid> SetAsync(Guid absentId, StandInInput input, Actor actor, CancellationToken ct = default) =>
        // Two settings at once that would close a circle touch the same people: the second starts again and sees the first.
        Repeat.OnCollisionAsync(db, () => SetOnceAsync(absentId, input, actor, ct), conflict => conflict.Entries.All(e => e.Entity is PortalUser));

    private async Task<Guid> SetOnceAsync(Guid absentId, StandInInput input, Actor actor, CancellationToken ct)
    {
        if (absentId != actor.UserId && !actor.May(Permission.PeopleAdminister))
        {
            throw new Forbidden("stand-in of another person");
        }
        var standIn = new StandIn
        {
            Id = Guid.CreateVersion7(actor.Now), AbsentId = absentId, DeputyId = input.DeputyId!.Value, SectionId = input.SectionId!.Value,
            Role = input.Role!.Value, From = input.From!.Value, To = input.To!.Value, Reason = input.Reason,
        };
        var people = await db.Set<PortalUser>().Where(u => u.Id == absentId || u.Id == standIn.DeputyId).ToListAsync(ct);
        if (people.All(u => u.Id != absentId))
        {
            throw new NotFound("user");
        }
        await AskHeldAsync(standIn, ct);
        var known = await db.Set<StandIn>().AsNoTracking()
            .Where(s => s.To >= standIn.From && s.From <= standIn.To
                && (s.AbsentId == absentId || s.DeputyId == absentId || s.AbsentId == standIn.DeputyId || s.DeputyId == standIn.DeputyId))
            .ToListAsync(ct);
        StandInRules.Ask(standIn, known, actor.Today);
        if (!await Colleagues(standIn.AbsentId, standIn.SectionId, standIn.Role, standIn.From).AnyAsync(u => u.Id == standIn.DeputyId, ct))
        {
            throw new RuleViolation("StandInNotColleague", nameof(input.DeputyId));
        }
        foreach (var person in people)
        {
            person.ConcurrencyStamp = standIn.Id.ToString("N");
        }
        db.Add(standIn);
        db.Act(actor, "SetStandIn", standIn.Subject, input.Reason);
        await db.SaveChangesAsync(ct);
        return standIn.Id;
    }

    /// <summary>From today on nobody stands in any more; one that has not begun is taken back. Allowed to the absent person and the administrator.</summary>
    public async Task EndAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var standIn = await db.Set<StandIn>().SingleOrDefaultAsync(s => s.Id == id, ct);
        if (standIn is null || (standIn.AbsentId != actor.UserId && standIn.DeputyId != actor.UserId && !actor.May(Permission.PeopleAdminister)))
        {
            throw new NotFound("stand-in");
        }
        if (standIn.AbsentId != actor.UserId && !actor.May(Permission.PeopleAdminister))
        {
            throw new Forbidden("stand-in of another person");
        }
        if (standIn.To < actor.Today)
        {
            throw new RuleViolation("StandInOver", null, standIn.To);
        }
        db.Expect(standIn, version);
        EndBefore(db, standIn, actor.Today);
        db.Act(actor, "EndStandIn", standIn.Subject);
        await db.SaveChangesAsync(ct);
    }

    internal static void EndBefore(PortalDb db, StandIn standIn, DateOnly day)
    {
        if (standIn.From >= day)
        {
            db.Remove(standIn); // it never came into force
            return;
        }
        standIn.To = day.AddDays(-1);
    }

    /// <summary>Active people who may be chosen: of the section, for roles of the whole office of its bureau; sorted by reading.</summary>
    internal IQueryable<PortalUser> Colleagues(Guid absentId, Guid sectionId, Role role, DateOnly day)
    {
        var wide = StandInRules.FromWholeBureau(role);
        var members =
            from m in db.Set<Membership>()
            where m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day)
                && (m.SectionId == sectionId || (wide && m.Section.BureauId == db.Set<Section>().Single(s => s.Id == sectionId).BureauId))
            select m.UserId;
        return db.Set<PortalUser>().AsNoTracking().Where(u => u.IsActive && u.Id != absentId && members.Contains(u.Id)).OrderBy(u => u.Furigana).ThenBy(u => u.Id);
    }

    /// <summary>Those offered as deputies on the day, sorted by reading.</summary>
    public async Task<IReadOnlyList<PersonChoice>> OfferedAsync(Guid absentId, Guid sectionId, Role role, DateOnly day, CancellationToken ct = default) =>
        await Colleagues(absentId, sectionId, role, day).Select(u => new PersonChoice(u.Id, u.DisplayName, u.StaffNumber)).ToListAsync(ct);

    private async Task AskHeldAsync(StandIn standIn, CancellationToken ct)
    {
        var spans = await db.Set<Membership>().AsNoTracking()
            .Where(m => m.UserId == standIn.AbsentId && m.SectionId == standIn.SectionId && m.Role == standIn.Role && m.User.IsActive)
            .Select(m => new { m.ValidFrom, m.ValidTo }).ToListAsync(ct);
        if (!spans.Any(s => s.ValidFrom <= standIn.From && (s.ValidTo is null || standIn.To <= s.ValidTo)))
        {
            throw new RuleViolation("StandInNotHeld", nameof(StandInInput.Role));
        }
    }
}

/// <summary>A person as offered in a choice.</summary>
public sealed record PersonChoice(Guid Id, string Name, string? StaffNumber);
