using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Kpis.Plans;

/// <summary>
/// Writes initiatives, KPIs and activity rows of a plan that is open. Each form carries the version of its own row; the
/// plan's row is touched beside it, and a save that only lost the plan's row to another part is made again.
/// </summary>
public sealed class KpiPartService(PortalDb db, KpiPlanQueries queries)
{
    /// <summary>Refused with Kpi.CodeTaken, Kpi.PlanClosed.</summary>
    public Task<Guid> AddInitiativeAsync(Guid planId, KpiInitiativeInput input, Actor actor, CancellationToken ct = default) => PartAsync(planId, actor, async plan =>
    {
        OfPlan(plan, input);
        var position = (await db.Set<KpiInitiative>().Where(i => i.PlanId == planId).MaxAsync(i => (int?)i.Position, ct) ?? 0) + 1;
        var initiative = KpiInitiative.Begin(planId, position, input, actor);
        db.Add(initiative);
        await SaveAsync(plan, "KpiInitiativeWritten", new RuleViolation("Kpi.CodeTaken", nameof(KpiInitiativeInput.Code), input.Code!), actor, ct);
        return initiative.Id;
    }, ct);

    public Task EditInitiativeAsync(Guid id, KpiInitiativeInput input, Actor actor, CancellationToken ct = default) => OfInitiativeAsync(id, input.Version, actor, async (plan, initiative) =>
    {
        OfPlan(plan, input);
        initiative.Write(input);
        await SaveAsync(plan, "KpiInitiativeWritten", new RuleViolation("Kpi.CodeTaken", nameof(KpiInitiativeInput.Code), input.Code!), actor, ct);
    }, ct);

    /// <summary>With its rows. Refused where a KPI of it has readings or results (Kpi.HasReadings).</summary>
    public Task RemoveInitiativeAsync(Guid id, uint version, Actor actor, CancellationToken ct = default) => OfInitiativeAsync(id, version, actor, async (plan, initiative) =>
    {
        var kpis = await db.Set<Kpi>().Include(k => k.Targets).Where(k => k.InitiativeId == id).ToListAsync(ct);
        await NoReadingsAsync([.. kpis.Select(k => k.Id)], ct);
        db.RemoveRange(kpis);
        db.Remove(initiative);
        await SaveAsync(plan, "KpiInitiativeRemoved", null, actor, ct);
    }, ct);

    /// <summary>A KPI stands after the initiative's last row. Refused with Kpi.KpiTaken, Kpi.PlanClosed, Kpi.YearOutside.</summary>
    public Task<Guid> AddKpiAsync(Guid initiativeId, KpiInput input, Actor actor, CancellationToken ct = default) => OfInitiativeAsync(initiativeId, null, actor, async (plan, initiative) =>
    {
        Within(plan, input.Targets);
        var kpi = Kpi.Begin(initiative, await RoomAsync(initiative, ct), input, actor);
        db.Add(kpi);
        await SaveAsync(plan, "KpiWritten", Taken(input), actor, ct, kpi);
        return kpi.Id;
    }, ct);

    /// <summary>Refused as adding, and with Kpi.YearClosed.</summary>
    public async Task EditKpiAsync(Guid id, KpiInput input, Actor actor, CancellationToken ct = default)
    {
        var planId = (await queries.KpiAsync(id, ct)).PlanId;
        await PartAsync(planId, actor, async plan =>
        {
            Within(plan, input.Targets);
            var kpi = await KpiAsync(id, input.Version, ct);
            kpi.Write(input, await queries.ClosedYearsAsync(plan.Id, ct), actor);
            db.AddRange(kpi.Targets.Where(t => db.Entry(t).State == EntityState.Detached));
            await SaveAsync(plan, "KpiWritten", Taken(input), actor, ct, kpi);
            return id;
        }, ct);
    }

    /// <summary>Refused where it has readings or results (Kpi.HasReadings).</summary>
    public async Task RemoveKpiAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var planId = (await queries.KpiAsync(id, ct)).PlanId;
        await PartAsync(planId, actor, async plan =>
        {
            await NoReadingsAsync([id], ct);
            db.Remove(await KpiAsync(id, version, ct));
            await SaveAsync(plan, "KpiRemoved", null, actor, ct);
            return id;
        }, ct);
    }

    public Task<Guid> AddActivityAsync(Guid initiativeId, ActivityInput input, Actor actor, CancellationToken ct = default) => OfInitiativeAsync(initiativeId, input.Version, actor, async (plan, initiative) =>
    {
        Within(plan, input.Cells);
        var row = initiative.AddActivity(await RoomAsync(initiative, ct), input.Filled, actor);
        db.Add(row);
        await SaveAsync(plan, "KpiActivityWritten", null, actor, ct);
        return row.Id;
    }, ct);

    public Task EditActivityAsync(Guid initiativeId, Guid id, ActivityInput input, Actor actor, CancellationToken ct = default) => OfInitiativeAsync(initiativeId, input.Version, actor, async (plan, initiative) =>
    {
        Within(plan, input.Cells);
        initiative.WriteActivity(id, input.Filled);
        await SaveAsync(plan, "KpiActivityWritten", null, actor, ct);
    }, ct);

    public Task RemoveActivityAsync(Guid initiativeId, Guid id, uint version, Actor actor, CancellationToken ct = default) => OfInitiativeAsync(initiativeId, version, actor, async (plan, initiative) =>
    {
        initiative.RemoveActivity(id);
        await SaveAsync(plan, "KpiActivityRemoved", null, actor, ct);
    }, ct);

    private static RuleViolation Taken(KpiInput input) => new("Kpi.KpiTaken", nameof(KpiInput.Name), input.Name!);

    private static void OfPlan(KpiPlan plan, KpiInitiativeInput input)
    {
        if (plan.Objectives.All(o => o.Id != input.ObjectiveId))
        {
            throw new RuleViolation("Kpi.ObjectiveUnknown", nameof(KpiInitiativeInput.ObjectiveId));
        }
    }

    private static void Within(KpiPlan plan, IEnumerable<YearCell> cells)
    {
        if (cells.FirstOrDefault(c => !string.IsNullOrWhiteSpace(c.Raw) && !plan.Covers(new(c.Year))) is { } outside)
        {
            throw new RuleViolation("Kpi.YearOutside", null, new Platform.Time.FiscalYear(outside.Year));
        }
    }

    private async Task NoReadingsAsync(Guid[] kpis, CancellationToken ct)
    {
        if (await db.Set<KpiReading>().AnyAsync(r => kpis.Contains(r.KpiId), ct) || await db.Set<KpiResult>().AnyAsync(r => kpis.Contains(r.KpiId), ct))
        {
            throw new RuleViolation("Kpi.HasReadings");
        }
    }

    private async Task<Kpi> KpiAsync(Guid id, uint version, CancellationToken ct)
    {
        var kpi = await db.Set<Kpi>().Include(k => k.Targets).SingleOrDefaultAsync(k => k.Id == id, ct) ?? throw new NotFound($"KPI {id}.");
        db.Expect(kpi, version);
        return kpi;
    }

    // The place after the initiative's last row; rows behind it move on by one.
    private async Task<int> RoomAsync(KpiInitiative initiative, CancellationToken ct)
    {
        var kpis = await db.Set<Kpi>().Where(k => k.PlanId == initiative.PlanId).ToListAsync(ct);
        var activities = await db.Set<KpiActivity>().Where(a => a.PlanId == initiative.PlanId).ToListAsync(ct);
        var own = kpis.Where(k => k.InitiativeId == initiative.Id).Select(k => k.Position).Concat(activities.Where(a => a.InitiativeId == initiative.Id).Select(a => a.Position)).ToList();
        var all = kpis.Select(k => k.Position).Concat(activities.Select(a => a.Position)).DefaultIfEmpty(0).Max();
        var place = own.Count == 0 ? all + 1 : own.Max() + 1;
        kpis.Where(k => k.Position >= place).ToList().ForEach(k => k.Place(k.Position + 1));
        activities.Where(a => a.Position >= place).ToList().ForEach(a => a.Position++);
        return place;
    }

    private async Task<T> PartAsync<T>(Guid planId, Actor actor, Func<KpiPlan, Task<T>> write, CancellationToken ct)
    {
        if (!KpiAccess.MayDefine(actor))
        {
            throw new Forbidden("Writing plans.");
        }
        return await Repeat.OnCollisionAsync(db, async () =>
        {
            var plan = await db.Set<KpiPlan>().Include(p => p.Objectives).SingleOrDefaultAsync(p => p.Id == planId, ct) ?? throw new NotFound($"Plan {planId}.");
            plan.PartChanged(actor);
            return await write(plan);
        }, conflict => conflict.Entries.All(e => e.Entity is KpiPlan));
    }

    private async Task<T> OfInitiativeAsync<T>(Guid id, uint? version, Actor actor, Func<KpiPlan, KpiInitiative, Task<T>> write, CancellationToken ct)
    {
        var planId = (await queries.InitiativeAsync(id, ct)).PlanId;
        return await PartAsync(planId, actor, async plan =>
        {
            var initiative = await db.Set<KpiInitiative>().Include(i => i.Activities).Include(i => i.Systems).AsSplitQuery().SingleOrDefaultAsync(i => i.Id == id, ct) ?? throw new NotFound($"Initiative {id}.");
            if (version is { } known)
            {
                db.Expect(initiative, known);
            }
            return await write(plan, initiative);
        }, ct);
    }

    private Task OfInitiativeAsync(Guid id, uint version, Actor actor, Func<KpiPlan, KpiInitiative, Task> write, CancellationToken ct) => OfInitiativeAsync(id, version, actor, async (plan, initiative) =>
    {
        await write(plan, initiative);
        return true;
    }, ct);

    private async Task SaveAsync(KpiPlan plan, string act, RuleViolation? whenTaken, Actor actor, CancellationToken ct, Kpi? kpi = null)
    {
        db.Act(actor, act, kpi?.Subject ?? plan.Subject, capacity: KpiAccess.Writing(actor));
        if (whenTaken is null)
        {
            await db.SaveChangesAsync(ct);
            return;
        }
        await UniqueSave.SaveAsync(db, whenTaken, ct);
    }
}
