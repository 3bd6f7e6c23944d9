using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Plans;

/// <summary>Everything that writes what plans rest on: kinds, auditors, weights, closed days, audits before the portal, exceptions.</summary>
public sealed class AuditOfficeService(PortalDb db, PeopleQueries people)
{
    /// <summary>Refused where the code is taken (AuditKind.CodeTaken).</summary>
    public async Task<Guid> AddKindAsync(AuditKindInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var kind = new AuditKind { Id = Guid.CreateVersion7(actor.Now), Code = input.Code!, Name = input.Name!, Nature = input.Nature!.Value };
        kind.Take(input);
        db.Add(kind);
        db.Act(actor, "AuditKindAdded", kind.Subject, capacity: Capacity(actor));
        await UniqueSave.SaveAsync(db, new RuleViolation("AuditKind.CodeTaken", nameof(input.Code)), ct);
        return kind.Id;
    }

    public async Task EditKindAsync(Guid id, AuditKindInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var kind = await db.Set<AuditKind>().SingleOrDefaultAsync(k => k.Id == id, ct) ?? throw new NotFound($"Kind of audit {id}.");
        db.Expect(kind, input.Version);
        kind.Take(input);
        db.Act(actor, "AuditKindEdited", kind.Subject, capacity: Capacity(actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Refused where the account is an auditor already (Auditor.Taken). Name and section follow the account where there is one.</summary>
    public async Task<Guid> AddAuditorAsync(AuditorInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var name = input.Name;
        if (input.UserId is { } user)
        {
            name = (await people.NamesAsync([user], ct)).GetValueOrDefault(user) ?? throw new RuleViolation("Form.NotOffered", nameof(input.UserId));
            if (await db.Set<Auditor>().AnyAsync(a => a.UserId == user, ct))
            {
                throw new RuleViolation("Auditor.Taken", nameof(input.UserId));
            }
        }
        var auditor = new Auditor { Id = Guid.CreateVersion7(actor.Now), UserId = input.UserId, Name = name! };
        await TakeAsync(auditor, input with { Name = name }, actor, ct);
        db.Add(auditor);
        db.Act(actor, "AuditorAdded", auditor.Subject, capacity: Capacity(actor));
        await UniqueSave.SaveAsync(db, new RuleViolation("Auditor.Taken", nameof(input.UserId)), ct);
        return auditor.Id;
    }

    public async Task EditAuditorAsync(Guid id, AuditorInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var auditor = await db.Set<Auditor>().Include(a => a.Absences).SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound($"Auditor {id}.");
        db.Expect(auditor, input.Version);
        await TakeAsync(auditor, auditor.UserId is null ? input : input with { Name = auditor.Name }, actor, ct);
        db.Act(actor, "AuditorEdited", auditor.Subject, capacity: Capacity(actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Weights and limits from a day on; those of the same day are replaced.</summary>
    public async Task SetRulesAsync(AuditPlanRulesInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var from = input.ValidFrom!.Value;
        var rules = await db.Set<AuditPlanRules>().SingleOrDefaultAsync(r => r.ValidFrom == from, ct);
        if (rules is null)
        {
            rules = new AuditPlanRules { Id = Guid.CreateVersion7(actor.Now), ValidFrom = from };
            db.Add(rules);
        }
        else
        {
            db.Expect(rules, input.Version);
        }
        rules.Take(input);
        db.Act(actor, "AuditPlanRulesSet", rules.Subject, capacity: Capacity(actor));
        await UniqueSave.SaveAsync(db, new DbUpdateConcurrencyException("Rules of the same day."), ct);
    }

    public async Task CloseAsync(AuditClosureInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        if (input.SectionId is { } section && await people.SectionAsync(section, ct) is null)
        {
            throw new RuleViolation("Form.NotOffered", nameof(input.SectionId));
        }
        if (input.BureauId is { } bureau && !await db.Set<Bureau>().AnyAsync(b => b.Id == bureau, ct))
        {
            throw new RuleViolation("Form.NotOffered", nameof(input.BureauId));
        }
        var closure = Closure(input, actor);
        db.Add(closure);
        db.Act(actor, "AuditClosureAdded", closure.Subject, capacity: Capacity(actor));
        await db.SaveChangesAsync(ct);
    }

    internal static AuditClosure Closure(AuditClosureInput input, Actor actor) =>
        new() { Id = Guid.CreateVersion7(actor.Now), SectionId = input.SectionId, BureauId = input.BureauId, From = input.From!.Value, To = input.To!.Value, Reason = input.Reason };

    public async Task OpenAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var closure = await db.Set<AuditClosure>().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new NotFound($"Closed days {id}.");
        db.Remove(closure);
        db.Act(actor, "AuditClosureRemoved", closure.Subject, capacity: Capacity(actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>An audit held before the portal. Refused: one of a year to come (AuditPast.ToCome), known already (AuditPast.Known).</summary>
    public async Task AddPastAsync(AuditPastInput input, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        if (await people.SectionAsync(input.SectionId!.Value, ct) is null)
        {
            throw new RuleViolation("Form.NotOffered", nameof(input.SectionId));
        }
        var past = Past(input.SectionId.Value, input.FiscalYear!.Value, input.Nature!.Value, actor);
        db.Add(past);
        db.Act(actor, "AuditPastAdded", past.Subject, capacity: Capacity(actor));
        await UniqueSave.SaveAsync(db, new RuleViolation("AuditPast.Known", nameof(input.FiscalYear)), ct);
    }

    internal static AuditPast Past(Guid section, FiscalYear year, AuditNature nature, Actor actor) => year > FiscalYear.Of(actor.Today)
        ? throw new RuleViolation("AuditPast.ToCome", nameof(AuditPastInput.FiscalYear))
        : new AuditPast { Id = Guid.CreateVersion7(actor.Now), SectionId = section, FiscalYear = year, Nature = nature };

    public async Task RemovePastAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var past = await db.Set<AuditPast>().SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound($"Past audit {id}.");
        db.Remove(past);
        db.Act(actor, "AuditPastRemoved", past.Subject, capacity: Capacity(actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Decision 23: rules 2 and 6 only (AuditException.Never), until a day to come (AuditException.Over), by the CISO or recorded.</summary>
    public async Task<Guid> ExceptAsync(AuditExceptionInput input, Actor actor, CancellationToken ct = default)
    {
        if (!AuditPlanAccess.MayDecide(actor))
        {
            throw new Forbidden("Exceptions are the CISO's.");
        }
        if (input.Rule is not (2 or 6))
        {
            throw new RuleViolation("AuditException.Never", nameof(input.Rule));
        }
        if (input.Until < actor.Today)
        {
            throw new RuleViolation("AuditException.Over", nameof(input.Until));
        }
        var word = AuditPlanService.WordOf(new AuditPlanActInput { SaidBy = input.SaidBy, SaidOn = input.SaidOn }, actor);
        var auditor = await db.Set<Auditor>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == input.AuditorId, ct) ?? throw new RuleViolation("Form.NotOffered", nameof(input.AuditorId));
        if (auditor.UserId == actor.UserId)
        {
            throw new RuleViolation("AuditException.Own", nameof(input.AuditorId));
        }
        var section = await people.SectionAsync(input.SectionId!.Value, ct) ?? throw new RuleViolation("Form.NotOffered", nameof(input.SectionId));
        var exception = new AuditException
        {
            Id = Guid.CreateVersion7(actor.Now), Rule = input.Rule.Value, AuditorId = auditor.Id, AuditorName = auditor.Name, SectionId = section.Id, SectionName = section.Name, Until = input.Until!.Value, Reason = input.Reason!,
            DecidedBy = word.Name, DecidedOn = word.On, RecordedBy = word.RecordedBy,
        };
        db.Add(exception);
        db.Act(actor, "AuditExceptionDecided", exception.Subject, word.RecordedBy is null ? null : word.Name, AuditPlanWorkflow.CapacityFor(AuditPlanMover.Ciso, actor));
        await db.SaveChangesAsync(ct);
        return exception.Id;
    }

    private async Task TakeAsync(Auditor auditor, AuditorInput input, Actor actor, CancellationToken ct)
    {
        if (input.SectionId is { } section && await people.SectionAsync(section, ct) is null)
        {
            throw new RuleViolation("Form.NotOffered", nameof(input.SectionId));
        }
        auditor.Take(input, actor.Now);
    }

    private static void Demand(Actor actor)
    {
        if (!AuditPlanAccess.MayEdit(actor))
        {
            throw new Forbidden("What plans of audits rest on is the audit director's.");
        }
    }

    private static Capacity? Capacity(Actor actor) => AuditPlanWorkflow.CapacityFor(AuditPlanMover.Director, actor);
}
