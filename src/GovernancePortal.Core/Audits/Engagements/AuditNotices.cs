using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Engagements;

/// <summary>Messages of an audit: to whoever has to act next, about the answers to the questionnaire, and about a report J-LIS has not got.</summary>
internal static class AuditNotices
{
    public const string HandOverKind = "Audit.HandOver";
    public const string SurveyKind = "Audit.SurveyReminder";
    public const string ExternalKind = "Audit.ExternalReminder";
    /// <summary>A revision of the plan changed month or team.</summary>
    public const string Replanned = "Replanned";
    public const string Day = "day";
    public const int DaysBefore = 3;
    public const int RepeatDays = 7;
    public const int ExternalDays = 30;

    public static readonly Role[] OfSection = [Role.Staff, Role.SectionHead, Role.Reviewer, Role.PolicyHead];
    public static readonly Role[] Heads = [Role.SectionHead, Role.PolicyHead];

    public static string Link(Guid id) => $"/Audits/Details/{id}";

    public static bool IsTold(AuditAct act) => act is not (AuditAct.EditQuestions or AuditAct.AnswerSurvey or AuditAct.WritePaper or AuditAct.WriteReport or AuditAct.BeginFieldwork or AuditAct.RecordDebrief or AuditAct.Present);

    public static OutboxMessage HandOver(AuditEngagement audit, string what, Actor actor) => Message(HandOverKind, audit.Id, actor.Now, actor.Now, new() { ["what"] = what, ["by"] = actor.UserId.ToString() });

    /// <summary>Some days before the answers are due and on the day after; the second repeats itself.</summary>
    public static IEnumerable<OutboxMessage> OfDue(AuditEngagement audit, Actor actor) =>
        new[] { audit.SurveyDueOn!.Value.AddDays(-DaysBefore), audit.SurveyDueOn.Value.AddDays(1) }.Where(d => d > actor.Today).Select(d => Reminder(audit.Id, audit.SurveyDueOn.Value, d, actor.Now));

    public static OutboxMessage Reminder(Guid id, DateOnly due, DateOnly on, DateTimeOffset now) => Message(SurveyKind, id, now, OfficeTime.StartOf(on).AddHours(8), new() { [Day] = Iso(due) });

    public static OutboxMessage External(Guid id, DateOnly on, DateTimeOffset now) => Message(ExternalKind, id, now, OfficeTime.StartOf(on).AddHours(8), new());

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static async Task TellAsync(PortalDb db, OutboxMessage message, IEnumerable<Guid> users, string kind, List<string> arguments, string link, DateTimeOffset now, CancellationToken ct)
    {
        var told = (await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct)).ToHashSet();
        foreach (var user in users.Distinct().Where(u => !told.Contains(u)))
        {
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = now, Kind = kind, Arguments = arguments, Link = link });
        }
    }

    private static OutboxMessage Message(string kind, Guid subject, DateTimeOffset now, DateTimeOffset due, Dictionary<string, string> data) =>
        new() { Id = Guid.CreateVersion7(now), Kind = kind, SubjectId = subject, Data = data, CreatedAt = now, DueAt = due };
}

/// <summary>Who has to know or to act next, looked up when it is sent; nobody is told of an audit that they may not know of.</summary>
internal sealed class AuditHandOverHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => AuditNotices.HandOverKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var found = await db.Set<AuditEngagement>().AsNoTracking().Include(a => a.Team).SingleOrDefaultAsync(a => a.Id == message.SubjectId, ct);
        if (found is null)
        {
            return;
        }
        var what = message.Data["what"];
        var by = Guid.Parse(message.Data["by"]);
        var day = OfficeTime.DayOf(now);
        var team = found.Team.Select(m => m.UserId).OfType<Guid>();
        var users = what switch
        {
            nameof(AuditAct.Prepare) => await RolesAsync([Role.AuditDirector]),
            nameof(AuditAct.Notify) or nameof(AuditAct.BeginSurvey) => await SectionAsync(AuditNotices.OfSection),
            nameof(AuditAct.BeginFactCheck) => await SectionAsync(AuditNotices.Heads),
            nameof(AuditAct.NotifyResult) or nameof(AuditAct.BeginFollowUp) or nameof(AuditAct.Close) => (await SectionAsync(AuditNotices.OfSection)).Concat(team),
            nameof(AuditAct.Issue) => (await RolesAsync([Role.Ciso, Role.Cio, Role.CommitteeSecretary])).Concat(team),
            nameof(AuditAct.Postpone) or nameof(AuditAct.Cancel) or nameof(AuditAct.Resume) => found.NotifiedAt is null ? team : team.Concat(await SectionAsync(AuditNotices.OfSection)),
            _ => team,
        };
        await AuditNotices.TellAsync(db, message, users.Where(u => u != by), "Audit." + what, [found.Number, found.SectionName, AuditNotices.Iso(found.SurveyDueOn ?? found.HeldOn ?? found.Month)], AuditNotices.Link(found.Id), now, ct);

        async Task<IEnumerable<Guid>> RolesAsync(Role[] roles) => (await people.HoldersOfSectionsAsync(roles, null, day, ct)).Select(h => h.UserId);
        async Task<IEnumerable<Guid>> SectionAsync(Role[] roles) => (await people.HoldersInAsync(roles, [found.SectionId], day, ct)).Select(h => h.UserId);
    }
}

/// <summary>Before the day the section; after it the team too, again every week until the answers are there.</summary>
internal sealed class AuditSurveyReminderHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => AuditNotices.SurveyKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var found = await db.Set<AuditEngagement>().AsNoTracking().Include(a => a.Team).SingleOrDefaultAsync(a => a.Id == message.SubjectId, ct);
        if (found is not { State: AuditState.Preliminary, SurveyAnsweredAt: null, SurveyDueOn: { } due } || message.Data[AuditNotices.Day] != AuditNotices.Iso(due))
        {
            return;
        }
        var today = OfficeTime.DayOf(now);
        var late = due < today;
        var users = (await people.HoldersInAsync(AuditNotices.OfSection, [found.SectionId], today, ct)).Select(h => h.UserId);
        if (late)
        {
            users = users.Concat(found.Team.Select(m => m.UserId).OfType<Guid>());
            db.Add(AuditNotices.Reminder(found.Id, due, today.AddDays(AuditNotices.RepeatDays), now));
        }
        await AuditNotices.TellAsync(db, message, users, late ? "Audit.SurveyOverdue" : "Audit.SurveyDueSoon", [found.Number, found.SectionName, AuditNotices.Iso(due)], AuditNotices.Link(found.Id), now, ct);
    }
}

/// <summary>A report was received and J-LIS has not got it: told to the audit office, month after month.</summary>
internal sealed class ExternalAuditReminderHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => AuditNotices.ExternalKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var found = await db.Set<ExternalAudit>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == message.SubjectId, ct);
        if (found is not { SubmittedOn: null, ReceivedOn: { } received })
        {
            return;
        }
        var today = OfficeTime.DayOf(now);
        db.Add(AuditNotices.External(found.Id, today.AddDays(AuditNotices.ExternalDays), now));
        var users = (await people.HoldersOfSectionsAsync([Role.AuditDirector], null, today, ct)).Select(h => h.UserId);
        await AuditNotices.TellAsync(db, message, users, AuditNotices.ExternalKind, [found.Firm, AuditNotices.Iso(received)], $"/Audits/External/Details/{found.Id}", now, ct);
    }
}
