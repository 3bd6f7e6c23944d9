using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Kpis.Plans;

/// <summary>Writes plans as a whole: their head, objectives, revision, adoption and end. What stands under them is written by <see cref="KpiPartService"/>.</summary>
public sealed class KpiPlanService(PortalDb db, KpiPlanQueries queries, SystemQueries systems)
{
    /// <summary>Refused with Kpi.PlanNameTaken.</summary>
    public async Task<Guid> CreateAsync(KpiPlanInput input, Actor actor, bool demonstration = false, CancellationToken ct = default)
    {
        Demand(KpiAccess.MayDefine(actor));
        var plan = KpiPlan.Begin(input, await NextPositionAsync(ct), actor, demonstration);
        db.Add(plan);
        await SaveAsync(plan, "KpiPlanCreated", actor, input.Name!, ct);
        return plan.Id;
    }

    /// <summary>Refused with Kpi.PlanNameTaken, and with Kpi.YearsHoldTargets where a target or an activity stands outside of the new term.</summary>
    public async Task EditAsync(Guid id, KpiPlanInput input, Actor actor, CancellationToken ct = default)
    {
        var plan = await LoadAsync(id, input.Version, KpiAccess.MayDefine(actor), ct);
        var (from, to) = (input.FromYear!.Value, input.ToYear!.Value);
        if (await db.Set<KpiTarget>().AnyAsync(t => db.Set<Kpi>().Any(k => k.Id == t.KpiId && k.PlanId == id) && (t.Year < from || t.Year > to), ct)
            || (await db.Set<KpiActivity>().AsNoTracking().Where(a => a.PlanId == id).Select(a => a.Cells).ToListAsync(ct)).Exists(cells => cells.Keys.Any(y => y < from.Year || y > to.Year)))
        {
            throw new RuleViolation("Kpi.YearsHoldTargets", nameof(KpiPlanInput.ToYear));
        }
        plan.Write(input, actor);
        await SaveAsync(plan, "KpiPlanEdited", actor, input.Name!, ct);
    }

    /// <summary>Refused with Kpi.ObjectiveTaken.</summary>
    public async Task<Guid> AddObjectiveAsync(Guid id, ObjectiveInput input, Actor actor, CancellationToken ct = default)
    {
        var plan = await LoadAsync(id, input.Version, KpiAccess.MayDefine(actor), ct);
        var objective = plan.AddObjective(input.Name!, actor);
        db.Add(objective);
        await SaveObjectiveAsync(plan, input, actor, ct);
        return objective.Id;
    }

    public async Task RenameObjectiveAsync(Guid id, Guid objectiveId, ObjectiveInput input, Actor actor, CancellationToken ct = default)
    {
        var plan = await LoadAsync(id, input.Version, KpiAccess.MayDefine(actor), ct);
        plan.RenameObjective(objectiveId, input.Name!, actor);
        await SaveObjectiveAsync(plan, input, actor, ct);
    }

    /// <summary>Refused while an initiative stands under it (Kpi.ObjectiveInUse).</summary>
    public async Task RemoveObjectiveAsync(Guid id, Guid objectiveId, uint version, Actor actor, CancellationToken ct = default)
    {
        var plan = await LoadAsync(id, version, KpiAccess.MayDefine(actor), ct);
        if (await db.Set<KpiInitiative>().AnyAsync(i => i.ObjectiveId == objectiveId, ct))
        {
            throw new RuleViolation("Kpi.ObjectiveInUse");
        }
        plan.RemoveObjective(objectiveId, actor);
        db.Act(actor, "KpiObjectiveRemoved", plan.Subject, capacity: KpiAccess.Writing(actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Opens the plan in force for changes.</summary>
    public async Task ReviseAsync(Guid id, RevisionInput input, Actor actor, CancellationToken ct = default)
    {
        var plan = await LoadAsync(id, input.Version, KpiAccess.MayAdopt(actor), ct);
        plan.BeginRevision(input.Reason!, actor);
        db.Act(actor, "KpiRevisionBegun", plan.Subject, input.Reason, KpiAccess.Writing(actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Freezes the plan as it stands as its next version. Refused without any initiative (Kpi.PlanEmpty).</summary>
    public async Task<int> AdoptAsync(Guid id, AdoptInput input, Actor actor, CancellationToken ct = default)
    {
        var plan = await LoadAsync(id, input.Version, KpiAccess.MayAdopt(actor), ct);
        await db.Entry(plan).Collection(p => p.Versions).LoadAsync(ct);
        var content = await queries.ContentAsync(id, (await systems.OptionsAsync(null, ct)).ToDictionary(s => s.Id, s => s.Code + " " + s.Name), actor.Today, ct);
        if (content.Initiatives.Count == 0)
        {
            throw new RuleViolation("Kpi.PlanEmpty");
        }
        var version = plan.Adopt(input.EffectiveOn!.Value, input.Reason, content, actor, KpiAccess.Writing(actor));
        db.Add(version);
        db.Act(actor, "KpiPlanAdopted", plan.Subject, version.Reason, KpiAccess.Writing(actor));
        await db.SaveChangesAsync(ct);
        return version.Number;
    }

    public async Task EndAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var plan = await LoadAsync(id, version, KpiAccess.MayAdopt(actor), ct);
        plan.End(actor);
        db.Act(actor, "KpiPlanEnded", plan.Subject, capacity: KpiAccess.Writing(actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Takes a draft away that was never adopted (Kpi.OnlyDrafts).</summary>
    public async Task DropAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var plan = await LoadAsync(id, version, KpiAccess.MayDefine(actor), ct);
        if (plan.State != KpiPlanState.Draft)
        {
            throw new RuleViolation("Kpi.OnlyDrafts");
        }
        db.RemoveRange(await db.Set<Kpi>().Where(k => k.PlanId == id).ToListAsync(ct));
        db.RemoveRange(await db.Set<KpiInitiative>().Where(i => i.PlanId == id).ToListAsync(ct));
        db.Remove(plan);
        db.Act(actor, "KpiPlanDropped", plan.Subject, plan.Name, KpiAccess.Writing(actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>A file that leaves the portal stands in the Trail.</summary>
    public async Task RecordExportAsync(string what, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "KpisExported", new Platform.Trail.TrailSubject("KpiExport", actor.UserId), what);
        await db.SaveChangesAsync(ct);
    }

    internal async Task<int> NextPositionAsync(CancellationToken ct) => (await db.Set<KpiPlan>().MaxAsync(p => (int?)p.Position, ct) ?? 0) + 1;

    private async Task<KpiPlan> LoadAsync(Guid id, uint version, bool allowed, CancellationToken ct)
    {
        Demand(allowed);
        var plan = await db.Set<KpiPlan>().Include(p => p.Objectives).SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound($"Plan {id}.");
        db.Expect(plan, version);
        return plan;
    }

    private async Task SaveAsync(KpiPlan plan, string act, Actor actor, string name, CancellationToken ct)
    {
        db.Act(actor, act, plan.Subject, capacity: KpiAccess.Writing(actor));
        await UniqueSave.SaveAsync(db, new RuleViolation("Kpi.PlanNameTaken", nameof(KpiPlanInput.Name), name), ct);
    }

    private async Task SaveObjectiveAsync(KpiPlan plan, ObjectiveInput input, Actor actor, CancellationToken ct)
    {
        db.Act(actor, "KpiObjectiveWritten", plan.Subject, capacity: KpiAccess.Writing(actor));
        await UniqueSave.SaveAsync(db, new RuleViolation("Kpi.ObjectiveTaken", nameof(ObjectiveInput.Name), input.Name!), ct);
    }

    private static void Demand(bool allowed)
    {
        if (!allowed)
        {
            throw new Forbidden("Writing plans.");
        }
    }
}
