using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Findings;

/// <summary>Messages of a finding: to whoever has to act next, about what is due, and on the day an accepted risk ends.</summary>
internal static class FindingNotices
{
    public const string HandOverKind = "AuditFinding.HandOver";
    public const string ReminderKind = "AuditFinding.Reminder";
    public const string RiskKind = "AuditFinding.Risk";
    public const string Day = "day";

    /// <summary>So many days before the due day the section is told.</summary>
    public const int Ahead = 3;

    /// <summary>From how many days over somebody further up is told: the section's head, the audit director, the CISO.</summary>
    public static readonly (int Days, Role[] Roles)[] Ladder = [(1, []), (3, [Role.SectionHead, Role.PolicyHead]), (7, [Role.AuditDirector]), (14, [Role.Ciso])];

    /// <summary>After the last step it is said again every so many days.</summary>
    public const int RepeatDays = 7;

    public static string Link(Guid id) => $"/Audits/Findings/Details/{id}";

    public static OutboxMessage HandOver(AuditFinding finding, FindingAct act, Actor actor) => Message(HandOverKind, finding.Id, actor.Now, actor.Now, new() { ["what"] = act.ToString(), ["by"] = actor.UserId.ToString() });

    /// <summary>One before the due day and one on the day after it, from which the ladder goes up. A day that moved has its own.</summary>
    public static IEnumerable<OutboxMessage> OfDue(AuditFinding finding, DateTimeOffset now)
    {
        var (due, today) = (finding.DueOn!.Value, OfficeTime.DayOf(now));
        foreach (var day in new[] { due.AddDays(-Ahead), due.AddDays(1) }.Where(d => d > today))
        {
            yield return Reminder(finding.Id, due, day, now);
        }
    }

    public static OutboxMessage Reminder(Guid id, DateOnly due, DateOnly on, DateTimeOffset now) => Message(ReminderKind, id, now, OfficeTime.StartOf(on).AddHours(8), new() { [Day] = Iso(due) });

    public static OutboxMessage RiskEnds(AuditFinding finding, DateTimeOffset now) => Message(RiskKind, finding.Id, now, OfficeTime.StartOf(finding.RiskUntil!.Value.AddDays(1)), new() { [Day] = Iso(finding.RiskUntil.Value) });

    /// <summary>The next day on which it is said again to more people, or to the same ones.</summary>
    public static DateOnly NextOf(DateOnly due, DateOnly today)
    {
        var over = today.DayNumber - due.DayNumber;
        var step = Ladder.Select(l => l.Days).FirstOrDefault(d => d > over);
        return step > 0 ? due.AddDays(step) : today.AddDays(RepeatDays);
    }

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static async Task TellAsync(PortalDb db, OutboxMessage message, IEnumerable<Guid> users, string kind, AuditFinding finding, DateOnly? day, DateTimeOffset now, CancellationToken ct)
    {
        var told = (await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct)).ToHashSet();
        foreach (var user in users.Distinct().Where(u => !told.Contains(u)))
        {
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = now, Kind = kind, Arguments = [finding.Number, finding.Title, day is { } on ? Iso(on) : ""], Link = Link(finding.Id) });
        }
    }

    private static OutboxMessage Message(string kind, Guid subject, DateTimeOffset now, DateTimeOffset due, Dictionary<string, string> data) =>
        new() { Id = Guid.CreateVersion7(now), Kind = kind, SubjectId = subject, Data = data, CreatedAt = now, DueAt = due };
}

/// <summary>Who has to act next, looked up when it is sent.</summary>
internal sealed class FindingHandOverHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => FindingNotices.HandOverKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var found = await db.Set<AuditFinding>().AsNoTracking().Include(f => f.Engagement).ThenInclude(e => e.Team).SingleOrDefaultAsync(f => f.Id == message.SubjectId, ct);
        if (found is null)
        {
            return;
        }
        var what = Enum.Parse<FindingAct>(message.Data["what"]);
        var (by, day) = (Guid.Parse(message.Data["by"]), OfficeTime.DayOf(now));
        IEnumerable<Guid> users = what switch
        {
            FindingAct.Agree or FindingAct.Object => found.Engagement.Team.Select(m => m.UserId).OfType<Guid>(),
            FindingAct.SubmitPlan or FindingAct.Report when found.IsOfPolicyOffice => found.Engagement.Team.Select(m => m.UserId).OfType<Guid>(),
            FindingAct.SubmitPlan or FindingAct.Report => await OfficeAsync([Role.AuditDirector], day, ct),
            _ => (await people.HoldersInAsync([Role.Staff, Role.SectionHead, Role.PolicyHead], [found.SectionId], day, ct)).Select(h => h.UserId),
        };
        if (what is FindingAct.Settle && found.Severity == FindingSeverity.Grave)
        {
            users = users.Concat(await OfficeAsync([Role.Ciso], day, ct));
        }
        await FindingNotices.TellAsync(db, message, users.Where(u => u != by), "AuditFinding." + what, found, found.DueOn ?? found.RiskUntil, now, ct);
    }

    private async Task<IEnumerable<Guid>> OfficeAsync(IReadOnlyCollection<Role> roles, DateOnly day, CancellationToken ct) => (await people.HoldersOfSectionsAsync(roles, null, day, ct)).Select(h => h.UserId);
}

/// <summary>Before the due day the section's staff; after it, by the ladder, the head, the audit director and the CISO, until what is owed is there.</summary>
internal sealed class FindingReminderHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => FindingNotices.ReminderKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var found = await db.Set<AuditFinding>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == message.SubjectId, ct);
        if (found?.DueOn is not { } due || message.Data[FindingNotices.Day] != FindingNotices.Iso(due))
        {
            return;
        }
        var today = OfficeTime.DayOf(now);
        var over = today.DayNumber - due.DayNumber;
        List<Guid> users = [.. (await people.HoldersInAsync([Role.Staff, Role.Reviewer], [found.SectionId], today, ct)).Select(h => h.UserId)];
        foreach (var (_, roles) in FindingNotices.Ladder.Where(l => l.Roles.Length > 0 && l.Days <= over))
        {
            users.AddRange(roles.Contains(Role.SectionHead) ? (await people.HoldersInAsync(roles, [found.SectionId], today, ct)).Select(h => h.UserId) : (await people.HoldersOfSectionsAsync(roles, null, today, ct)).Select(h => h.UserId));
        }
        if (over > 0)
        {
            db.Add(FindingNotices.Reminder(found.Id, due, FindingNotices.NextOf(due, today), now));
        }
        await FindingNotices.TellAsync(db, message, users, over > 0 ? "AuditFinding.Overdue" : "AuditFinding.DueSoon", found, due, now, ct);
    }
}

/// <summary>The day after an accepted risk ended: the finding is open again, and a plan is asked for.</summary>
internal sealed class FindingRiskHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => FindingNotices.RiskKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var found = await db.Set<AuditFinding>().Include(f => f.Engagement).ThenInclude(e => e.Team).Include(f => f.Judgements).AsSplitQuery().SingleOrDefaultAsync(f => f.Id == message.SubjectId, ct);
        if (found?.RiskUntil is not { } until || message.Data[FindingNotices.Day] != FindingNotices.Iso(until))
        {
            return;
        }
        var (actor, today) = (Actor.Operator(now), OfficeTime.DayOf(now));
        var book = new FindingSeverityBook(await db.Set<FindingSeverityRule>().AsNoTracking().ToListAsync(ct));
        found.Reopen(null, book.PlanDue(found.Severity, today), actor);
        if (found.DueOn is not null)
        {
            db.AddRange(FindingNotices.OfDue(found, now));
        }
        db.Act(actor, "FindingRiskEnded", found.Subject);
        var users = (await people.HoldersInAsync([Role.Staff, Role.SectionHead, Role.PolicyHead, Role.Reviewer], [found.SectionId], today, ct)).Select(h => h.UserId)
            .Concat((await people.HoldersOfSectionsAsync([Role.Ciso, Role.AuditDirector], null, today, ct)).Select(h => h.UserId));
        await FindingNotices.TellAsync(db, message, users, "AuditFinding.RiskEnded", found, until, now, ct);
    }
}
