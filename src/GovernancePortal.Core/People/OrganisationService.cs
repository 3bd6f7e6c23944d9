using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.People;

/// <summary>Bureaus and sections of the office. All acts need <see cref="Permission.PeopleAdminister"/>.</summary>
public sealed class OrganisationService(PortalDb db)
{
    /// <summary>Refused with BureauCodeTaken.</summary>
    public async Task<Guid> CreateBureauAsync(BureauInput input, Actor actor, CancellationToken ct = default)
    {
        Administer(actor);
        var taken = new RuleViolation("BureauCodeTaken", nameof(input.Code), input.Code!);
        if (await db.Set<Bureau>().AnyAsync(b => b.Code == input.Code, ct))
        {
            throw taken;
        }
        var bureau = new Bureau
        {
            Id = Guid.CreateVersion7(actor.Now), Code = input.Code!, Name = input.Name!, NameEn = input.NameEn,
            Furigana = Kana.ToReading(input.Furigana!), Body = input.Body!.Value, ValidFrom = input.ValidFrom!.Value,
        };
        db.Add(bureau);
        db.Act(actor, "CreateBureau", bureau.Subject);
        await UniqueSave.SaveAsync(db, taken, ct);
        return bureau.Id;
    }

    /// <summary>The code stays: sections and exports refer to it.</summary>
    public async Task EditBureauAsync(Guid id, BureauInput input, Actor actor, CancellationToken ct = default)
    {
        var bureau = await BureauAsync(id, actor, ct);
        db.Expect(bureau, input.Version);
        (bureau.Name, bureau.NameEn, bureau.Furigana, bureau.Body, bureau.ValidFrom) =
            (input.Name!, input.NameEn, Kana.ToReading(input.Furigana!), input.Body!.Value, input.ValidFrom!.Value);
        if (bureau.ValidTo < bureau.ValidFrom)
        {
            throw new RuleViolation("EndBeforeStart", nameof(input.ValidFrom), bureau.ValidTo.Value);
        }
        db.Act(actor, "EditBureau", bureau.Subject);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Refused with BureauHasSections while a section goes on beyond the day.</summary>
    public async Task EndBureauAsync(Guid id, EndInput input, Actor actor, CancellationToken ct = default)
    {
        var bureau = await BureauAsync(id, actor, ct);
        var last = LastDay(input, bureau.ValidFrom);
        if (await db.Set<Section>().AnyAsync(s => s.BureauId == id && (s.ValidTo == null || s.ValidTo > last), ct))
        {
            throw new RuleViolation("BureauHasSections", nameof(input.LastDay), last);
        }
        db.Expect(bureau, input.Version);
        bureau.ValidTo = last;
        db.Act(actor, "EndBureau", bureau.Subject, input.Reason);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Refused with SectionCodeTaken, BureauNotValid, PredecessorUnknown.</summary>
    public async Task<Guid> CreateSectionAsync(SectionInput input, Actor actor, CancellationToken ct = default)
    {
        Administer(actor);
        await AskCodeAsync(input.Code!, ct);
        await AskBureauAsync(input.BureauId!.Value, input.ValidFrom!.Value, ct);
        if (input.PredecessorId is { } from && !await db.Set<Section>().AnyAsync(s => s.Id == from, ct))
        {
            throw new RuleViolation("PredecessorUnknown", nameof(input.PredecessorId));
        }
        var section = new Section
        {
            Id = Guid.CreateVersion7(actor.Now), Code = input.Code!, BureauId = input.BureauId.Value, Name = input.Name!, NameEn = input.NameEn,
            Furigana = Kana.ToReading(input.Furigana!), Place = input.Place, IsBranchOffice = input.IsBranchOffice,
            ValidFrom = input.ValidFrom.Value, PredecessorId = input.PredecessorId,
        };
        db.Add(section);
        db.Act(actor, "CreateSection", section.Subject);
        await UniqueSave.SaveAsync(db, CodeTaken(input.Code!), ct);
        return section.Id;
    }

    public async Task EditSectionAsync(Guid id, SectionDetailsInput input, Actor actor, CancellationToken ct = default)
    {
        var section = await SectionAsync(id, actor, ct);
        db.Expect(section, input.Version);
        (section.NameEn, section.Furigana, section.Place, section.IsBranchOffice) = (input.NameEn, Kana.ToReading(input.Furigana!), input.Place, input.IsBranchOffice);
        db.Act(actor, "EditSection", section.Subject);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// Ends the section on the eve of the day and begins its successor: a new dated row with a new code. Memberships
    /// and stand-ins that reach beyond go on in the successor. Refused with SuccessionTooEarly, SectionEnded,
    /// SectionCodeTaken, BureauNotValid.
    /// </summary>
    public async Task<Guid> SucceedSectionAsync(Guid id, SuccessionInput input, Actor actor, CancellationToken ct = default)
    {
        var old = await SectionAsync(id, actor, ct);
        var from = input.From!.Value;
        if (from <= old.ValidFrom)
        {
            throw new RuleViolation("SuccessionTooEarly", nameof(input.From), old.ValidFrom);
        }
        if (old.ValidTo is not null)
        {
            throw new RuleViolation("SectionEnded", null, old.ValidTo.Value);
        }
        await AskCodeAsync(input.Code!, ct);
        await AskBureauAsync(input.BureauId!.Value, from, ct);
        db.Expect(old, input.Version);
        old.ValidTo = from.AddDays(-1);
        var successor = new Section
        {
            Id = Guid.CreateVersion7(actor.Now), Code = input.Code!, BureauId = input.BureauId.Value, Name = input.Name!, NameEn = input.NameEn,
            Furigana = Kana.ToReading(input.Furigana!), Place = old.Place, IsBranchOffice = old.IsBranchOffice, ValidFrom = from, PredecessorId = old.Id,
        };
        db.Add(successor);
        await CarryOverAsync(old, successor, actor, ct);
        db.Act(actor, "SucceedSection", old.Subject);
        await UniqueSave.SaveAsync(db, CodeTaken(input.Code!), ct);
        return successor.Id;
    }

    /// <summary>Puts a wrong bureau right in place. Refused with BureauNotValid.</summary>
    public async Task MoveSectionAsync(Guid id, MoveInput input, Actor actor, CancellationToken ct = default)
    {
        var section = await SectionAsync(id, actor, ct);
        await AskBureauAsync(input.BureauId!.Value, actor.Today > section.ValidFrom ? actor.Today : section.ValidFrom, ct);
        db.Expect(section, input.Version);
        section.BureauId = input.BureauId.Value;
        db.Act(actor, "MoveSection", section.Subject, input.Reason);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Refused with SectionHasPeople while somebody's membership goes on beyond the day: transfer them first.</summary>
    public async Task EndSectionAsync(Guid id, EndInput input, Actor actor, CancellationToken ct = default)
    {
        var section = await SectionAsync(id, actor, ct);
        var last = LastDay(input, section.ValidFrom);
        var people = await db.Set<Membership>().Where(m => m.SectionId == id && (m.ValidTo == null || m.ValidTo > last)).Select(m => m.UserId).Distinct().CountAsync(ct);
        if (people > 0)
        {
            throw new RuleViolation("SectionHasPeople", nameof(input.LastDay), people);
        }
        db.Expect(section, input.Version);
        section.ValidTo = last;
        db.Act(actor, "EndSection", section.Subject, input.Reason);
        await db.SaveChangesAsync(ct);
    }

    private async Task CarryOverAsync(Section old, Section successor, Actor actor, CancellationToken ct)
    {
        var (eve, from) = (successor.ValidFrom.AddDays(-1), successor.ValidFrom);
        foreach (var m in await db.Set<Membership>().Where(m => m.SectionId == old.Id && (m.ValidTo == null || m.ValidTo >= from)).ToListAsync(ct))
        {
            db.Add(new Membership
            {
                Id = Guid.CreateVersion7(actor.Now), UserId = m.UserId, SectionId = successor.Id, Role = m.Role, IsMain = m.IsMain,
                ValidFrom = m.ValidFrom > from ? m.ValidFrom : from, ValidTo = m.ValidTo,
            });
            if (m.ValidFrom >= from)
            {
                db.Remove(m);
                continue;
            }
            m.ValidTo = eve;
        }
        foreach (var s in await db.Set<StandIn>().Where(s => s.SectionId == old.Id && s.To >= from).ToListAsync(ct))
        {
            db.Add(new StandIn
            {
                Id = Guid.CreateVersion7(actor.Now), AbsentId = s.AbsentId, DeputyId = s.DeputyId, SectionId = successor.Id, Role = s.Role,
                From = s.From > from ? s.From : from, To = s.To, Reason = s.Reason,
            });
            if (s.From >= from)
            {
                db.Remove(s);
                continue;
            }
            s.To = eve;
        }
    }

    private static void Administer(Actor actor)
    {
        if (!actor.May(Permission.PeopleAdminister))
        {
            throw new Forbidden("organisation");
        }
    }

    private async Task<Bureau> BureauAsync(Guid id, Actor actor, CancellationToken ct)
    {
        Administer(actor);
        return await db.Set<Bureau>().SingleOrDefaultAsync(b => b.Id == id, ct) ?? throw new NotFound("bureau");
    }

    private async Task<Section> SectionAsync(Guid id, Actor actor, CancellationToken ct)
    {
        Administer(actor);
        return await db.Set<Section>().SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFound("section");
    }

    private static DateOnly LastDay(EndInput input, DateOnly validFrom) =>
        input.LastDay!.Value >= validFrom ? input.LastDay.Value : throw new RuleViolation("EndBeforeStart", nameof(input.LastDay), validFrom);

    private static RuleViolation CodeTaken(string code) => new("SectionCodeTaken", "Code", code);

    private async Task AskCodeAsync(string code, CancellationToken ct)
    {
        if (await db.Set<Section>().AnyAsync(s => s.Code == code, ct))
        {
            throw CodeTaken(code);
        }
    }

    private async Task AskBureauAsync(Guid id, DateOnly day, CancellationToken ct)
    {
        if (!await db.Set<Bureau>().AnyAsync(b => b.Id == id && b.ValidFrom <= day && (b.ValidTo == null || b.ValidTo >= day), ct))
        {
            throw new RuleViolation("BureauNotValid", "BureauId", day);
        }
    }
}
