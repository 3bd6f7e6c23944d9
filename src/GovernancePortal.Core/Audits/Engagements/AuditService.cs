using System.Globalization;
using GovernancePortal.Core.Audits.Answers;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Engagements;

/// <summary>Everything that writes an audit; findings and the lines of its checklist have services of their own.</summary>
public sealed class AuditService(PortalDb db, PeopleQueries people, AuditTeamQueries teams, AuditFactQueries facts, AuditAnswerService answers, AuditWorkQueries work, FileStore files)
{
    public const string Downloaded = "AuditFileDownloaded";
    public const string SpecialKind = "special";

    /// <summary>
    /// 特命監査 (domain.md 6.1): by the CISO, or recorded by the audit office with who ordered it (Audit.OrderedByMissing). The team has to be
    /// independent; a refused one is written on the Trail.
    /// </summary>
    public async Task<Guid> OrderSpecialAsync(SpecialAuditInput input, Actor actor, CancellationToken ct = default)
    {
        if (!AuditEngagementAccess.MayOrder(actor))
        {
            throw new Forbidden("Ordering an audit.");
        }
        var own = actor.May(Permission.AuditApprove) && !actor.IsOperator;
        if (!own && string.IsNullOrWhiteSpace(input.OrderedBy))
        {
            throw new RuleViolation("Audit.OrderedByMissing", nameof(input.OrderedBy));
        }
        var month = input.Month!.Value;
        if (new DateOnly(month.Year, month.Month, 1) < new DateOnly(actor.Today.Year, actor.Today.Month, 1))
        {
            throw new RuleViolation("Audit.MonthPast", nameof(input.Month), actor.Today);
        }
        var section = await people.SectionAsync(input.SectionId!.Value, ct) ?? throw new NotFound("Section");
        var team = await SeatsAsync(input.Members, input.Lead, actor, ct);
        var kind = await db.Set<AuditKind>().AsNoTracking().Where(k => k.Nature == AuditNature.Special && k.ValidFrom <= actor.Today && (k.ValidTo == null || k.ValidTo >= actor.Today)).OrderBy(k => k.Code).Select(k => k.Code).FirstOrDefaultAsync(ct) ?? SpecialKind;
        return await OrderAsync(new AuditOrder(FiscalYear.Of(month), new DateOnly(month.Year, month.Month, 1), section.Id, section.BureauId, section.Name, kind, AuditNature.Special, team,
            OrderedBy: own ? AuditWorkflow.NameOf(actor) : input.OrderedBy, OrderReason: input.Reason), actor, ct);
    }

    /// <summary>An audit outside the plan of the year.</summary>
    internal Task<Guid> OrderAsync(AuditOrder order, Actor actor, CancellationToken ct = default) => Repeat.OnCollisionAsync(db, async () =>
    {
        await DemandIndependenceAsync(order.SectionId, order.SectionName, order.Team, new TrailSubject("AuditRegister", Guid.Empty), actor, ct);
        var series = $"{order.FiscalYear.Short}-{AuditEngagement.Mark}";
        var number = $"{series}-{(await Counter.NextAsync(db, series, ct)).ToString("0000", CultureInfo.InvariantCulture)}";
        var audit = AuditEngagement.Plan(order, number, actor);
        db.Add(audit);
        db.Add(AuditNotices.HandOver(audit, "Ordered", actor));
        db.Act(actor, "AuditOrdered", audit.Subject, order.OrderReason, actor.CapacityFor(Permission.AuditApprove) ?? actor.CapacityFor(Permission.AuditPlan));
        await db.SaveChangesAsync(ct);
        work.Forget();
        return audit.Id;
    });

    public async Task PrepareAsync(Guid id, AuditPreparationInput input, Actor actor, CancellationToken ct = default)
    {
        var audit = await LoadAsync(id, input.Version, actor, ct);
        audit.Prepare(input, actor);
        await DoneAsync(audit, AuditAct.Prepare, null, AuditMover.Lead, actor, ct);
    }

    public async Task EditQuestionsAsync(Guid id, AuditQuestionsInput input, Actor actor, CancellationToken ct = default)
    {
        var audit = await LoadAsync(id, input.Version, actor, ct);
        audit.EditQuestions(input.Questions, actor);
        await DoneAsync(audit, AuditAct.EditQuestions, null, AuditMover.Team, actor, ct);
    }

    /// <param name="documents">Files by question.</param>
    public async Task AnswerSurveyAsync(Guid id, AuditSurveyInput input, IReadOnlyDictionary<Guid, IReadOnlyList<StoredFile>> documents, Actor actor, CancellationToken ct = default)
    {
        var audit = await LoadAsync(id, input.Version, actor, ct);
        db.AddRange(documents.Values.SelectMany(f => f));
        audit.AnswerSurvey([.. input.Answers.Select(a => (a.Id, a.Answer, documents.GetValueOrDefault(a.Id) ?? []))], actor);
        await DoneAsync(audit, AuditAct.AnswerSurvey, null, AuditMover.Section, actor, ct);
    }

    /// <summary>Only the auditors' side (404 to others).</summary>
    public async Task WritePaperAsync(Guid id, AuditPaperInput input, Actor actor, CancellationToken ct = default)
    {
        var audit = await LoadAsync(id, input.Version, actor, ct);
        var known = audit.Paper is not null;
        audit.WritePaper(input, actor);
        if (!known)
        {
            db.Add(audit.Paper!);
        }
        await DoneAsync(audit, AuditAct.WritePaper, null, AuditMover.Team, actor, ct);
    }

    public async Task WriteReportAsync(Guid id, AuditReportInput input, Actor actor, CancellationToken ct = default)
    {
        var audit = await LoadAsync(id, input.Version, actor, ct);
        audit.WriteReport(input, actor);
        await DoneAsync(audit, AuditAct.WriteReport, null, AuditMover.Team, actor, ct);
    }

    /// <summary>Does one act; what it may be, and for whom, stands in <see cref="AuditWorkflow"/>.</summary>
    public async Task DoAsync(Guid id, AuditActInput input, Actor actor, CancellationToken ct = default)
    {
        var audit = await LoadAsync(id, input.Version, actor, ct);
        var act = input.Act!.Value;
        var mover = audit.Demand(act, actor).By;
        if (act == AuditAct.Notify)
        {
            await DemandIndependenceAsync(audit.SectionId, audit.SectionName, [.. audit.Team.Select(m => new AuditTeamSeat(m.AuditorId, m.UserId, m.Name, m.IsLead))], audit.Subject, actor, ct);
        }
        if (act == AuditAct.ChangeTeam)
        {
            var seats = await SeatsAsync(input.Members, input.Lead, actor, ct);
            await DemandIndependenceAsync(audit.SectionId, audit.SectionName, seats, audit.Subject, actor, ct);
            db.Note(audit.Subject, string.Join("、", seats.Select(s => s.Name)));
            audit.ChangeTeam(seats, actor);
        }
        else
        {
            Change(audit, act, input, await facts.OfAsync(audit, ct), actor);
        }
        if (act == AuditAct.Notify)
        {
            await answers.PrepareAsync(audit, actor, ct);
        }
        if (act == AuditAct.BeginSurvey)
        {
            db.AddRange(AuditNotices.OfDue(audit, actor));
        }
        await DoneAsync(audit, act, act is AuditAct.Notify or AuditAct.RecordDebrief ? null : input.Reason, mover, actor, ct);
    }

    /// <summary>A document of the preliminary questionnaire, recorded on the Trail before it leaves.</summary>
    public async Task<(StoredFile File, Stream Content)> OpenAsync(Guid id, Guid fileId, Actor actor, CancellationToken ct = default)
    {
        var found = await db.Set<AuditEngagement>().AsNoTracking().VisibleTo(actor).Where(a => a.Id == id).SelectMany(a => a.Questions).SelectMany(q => q.Files).Where(f => f.FileId == fileId).Select(f => f.File).SingleOrDefaultAsync(ct) ?? throw new NotFound("File " + fileId);
        var content = files.OpenRead(found.Id);
        try
        {
            db.ChangeTracker.Clear();
            db.Act(actor, Downloaded, new(AuditEngagement.SubjectType, id), found.Name);
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
        db.Act(actor, "AuditsExported", new("AuditRegister", Guid.Empty), conditions);
        await db.SaveChangesAsync(ct);
    }

    private static void Change(AuditEngagement audit, AuditAct act, AuditActInput input, AuditFacts known, Actor actor)
    {
        switch (act)
        {
            case AuditAct.ApprovePlan: audit.ApprovePlan(actor); break;
            case AuditAct.Notify: audit.Notify(input.Reason!, actor); break;
            case AuditAct.BeginSurvey: audit.BeginSurvey(input.DueOn!.Value, actor); break;
            case AuditAct.SubmitSurvey: audit.SubmitSurvey(actor); break;
            case AuditAct.BeginFieldwork: audit.BeginFieldwork(actor); break;
            case AuditAct.RecordDebrief: audit.RecordDebrief(input.On!.Value, input.Present!, input.Reason!, actor); break;
            case AuditAct.PassPaper: audit.PassPaper(actor); break;
            case AuditAct.ReviewPaper: audit.ReviewPaper(input.Reason, actor); break;
            case AuditAct.ReturnPaper: audit.ReturnPaper(input.Reason!, actor); break;
            case AuditAct.BeginFactCheck: audit.BeginFactCheck(known, actor); break;
            case AuditAct.Issue: audit.Issue(known, actor); break;
            case AuditAct.Present: audit.Present(input.To!.Value, input.On!.Value, input.Reason, actor); break;
            case AuditAct.NotifyResult: audit.NotifyResult(actor); break;
            case AuditAct.BeginFollowUp: audit.BeginFollowUp(actor); break;
            case AuditAct.Close: audit.Close(known, actor); break;
            case AuditAct.Postpone: audit.Postpone(input.Month!.Value, input.Reason!, actor); break;
            case AuditAct.Resume: audit.Resume(actor); break;
            case AuditAct.Cancel: audit.Cancel(input.Reason!, actor); break;
            default: throw new RuleViolation("Audit.NotNow", null, "AuditState." + audit.State);
        }
    }

    private async Task DoneAsync(AuditEngagement audit, AuditAct act, string? reason, AuditMover mover, Actor actor, CancellationToken ct)
    {
        if (AuditNotices.IsTold(act))
        {
            db.Add(AuditNotices.HandOver(audit, act.ToString(), actor));
        }
        db.Act(actor, "Audit" + act, audit.Subject, reason, AuditWorkflow.CapacityFor(mover, audit.SectionId, actor));
        await db.SaveChangesAsync(ct);
        work.Forget();
    }

    // A refused assignment is kept (domain.md 6.6), in a save of its own: nothing else of the act is.
    private async Task DemandIndependenceAsync(Guid sectionId, string sectionName, IReadOnlyList<AuditTeamSeat> team, TrailSubject subject, Actor actor, CancellationToken ct)
    {
        if (await teams.BreachesAsync(sectionId, team, actor.Today, ct) is not [var first, ..] found)
        {
            return;
        }
        db.ChangeTracker.Clear();
        db.Act(actor, "AuditTeamRefused", subject, $"{sectionName}: {string.Join(", ", found.Select(b => $"{b.Code["Audit.".Length..]} {b.Who}".Trim()))}");
        await db.SaveChangesAsync(ct);
        throw new RuleViolation(first.Code, nameof(AuditActInput.Members), first.Who);
    }

    private async Task<IReadOnlyList<AuditTeamSeat>> SeatsAsync(IReadOnlyCollection<Guid> members, Guid? lead, Actor actor, CancellationToken ct)
    {
        var candidates = (await teams.CandidatesAsync(actor.Today, ct)).ToDictionary(c => c.Id);
        Guid[] chosen = [.. (lead is { } first ? members.Prepend(first) : members).Distinct()];
        return [.. chosen.Select(id => candidates.TryGetValue(id, out var c) ? new AuditTeamSeat(c.Id, c.UserId, c.Name, c.Id == lead) : throw new NotFound($"Auditor {id}."))];
    }

    private async Task<AuditEngagement> LoadAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var audit = await db.Set<AuditEngagement>().Include(a => a.Team).Include(a => a.Paper).Include(a => a.Questions).ThenInclude(q => q.Files).Include(a => a.Presentations).AsSplitQuery().SingleOrDefaultAsync(a => a.Id == id, ct);
        if (audit is null || !AuditEngagementAccess.Allows(actor, audit))
        {
            throw new NotFound($"Audit {id}.");
        }
        db.Expect(audit, version);
        return audit;
    }
}
