using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Incidents;

/// <summary>Everything that writes incidents.</summary>
public sealed class IncidentService(PortalDb db, PeopleQueries people, SystemQueries systems, CalendarQueries calendars, LiaisonQueries liaison, IncidentWorkQueries work, FileStore files)
{
    public const string Downloaded = "IncidentFileDownloaded";

    /// <summary>
    /// The first report by anybody, of an own section; by the CSIRT of any, with who told it (Incident.ReporterMissing). CSIRT and CISO are told at once.
    /// </summary>
    public Task<Guid> ReportAsync(IncidentReportInput input, IReadOnlyList<StoredFile> evidence, Actor actor, CancellationToken ct = default, bool demonstration = false) =>
        Repeat.OnCollisionAsync(db, async () =>
        {
            var section = await people.SectionAsync(input.SectionId!.Value, ct) ?? throw new NotFound("Section");
            var recorded = IncidentAccess.Handles(actor) && (!string.IsNullOrWhiteSpace(input.Reporter) || !actor.Capacities.Any(c => c.SectionId == section.Id));
            if (!recorded && !actor.IsOperator && !actor.Capacities.Any(c => c.SectionId == section.Id))
            {
                throw new Forbidden("Reporting for another section.");
            }
            if (recorded && string.IsNullOrWhiteSpace(input.Reporter))
            {
                throw new RuleViolation("Incident.ReporterMissing", nameof(input.Reporter));
            }
            var affected = input.SystemId is { } system ? (await systems.ReferencesAsync([system], ct)).Values.Select(s => new IncidentSystem { SystemId = s.Id, Code = s.Code, Name = s.Name }).ToList() : [];
            var series = $"{FiscalYear.Of(actor.Today).Short}-{Incident.Mark}";
            var number = $"{series}-{(await Counter.NextAsync(db, series, ct)).ToString("0000", CultureInfo.InvariantCulture)}";
            var incident = Incident.Report(input, number, new(section.Id, section.BureauId, section.Name), recorded ? input.Reporter! : actor.Name, recorded, affected, evidence, actor, demonstration);
            db.AddRange(evidence);
            db.Add(incident);
            db.Add(IncidentNotices.HandOver(incident, "Reported", actor));
            db.Act(actor, "IncidentReported", incident.Subject, recorded ? input.Reporter : null, actor.Capacities.FirstOrDefault(c => c.SectionId == section.Id) ?? actor.Main);
            await db.SaveChangesAsync(ct);
            work.Forget();
            return incident.Id;
        });

    /// <summary>Does one plain act; what it may be, and for whom, stands in <see cref="IncidentWorkflow"/>.</summary>
    public async Task DoAsync(Guid id, IncidentActInput input, Actor actor, CancellationToken ct = default)
    {
        var incident = await LoadAsync(id, input.Version, actor, ct);
        var act = input.Act!.Value;
        var mover = incident.Demand(act, actor).By;
        await ChangeAsync(incident, act, input, actor, ct);
        if (act is not (IncidentAct.StartJudging or IncidentAct.Recover))
        {
            db.Add(IncidentNotices.HandOver(incident, act.ToString(), actor));
        }
        if (act == IncidentAct.JudgeIncident)
        {
            db.AddRange(IncidentNotices.OfDuties(incident, actor));
        }
        var reason = IncidentWorkflow.IsRecorded(mover, actor) ? string.Join(": ", new[] { input.SaidBy, input.Reason }.Where(t => !string.IsNullOrWhiteSpace(t))) : input.Reason;
        await SaveAsync(incident, act, reason, actor, ct);
    }

    public async Task InstructAsync(Guid id, IncidentOrderInput input, Actor actor, CancellationToken ct = default)
    {
        var incident = await LoadAsync(id, input.Version, actor, ct);
        var section = await people.SectionAsync(input.SectionId!.Value, ct) ?? throw new NotFound("Section");
        var order = incident.Instruct(input, new(section.Id, section.BureauId, section.Name), actor);
        db.Add(IncidentNotices.OrderHandOver(incident, order, nameof(IncidentAct.Instruct), actor));
        db.Add(IncidentNotices.OrderDue(incident.Id, order, actor));
        await SaveAsync(incident, IncidentAct.Instruct, section.Name, actor, ct);
    }

    public async Task AnswerAsync(Guid id, Guid orderId, IncidentAnswerInput input, Actor actor, CancellationToken ct = default)
    {
        var incident = await LoadAsync(id, input.Version, actor, ct);
        incident.AnswerOrder(orderId, input.Text!, actor);
        db.Add(IncidentNotices.HandOver(incident, nameof(IncidentAct.Answer), actor));
        await SaveAsync(incident, IncidentAct.Answer, null, actor, ct);
    }

    public async Task ConfirmAnswerAsync(Guid id, Guid orderId, uint version, Actor actor, CancellationToken ct = default)
    {
        var incident = await LoadAsync(id, version, actor, ct);
        incident.ConfirmAnswer(orderId, actor);
        await SaveAsync(incident, IncidentAct.ConfirmAnswer, null, actor, ct);
    }

    public async Task ReturnAnswerAsync(Guid id, Guid orderId, IncidentAnswerInput input, Actor actor, CancellationToken ct = default)
    {
        var incident = await LoadAsync(id, input.Version, actor, ct);
        incident.ReturnAnswer(orderId, input.Text!, actor);
        db.Add(IncidentNotices.OrderHandOver(incident, incident.Orders.First(o => o.Id == orderId), nameof(IncidentAct.ReturnAnswer), actor));
        await SaveAsync(incident, IncidentAct.ReturnAnswer, input.Text, actor, ct);
    }

    /// <summary>Somebody outside was told: from the list of contacts, or named (Incident.BodyMissing).</summary>
    public async Task NotifyAsync(Guid id, IncidentNoticeInput input, Actor actor, CancellationToken ct = default)
    {
        var incident = await LoadAsync(id, input.Version, actor, ct);
        var name = input.ContactId is { } contact ? (await liaison.ContactAsync(contact, ct)).Name : input.BodyName;
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new RuleViolation("Incident.BodyMissing", nameof(input.BodyName));
        }
        incident.Notify(input, name, actor);
        await SaveAsync(incident, IncidentAct.Notify, name, actor, ct);
    }

    /// <summary>A line of the chronology; where the reporting section writes it, it supplements the report.</summary>
    public async Task NoteAsync(Guid id, IncidentEntryInput input, IReadOnlyList<StoredFile> evidence, Actor actor, CancellationToken ct = default)
    {
        var incident = await LoadAsync(id, input.Version, actor, ct);
        db.AddRange(evidence);
        var at = IncidentClock.At(input.On!.Value, input.Time);
        var act = IncidentAccess.Handles(actor) ? IncidentAct.Note : IncidentAct.Supplement;
        if (act == IncidentAct.Note)
        {
            incident.Note(at, input.Text!, evidence, actor);
        }
        else
        {
            incident.Supplement(at, input.Text!, evidence, actor);
            db.Add(IncidentNotices.HandOver(incident, nameof(IncidentAct.Supplement), actor));
        }
        await SaveAsync(incident, act, null, actor, ct);
    }

    /// <summary>The lesson for everybody; it may hold no name of the case.</summary>
    public async Task PublishLessonAsync(Guid id, IncidentLessonInput input, Actor actor, CancellationToken ct = default)
    {
        var incident = await LoadAsync(id, input.Version, actor, ct);
        var section = await people.SectionAsync(incident.SectionId, ct);
        incident.PublishLesson(input.Title!, input.Text!, [section?.Name], actor);
        await SaveAsync(incident, IncidentAct.PublishLesson, null, actor, ct);
    }

    /// <summary>One piece of evidence, recorded on the Trail before it leaves.</summary>
    public async Task<(StoredFile File, Stream Content)> OpenAsync(Guid id, Guid fileId, Actor actor, CancellationToken ct = default)
    {
        var incident = await db.Set<Incident>().AsNoTracking().VisibleTo(actor).Include(i => i.Orders).Include(i => i.Files).ThenInclude(f => f.File).AsSplitQuery().SingleOrDefaultAsync(i => i.Id == id, ct) ?? throw new NotFound($"Incident {id}.");
        var all = IncidentAccess.Handles(actor);
        var found = incident.Files.FirstOrDefault(f => f.FileId == fileId && (all || (f.FromSection && IncidentAccess.Reports(actor, incident))))?.File ?? throw new NotFound("File " + fileId);
        var content = files.OpenRead(found.Id);
        try
        {
            db.ChangeTracker.Clear();
            db.Act(actor, Downloaded, incident.Subject, found.Name);
            await db.SaveChangesAsync(ct);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
        return (found, content);
    }

    /// <summary>The report was printed by those who see all of it.</summary>
    public async Task RecordPrintAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "IncidentPrinted", new(Incident.SubjectType, id));
        await db.SaveChangesAsync(ct);
    }

    public async Task RecordExportAsync(string conditions, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "IncidentsExported", new("IncidentRegister", Guid.Empty), conditions);
        await db.SaveChangesAsync(ct);
    }

    private async Task ChangeAsync(Incident incident, IncidentAct act, IncidentActInput input, Actor actor, CancellationToken ct)
    {
        switch (act)
        {
            case IncidentAct.StartJudging:
                incident.StartJudging(actor);
                break;
            case IncidentAct.JudgeIncident:
                var calendar = await calendars.CalendarAsync(ct);
                incident.JudgeIncident(input.Severity!.Value, input.Reason!, calendar.Setting(SettingName.IncidentQuickReportDays, actor.Today), calendar.Setting(SettingName.IncidentFullReportDays, actor.Today), actor);
                break;
            case IncidentAct.JudgeNot:
                incident.JudgeNot(input.Reason!, actor);
                break;
            case IncidentAct.InformCiso:
                incident.InformCiso(IncidentClock.At(input.AtOn!.Value, input.AtTime), input.Reason, actor);
                break;
            case IncidentAct.Recover:
                incident.Recover(IncidentClock.At(input.AtOn!.Value, input.AtTime), input.Reason, actor);
                break;
            case IncidentAct.WriteClosing:
                incident.WriteClosing(input.Cause!, input.Prevention!, actor);
                break;
            case IncidentAct.ReturnClosing:
                incident.ReturnClosing(input.Reason!, actor);
                break;
            case IncidentAct.ApproveClosing:
                Approve(incident, input, actor);
                break;
            case IncidentAct.Reopen:
                incident.Reopen(input.Reason!, actor);
                break;
            default:
                throw new RuleViolation("Incident.NotNow", null, "IncidentState." + incident.State);
        }
    }

    private static void Approve(Incident incident, IncidentActInput input, Actor actor)
    {
        if (!IncidentWorkflow.IsRecorded(IncidentMover.Ciso, actor))
        {
            incident.ApproveClosing(Incident.NameOf(actor, actor.Capacities.FirstOrDefault(c => c.Role == Role.Ciso)), actor.Today, null, input.Reason, actor);
            return;
        }
        if (string.IsNullOrWhiteSpace(input.SaidBy))
        {
            throw new RuleViolation("Incident.SaidByMissing", nameof(input.SaidBy));
        }
        if (input.SaidOn > actor.Today)
        {
            throw new RuleViolation("Incident.Later", nameof(input.SaidOn));
        }
        incident.ApproveClosing(input.SaidBy, input.SaidOn ?? actor.Today, actor.Name, input.Reason, actor);
    }

    private async Task SaveAsync(Incident incident, IncidentAct act, string? reason, Actor actor, CancellationToken ct)
    {
        db.Act(actor, "Incident" + act, incident.Subject, reason, actor.CapacityFor(Permission.IncidentHandle) ?? actor.Main);
        await db.SaveChangesAsync(ct);
        work.Forget();
    }

    private async Task<Incident> LoadAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var incident = await db.Set<Incident>().Include(i => i.Notices).Include(i => i.Orders).Include(i => i.Files).AsSplitQuery().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (incident is null || !IncidentAccess.Allows(actor, incident))
        {
            throw new NotFound($"Incident {id}.");
        }
        db.Expect(incident, version);
        return incident;
    }
}
