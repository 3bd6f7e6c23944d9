using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Bcp;

/// <summary>Everything that writes drills: planned, held, cancelled, and what was found mended.</summary>
public sealed class DrillService(PortalDb db, SystemContinuityQueries systems, KarteRegister karten)
{
    /// <summary>Refused: another section's drill (Bcp.SectionNotYours), unknown numbers (Bcp.SystemUnknown), systems of others (Bcp.DrillSystemNotYours).</summary>
    public async Task<Guid> PlanAsync(DrillInput input, Actor actor, CancellationToken ct = default)
    {
        var sectionId = Section(input, actor);
        var drill = ContinuityDrill.Plan(Guid.CreateVersion7(actor.Now), sectionId, input, await CoveredAsync(input, actor, ct));
        db.Add(drill);
        db.Act(actor, "BcpDrillPlanned", drill.Subject, capacity: ContinuityAccess.Writing(actor, sectionId));
        await db.SaveChangesAsync(ct);
        return drill.Id;
    }

    public async Task EditAsync(Guid id, DrillInput input, Actor actor, CancellationToken ct = default)
    {
        var drill = await WritableAsync(id, input.Version, actor, ct);
        Section(input, actor);
        drill.Edit(input, await CoveredAsync(input, actor, ct));
        await SaveAsync(drill, "BcpDrillEdited", actor, ct);
    }

    /// <summary>Records what came of it, and the day of the last drill in the ledger rows of the systems covered.</summary>
    public async Task HoldAsync(Guid id, DrillResultInput input, Actor actor, CancellationToken ct = default)
    {
        var drill = await WritableAsync(id, input.Version, actor, ct);
        drill.Hold(input, actor);
        await karten.DrilledAsync([.. drill.Systems.Select(s => s.SystemId)], drill.HeldOn!.Value, actor, ct);
        await SaveAsync(drill, "BcpDrillHeld", actor, ct);
    }

    public async Task CancelAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var drill = await WritableAsync(id, version, actor, ct);
        drill.Cancel();
        await SaveAsync(drill, "BcpDrillCancelled", actor, ct);
    }

    /// <summary>The section that mends the finding says so, or the one that held the drill.</summary>
    public async Task SettleAsync(Guid id, Guid findingId, SettleInput input, Actor actor, CancellationToken ct = default)
    {
        var drill = await LoadAsync(id, input.Version, ct);
        var owner = drill.Findings.FirstOrDefault(f => f.Id == findingId)?.OwnerSectionId ?? throw new NotFound($"Finding {findingId}.");
        if (!ContinuityAccess.MayWrite(actor, owner) && !ContinuityAccess.MayWrite(actor, drill.SectionId))
        {
            throw new Forbidden("Settling this finding.");
        }
        drill.Settle(findingId, input.Note!, actor);
        db.Act(actor, "BcpFindingSettled", drill.Subject, capacity: ContinuityAccess.Writing(actor, owner) ?? ContinuityAccess.Writing(actor, drill.SectionId));
        await db.SaveChangesAsync(ct);
    }

    private static Guid Section(DrillInput input, Actor actor) => ContinuityAccess.MayWrite(actor, input.SectionId!.Value) ? input.SectionId.Value : throw new RuleViolation("Bcp.SectionNotYours", nameof(DrillInput.SectionId));

    private async Task<IReadOnlyList<Guid>> CoveredAsync(DrillInput input, Actor actor, CancellationToken ct)
    {
        var codes = SystemNumbers.Read(input.Systems);
        var known = await systems.OfCodesAsync(codes, ct);
        foreach (var code in codes)
        {
            if (!known.TryGetValue(code, out var system))
            {
                throw new RuleViolation("Bcp.SystemUnknown", nameof(DrillInput.Systems), code);
            }
            if (!ContinuityAccess.MayWrite(actor, system.OwnerSectionId))
            {
                throw new RuleViolation("Bcp.DrillSystemNotYours", nameof(DrillInput.Systems), code);
            }
        }
        return [.. codes.Select(code => known[code].Id)];
    }

    private async Task SaveAsync(ContinuityDrill drill, string act, Actor actor, CancellationToken ct)
    {
        db.Act(actor, act, drill.Subject, capacity: ContinuityAccess.Writing(actor, drill.SectionId));
        await db.SaveChangesAsync(ct);
    }

    private async Task<ContinuityDrill> WritableAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var drill = await LoadAsync(id, version, ct);
        return ContinuityAccess.MayWrite(actor, drill.SectionId) ? drill : throw new Forbidden("Writing this drill.");
    }

    private async Task<ContinuityDrill> LoadAsync(Guid id, uint version, CancellationToken ct)
    {
        var drill = await db.Set<ContinuityDrill>().Include(d => d.Systems).Include(d => d.Findings).AsSplitQuery().SingleOrDefaultAsync(d => d.Id == id, ct) ?? throw new NotFound($"Drill {id}.");
        db.Expect(drill, version);
        return drill;
    }
}
