using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Search;
using GovernancePortal.Core.Platform.Succession;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Library.Briefings;

internal static class BriefingNotices
{
    public const string Kind = "Library.Briefing";
    public const string Invited = "BriefingInvited";
    public const string Reminder = "BriefingReminder";
    public const string Cancelled = "BriefingCancelled";

    public static OutboxMessage Of(BriefingSession session, string what, IReadOnlyList<Guid> sections, DateTimeOffset due, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), Kind = Kind, SubjectId = session.Id, CreatedAt = actor.Now, DueAt = due,
        Data = new() { ["what"] = what, ["sections"] = string.Join(';', sections), ["day"] = session.RemindOn?.ToString("O", CultureInfo.InvariantCulture) ?? "", ["by"] = actor.UserId.ToString() },
    };
}

/// <summary>
/// Staff and heads of the sections invited. The reminder goes to sections of which nobody has a seat yet and to those who
/// have one, only while the session is still planned and the day of reminding has not been moved.
/// </summary>
internal sealed class BriefingHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => BriefingNotices.Kind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var session = await db.Set<BriefingSession>().AsNoTracking().Include(s => s.Invitations).Include(s => s.Attendances).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == message.SubjectId, ct);
        var what = message.Data["what"];
        if (session is null || (what != BriefingNotices.Cancelled && session.State != BriefingState.Planned)
            || (what == BriefingNotices.Reminder && session.RemindOn?.ToString("O", CultureInfo.InvariantCulture) != message.Data["day"]))
        {
            return;
        }
        var named = message.Data["sections"].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToHashSet();
        var seated = session.Attendances.Select(a => a.SectionId).ToHashSet();
        var sections = session.Invitations.Select(i => i.SectionId).Where(id => what == BriefingNotices.Reminder ? !seated.Contains(id) : named.Contains(id)).ToList();
        var told = (await people.HoldersOfSectionsAsync([Role.Staff, Role.SectionHead], sections, OfficeTime.DayOf(now), ct)).Select(h => h.UserId);
        var users = what == BriefingNotices.Reminder ? told.Concat(session.Attendances.Select(a => a.UserId).OfType<Guid>()) : told;
        await LibraryNotices.TellAsync(db, message, users, what, [session.Title, session.HeldOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)], "/Library/Briefings/Details/" + session.Id, now, ct);
    }
}

internal sealed class BriefingSearch : SearchSource<BriefingSession>
{
    public override string Kind => "Briefings";
    public override int Order => 60;
    public override Permission Permission => LibraryAccess.Reading;

    protected override SearchText Describe(BriefingSession s) => new(s.Title, OfficeTime.StartOf(s.HeldOn), [SearchPlace.Of("BriefingSession.Title", s.Title), SearchPlace.Of("BriefingSession.Place", s.Place), SearchPlace.Of("BriefingSession.Agenda", s.Agenda)])
    {
        State = $"{nameof(BriefingState)}.{s.State}",
    };
}

/// <summary>Invitations and seats go with the section; a record of who came keeps the name it was written under.</summary>
internal sealed class BriefingSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "Briefings";

    // One record a session and section: a session is listed under each section that it names.
    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default)
    {
        var rows = await db.Set<BriefingSession>().AsNoTracking()
            .Where(s => s.Invitations.Any(i => sectionIds.Contains(i.SectionId)) || s.Attendances.Any(a => sectionIds.Contains(a.SectionId))).OrderBy(s => s.HeldOn)
            .Select(s => new { s.Id, s.Title, s.HeldOn, s.State, Invited = s.Invitations.Select(i => i.SectionId).ToList(), Seated = s.Attendances.Select(a => a.SectionId).ToList() }).ToListAsync(ct);
        return [.. from row in rows from section in row.Invited.Union(row.Seated).Where(sectionIds.Contains) select new SectionHolding(RecordId(row.Id, section), section, "", row.Title, "/Library/Briefings/Details/" + row.Id) { DueOn = row.State == BriefingState.Planned ? row.HeldOn : null }];
    }

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        var from = records.Values.Select(t => t.FromId).Distinct().ToList();
        var sessions = await db.Set<BriefingSession>().Include(s => s.Invitations).Include(s => s.Attendances).AsSplitQuery()
            .Where(s => s.Invitations.Any(i => from.Contains(i.SectionId)) || s.Attendances.Any(a => from.Contains(a.SectionId))).ToListAsync(ct);
        foreach (var session in sessions)
        {
            foreach (var section in session.Invitations.Select(i => i.SectionId).Union(session.Attendances.Select(a => a.SectionId)).Where(from.Contains).ToList())
            {
                if (records.TryGetValue(RecordId(session.Id, section), out var takeover))
                {
                    db.RemoveRange(session.Succeed(section, takeover.To.SectionId));
                    db.Note(session.Subject, takeover.Words);
                }
            }
        }
    }

    // The same two ids always make the same third one.
    private static Guid RecordId(Guid session, Guid section)
    {
        Span<byte> bytes = stackalloc byte[32];
        session.TryWriteBytes(bytes);
        section.TryWriteBytes(bytes[16..]);
        return new Guid(System.Security.Cryptography.SHA256.HashData(bytes).AsSpan(0, 16));
    }
}
