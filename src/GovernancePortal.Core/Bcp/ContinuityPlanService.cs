using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Bcp;

/// <summary>
/// Everything that writes plans. Who writes: the section that keeps the plan, and the policy office; who approves: the head
/// of that section. A system plan goes with the owner of its system.
/// </summary>
public sealed class ContinuityPlanService(PortalDb db, SystemContinuityQueries systems, PeopleQueries people)
{
    /// <summary>
    /// Begins the first version. Refused: a second plan of the same subject (Bcp.PlanExists), the prefecture's plan by others
    /// than the policy office (Bcp.PolicyOfficeOnly), a section of another bureau (Bcp.SectionOfBureau), an unknown number (Bcp.SystemUnknown).
    /// </summary>
    public async Task<Guid> BeginAsync(PlanStartInput input, Actor actor, CancellationToken ct = default)
    {
        var scope = input.Scope!.Value;
        SystemContinuity? system = null;
        if (scope == PlanScope.System)
        {
            system = (await systems.OfCodesAsync([input.SystemCode!], ct)).GetValueOrDefault(input.SystemCode!) ?? throw new RuleViolation("Bcp.SystemUnknown", nameof(PlanStartInput.SystemCode), input.SystemCode!);
        }
        var sectionId = system?.OwnerSectionId ?? input.SectionId!.Value;
        if (scope == PlanScope.Prefecture && !actor.May(Permission.SystemEditAll))
        {
            throw new RuleViolation("Bcp.PolicyOfficeOnly", nameof(PlanStartInput.Scope));
        }
        if (!ContinuityAccess.MayWrite(actor, sectionId))
        {
            throw new RuleViolation("Bcp.SectionNotYours", system is null ? nameof(PlanStartInput.SectionId) : nameof(PlanStartInput.SystemCode));
        }
        if (scope == PlanScope.Bureau && (await people.SectionAsync(sectionId, ct))?.BureauId != input.BureauId)
        {
            throw new RuleViolation("Bcp.SectionOfBureau", nameof(PlanStartInput.SectionId));
        }
        var bureauId = scope == PlanScope.Bureau ? input.BureauId : null;
        var field = scope switch { PlanScope.Prefecture => nameof(PlanStartInput.Scope), PlanScope.Bureau => nameof(PlanStartInput.BureauId), PlanScope.System => nameof(PlanStartInput.SystemCode) };
        var taken = new RuleViolation("Bcp.PlanExists", field);
        var systemId = system?.Id;
        if (await db.Set<ContinuityPlan>().AnyAsync(p => p.Scope == scope && p.BureauId == bureauId && p.SystemId == systemId, ct))
        {
            throw taken;
        }
        var plan = ContinuityPlan.Begin(Guid.CreateVersion7(actor.Now), scope, bureauId, systemId, system?.Code, sectionId, input.Title!, actor);
        db.Add(plan);
        db.Act(actor, "BcpPlanBegun", plan.Subject, capacity: ContinuityAccess.Writing(actor, sectionId));
        await UniqueSave.SaveAsync(db, taken, ct);
        return plan.Id;
    }

    /// <summary>Writes the open version as the form has it; rows without content are left out. Numbers of systems are checked (Bcp.SystemUnknown, Bcp.SystemTwice, Bcp.DependsOnItself).</summary>
    public async Task WriteAsync(Guid id, PlanInput input, Actor actor, CancellationToken ct = default)
    {
        var plan = await WritableAsync(id, input.Version, actor, ct);
        var content = new PlanContent
        {
            Covers = input.Covers, Premise = input.Premise, Activation = input.Activation, AlternativeSite = input.AlternativeSite, ManualWork = input.ManualWork,
            Contacts = [.. input.Contacts.Select(r => r.Contact).Where(c => !c.IsEmpty)],
            // In the order in which they begin; what begins together stays as it was written.
            Steps = [.. input.Steps.Select(r => r.Step).Where(s => !s.IsEmpty).OrderBy(s => s.Hour)],
            Rebuild = await RebuildAsync(input.Rebuild, ct),
        };
        var findings = await db.Set<DrillFinding>().Where(f => input.Findings.Contains(f.Id)).Select(f => f.Id).ToListAsync(ct);
        plan.Write(input.Title!, content, input.Reason, [.. findings.Order()], actor);
        await SaveAsync(plan, "BcpPlanWritten", null, actor, ct);
    }

    /// <summary>To the head of the section.</summary>
    public async Task SubmitAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var plan = await WritableAsync(id, version, actor, ct);
        plan.Submit(actor);
        db.Add(ContinuityNotices.PlanMoved(plan, "Submitted", actor));
        await SaveAsync(plan, "BcpPlanSubmitted", null, actor, ct);
    }

    public async Task SendBackAsync(Guid id, uint version, string note, Actor actor, CancellationToken ct = default)
    {
        var plan = await ApprovableAsync(id, version, actor, ct);
        plan.SendBack(note, actor);
        db.Add(ContinuityNotices.PlanMoved(plan, "Returned", actor));
        await SaveAsync(plan, "BcpPlanReturned", note, actor, ct);
    }

    /// <summary>Freezes the version and puts it in force; the findings that it names are answered by it.</summary>
    public async Task ApproveAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var plan = await ApprovableAsync(id, version, actor, ct);
        var approved = plan.Approve(actor, ContinuityAccess.Approving(actor, plan.SectionId));
        if (approved.Findings.Count > 0)
        {
            foreach (var drill in await db.Set<ContinuityDrill>().Include(d => d.Findings).Where(d => d.Findings.Any(f => approved.Findings.Contains(f.Id))).ToListAsync(ct))
            {
                drill.AnsweredBy(plan, approved, actor);
            }
        }
        db.Add(ContinuityNotices.PlanMoved(plan, "Approved", actor));
        await SaveAsync(plan, "BcpPlanApproved", null, actor, ct);
    }

    public async Task BeginRevisionAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var plan = await WritableAsync(id, version, actor, ct);
        plan.BeginRevision(actor);
        await SaveAsync(plan, "BcpRevisionBegun", null, actor, ct);
    }

    public async Task DropRevisionAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var plan = await WritableAsync(id, version, actor, ct);
        db.Remove(plan.DropRevision(actor));
        await SaveAsync(plan, "BcpRevisionDropped", null, actor, ct);
    }

    public async Task ReviewAsync(Guid id, PlanReviewInput input, Actor actor, CancellationToken ct = default)
    {
        var plan = await WritableAsync(id, input.Version, actor, ct);
        if (input.On > actor.Today)
        {
            throw new RuleViolation("Bcp.HeldInFuture", nameof(PlanReviewInput.On));
        }
        plan.Review(input, actor, ContinuityAccess.Writing(actor, plan.SectionId));
        await SaveAsync(plan, "BcpPlanReviewed", null, actor, ct);
    }

    private async Task SaveAsync(ContinuityPlan plan, string act, string? reason, Actor actor, CancellationToken ct)
    {
        db.Act(actor, act, plan.Subject, reason, ContinuityAccess.Approving(actor, plan.SectionId) ?? ContinuityAccess.Writing(actor, plan.SectionId));
        await db.SaveChangesAsync(ct);
    }

    private async Task<ContinuityPlan> WritableAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var plan = await LoadAsync(id, version, actor, ct);
        return ContinuityAccess.MayWrite(actor, plan.SectionId) ? plan : throw new Forbidden("Writing this plan.");
    }

    private async Task<ContinuityPlan> ApprovableAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var plan = await LoadAsync(id, version, actor, ct);
        return ContinuityAccess.MayApprove(actor, plan.SectionId) ? plan : throw new Forbidden("Approving this plan.");
    }

    private async Task<ContinuityPlan> LoadAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var plan = await db.Set<ContinuityPlan>().Include(p => p.Versions).Include(p => p.Reviews).AsSplitQuery().SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound($"Plan {id}.");
        db.Expect(plan, version);
        if (plan.SystemId is { } systemId && await systems.OfAsync(systemId, ct) is { } system)
        {
            plan.MoveTo(system.OwnerSectionId, actor);
        }
        return plan;
    }

    private async Task<IReadOnlyList<RebuildItem>> RebuildAsync(List<RebuildRow> rows, CancellationToken ct)
    {
        var given = rows.Index().Where(r => !r.Item.IsEmpty).ToList();
        var codes = given.SelectMany(r => SystemNumbers.Read(r.Item.DependsOn).Append(r.Item.Code!)).Distinct().ToList();
        var known = await systems.OfCodesAsync(codes, ct);
        var items = new List<RebuildItem>();
        foreach (var (n, row) in given)
        {
            var (codeField, dependsField) = ($"Rebuild[{n}].Code", $"Rebuild[{n}].DependsOn");
            var system = known.GetValueOrDefault(row.Code!) ?? throw new RuleViolation("Bcp.SystemUnknown", codeField, row.Code!);
            if (items.Exists(i => i.SystemId == system.Id))
            {
                throw new RuleViolation("Bcp.SystemTwice", codeField, row.Code!);
            }
            foreach (var needed in SystemNumbers.Read(row.DependsOn))
            {
                if (needed == row.Code)
                {
                    throw new RuleViolation("Bcp.DependsOnItself", dependsField);
                }
                if (!known.ContainsKey(needed))
                {
                    throw new RuleViolation("Bcp.SystemUnknown", dependsField, needed);
                }
            }
            items.Add(new RebuildItem { SystemId = system.Id, Code = system.Code, Name = system.Name, RtoHours = row.RtoHours ?? system.RtoHours, DependsOn = row.DependsOn, Place = row.Place });
        }
        return items;
    }
}
