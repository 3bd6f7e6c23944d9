using GovernancePortal.Core.Consultations.Concurrences;
using GovernancePortal.Core.Consultations.Hearings;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

/// <summary>Messages of 合議, hearings and homework; recipients by role and section when sent.</summary>
internal static class TalkNotices
{
    public const string ConcurrenceAsked = "Consultation.ConcurrenceAsked";
    public const string ConcurrenceDue = "Consultation.ConcurrenceDue";
    public const string ConcurrenceAnswered = "Consultation.ConcurrenceAnswered";
    public const string HomeworkGiven = "Consultation.HomeworkGiven";
    public const string HomeworkDone = "Consultation.HomeworkDone";
    public const string HearingSet = "Consultation.HearingSet";

    public static OutboxMessage Of(string kind, Guid consultationId, Actor actor, DateTimeOffset due, Guid part) =>
        new() { Id = Guid.CreateVersion7(actor.Now), Kind = kind, SubjectId = consultationId, Data = new() { ["part"] = part.ToString(), ["by"] = actor.UserId.ToString() }, CreatedAt = actor.Now, DueAt = due };

    /// <summary>Tells them of the case, apart from whoever did it.</summary>
    public static async Task TellAsync(PortalDb db, OutboxMessage message, IEnumerable<Guid> users, string word, DateTimeOffset now, CancellationToken ct)
    {
        var c = await db.Set<Consultation>().AsNoTracking().Where(x => x.Id == message.SubjectId).Select(x => new { x.Number, x.Title }).SingleAsync(ct);
        var by = Guid.Parse(message.Data["by"]);
        await ConsultationNotices.TellAsync(db, message, users.Where(id => id != by), message.Kind, [c.Number ?? "", c.Title, word], now, ct);
    }

    public static Guid Part(OutboxMessage message) => Guid.Parse(message.Data["part"]);

    public static async Task<IEnumerable<Guid>> SideAsync(PortalDb db, PeopleQueries people, Guid consultationId, TalkSide side, DateOnly today, CancellationToken ct)
    {
        var c = await db.Set<Consultation>().AsNoTracking().Where(x => x.Id == consultationId).Select(x => new { x.SectionId, x.ReviewerId }).SingleAsync(ct);
        return side == TalkSide.Section ? await people.HoldersAsync(Role.Staff, c.SectionId, today, ct) : c.ReviewerId is { } reviewer ? [reviewer] : [];
    }
}

/// <summary>The head and staff of the section asked, and whoever answers for it.</summary>
internal class ConcurrenceAskedHandler(PeopleQueries people) : IOutboxHandler
{
    public virtual string Kind => TalkNotices.ConcurrenceAsked;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var id = TalkNotices.Part(message);
        if (await db.Set<Concurrence>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is { IsOpen: true } asked)
        {
            Role[] roles = asked.Kind switch { ConcurrenceKind.Security => [Role.SectionHead, Role.Staff, Role.Ciso], ConcurrenceKind.Finance => [Role.SectionHead, Role.Staff, Role.Finance], _ => [Role.SectionHead, Role.Staff] };
            var holders = await people.HoldersOfSectionsAsync(roles, [asked.SectionId], OfficeTime.DayOf(now), ct);
            await TalkNotices.TellAsync(db, message, holders.Select(h => h.UserId).Distinct(), asked.DueOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), now, ct);
        }
    }
}

/// <summary>The day before the answer is due, where it is still open.</summary>
internal sealed class ConcurrenceDueHandler(PeopleQueries people) : ConcurrenceAskedHandler(people)
{
    public override string Kind => TalkNotices.ConcurrenceDue;
}

internal sealed class ConcurrenceAnsweredHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => TalkNotices.ConcurrenceAnswered;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var id = TalkNotices.Part(message);
        if (await db.Set<Concurrence>().AsNoTracking().Where(x => x.Id == id).Select(x => x.SectionName).SingleOrDefaultAsync(ct) is { } section)
        {
            await TalkNotices.TellAsync(db, message, await TalkNotices.SideAsync(db, people, message.SubjectId, TalkSide.Office, OfficeTime.DayOf(now), ct), section, now, ct);
        }
    }
}

/// <summary>宿題事項: the side that is to do it; when done, the other one.</summary>
internal class HomeworkGivenHandler(PeopleQueries people) : IOutboxHandler
{
    public virtual string Kind => TalkNotices.HomeworkGiven;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var id = TalkNotices.Part(message);
        if (await db.Set<Homework>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, ct) is { } homework)
        {
            var side = Kind == TalkNotices.HomeworkGiven ? homework.Side : homework.Side == TalkSide.Section ? TalkSide.Office : TalkSide.Section;
            await TalkNotices.TellAsync(db, message, await TalkNotices.SideAsync(db, people, message.SubjectId, side, OfficeTime.DayOf(now), ct), homework.Text, now, ct);
        }
    }
}

internal sealed class HomeworkDoneHandler(PeopleQueries people) : HomeworkGivenHandler(people)
{
    public override string Kind => TalkNotices.HomeworkDone;
}

/// <summary>A time was assigned, booked or moved: both sides.</summary>
internal sealed class HearingSetHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => TalkNotices.HearingSet;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var id = TalkNotices.Part(message);
        var slot = await db.Set<Hearing>().AsNoTracking().Where(h => h.Id == id && h.CancelledAt == null).Join(db.Set<HearingSlot>(), h => h.SlotId, s => s.Id, (_, s) => new { s.On, s.From, s.To }).SingleOrDefaultAsync(ct);
        if (slot is not null)
        {
            var today = OfficeTime.DayOf(now);
            var told = (await TalkNotices.SideAsync(db, people, message.SubjectId, TalkSide.Section, today, ct)).Concat(await TalkNotices.SideAsync(db, people, message.SubjectId, TalkSide.Office, today, ct));
            await TalkNotices.TellAsync(db, message, told, $"{slot.On:yyyy-MM-dd} {slot.From:HH\\:mm}–{slot.To:HH\\:mm}", now, ct);
        }
    }
}
