using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>Everything that writes the rows of a karte: its parts, and advice with its answers.</summary>
public sealed class KarteRegister(PortalDb db)
{
    /// <summary>
    /// Makes the rows of one part what was entered. Who may edit the row may edit its parts; 409 when anything of the row
    /// changed since it was shown. Of links see <see cref="InformationSystem.Lead"/>.
    /// </summary>
    public async Task EditRowsAsync(Guid id, SystemPartTable table, SystemRowsInput input, Actor actor, CancellationToken ct = default)
    {
        var system = await LoadAsync(id, table.Kind.ToString(), input.Version, ct);
        if (!InformationSystem.MayEdit(actor, system.OwnerSectionId))
        {
            throw new Forbidden("Editing this system.");
        }
        table.Replace(system, input, actor);
        if (table.Kind == SystemPartKind.Links)
        {
            var numbers = system.Links.Select(l => l.Target).ToList();
            system.Lead(await db.Set<InformationSystem>().Where(x => numbers.Contains(x.Code)).ToDictionaryAsync(x => x.Code, x => x.Id, ct));
        }
        db.Act(actor, "SystemEdited", system.Subject, capacity: CapacityOf(actor, system.OwnerSectionId));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// Event "drill held": the ledger tells the day of the last drill of every system covered. Does NOT save: the caller's
    /// save is the one transaction and its declared act is what the Trail tells; who may tell the event is the caller's rule.
    /// </summary>
    public async Task DrilledAsync(IReadOnlyCollection<Guid> ids, DateOnly heldOn, Actor actor, CancellationToken ct = default)
    {
        foreach (var system in await db.Set<InformationSystem>().Where(x => ids.Contains(x.Id)).ToListAsync(ct))
        {
            system.Drilled(heldOn, actor);
        }
    }

    /// <summary>所見・助言 for the owner section.</summary>
    public Task AdviseAsync(Guid id, uint version, string text, Actor actor, CancellationToken ct = default) =>
        AdviceAsync(id, version, "SystemAdvised", actor, system => system.Advise(text, actor), ct);

    public Task AnswerAsync(Guid id, uint version, Guid adviceId, string text, Actor actor, CancellationToken ct = default) =>
        AdviceAsync(id, version, "SystemAdviceAnswered", actor, system => system.Answer(adviceId, text, actor), ct);

    public Task CloseAdviceAsync(Guid id, uint version, Guid adviceId, Actor actor, CancellationToken ct = default) =>
        AdviceAsync(id, version, "SystemAdviceClosed", actor, system => system.CloseAdvice(adviceId, actor), ct);

    private async Task AdviceAsync(Guid id, uint version, string act, Actor actor, Action<InformationSystem> change, CancellationToken ct)
    {
        var system = await LoadAsync(id, nameof(InformationSystem.Advice), version, ct);
        change(system);
        db.Act(actor, act, system.Subject, capacity: CapacityOf(actor, system.OwnerSectionId) ?? actor.CapacityFor(Permission.ConsultationOpinion));
        await db.SaveChangesAsync(ct);
    }

    private async Task<InformationSystem> LoadAsync(Guid id, string part, uint version, CancellationToken ct)
    {
        var system = await db.Set<InformationSystem>().Include(part).SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new NotFound($"System {id}.");
        db.Expect(system, version);
        return system;
    }

    private static Capacity? CapacityOf(Actor actor, Guid sectionId) =>
        actor.CapacityFor(Permission.SystemEditOwn, sectionId) ?? actor.CapacityFor(Permission.SystemEditAll);
}
