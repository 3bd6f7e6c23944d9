using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Instructions;

/// <summary>Messages of an instruction: to whoever has to act next, before and after the due day, and on the day it is looked at again.</summary>
internal static class InstructionNotices
{
    public const string HandOverKind = "Instruction.HandOver";
    public const string ReminderKind = "Instruction.Reminder";
    public const string FollowUpKind = "Instruction.FollowUp";
    public const string Day = "day";

    /// <summary>The people a message to the CIO reaches.</summary>
    public static readonly Role[] Office = [Role.Cio, Role.CommitteeSecretary];

    public static string Link(Guid id) => $"/Instructions/Details/{id}";

    public static OutboxMessage HandOver(Instruction instruction, string what, Actor actor) =>
        Message(HandOverKind, instruction.Id, actor.Now, actor.Now, new() { ["what"] = what, ["by"] = actor.UserId.ToString() });

    /// <summary>One before the due day and one on the day after it; the second repeats itself. Checked again when due: a day that moved has its own.</summary>
    public static IEnumerable<OutboxMessage> OfDue(Instruction instruction, OfficeCalendar calendar, Actor actor)
    {
        foreach (var day in new[] { instruction.DueOn.AddDays(-calendar.Setting(SettingName.InstructionReminderDays, actor.Today)), instruction.DueOn.AddDays(1) }.Where(d => d > actor.Today).Distinct())
        {
            yield return Reminder(instruction.Id, instruction.DueOn, day, actor.Now);
        }
    }

    public static OutboxMessage Reminder(Guid id, DateOnly due, DateOnly on, DateTimeOffset now) => Message(ReminderKind, id, now, OfficeTime.StartOf(on).AddHours(8), new() { [Day] = Iso(due) });

    public static OutboxMessage FollowUp(Instruction instruction, DateTimeOffset now) =>
        Message(FollowUpKind, instruction.Id, now, OfficeTime.StartOf(instruction.FollowUpOn!.Value).AddHours(8), new() { [Day] = Iso(instruction.FollowUpOn.Value) });

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static async Task TellAsync(PortalDb db, OutboxMessage message, IEnumerable<Guid> users, string kind, List<string> arguments, Guid instructionId, DateTimeOffset now, CancellationToken ct)
    {
        var told = (await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct)).ToHashSet();
        foreach (var user in users.Distinct().Where(u => !told.Contains(u)))
        {
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = now, Kind = kind, Arguments = arguments, Link = Link(instructionId) });
        }
    }

    private static OutboxMessage Message(string kind, Guid subject, DateTimeOffset now, DateTimeOffset due, Dictionary<string, string> data) =>
        new() { Id = Guid.CreateVersion7(now), Kind = kind, SubjectId = subject, Data = data, CreatedAt = now, DueAt = due };
}

/// <summary>Who has to act next, looked up when it is sent.</summary>
internal sealed class InstructionHandOverHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => InstructionNotices.HandOverKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var found = await db.Set<Instruction>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == message.SubjectId, ct);
        if (found is null)
        {
            return;
        }
        var what = message.Data["what"];
        var by = Guid.Parse(message.Data["by"]);
        var day = OfficeTime.DayOf(now);
        IEnumerable<Guid> users = what switch
        {
            nameof(InstructionAct.Submit) => (await people.HoldersOfSectionsAsync(InstructionNotices.Office, null, day, ct)).Select(h => h.UserId),
            nameof(InstructionAct.PassOn) => (await people.HoldersInAsync([Role.SectionHead, Role.PolicyHead], [found.SectionId], day, ct)).Select(h => h.UserId),
            nameof(InstructionAct.SendBack) => (await people.HoldersInAsync([Role.Staff], [found.SectionId], day, ct)).Select(h => h.UserId),
            _ => (await people.HoldersInAsync([Role.Staff, Role.SectionHead, Role.PolicyHead], [found.SectionId], day, ct)).Select(h => h.UserId),
        };
        await InstructionNotices.TellAsync(db, message, users.Where(u => u != by), "Instruction." + what, [found.Number, found.SubjectTitle ?? found.SectionName, InstructionNotices.Iso(found.DueOn)], found.Id, now, ct);
    }
}

/// <summary>Before the due day the section; after it the CIO's circle too, again every so many days until the answer is there.</summary>
internal sealed class InstructionReminderHandler(PeopleQueries people, CalendarQueries calendars) : IOutboxHandler
{
    public string Kind => InstructionNotices.ReminderKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var found = await db.Set<Instruction>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == message.SubjectId, ct);
        if (found is null || !InstructionWorkflow.IsOutstanding(found.State) || message.Data[InstructionNotices.Day] != InstructionNotices.Iso(found.DueOn))
        {
            return;
        }
        var today = OfficeTime.DayOf(now);
        var late = found.DueOn < today;
        var users = (await people.HoldersInAsync([Role.Staff, Role.SectionHead, Role.PolicyHead], [found.SectionId], today, ct)).Select(h => h.UserId);
        if (late)
        {
            users = users.Concat((await people.HoldersOfSectionsAsync(InstructionNotices.Office, null, today, ct)).Select(h => h.UserId));
            var calendar = await calendars.CalendarAsync(ct);
            db.Add(InstructionNotices.Reminder(found.Id, found.DueOn, today.AddDays(calendar.Setting(SettingName.InstructionRepeatDays, today)), now));
        }
        await InstructionNotices.TellAsync(db, message, users, late ? "Instruction.Overdue" : "Instruction.DueSoon", [found.Number, found.SubjectTitle ?? found.SectionName, InstructionNotices.Iso(found.DueOn)], found.Id, now, ct);
    }
}

/// <summary>The day has come on which the CIO wanted to look again.</summary>
internal sealed class InstructionFollowUpHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => InstructionNotices.FollowUpKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var found = await db.Set<Instruction>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == message.SubjectId, ct);
        if (found?.FollowUpOn is { } on && message.Data[InstructionNotices.Day] == InstructionNotices.Iso(on))
        {
            var users = (await people.HoldersOfSectionsAsync(InstructionNotices.Office, null, OfficeTime.DayOf(now), ct)).Select(h => h.UserId);
            await InstructionNotices.TellAsync(db, message, users, Kind, [found.Number, found.SubjectTitle ?? found.SectionName, InstructionNotices.Iso(on)], found.Id, now, ct);
        }
    }
}
