using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems.Licences;

/// <summary>Everything that writes licences held without a system, and the stocktake of all of them.</summary>
public sealed class LicenceRegister(PortalDb db, CodeQueries codes)
{
    /// <summary>Refused: another section's (LicenceNotYours), a section that does not exist today (SystemOwnerUnknown), a choice that is not offered (ChoiceUnknown).</summary>
    public Task<Guid> AddAsync(HeldLicenceInput input, Actor actor, CancellationToken ct = default) => Repeat.OnCollisionAsync(db, async () =>
    {
        await AskAsync(input, null, actor, ct);
        var licence = await NewAsync(input, actor, ct);
        db.Act(actor, "LicenceRegistered", licence.Subject, capacity: CapacityOf(actor, licence.HolderSectionId));
        await db.SaveChangesAsync(ct);
        return licence.Id;
    });

    public async Task EditAsync(Guid id, HeldLicenceInput input, Actor actor, CancellationToken ct = default)
    {
        var licence = await EditableAsync(id, input.Version, actor, ct);
        await AskAsync(input, licence, actor, ct);
        licence.Take(input, actor);
        db.Act(actor, "LicenceEdited", licence.Subject, capacity: CapacityOf(actor, licence.HolderSectionId));
        await db.SaveChangesAsync(ct);
    }

    public async Task RemoveAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var licence = await EditableAsync(id, version, actor, ct);
        db.Remove(licence);
        db.Act(actor, "LicenceRemoved", licence.Subject, licence.Product, CapacityOf(actor, licence.HolderSectionId));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// 棚卸を記録 (R280): the licences were found on the day. Those one may not change are left alone. Refused: a day to come
    /// (StocktakeInFuture), nothing chosen (StocktakeNothing).
    /// </summary>
    /// <returns>How many were recorded.</returns>
    public async Task<int> StocktakeAsync(StocktakeInput input, Actor actor, CancellationToken ct = default)
    {
        var (ids, day) = (input.Ids.Distinct().ToList(), input.On!.Value);
        if (day > actor.Today)
        {
            throw new RuleViolation("StocktakeInFuture", nameof(input.On));
        }
        if (ids.Count == 0)
        {
            throw new RuleViolation("StocktakeNothing", nameof(input.Ids));
        }
        var done = 0;
        foreach (var licence in await db.Set<HeldLicence>().Where(x => ids.Contains(x.Id)).ToListAsync(ct))
        {
            if (HeldLicence.MayEdit(actor, licence.HolderSectionId))
            {
                licence.TakeStock(day, actor);
                done++;
            }
        }
        foreach (var system in await db.Set<InformationSystem>().Include(x => x.Licences).Where(x => x.Licences.Any(l => ids.Contains(l.Id))).ToListAsync(ct))
        {
            if (InformationSystem.MayEdit(actor, system.OwnerSectionId))
            {
                done += system.TakeStock(ids, day, actor);
            }
        }
        if (done == 0)
        {
            throw new RuleViolation("StocktakeNothing", nameof(input.Ids));
        }
        db.Act(actor, "LicenceStocktake", Register, day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(ct);
        return done;
    }

    /// <summary>An export of the list is on the Trail.</summary>
    public async Task RecordExportAsync(string conditions, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "LicencesExported", Register, conditions);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The register as a whole, as a subject of the Trail.</summary>
    public static TrailSubject Register { get; } = new("LicenceRegister", Guid.Empty);

    /// <summary>Takes a number; the caller saves, inside <see cref="Repeat"/>.</summary>
    internal async Task<HeldLicence> NewAsync(HeldLicenceInput input, Actor actor, CancellationToken ct)
    {
        var licence = new HeldLicence { Id = Guid.CreateVersion7(actor.Now), Code = HeldLicence.CodeOf(await Counter.NextAsync(db, HeldLicence.CounterKey, ct)) };
        licence.Take(input, actor);
        db.Add(licence);
        return licence;
    }

    private async Task AskAsync(HeldLicenceInput input, HeldLicence? known, Actor actor, CancellationToken ct)
    {
        var section = input.HolderSectionId!.Value;
        if (!HeldLicence.MayEdit(actor, section))
        {
            throw new RuleViolation("LicenceNotYours", nameof(input.HolderSectionId));
        }
        if (input.Metric is { } metric && metric != known?.Metric && !(await codes.BookAsync(ct)).IsOffered(SystemCodes.LicenceMetric, metric, actor.Today))
        {
            throw new RuleViolation("ChoiceUnknown", nameof(input.Metric));
        }
        if (known?.HolderSectionId != section && !await db.Set<Section>().AnyAsync(s => s.Id == section && s.ValidFrom <= actor.Today && (s.ValidTo == null || s.ValidTo >= actor.Today), ct))
        {
            throw new RuleViolation("SystemOwnerUnknown", nameof(input.HolderSectionId));
        }
    }

    private async Task<HeldLicence> EditableAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var licence = await db.Set<HeldLicence>().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new NotFound("Licence.");
        if (!HeldLicence.MayEdit(actor, licence.HolderSectionId))
        {
            throw new Forbidden("Another section's licence.");
        }
        db.Expect(licence, version);
        return licence;
    }

    private static Capacity? CapacityOf(Actor actor, Guid sectionId) => actor.CapacityFor(Permission.SystemEditOwn, sectionId) ?? actor.CapacityFor(Permission.SystemEditAll);
}
