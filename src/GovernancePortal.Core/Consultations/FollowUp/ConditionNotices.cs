using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.FollowUp;

/// <summary>Reminders of open conditions: before their day and, until they are reported, again and again after it.</summary>
internal static class ConditionNotices
{
    public const string Kind = "Consultation.ConditionDue";
    public const string OverdueKind = "Consultation.ConditionOverdue";

    /// <summary>For each open condition whose day was set or moved: one reminder before it and one the day after it.</summary>
    public static IEnumerable<OutboxMessage> Of(Consultation c, IReadOnlyCollection<ApprovalCondition> moved, Actor actor, OfficeCalendar calendar)
    {
        foreach (var condition in moved.Where(k => k.State == ConditionState.Open && k.DueOn is not null))
        {
            var due = condition.DueOn!.Value;
            var before = due.AddDays(-calendar.Setting(SettingName.ConditionReminderDays, actor.Today));
            yield return Message(c.Id, condition.Id, due, before > actor.Today ? OfficeTime.StartOf(before) : actor.Now, actor.Now);
            yield return Message(c.Id, condition.Id, due, OfficeTime.StartOf(due.AddDays(1)), actor.Now);
        }
    }

    public static OutboxMessage Message(Guid caseId, Guid conditionId, DateOnly due, DateTimeOffset at, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = Kind, SubjectId = caseId, CreatedAt = now, DueAt = at,
        Data = new() { ["condition"] = conditionId.ToString(), ["due"] = due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
    };
}

/// <summary>
/// Tells the section and the reviewer of a condition still open, when its day is near or past. Asked again when sending: a
/// condition met meanwhile, or whose day has moved, says nothing. After the day the message comes again at the dated interval.
/// </summary>
internal sealed class ConditionDueHandler(PeopleQueries people, CalendarQueries calendars) : IOutboxHandler
{
    public string Kind => ConditionNotices.Kind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var id = Guid.Parse(message.Data["condition"]);
        var found = await (from c in db.Set<Consultation>().AsNoTracking()
                           where c.Id == message.SubjectId
                           from k in c.Conditions
                           where k.Id == id
                           select new { c.Title, c.Number, c.SectionId, c.ReviewerId, c.OfPolicyOffice, CaseState = c.State, k.State, k.DueOn, Place = k.Number }).SingleOrDefaultAsync(ct);
        if (found is null || found.State != ConditionState.Open || found.DueOn is not { } due || found.CaseState is ConsultationState.Superseded or ConsultationState.Expired
            || due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) != message.Data["due"])
        {
            return;
        }
        var today = OfficeTime.DayOf(now);
        var reviewers = await people.HoldersAsync(found.OfPolicyOffice ? Role.CioAdvisor : Role.Reviewer, null, today, ct);
        var told = (await people.HoldersAsync(Role.Staff, found.SectionId, today, ct)).Concat(await people.HoldersAsync(Role.SectionHead, found.SectionId, today, ct))
            // The reviewer of the case while in the role; whoever left it handed the task to all of them.
            .Concat(found.ReviewerId is { } reviewer && reviewers.Contains(reviewer) ? [reviewer] : reviewers);
        var late = today > due;
        await ConsultationNotices.TellAsync(db, message, told, late ? ConditionNotices.OverdueKind : ConditionNotices.Kind, [found.Number ?? "", found.Title, found.Place.ToString(CultureInfo.InvariantCulture), message.Data["due"]], now, ct);
        if (late)
        {
            var again = (await calendars.CalendarAsync(ct)).Setting(SettingName.ConditionRepeatDays, today);
            db.Add(ConditionNotices.Message(message.SubjectId, id, due, OfficeTime.StartOf(today.AddDays(again)), now));
        }
    }
}
