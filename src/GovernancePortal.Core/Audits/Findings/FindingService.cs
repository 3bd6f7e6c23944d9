using System.Globalization;
using GovernancePortal.Core.Audits.Answers;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Findings;

/// <summary>Everything that writes findings.</summary>
public sealed class FindingService(PortalDb db, AuditAnswerQueries answers, AuditFindingQueries findings, PeopleQueries people, FindingWorkQueries work, FileStore files)
{
    public const string Downloaded = "FindingFileDownloaded";

    /// <summary>
    /// 起票, from a line of the checklist or from the audit alone; by its team or the audit office, never by the section's own people.
    /// The same item with a finding at an earlier audit of the section makes it a 再指摘. Refused with AuditFinding.EngagementOver.
    /// </summary>
    public Task<Guid> DraftAsync(Guid engagementId, Guid? answerId, FindingInput input, IReadOnlyList<StoredFile> evidence, Actor actor, CancellationToken ct = default, bool demonstration = false) =>
        Repeat.OnCollisionAsync(db, async () =>
        {
            var origin = await OriginAsync(engagementId, answerId, actor, ct);
            var finding = AuditFinding.Draft(input, await NumberAsync(actor, ct), origin, actor, demonstration);
            if (!FindingWorkflow.May(FindingMover.Team, finding, actor))
            {
                throw new Forbidden("Writing a finding of this audit.");
            }
            db.AddRange(evidence);
            finding.Attach(evidence, 0);
            db.Add(finding);
            db.Act(actor, "FindingDrafted", finding.Subject, origin.Engagement.Number, FindingWorkflow.CapacityFor(FindingMover.Team, finding, actor));
            await db.SaveChangesAsync(ct);
            work.Forget();
            return finding.Id;
        });

    /// <summary>Whoever may not write a finding there gets 403, also before anything is typed.</summary>
    public async Task<FindingOrigin> OriginAsync(Guid engagementId, Guid? answerId, Actor actor, CancellationToken ct = default)
    {
        var audit = await db.Set<AuditEngagement>().Include(e => e.Team).SingleOrDefaultAsync(e => e.Id == engagementId, ct) ?? throw new NotFound($"Audit {engagementId}.");
        if (!actor.IsOperator && (actor.Capacities.Any(c => c.SectionId == audit.SectionId) || !(actor.May(Permission.AuditJudge) || (actor.May(Permission.AuditConduct) && audit.Team.Any(m => m.UserId == actor.UserId)))))
        {
            throw new Forbidden("Writing a finding of this audit.");
        }
        if (audit.State is AuditState.Planned or AuditState.Closed or AuditState.Postponed or AuditState.Cancelled)
        {
            throw new RuleViolation("AuditFinding.EngagementOver", null, "AuditState." + audit.State);
        }
        var line = answerId is { } answer ? await answers.LineAsync(answer, actor, ct) : null;
        if (line is not null && line.EngagementId != engagementId)
        {
            throw new NotFound($"Line {answerId} of audit {engagementId}.");
        }
        var office = await people.HoldersInAsync([Role.PolicyHead, Role.Reviewer], [audit.SectionId], actor.Today, ct);
        return new FindingOrigin(audit, line?.Id, line?.Number, line?.Chapter, line?.Text, line?.SystemId, office.Count > 0, line is null ? null : await EarlierAsync(audit, line.Number, ct));
    }

    public async Task WriteAsync(Guid id, FindingInput input, IReadOnlyList<StoredFile> evidence, Actor actor, CancellationToken ct = default)
    {
        var finding = await LoadAsync(id, input.Version, actor, ct);
        db.AddRange(evidence);
        finding.Write(input, evidence, actor);
        await SaveAsync(finding, "FindingWritten", null, FindingMover.Team, actor, ct);
    }

    public async Task PlanAsync(Guid id, FindingPlanInput input, Actor actor, CancellationToken ct = default)
    {
        var finding = await LoadAsync(id, input.Version, actor, ct);
        finding.Plan(input, actor);
        await SaveAsync(finding, "FindingPlanned", null, FindingMover.Section, actor, ct);
    }

    public async Task ProgressAsync(Guid id, int action, FindingProgressInput input, IReadOnlyList<StoredFile> evidence, Actor actor, CancellationToken ct = default)
    {
        var finding = await LoadAsync(id, input.Version, actor, ct);
        var due = finding.DueOn;
        db.AddRange(evidence);
        finding.Progress(action, input, evidence, actor);
        Remind(finding, due, actor.Now);
        await SaveAsync(finding, "FindingProgressed", null, FindingMover.Section, actor, ct);
    }

    /// <summary>Does one act; what it may be, and for whom, stands in <see cref="FindingWorkflow"/>. Gives the new finding of a 再指摘.</summary>
    public Task<Guid?> DoAsync(Guid id, FindingActInput input, Actor actor, CancellationToken ct = default) => Repeat.OnCollisionAsync(db, async () =>
    {
        var finding = await LoadAsync(id, input.Version, actor, ct);
        var (act, due) = (input.Act!.Value, finding.DueOn);
        var mover = finding.Demand(act, actor).By;
        AuditFinding? again = null;
        await ChangeAsync(finding, act, input, actor, ct);
        if (act == FindingAct.Raise)
        {
            again = finding.DraftAgain(await NumberAsync(actor, ct), input.Reason!, actor);
            db.Add(again);
        }
        if (act is not (FindingAct.Start or FindingAct.TakeUp) && (act != FindingAct.Drop || finding.FactAnsweredAt is not null))
        {
            db.Add(FindingNotices.HandOver(finding, act, actor));
        }
        Remind(finding, due, actor.Now);
        if (act == FindingAct.AcceptRisk)
        {
            db.Add(FindingNotices.RiskEnds(finding, actor.Now));
        }
        await SaveAsync(finding, "Finding" + act, input.Reason, mover, actor, ct);
        return again?.Id;
    });

    /// <summary>What a severity means from a day on, which is not before today (AuditFinding.SeverityPast), and once a day (AuditFinding.SeverityTwice).</summary>
    public async Task SetSeverityAsync(FindingSeverityInput input, Actor actor, CancellationToken ct = default)
    {
        if (!FindingAccess.MaySetSeverities(actor))
        {
            throw new Forbidden("Setting severities.");
        }
        if (input.ValidFrom < actor.Today)
        {
            throw new RuleViolation("AuditFinding.SeverityPast", nameof(input.ValidFrom), actor.Today);
        }
        if (input.PlanDays is not null && input.PlanMonths is not null)
        {
            throw new RuleViolation("AuditFinding.OneTerm", nameof(input.PlanMonths));
        }
        // Grave and minor ones are never left without a day.
        if (input is { Severity: FindingSeverity.Grave or FindingSeverity.Minor, PlanDays: null, PlanMonths: null })
        {
            throw new RuleViolation("AuditFinding.TermMissing", nameof(input.PlanDays));
        }
        if (await db.Set<FindingSeverityRule>().AnyAsync(r => r.Severity == input.Severity && r.ValidFrom == input.ValidFrom, ct))
        {
            throw new RuleViolation("AuditFinding.SeverityTwice", nameof(input.ValidFrom));
        }
        var rule = new FindingSeverityRule { Id = Guid.CreateVersion7(actor.Now), Severity = input.Severity!.Value, ValidFrom = input.ValidFrom!.Value, PlanDays = input.PlanDays, PlanMonths = input.PlanMonths, Weight = input.Weight!.Value };
        db.Add(rule);
        db.Act(actor, "FindingSeveritySet", rule.Subject, null, actor.CapacityFor(Permission.AuditJudge));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>One piece of evidence, recorded on the Trail before it leaves.</summary>
    public async Task<(StoredFile File, Stream Content)> OpenAsync(Guid id, Guid fileId, Actor actor, CancellationToken ct = default)
    {
        var found = await db.Set<AuditFinding>().AsNoTracking().VisibleTo(actor).Where(f => f.Id == id).SelectMany(f => f.Files).Where(f => f.FileId == fileId).Select(f => f.File).SingleOrDefaultAsync(ct) ?? throw new NotFound("File " + fileId);
        var content = files.OpenRead(found.Id);
        try
        {
            db.ChangeTracker.Clear();
            db.Act(actor, Downloaded, new(AuditFinding.SubjectType, id), found.Name);
            await db.SaveChangesAsync(ct);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
        return (found, content);
    }

    public async Task RecordExportAsync(string conditions, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "FindingsExported", new("FindingRegister", Guid.Empty), conditions);
        await db.SaveChangesAsync(ct);
    }

    private async Task ChangeAsync(AuditFinding finding, FindingAct act, FindingActInput input, Actor actor, CancellationToken ct)
    {
        switch (act)
        {
            case FindingAct.Submit:
                finding.Submit(actor);
                break;
            case FindingAct.Drop:
                finding.Drop(input.Reason!, actor);
                break;
            case FindingAct.Agree:
                finding.AnswerFacts(null, actor);
                break;
            case FindingAct.Object:
                finding.AnswerFacts(input.Reason, actor);
                break;
            case FindingAct.Settle:
                finding.Settle(input.Words, input.Reason, actor);
                break;
            case FindingAct.Request:
                finding.Request((await findings.SeveritiesAsync(ct)).PlanDue(finding.Severity, actor.Today), actor);
                break;
            case FindingAct.Finish:
                finding.Finish(input.Reason, actor);
                break;
            case FindingAct.SubmitPlan:
                finding.SubmitPlan(actor);
                break;
            case FindingAct.ReturnPlan:
                finding.ReturnPlan(input.Reason!, input.DueOn, actor);
                break;
            case FindingAct.AcceptPlan:
                finding.AcceptPlan(input.Reason, actor);
                break;
            case FindingAct.MoveDue:
                finding.MoveDue(input.DueOn!.Value, input.Reason!, actor);
                break;
            case FindingAct.Start:
                finding.Start(actor);
                break;
            case FindingAct.Report:
                finding.Report(input.Reason!, actor);
                break;
            case FindingAct.TakeUp:
                finding.TakeUp(actor);
                break;
            case FindingAct.Effective:
                finding.Effective(input.Reason!, actor);
                break;
            case FindingAct.Again:
                finding.Again(input.Reason!, input.DueOn!.Value, actor);
                break;
            case FindingAct.Raise:
                finding.Raise(input.Reason!, actor);
                break;
            case FindingAct.AcceptRisk:
                finding.AcceptRisk(input.Reason!, input.Until!.Value, actor);
                break;
            case FindingAct.Reopen:
                finding.Reopen(input.Reason, (await findings.SeveritiesAsync(ct)).PlanDue(finding.Severity, actor.Today), actor);
                break;
            default:
                throw new RuleViolation("AuditFinding.NotNow", null, "AuditFindingState." + finding.State);
        }
    }

    private void Remind(AuditFinding finding, DateOnly? before, DateTimeOffset now)
    {
        if (finding.DueOn is not null && finding.DueOn != before)
        {
            db.AddRange(FindingNotices.OfDue(finding, now));
        }
    }

    // The newest finding on the same item at another audit of the same section; records move with their section, so a renamed one has its own.
    private async Task<Guid?> EarlierAsync(AuditEngagement audit, string itemNumber, CancellationToken ct)
    {
        var sections = (await people.SectionFamilyAsync(ct)).Of(audit.SectionId);
        return await db.Set<AuditFinding>().Where(f => sections.Contains(f.SectionId) && f.EngagementId != audit.Id && f.ItemNumber == itemNumber && !f.IsDropped && f.Severity != FindingSeverity.GoodPractice
                && f.State != AuditFindingState.Drafted && f.State != AuditFindingState.FactCheck)
            .OrderByDescending(f => f.CreatedAt).Select(f => (Guid?)f.Id).FirstOrDefaultAsync(ct);
    }

    private async Task<string> NumberAsync(Actor actor, CancellationToken ct)
    {
        var series = $"{FiscalYear.Of(actor.Today).Short}-{AuditFinding.Mark}";
        return $"{series}-{(await Counter.NextAsync(db, series, ct)).ToString("0000", CultureInfo.InvariantCulture)}";
    }

    private async Task SaveAsync(AuditFinding finding, string act, string? reason, FindingMover mover, Actor actor, CancellationToken ct)
    {
        db.Act(actor, act, finding.Subject, reason, FindingWorkflow.CapacityFor(mover, finding, actor));
        await db.SaveChangesAsync(ct);
        work.Forget();
    }

    private async Task<AuditFinding> LoadAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var finding = await db.Set<AuditFinding>().Include(f => f.Engagement).ThenInclude(e => e.Team).Include(f => f.Wordings).Include(f => f.Actions).Include(f => f.Judgements).Include(f => f.Files).AsSplitQuery().SingleOrDefaultAsync(f => f.Id == id, ct);
        if (finding is null || !FindingAccess.Allows(actor, finding))
        {
            throw new NotFound($"Finding {id}.");
        }
        db.Expect(finding, version);
        return finding;
    }
}
