using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Plans;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Radar;

public enum PlanOutcome
{
    Planned, // 計画に載せた
    There,   // 既に計画にある
    Refused, // 載せられない
}

/// <summary>What became of one warning in a bulk act; a refusal names its rule.</summary>
public sealed record PlanResult(Guid WarningId, string? SystemCode, string Title, PlanOutcome Outcome, Guid? PlannedCaseId = null, uint PlanVersion = 0, FiscalYear? Fy = null, string? Refusal = null);

/// <summary>Everything that people do to warnings.</summary>
public sealed class RadarService(PortalDb db, SystemRadarQueries systems, RadarScanService scan, PlannedCaseService plans)
{
    /// <summary>
    /// Records what was decided. 更新する and 廃止する put a line on the plan of introductions and renewals in the same save, for
    /// the fiscal year whose budget the calendar counts back to.
    /// </summary>
    public async Task DecideAsync(Guid id, DecisionChoice input, Actor actor, CancellationToken ct = default)
    {
        var warning = await LoadAsync(id, input.Version, actor, ct);
        var context = await scan.ContextAsync(ct);
        if (warning.State == WarningState.Gone)
        {
            throw new RuleViolation("Radar.NotStanding");
        }
        PlannedCase? plan = null;
        if (input.Choice is WarningChoice.Renew or WarningChoice.Retire && warning.SystemId is { } systemId)
        {
            plan = (await PlanAsync(warning, await OneAsync(systemId, ct), input.Choice == WarningChoice.Renew ? PlannedCaseKind.Renewal : PlannedCaseKind.Retirement, context, actor, ct)).Plan;
        }
        db.Add(warning.Decide(input, context.Setting(SettingName.RadarRepeatDays), actor, plan?.Id));
        db.Act(actor, "RadarDecided", warning.Subject, input.Reason, WarningDecision.CapacityOf(actor, warning.SectionId));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Takes a decision back; what it put on the plan stays there until it is dropped.</summary>
    public async Task ReopenAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var warning = await LoadAsync(id, version, actor, ct);
        warning.Reopen(actor);
        db.Act(actor, "RadarReopened", warning.Subject, capacity: WarningDecision.CapacityOf(actor, warning.SectionId));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// Next year's filing list: each warning becomes a planned renewal and is decided so. Every row is a save of its own and
    /// says what became of it; one that is refused does not keep the others back.
    /// </summary>
    public async Task<IReadOnlyList<PlanResult>> PlanAsync(IReadOnlyCollection<Guid> ids, Actor actor, CancellationToken ct = default)
    {
        var context = await scan.ContextAsync(ct);
        var results = new List<PlanResult>();
        foreach (var id in ids.Distinct())
        {
            db.ChangeTracker.Clear();
            results.Add(await PlanOneAsync(id, context, actor, ct));
        }
        return results;
    }

    /// <summary>Undo: the planned case is dropped and its warnings are open again.</summary>
    public async Task UndoPlanAsync(Guid planId, uint version, string reason, Actor actor, CancellationToken ct = default)
    {
        foreach (var warning in await db.Set<RadarWarning>().Where(w => w.PlannedCaseId == planId && w.State == WarningState.Decided).ToListAsync(ct))
        {
            warning.Reopen(actor);
        }
        await plans.DropAsync(planId, new DropPlanInput { Version = version, Reason = reason }, actor, ct);
    }

    /// <summary>An export of the list is on the Trail: by whom, when, and under which conditions.</summary>
    public async Task RecordExportAsync(string conditions, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "RadarExported", new TrailSubject("Radar", Guid.Empty), conditions);
        await db.SaveChangesAsync(ct);
    }

    private async Task<PlanResult> PlanOneAsync(Guid id, RadarContext context, Actor actor, CancellationToken ct)
    {
        var warning = await db.Set<RadarWarning>().SingleOrDefaultAsync(w => w.Id == id, ct) ?? throw new NotFound($"Warning {id}.");
        if (!RadarWarning.MayDecide(actor, warning.SectionId))
        {
            throw new Forbidden("Deciding on this warning.");
        }
        PlanResult Result(PlanOutcome outcome, PlannedCase? plan = null, string? refusal = null) =>
            new(id, warning.SystemCode, warning.Title, outcome, plan?.Id, plan?.Version ?? 0, plan?.Fy, refusal);
        if (warning.SystemId is not { } systemId || !warning.Rule.LeadsToPlan || warning.State != WarningState.Open)
        {
            return Result(PlanOutcome.Refused, refusal: warning.State == WarningState.Open ? "Radar.NotForPlan" : "Radar.NotStanding");
        }
        var (plan, added) = await PlanAsync(warning, await OneAsync(systemId, ct), PlannedCaseKind.Renewal, context, actor, ct);
        // One plan answers every open warning of the system that a plan can answer.
        foreach (var other in (await db.Set<RadarWarning>().Where(w => w.SystemId == systemId && w.State == WarningState.Open).ToListAsync(ct)).Where(w => w.Rule.LeadsToPlan))
        {
            db.Add(other.Decide(new DecisionChoice { Choice = WarningChoice.Renew }, context.Setting(SettingName.RadarRepeatDays), actor, plan.Id));
        }
        db.Act(actor, "RadarPlanned", warning.Subject, capacity: WarningDecision.CapacityOf(actor, warning.SectionId));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Somebody decided or planned the same at this moment: the row says so, the others go on.
            return Result(PlanOutcome.Refused, refusal: "Radar.NotStanding");
        }
        return Result(added ? PlanOutcome.Planned : PlanOutcome.There, plan);
    }

    private async Task<(PlannedCase Plan, bool Added)> PlanAsync(RadarWarning warning, RadarSystem system, PlannedCaseKind kind, RadarContext context, Actor actor, CancellationToken ct)
    {
        var schedule = system.ContractTo is null ? null : ContractSchedule.Of(system, context);
        return await plans.AddUnsavedAsync(new PlannedCaseInput
        {
            Fy = BudgetFy(schedule, context.Today), SectionId = system.OwnerSectionId, SystemId = system.Id, Kind = kind, Title = system.Name, EstimateYen = null,
            StartsOn = schedule?.StartsOn > context.Today ? schedule.StartsOn : null,
        }, PlannedCaseSource.Radar, warning.Id, actor, ct);
    }

    /// <summary>The year the calendar counts back to; without a contract, or when that year's budget is past, the next one.</summary>
    public static FiscalYear BudgetFy(ContractSchedule? schedule, DateOnly today)
    {
        var now = FiscalYear.Of(today);
        return schedule is null ? now.Next : schedule.BudgetFy < now ? now : schedule.BudgetFy;
    }

    private async Task<RadarSystem> OneAsync(Guid id, CancellationToken ct) => (await systems.OfAsync([id], ct)) is [var system] ? system : throw new NotFound($"System {id}.");

    private async Task<RadarWarning> LoadAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var warning = await db.Set<RadarWarning>().SingleOrDefaultAsync(w => w.Id == id, ct) ?? throw new NotFound($"Warning {id}.");
        if (!RadarWarning.MayDecide(actor, warning.SectionId))
        {
            throw new Forbidden("Deciding on this warning.");
        }
        if (warning.Version != version)
        {
            throw new VersionConflict("The warning changed since it was shown.");
        }
        db.Expect(warning, version);
        return warning;
    }
}
