using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>Everything that writes to the ledger.</summary>
public sealed partial class SystemRegister(PortalDb db)
{
    /// <summary>
    /// A new row. Its number is taken from the counter in the same save, so that none is lost. Refused: another
    /// section's row (SystemOwnerNotYours), a section that does not exist today (SystemOwnerUnknown).
    /// </summary>
    public async Task<Guid> RegisterAsync(SystemInput input, Actor actor, LedgerSource source = LedgerSource.Hand, CancellationToken ct = default) =>
        await Repeat.OnCollisionAsync(db, async () =>
        {
            if (!actor.May(Permission.SystemEditAll) && !actor.May(Permission.SystemEditOwn))
            {
                throw new Forbidden("Registering a system.");
            }
            var owner = await OwnerAsync(input, actor, ct);
            if (!InformationSystem.MayEdit(actor, owner))
            {
                throw new RuleViolation("SystemOwnerNotYours", nameof(SystemInput.OwnerSectionId));
            }
            var system = await AddAsync(input, source, actor, ct);
            db.Act(actor, "SystemRegistered", system.Subject, capacity: CapacityOf(actor, owner));
            await db.SaveChangesAsync(ct);
            return system.Id;
        });

    /// <summary>Changes a row: one's own section's, or any with the right to edit all. 409 when somebody else saved since.</summary>
    public async Task EditAsync(Guid id, SystemInput input, Actor actor, LedgerSource source = LedgerSource.Hand, CancellationToken ct = default)
    {
        var system = await EditableAsync(id, actor, ct);
        db.Expect(system, input.Version);
        if (input.OwnerSectionId != system.OwnerSectionId)
        {
            await OwnerAsync(input, actor, ct);
        }
        var capacity = CapacityOf(actor, system.OwnerSectionId);
        system.Edit(input, actor, source);
        await LinkAsync(system, input, source, actor, ct);
        db.Act(actor, "SystemEdited", system.Subject, capacity: capacity);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>「変わりないこと」: everything on the face of the row is still right.</summary>
    public async Task ConfirmAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var system = await FindAsync(id, ct);
        if (!InformationSystem.MayConfirm(actor, system.OwnerSectionId))
        {
            throw new Forbidden("Confirming this system.");
        }
        if (system.Version != version)
        {
            // A second confirmation of one day writes no column, so the database would not compare.
            throw new VersionConflict("The system changed since it was shown.");
        }
        db.Expect(system, version);
        system.Confirm(actor);
        db.Act(actor, "SystemConfirmed", system.Subject, capacity: actor.CapacityFor(Permission.SystemConfirm, system.OwnerSectionId) ?? actor.CapacityFor(Permission.SystemEditAll));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// Event "contract concluded": writes supplier, sum and term into the ledger and makes the row when there is none.
    /// Does NOT save: the caller's save is the one transaction and its declared act is what the Trail tells. As it may
    /// take a number, the caller runs inside <see cref="Repeat"/>. Who may tell the event is the caller's rule.
    /// </summary>
    /// <returns>The id of the ledger row.</returns>
    public async Task<Guid> ConcludeContractAsync(ContractConcluded concluded, Actor actor, CancellationToken ct = default)
    {
        var system = concluded.SystemId is { } id ? await FindAsync(id, ct) : await AddAsync(concluded.AsInput(), LedgerSource.Consultation, actor, ct);
        system.Conclude(concluded, actor);
        return system.Id;
    }

    /// <summary>An export of the list is on the Trail: by whom, when, and under which conditions.</summary>
    /// <param name="conditions">The conditions as the list's address carries them.</param>
    public async Task RecordExportAsync(string conditions, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "SystemsExported", Ledger, conditions);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The ledger as a whole, as a subject of the Trail.</summary>
    public static TrailSubject Ledger { get; } = new("SystemLedger", Guid.Empty);

    /// <summary>A row of a sheet that becomes a new system; the caller checked it and saves.</summary>
    internal Task<InformationSystem> AddImportedAsync(SystemInput input, Actor actor, CancellationToken ct) => AddAsync(input, LedgerSource.Import, actor, ct);

    /// <summary>A row of a sheet that changes its system; the caller checked it and saves.</summary>
    internal async Task ChangeImportedAsync(InformationSystem system, SystemInput input, Actor actor, CancellationToken ct)
    {
        system.Edit(input, actor, LedgerSource.Import);
        await LinkAsync(system, input, LedgerSource.Import, actor, ct);
    }

    private async Task<InformationSystem> AddAsync(SystemInput input, LedgerSource source, Actor actor, CancellationToken ct)
    {
        var number = await Counter.NextAsync(db, InformationSystem.CounterKey, ct);
        var system = InformationSystem.Register(Guid.CreateVersion7(actor.Now), number, input, actor, source);
        db.Add(system);
        await LinkAsync(system, input, source, actor, ct);
        return system;
    }

    // The column of linked systems: most edits leave it as it is.
    private async Task LinkAsync(InformationSystem system, SystemInput input, LedgerSource source, Actor actor, CancellationToken ct)
    {
        if (system.LinkedSystems == input.LinkedSystems)
        {
            return;
        }
        if (db.Entry(system).State != EntityState.Added)
        {
            await db.Entry(system).Collection(x => x.Links).LoadAsync(ct);
        }
        var numbers = SystemNumbers.Read(input.LinkedSystems);
        var targets = await db.Set<InformationSystem>().Where(x => numbers.Contains(x.Code)).ToDictionaryAsync(x => x.Code, x => x.Id, ct);
        system.LinkOnly(targets, input.LinkedSystems, source, actor);
    }

    private async Task<InformationSystem> FindAsync(Guid id, CancellationToken ct) =>
        await db.Set<InformationSystem>().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new NotFound($"System {id}.");

    private async Task<InformationSystem> EditableAsync(Guid id, Actor actor, CancellationToken ct)
    {
        var system = await FindAsync(id, ct);
        return InformationSystem.MayEdit(actor, system.OwnerSectionId) ? system : throw new Forbidden("Editing this system.");
    }

    private async Task<Guid> OwnerAsync(SystemInput input, Actor actor, CancellationToken ct)
    {
        var exists = await db.Set<Section>().AnyAsync(s => s.Id == input.OwnerSectionId && s.ValidFrom <= actor.Today && (s.ValidTo == null || s.ValidTo >= actor.Today), ct);
        return exists ? input.OwnerSectionId!.Value : throw new RuleViolation("SystemOwnerUnknown", nameof(SystemInput.OwnerSectionId));
    }

    internal static Capacity? CapacityOf(Actor actor, Guid sectionId) =>
        actor.CapacityFor(Permission.SystemEditOwn, sectionId) ?? actor.CapacityFor(Permission.SystemEditAll);
}
