using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Training;

/// <summary>Messages of training: an alert to every section, and the call to those that have a gap.</summary>
internal static class TrainingNotices
{
    public const string AlertKind = "Training.Alert";
    public const string UrgeKind = "Training.Urge";
    public const string Year = "year";

    public static readonly Role[] People = [Role.Staff, Role.SectionHead, Role.PolicyHead, Role.Reviewer];

    public static async Task TellAsync(PortalDb db, OutboxMessage message, IEnumerable<(Guid User, string Link)> users, List<string> arguments, DateTimeOffset now, CancellationToken ct)
    {
        var told = (await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct)).ToHashSet();
        foreach (var (user, link) in users.DistinctBy(u => u.User).Where(u => !told.Contains(u.User)))
        {
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = now, Kind = message.Kind, Arguments = arguments, Link = link });
        }
    }
}

internal sealed class TrainingAlertHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => TrainingNotices.AlertKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Set<SecurityAlert>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == message.SubjectId, ct) is not { } alert)
        {
            return;
        }
        var day = OfficeTime.DayOf(now);
        Guid[]? sections = alert.BureauId is { } bureau ? [.. (await people.SectionsAsync(day, ct)).Where(s => s.BureauId == bureau).Select(s => s.Id)] : null;
        var users = (await people.HoldersOfSectionsAsync(TrainingNotices.People, sections, day, ct)).Select(h => (h.UserId, $"/Training/Alert/{alert.Id}"));
        await TrainingNotices.TellAsync(db, message, users, [alert.Title], now, ct);
    }
}

/// <summary>Who has a gap is looked up when it is sent: whoever has entered meanwhile is left in peace.</summary>
internal sealed class TrainingUrgeHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => TrainingNotices.UrgeKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var fy = new FiscalYear(int.Parse(message.Data[TrainingNotices.Year], CultureInfo.InvariantCulture));
        var standing = await new TrainingStandingQueries(db, people).YearAsync(fy, Actor.Operator(now), ct);
        Guid[] sections = [.. standing.Sections.Where(s => s.HasGap).Select(s => s.SectionId)];
        var users = (await people.HoldersOfSectionsAsync([Role.Staff, Role.SectionHead], sections, OfficeTime.DayOf(now), ct)).Select(h => (h.UserId, $"/Training/Section/{h.SectionId}?Fy={fy.Year.ToString(CultureInfo.InvariantCulture)}"));
        await TrainingNotices.TellAsync(db, message, users, [fy.Japanese], now, ct);
    }
}
