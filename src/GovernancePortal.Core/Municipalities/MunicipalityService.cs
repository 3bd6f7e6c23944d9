using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Municipalities;

/// <summary>Everything that writes municipalities, what is given to them and what they use together.</summary>
public sealed class MunicipalityService(PortalDb db, CodeQueries codes, SystemContinuityQueries systems)
{
    /// <summary>The register as a whole, as a subject of the Trail.</summary>
    public static TrailSubject Register { get; } = new("MunicipalityRegister", Guid.Empty);

    /// <summary>New when the id is null. Refused: a code that another holds at the same time (Municipality.CodeTaken), and what <see cref="Municipality.Edit"/> names.</summary>
    public async Task<Guid> SaveAsync(Guid? id, MunicipalityInput input, Actor actor, CancellationToken ct = default)
    {
        MunicipalityAccess.Demand(actor);
        if (await db.Set<Municipality>().AnyAsync(m => m.Code == input.Code && m.Id != id && (m.ValidTo == null || m.ValidTo >= input.ValidFrom) && (input.ValidTo == null || m.ValidFrom <= input.ValidTo), ct))
        {
            throw new RuleViolation("Municipality.CodeTaken", nameof(input.Code));
        }
        if (input.SuccessorId is { } successor && !await db.Set<Municipality>().AnyAsync(m => m.Id == successor, ct))
        {
            throw new NotFound($"Municipality {successor}.");
        }
        Municipality one;
        if (id is { } known)
        {
            one = await LoadAsync(known, input.Version, ct);
            one.Edit(input, actor);
        }
        else
        {
            one = Municipality.Begin(Guid.CreateVersion7(actor.Now), input, actor);
            db.Add(one);
        }
        db.Act(actor, id is null ? "MunicipalityRegistered" : "MunicipalityEdited", one.Subject, capacity: MunicipalityAccess.Capacity(actor));
        await db.SaveChangesAsync(ct);
        return one.Id;
    }

    /// <summary>Refused: a reason that is not offered (ChoiceUnknown), a day before the municipality.</summary>
    public async Task EnterCloudAsync(Guid id, CloudInput input, Actor actor, CancellationToken ct = default)
    {
        MunicipalityAccess.Demand(actor);
        var one = await LoadAsync(id, input.Version, ct);
        var book = await codes.BookAsync(ct);
        var before = one.Clouds.SelectMany(c => c.Reasons).ToHashSet();
        if (input.Reasons.Exists(code => !MunicipalityCodes.IsOffered(book, MunicipalityCodes.Reason, code, actor.Today, before)))
        {
            throw new RuleViolation("ChoiceUnknown", nameof(input.Reasons));
        }
        one.Enter(input, actor);
        db.Act(actor, "MunicipalityCloudEntered", one.Subject, capacity: MunicipalityAccess.Capacity(actor));
        await db.SaveChangesAsync(ct);
    }

    public async Task ReportUseAsync(Guid id, ChecklistUseInput input, Actor actor, CancellationToken ct = default)
    {
        MunicipalityAccess.Demand(actor);
        var one = await LoadAsync(id, input.Version, ct);
        one.Report(input, actor);
        db.Act(actor, "MunicipalityChecklistUse", one.Subject, capacity: MunicipalityAccess.Capacity(actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>New when the id is null. Refused: a topic that is not offered (ChoiceUnknown), and what <see cref="MunicipalSupport.Edit"/> names.</summary>
    public async Task<Guid> SaveSupportAsync(Guid? id, SupportInput input, Actor actor, CancellationToken ct = default)
    {
        MunicipalityAccess.Demand(actor);
        var support = id is { } known ? await LoadSupportAsync(known, input.Version, ct) : null;
        if (!MunicipalityCodes.IsOffered(await codes.BookAsync(ct), MunicipalityCodes.Topic, input.Topic!, actor.Today, support is null ? [] : [support.Topic]))
        {
            throw new RuleViolation("ChoiceUnknown", nameof(input.Topic));
        }
        var ids = input.MunicipalityIds.Distinct().ToList();
        if (await db.Set<Municipality>().CountAsync(m => ids.Contains(m.Id), ct) != ids.Count)
        {
            throw new RuleViolation("ChoiceUnknown", nameof(input.MunicipalityIds));
        }
        if (support is null)
        {
            support = MunicipalSupport.Begin(Guid.CreateVersion7(actor.Now), input, actor);
            db.Add(support);
        }
        else
        {
            support.Edit(input, actor);
        }
        db.Act(actor, id is null ? "MunicipalSupportRecorded" : "MunicipalSupportEdited", support.Subject, capacity: MunicipalityAccess.Capacity(actor));
        await db.SaveChangesAsync(ct);
        return support.Id;
    }

    public async Task RemoveSupportAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        MunicipalityAccess.Demand(actor);
        var support = await LoadSupportAsync(id, version, ct);
        db.Remove(support);
        db.Act(actor, "MunicipalSupportRemoved", support.Subject, support.Title, MunicipalityAccess.Capacity(actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>New when the id is null. Refused: a number that is not in the ledger (SharedUse.SystemUnknown), and what <see cref="SharedUse.Edit"/> names.</summary>
    public async Task<Guid> SaveSharedAsync(Guid? id, SharedUseInput input, Actor actor, CancellationToken ct = default)
    {
        MunicipalityAccess.Demand(actor);
        Guid? systemId = null;
        if (input.SystemCode is { } code)
        {
            systemId = (await systems.OfCodesAsync([code], ct)).TryGetValue(code, out var system) ? system.Id : throw new RuleViolation("SharedUse.SystemUnknown", nameof(input.SystemCode), code);
        }
        var ids = input.Members.Where(m => !m.IsEmpty).Select(m => m.MunicipalityId!.Value).Distinct().ToList();
        if (await db.Set<Municipality>().CountAsync(m => ids.Contains(m.Id), ct) != ids.Count)
        {
            throw new RuleViolation("ChoiceUnknown", nameof(input.Members));
        }
        SharedUse shared;
        if (id is { } known)
        {
            shared = await db.Set<SharedUse>().Include(s => s.Members).SingleOrDefaultAsync(s => s.Id == known, ct) ?? throw new NotFound($"Shared use {known}.");
            db.Expect(shared, input.Version);
            shared.Edit(input, systemId, actor);
        }
        else
        {
            shared = SharedUse.Begin(Guid.CreateVersion7(actor.Now), input, systemId, actor);
            db.Add(shared);
        }
        db.Act(actor, id is null ? "SharedUseRegistered" : "SharedUseEdited", shared.Subject, capacity: MunicipalityAccess.Capacity(actor));
        await db.SaveChangesAsync(ct);
        return shared.Id;
    }

    /// <summary>A list left the portal.</summary>
    public async Task RecordExportAsync(string what, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "MunicipalitiesExported", Register, what);
        await db.SaveChangesAsync(ct);
    }

    private async Task<Municipality> LoadAsync(Guid id, uint version, CancellationToken ct)
    {
        var one = await db.Set<Municipality>().Include(m => m.Clouds).Include(m => m.Populations).Include(m => m.Uses).AsSplitQuery().SingleOrDefaultAsync(m => m.Id == id, ct) ?? throw new NotFound($"Municipality {id}.");
        db.Expect(one, version);
        return one;
    }

    private async Task<MunicipalSupport> LoadSupportAsync(Guid id, uint version, CancellationToken ct)
    {
        var support = await db.Set<MunicipalSupport>().Include(s => s.Recipients).SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFound($"Support {id}.");
        db.Expect(support, version);
        return support;
    }
}
