using System.Globalization;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Planner;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Plans;

/// <summary>Everything that writes plans of audits. What breaks a hard rule comes back as breaches, and then nothing was saved.</summary>
public sealed class AuditPlanService(PortalDb db, AuditOfficeQueries offices, AuditPlanQueries queries)
{
    public async Task<Guid> BeginAsync(AuditPlanInput input, Actor actor, CancellationToken ct = default, bool demonstration = false)
    {
        DemandPlanner(actor);
        var plan = AuditPlan.Begin(input.Spread(), actor, demonstration);
        db.Add(plan);
        db.Act(actor, "AuditPlanBegun", plan.Subject, plan.Name, Capacity(actor));
        await db.SaveChangesAsync(ct);
        return plan.Id;
    }

    /// <summary>The plan of one year; refused where that year has one already (AuditPlan.YearExists).</summary>
    public async Task<Guid> BeginYearAsync(Guid parentId, AuditYearInput input, Actor actor, CancellationToken ct = default, bool demonstration = false)
    {
        DemandPlanner(actor);
        var parent = await LoadAsync(parentId, null, actor, ct);
        var year = input.FiscalYear!.Value;
        if (await YearPlans(parent).AnyAsync(p => p.FromFy == year && p.State != AuditPlanState.Dropped && p.State != AuditPlanState.Superseded, ct))
        {
            throw new RuleViolation("AuditPlan.YearExists", nameof(input.FiscalYear));
        }
        var plan = parent.YearOf(input, actor, demonstration);
        db.Add(plan);
        db.Act(actor, "AuditYearPlanBegun", plan.Subject, plan.Name, Capacity(actor));
        await db.SaveChangesAsync(ct);
        return plan.Id;
    }

    /// <summary>A new version of an approved plan: years gone by, those whose 年度計画 is approved, and audits already announced are locked. Refused while another version is open (AuditPlan.RevisionOpen).</summary>
    public async Task<Guid> ReviseAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var plan = await LoadAsync(id, version, actor, ct);
        plan.Demand(AuditPlanAct.Revise, actor);
        if (await db.Set<AuditPlan>().AnyAsync(p => p.SeriesId == plan.SeriesId && (p.State == AuditPlanState.Draft || p.State == AuditPlanState.Submitted), ct))
        {
            throw new RuleViolation("AuditPlan.RevisionOpen");
        }
        var locked = FiscalYear.Of(actor.Today).Previous;
        if (plan.Layer == AuditPlanLayer.MidTerm)
        {
            var approved = await YearPlans(plan).Where(p => p.State == AuditPlanState.Approved).Select(p => p.FromFy).ToListAsync(ct);
            locked = approved.Append(locked).Max();
        }
        // An audit that was announced stays where it is, whatever the revision does around it.
        var begun = await db.Set<AuditEngagement>().Where(a => a.PlanId == id && a.State != AuditState.Planned && a.State != AuditState.Cancelled).Select(a => a.PlanLineId).ToListAsync(ct);
        var next = plan.Revise(locked, begun.OfType<Guid>().ToHashSet(), actor);
        db.Add(next);
        db.Act(actor, "AuditPlanRevised", next.Subject, plan.Name, Capacity(actor));
        await db.SaveChangesAsync(ct);
        return next.Id;
    }

    public async Task WriteAsync(Guid id, AuditPlanInput input, Actor actor, CancellationToken ct = default)
    {
        var plan = await LoadAsync(id, input.Version, actor, ct);
        plan.Write(input, actor);
        db.Act(actor, "AuditPlanWritten", plan.Subject, capacity: Capacity(actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// The planner makes the lines anew around the locked ones, keeping to those there are where it can (least change).
    /// </summary>
    /// <returns>Why there is no plan, and the least relief; null where the lines were saved.</returns>
    public async Task<PlannerRefusal?> PlanAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var plan = await LoadAsync(id, version, actor, ct);
        plan.Demand(AuditPlanAct.Edit, actor);
        var office = await offices.WholeAsync(actor.Today, ct);
        var (input, others) = await InputAsync(plan, office, ct);
        var outcome = AuditPlanner.Plan(input with { Locked = [.. others, .. plan.Lines.Where(l => l.IsLocked).Select(office.Of)], Before = [.. others, .. plan.Lines.Select(office.Of)], NotBefore = actor.Today }, ct);
        if (outcome.Refusal is { } refusal)
        {
            return refusal;
        }
        var locked = plan.Lines.Where(l => l.IsLocked).Select(l => KeyOf(office.Of(l))).ToHashSet();
        plan.Replace(outcome.Audits.Where(a => plan.Covers(a.FiscalYear) && !locked.Contains(KeyOf(a))).Select(a => office.LineOf(a, plan.Id, actor.Now)).ToList(), actor);
        db.Act(actor, "AuditPlanPlanned", plan.Subject, plan.Lines.Count.ToString(CultureInfo.InvariantCulture), Capacity(actor));
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>One line is moved, gets another team, or is added.</summary>
    /// <returns>The rules it would newly break; empty where it was saved.</returns>
    public async Task<IReadOnlyList<PlannerBreach>> PutLineAsync(Guid id, Guid? lineId, AuditLineInput input, Actor actor, CancellationToken ct = default)
    {
        var plan = await LoadAsync(id, input.Version, actor, ct);
        plan.Demand(AuditPlanAct.Edit, actor);
        var office = await offices.WholeAsync(actor.Today, ct);
        Demand(office, input);
        var (frame, others) = await InputAsync(plan, office, ct);
        var before = AuditPlanner.Check(frame, [.. others, .. plan.Lines.Select(office.Of)]);
        plan.Put(lineId, input, actor);
        var breaches = New(before, AuditPlanner.Check(frame, [.. others, .. plan.Lines.Select(office.Of)]));
        if (breaches.Count > 0)
        {
            db.ChangeTracker.Clear();
            await NoteRefusalAsync(plan, breaches, actor, ct);
            return breaches;
        }
        db.Act(actor, lineId is null ? "AuditLineAdded" : "AuditLineMoved", plan.Subject, office.Section(input.SectionId!.Value)?.Name, Capacity(actor));
        await db.SaveChangesAsync(ct);
        return [];
    }

    /// <summary>Drag and drop: year and month alone.</summary>
    public async Task<IReadOnlyList<PlannerBreach>> MoveLineAsync(Guid id, Guid lineId, FiscalYear year, int? month, uint version, Actor actor, CancellationToken ct = default)
    {
        var line = await db.Set<AuditPlan>().AsNoTracking().VisibleTo(actor).Where(p => p.Id == id).SelectMany(p => p.Lines).SingleOrDefaultAsync(l => l.Id == lineId, ct) ?? throw new NotFound($"Line {lineId}.");
        return await PutLineAsync(id, lineId, AuditLineInput.Of(line, version) with { FiscalYear = year, Month = month ?? line.Month }, actor, ct);
    }

    public async Task TakeLineAsync(Guid id, Guid lineId, uint version, Actor actor, CancellationToken ct = default)
    {
        var plan = await LoadAsync(id, version, actor, ct);
        plan.Take(lineId, actor);
        db.Act(actor, "AuditLineTaken", plan.Subject, capacity: Capacity(actor));
        await db.SaveChangesAsync(ct);
    }

    public async Task LockLineAsync(Guid id, Guid lineId, bool locked, uint version, Actor actor, CancellationToken ct = default)
    {
        var plan = await LoadAsync(id, version, actor, ct);
        plan.Lock(lineId, locked, actor);
        db.Act(actor, locked ? "AuditLineLocked" : "AuditLineUnlocked", plan.Subject, capacity: Capacity(actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Does one act of <see cref="AuditPlanWorkflow"/>; an approved 年度計画 becomes audits, once.</summary>
    /// <returns>What keeps the plan from being put before the CISO, or from being approved; empty where it was done.</returns>
    public Task<IReadOnlyList<PlannerBreach>> DoAsync(Guid id, AuditPlanActInput input, Actor actor, CancellationToken ct = default) => Repeat.OnCollisionAsync(db, async () =>
    {
        var plan = await LoadAsync(id, input.Version, actor, ct);
        var step = plan.Demand(input.Act!.Value, actor);
        var word = step.By == AuditPlanMover.Ciso ? WordOf(input, actor) : null;
        switch (input.Act)
        {
            case AuditPlanAct.Submit:
            case AuditPlanAct.Approve:
                var office = await offices.WholeAsync(actor.Today, ct);
                var (frame, others) = await InputAsync(plan, office, ct);
                // What was in order when it was put before the CISO may not be so any more: an exception ended, somebody moved.
                var breaches = AuditPlanner.Check(frame, [.. others, .. plan.Lines.Select(office.Of)]).Where(b => b.Audit is not { } a || plan.Covers(a.FiscalYear)).ToList();
                if (breaches.Count > 0)
                {
                    return breaches;
                }
                if (input.Act == AuditPlanAct.Submit)
                {
                    plan.Submit(ContentOf(plan, office), actor);
                }
                else
                {
                    plan.Approve(word!, actor);
                    await TakeEffectAsync(plan, office, actor, ct);
                }
                break;
            case AuditPlanAct.PullBack:
                plan.PullBack(actor);
                break;
            case AuditPlanAct.Return:
                plan.Return(input.Reason!, word!, actor);
                break;
            case AuditPlanAct.Drop:
                plan.Drop(actor);
                break;
            default:
                throw new RuleViolation("AuditPlan.NotNow", null, "AuditPlanState." + plan.State);
        }
        if (input.Act is AuditPlanAct.Submit or AuditPlanAct.Approve or AuditPlanAct.Return)
        {
            db.Add(AuditPlanNotices.HandOver(plan, input.Act.Value, actor));
        }
        db.Act(actor, "AuditPlan" + input.Act, plan.Subject, string.Join(' ', new[] { word?.RecordedBy is null ? null : word.Name, word?.DocumentNumber, input.Reason }.Where(t => !string.IsNullOrEmpty(t))) is { Length: > 0 } said ? said : null,
            AuditPlanWorkflow.CapacityFor(step.By, actor));
        await db.SaveChangesAsync(ct);
        queries.Forget();
        return (IReadOnlyList<PlannerBreach>)[];
    });

    public async Task RecordExportAsync(string what, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "AuditPlansExported", new("AuditPlanRegister", Guid.Empty), what);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Whose decision it is: one's own, or that of the person named, with day and document (decision 11).</summary>
    internal static AuditPlanWord WordOf(AuditPlanActInput input, Actor actor)
    {
        if (!AuditPlanWorkflow.Records(actor))
        {
            var capacity = AuditPlanWorkflow.CapacityFor(AuditPlanMover.Ciso, actor);
            return new AuditPlanWord(capacity?.StandsInFor is { } absent ? $"{actor.Name}（{absent.Name} 代決）" : actor.Name, actor.Today, input.DocumentNumber, null);
        }
        if (string.IsNullOrWhiteSpace(input.SaidBy))
        {
            throw new RuleViolation("AuditPlan.SaidByMissing", nameof(input.SaidBy));
        }
        if (input.SaidOn is null || input.SaidOn > actor.Today)
        {
            throw new RuleViolation("AuditPlan.SaidOnMissing", nameof(input.SaidOn));
        }
        if (input.Act == AuditPlanAct.Approve && string.IsNullOrWhiteSpace(input.DocumentNumber))
        {
            throw new RuleViolation("AuditPlan.DocumentMissing", nameof(input.DocumentNumber));
        }
        return new AuditPlanWord(input.SaidBy, input.SaidOn.Value, input.DocumentNumber, actor.Name);
    }

    private async Task TakeEffectAsync(AuditPlan plan, AuditOffice office, Actor actor, CancellationToken ct)
    {
        if (plan.PreviousId is { } before)
        {
            (await db.Set<AuditPlan>().SingleAsync(p => p.Id == before, ct)).GiveWay(actor);
        }
        if (plan.Layer != AuditPlanLayer.Year)
        {
            return;
        }
        var series = plan.SeriesId;
        var there = await db.Set<AuditEngagement>().Include(a => a.Team).Where(a => a.PlanId != null && a.State != AuditState.Cancelled && db.Set<AuditPlan>().Any(p => p.Id == a.PlanId && p.SeriesId == series)).OrderBy(a => a.Id).ToListAsync(ct);
        var old = plan.PreviousId is { } previous ? await db.Set<AuditPlan>().Where(p => p.Id == previous).SelectMany(p => p.Lines).AsNoTracking().ToDictionaryAsync(l => l.Id, ct) : [];
        var kinds = await db.Set<AuditKind>().AsNoTracking().OrderBy(k => k.ValidFrom).ThenBy(k => k.Code).ToListAsync(ct);
        foreach (var line in plan.Lines.OrderBy(l => l.FirstDay).ThenBy(l => office.Section(l.SectionId)!.Code, StringComparer.Ordinal).ThenBy(l => l.Nature))
        {
            var section = office.Section(line.SectionId)!;
            AuditTeamSeat[] team = [.. line.MemberIds.Prepend(line.LeadId).Select((a, place) => office.Auditor(a) is { } auditor ? new AuditTeamSeat(a, auditor.UserId, auditor.Name, place == 0) : throw new RuleViolation("AuditPlan.NoAuditor", null, section.Name))];
            if (there.Find(a => a.Nature == line.Nature && (a.SectionId == line.SectionId || office.ComesFrom(a.SectionId, line.SectionId))) is { } audit)
            {
                there.Remove(audit);
                Follow(audit, line, team, audit.PlanLineId is { } was ? old.GetValueOrDefault(was) : null);
                continue;
            }
            var kind = kinds.LastOrDefault(k => k.Nature == line.Nature && k.IsValidOn(line.FirstDay)) ?? throw new RuleViolation("AuditPlan.NoKind", null, "AuditNature." + line.Nature);
            var seriesOf = $"{line.FiscalYear.Short}-{AuditEngagement.Mark}";
            var number = $"{seriesOf}-{(await Counter.NextAsync(db, seriesOf, ct)).ToString("0000", CultureInfo.InvariantCulture)}";
            db.Add(AuditEngagement.Plan(new AuditOrder(line.FiscalYear, line.FirstDay, section.Id, section.BureauId, section.Name, kind.Code, line.Nature, team, plan.Id, line.Id), number, actor));
        }
        foreach (var audit in there.Where(a => a.State == AuditState.Planned))
        {
            audit.FallAway(plan.Name, actor);
            Tell(audit, nameof(AuditAct.Cancel));
        }

        // What the office changed of one audit since (its team, its month) stays, where the revision did not touch the line.
        void Follow(AuditEngagement audit, AuditPlanLine line, AuditTeamSeat[] team, AuditPlanLine? before)
        {
            var sameTeam = before is not null && before.LeadId == line.LeadId && before.MemberIds.ToHashSet().SetEquals(line.MemberIds);
            if (audit.Follow(plan.Id, line.Id, before?.FirstDay == line.FirstDay ? null : line.FirstDay, sameTeam ? null : team))
            {
                Tell(audit, AuditNotices.Replanned);
            }
        }

        void Tell(AuditEngagement audit, string what)
        {
            db.Add(AuditNotices.HandOver(audit, what, actor));
            db.Note(audit.Subject, plan.Name);
        }
    }

    // The cycle's frame: of a 年度計画 that of its parent, with the parent's other years as they are, or as their own approved plans have them.
    private async Task<(PlannerInput Frame, IReadOnlyList<PlannedAudit> Others)> InputAsync(AuditPlan plan, AuditOffice office, CancellationToken ct)
    {
        if (plan.ParentId is not { } above)
        {
            return (office.InputFor(plan.FromFy, plan.ToFy, plan.Capacities, plan.Seed), []);
        }
        var parent = await db.Set<AuditPlan>().AsNoTracking().Include(p => p.Lines).SingleAsync(p => p.Id == above, ct);
        var years = await YearPlans(parent).AsNoTracking().Include(p => p.Lines).Where(p => p.State == AuditPlanState.Approved && p.FromFy != plan.FromFy).ToListAsync(ct);
        var others = parent.Lines.Where(l => l.FiscalYear != plan.FromFy && years.TrueForAll(y => y.FromFy != l.FiscalYear)).Concat(years.SelectMany(y => y.Lines)).Select(office.Of).ToList();
        return (office.InputFor(parent.FromFy, parent.ToFy, [.. parent.Capacities.Where(c => c.FiscalYear != plan.FromFy.Year), .. plan.Capacities], plan.Seed), others);
    }

    private IQueryable<AuditPlan> YearPlans(AuditPlan parent)
    {
        var series = parent.SeriesId;
        return db.Set<AuditPlan>().Where(p => p.Layer == AuditPlanLayer.Year && db.Set<AuditPlan>().Any(up => up.Id == p.ParentId && up.SeriesId == series));
    }

    private static void Demand(AuditOffice office, AuditLineInput input)
    {
        if (office.Section(input.SectionId!.Value) is null)
        {
            throw new RuleViolation("Form.NotOffered", nameof(input.SectionId));
        }
        if (office.Auditor(input.LeadId!.Value) is null)
        {
            throw new RuleViolation("Form.NotOffered", nameof(input.LeadId));
        }
        if (input.MemberIds.Exists(m => m is { } id && office.Auditor(id) is null))
        {
            throw new RuleViolation("Form.NotOffered", nameof(input.MemberIds));
        }
    }

    // domain.md 6.6: violations block the assignment and are logged.
    private async Task NoteRefusalAsync(AuditPlan plan, IReadOnlyList<PlannerBreach> breaches, Actor actor, CancellationToken ct)
    {
        db.Act(actor, "AuditLineRefused", plan.Subject, string.Join(", ", breaches.Select(b => b.Rule).Distinct(StringComparer.Ordinal)), Capacity(actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Those that were not there before; what is still missing of a plan in the making is no fault of the line.</summary>
    internal static IReadOnlyList<PlannerBreach> New(IReadOnlyList<PlannerBreach> before, IReadOnlyList<PlannerBreach> after)
    {
        var known = before.Select(Told).ToHashSet();
        return [.. after.Where(b => b.Audit is not null && !known.Contains(Told(b)))];

        static (string, string?, string?, string) Told(PlannerBreach b) => (b.Rule, b.SectionCode, b.AuditorId, b.Audit is null ? "" : KeyOf(b.Audit));
    }

    private static string KeyOf(PlannedAudit a) => string.Create(CultureInfo.InvariantCulture, $"{a.FiscalYear.Year}/{a.Month}/{a.SectionCode}/{a.Kind}/{a.Lead}/{string.Join(';', a.Members.Order(StringComparer.Ordinal))}");

    private static AuditPlanContent ContentOf(AuditPlan plan, AuditOffice office) => new(plan.Name, plan.Policy, plan.Goals, plan.Focus, plan.Capacities,
        [.. plan.Lines.OrderBy(l => l.FirstDay).Select(l => new AuditPlanContentLine(l.FiscalYear.Year, l.Month, office.Section(l.SectionId)!.BureauName, office.Section(l.SectionId)!.Name, l.Nature,
            office.Auditor(l.LeadId)?.Name ?? "", [.. l.MemberIds.Select(m => office.Auditor(m)?.Name ?? "")]))],
        [.. office.Exceptions.Where(e => e.Until >= office.Today).Select(e => $"{e.AuditorName} / {e.SectionName} / {e.Reason}")]);

    private static void DemandPlanner(Actor actor)
    {
        if (!AuditPlanAccess.MayEdit(actor))
        {
            throw new Forbidden("Plans of audits are the audit director's.");
        }
    }

    private static Capacity? Capacity(Actor actor) => AuditPlanWorkflow.CapacityFor(AuditPlanMover.Director, actor);

    private async Task<AuditPlan> LoadAsync(Guid id, uint? version, Actor actor, CancellationToken ct)
    {
        var plan = await db.Set<AuditPlan>().Include(p => p.Lines).SingleOrDefaultAsync(p => p.Id == id, ct);
        if (plan is null || !AuditPlanAccess.Allows(actor, plan))
        {
            throw new NotFound($"Plan of audits {id}.");
        }
        if (version is { } seen)
        {
            db.Expect(plan, seen);
        }
        return plan;
    }
}
