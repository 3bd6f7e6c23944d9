using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems.Plans;

/// <summary>Everything that writes the plan of introductions and renewals.</summary>
public sealed class PlannedCaseService(PortalDb db)
{
    /// <summary>A line added by hand. Refused: another section's (PlannedCaseNotYours), a second one for the system, year and kind (PlannedCaseThere).</summary>
    public async Task<Guid> AddAsync(PlannedCaseInput input, PlannedCaseSource source, Guid? sourceId, Actor actor, CancellationToken ct = default)
    {
        if (!PlannedCase.MayEdit(actor, input.SectionId!.Value))
        {
            throw new RuleViolation("PlannedCaseNotYours", nameof(input.SectionId));
        }
        var plan = PlannedCase.Plan(input, source, sourceId, actor);
        db.Add(plan);
        db.Act(actor, "PlannedCaseAdded", plan.Subject, capacity: SystemRegister.CapacityOf(actor, plan.SectionId));
        await UniqueSave.SaveAsync(db, new RuleViolation("PlannedCaseThere", nameof(input.SystemId)), ct);
        return plan.Id;
    }

    /// <summary>
    /// For modules that add with their own record: does NOT save, and asks nobody's right. The line that is already planned
    /// for the same system, year and kind is returned as it is.
    /// </summary>
    public async Task<(PlannedCase Plan, bool Added)> AddUnsavedAsync(PlannedCaseInput input, PlannedCaseSource source, Guid? sourceId, Actor actor, CancellationToken ct = default)
    {
        if (input.SystemId is { } system)
        {
            var there = db.Set<PlannedCase>().Local.FirstOrDefault(x => x.SystemId == system && x.Fy == input.Fy && x.Kind == input.Kind && x.State == PlannedCaseState.Planned)
                ?? await db.Set<PlannedCase>().FirstOrDefaultAsync(x => x.SystemId == system && x.Fy == input.Fy && x.Kind == input.Kind && x.State == PlannedCaseState.Planned, ct);
            if (there is not null)
            {
                return (there, false);
            }
        }
        var plan = PlannedCase.Plan(input, source, sourceId, actor);
        db.Add(plan);
        return (plan, true);
    }

    public async Task EditAsync(Guid id, PlannedCaseInput input, Actor actor, CancellationToken ct = default)
    {
        var plan = await EditableAsync(id, input.Version, actor, ct);
        if (!PlannedCase.MayEdit(actor, input.SectionId!.Value))
        {
            throw new RuleViolation("PlannedCaseNotYours", nameof(input.SectionId));
        }
        plan.Edit(input, actor);
        db.Act(actor, "PlannedCaseEdited", plan.Subject, capacity: SystemRegister.CapacityOf(actor, plan.SectionId));
        await UniqueSave.SaveAsync(db, new RuleViolation("PlannedCaseThere", nameof(input.SystemId)), ct);
    }

    public async Task DropAsync(Guid id, DropPlanInput input, Actor actor, CancellationToken ct = default)
    {
        var plan = await EditableAsync(id, input.Version, actor, ct);
        plan.Drop(input.Reason!, actor);
        db.Act(actor, "PlannedCaseDropped", plan.Subject, input.Reason, SystemRegister.CapacityOf(actor, plan.SectionId));
        await db.SaveChangesAsync(ct);
    }

    public async Task RestoreAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var plan = await EditableAsync(id, version, actor, ct);
        plan.Restore(actor);
        db.Act(actor, "PlannedCaseRestored", plan.Subject, capacity: SystemRegister.CapacityOf(actor, plan.SectionId));
        await UniqueSave.SaveAsync(db, new RuleViolation("PlannedCaseThere"), ct);
    }

    /// <summary>Event "consultation begun": the line is taken up by this case. Does NOT save: the caller's save is the one transaction.</summary>
    public async Task TakeUpAsync(Guid id, Guid consultationId, Guid sectionId, Actor actor, CancellationToken ct = default)
    {
        var plan = await FindAsync(id, ct);
        if (plan.SectionId != sectionId)
        {
            throw new RuleViolation("PlannedCaseNotYours", nameof(PlannedCaseInput.SectionId));
        }
        plan.TakeUp(consultationId, actor);
    }

    /// <summary>An export of the list is on the Trail: by whom, when, and under which conditions.</summary>
    public async Task RecordExportAsync(string conditions, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "PlannedCasesExported", new TrailSubject("PlannedCaseList", Guid.Empty), conditions);
        await db.SaveChangesAsync(ct);
    }

    private async Task<PlannedCase> FindAsync(Guid id, CancellationToken ct) =>
        await db.Set<PlannedCase>().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new NotFound($"Planned case {id}.");

    private async Task<PlannedCase> EditableAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var plan = await FindAsync(id, ct);
        db.Expect(plan, version);
        return PlannedCase.MayEdit(actor, plan.SectionId) ? plan : throw new Forbidden("Editing this line of the plan.");
    }
}
