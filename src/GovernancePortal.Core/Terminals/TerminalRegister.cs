using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Terminals;

/// <summary>Everything that writes to the register of terminals.</summary>
public sealed class TerminalRegister(PortalDb db, TerminalQueries queries, CodeQueries codes)
{
    private static RuleViolation Taken(TerminalInput input) => new("TerminalsTwice", nameof(input.Label));

    /// <summary>Refused: another section's (TerminalsNotYours), a section that does not exist today (SystemOwnerUnknown), a choice that is not offered (ChoiceUnknown), a second group under one label (TerminalsTwice).</summary>
    public async Task<Guid> AddAsync(TerminalInput input, Actor actor, CancellationToken ct = default)
    {
        await AskAsync(input, null, actor, ct);
        var group = New(input, actor);
        db.Act(actor, "TerminalsRegistered", group.Subject, capacity: CapacityOf(actor, group));
        await UniqueSave.SaveAsync(db, Taken(input), ct);
        return group.Id;
    }

    public async Task EditAsync(Guid id, TerminalInput input, Actor actor, CancellationToken ct = default)
    {
        var group = await EditableAsync(id, input.Version, actor, ct);
        await AskAsync(input, group, actor, ct);
        group.Take(input, actor);
        db.Act(actor, "TerminalsEdited", group.Subject, capacity: CapacityOf(actor, group));
        await UniqueSave.SaveAsync(db, Taken(input), ct);
    }

    public async Task RemoveAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var group = await EditableAsync(id, version, actor, ct);
        db.Remove(group);
        db.Act(actor, "TerminalsRemoved", group.Subject, capacity: CapacityOf(actor, group));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Keeps today's counts by bureau and class; a second time on one day replaces the first. Only the policy office.</summary>
    public async Task SnapshotAsync(Actor actor, CancellationToken ct = default)
    {
        if (!actor.May(Permission.SystemEditAll))
        {
            throw new Forbidden("Snapshots of terminals.");
        }
        await KeepAsync(actor, ct);
        await db.SaveChangesAsync(ct);
    }

    public async Task RecordExportAsync(string conditions, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "TerminalsExported", Register, conditions);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The register as a whole, as a subject of the Trail.</summary>
    public static TrailSubject Register { get; } = new("TerminalRegister", Guid.Empty);

    internal TerminalGroup New(TerminalInput input, Actor actor)
    {
        var group = new TerminalGroup { Id = Guid.CreateVersion7(actor.Now) };
        group.Take(input, actor);
        db.Add(group);
        return group;
    }

    /// <summary>Without saving.</summary>
    internal async Task KeepAsync(Actor actor, CancellationToken ct)
    {
        var known = await db.Set<TerminalSnapshot>().Where(x => x.On == actor.Today).ToListAsync(ct);
        var now = await queries.NowAsync(ct);
        foreach (var (bureau, kind, count, central) in now)
        {
            var line = known.FirstOrDefault(x => x.Bureau == bureau && x.TerminalClass == kind);
            if (line is null)
            {
                db.Add(new TerminalSnapshot { Id = Guid.CreateVersion7(actor.Now), On = actor.Today, Bureau = bureau, TerminalClass = kind, Count = count, Central = central, TakenBy = actor.Name });
                continue;
            }
            (line.Count, line.Central, line.TakenBy) = (count, central, actor.Name);
        }
        db.RemoveRange(known.Where(x => !now.Any(n => n.Bureau == x.Bureau && n.TerminalClass == x.TerminalClass)));
        db.Act(actor, "TerminalsCounted", Register, actor.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private async Task AskAsync(TerminalInput input, TerminalGroup? known, Actor actor, CancellationToken ct)
    {
        if (!TerminalGroup.MayEdit(actor, input.SectionId!.Value, input.ManagingSectionId))
        {
            throw new RuleViolation("TerminalsNotYours", nameof(input.SectionId));
        }
        var book = await codes.BookAsync(ct);
        foreach (var (list, code, before, field) in new[]
        {
            (TerminalCodes.Class, input.TerminalClass, known?.TerminalClass, nameof(input.TerminalClass)), (TerminalCodes.AfterLease, input.AfterLease, known?.AfterLease, nameof(input.AfterLease)),
        })
        {
            if (code is not null && code != before && !book.IsOffered(list, code, actor.Today))
            {
                throw new RuleViolation("ChoiceUnknown", field);
            }
        }
        foreach (var (id, before, field) in new[]
        {
            (input.SectionId, known?.SectionId, nameof(input.SectionId)), (input.ProcuringSectionId, known?.ProcuringSectionId, nameof(input.ProcuringSectionId)), (input.ManagingSectionId, known?.ManagingSectionId, nameof(input.ManagingSectionId)),
        })
        {
            if (id is not null && id != before && !await db.Set<Section>().AnyAsync(s => s.Id == id && s.ValidFrom <= actor.Today && (s.ValidTo == null || s.ValidTo >= actor.Today), ct))
            {
                throw new RuleViolation("SystemOwnerUnknown", field);
            }
        }
        if (await db.Set<TerminalGroup>().AnyAsync(g => g.SectionId == input.SectionId && g.TerminalClass == input.TerminalClass && g.Label == (input.Label ?? "") && (known == null || g.Id != known.Id), ct))
        {
            throw Taken(input);
        }
    }

    private async Task<TerminalGroup> EditableAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var group = await db.Set<TerminalGroup>().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new NotFound("Terminals.");
        if (!TerminalGroup.MayEdit(actor, group.SectionId, group.ManagingSectionId))
        {
            throw new Forbidden("Another section's terminals.");
        }
        db.Expect(group, version);
        return group;
    }

    private static Capacity? CapacityOf(Actor actor, TerminalGroup group) =>
        actor.CapacityFor(Permission.SystemEditOwn, group.SectionId) ?? (group.ManagingSectionId is { } managing ? actor.CapacityFor(Permission.SystemEditOwn, managing) : null) ?? actor.CapacityFor(Permission.SystemEditAll);
}
