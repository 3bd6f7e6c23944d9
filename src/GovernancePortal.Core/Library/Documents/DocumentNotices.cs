using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Library.Documents;

internal static class DocumentNotices
{
    public const string ReviewKind = "Library.ReviewDue";

    /// <summary>Sent on the day after the day of review, if it has not moved by then.</summary>
    public static OutboxMessage ReviewDue(LibraryDocument document, Actor actor) => Message(document.Id, document.NextReviewOn!.Value, OfficeTime.StartOf(document.NextReviewOn.Value.AddDays(1)), actor.Now);

    public static OutboxMessage Message(Guid documentId, DateOnly due, DateTimeOffset at, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = ReviewKind, SubjectId = documentId, CreatedAt = now, DueAt = at, Data = new() { ["due"] = due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
    };
}

/// <summary>Tells the policy office of a review that is overdue (R268), and again every thirty days until it is recorded.</summary>
internal sealed class DocumentReviewHandler(PeopleQueries people) : IOutboxHandler
{
    private const int RepeatDays = 30;

    public string Kind => DocumentNotices.ReviewKind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var today = OfficeTime.DayOf(now);
        var document = await db.Set<LibraryDocument>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == message.SubjectId, ct);
        if (document?.NextReviewOn is not { } due || due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) != message.Data["due"] || !document.IsReviewOverdue(today))
        {
            return;
        }
        var told = await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct);
        var office = (await people.HoldersAsync(Role.Reviewer, null, today, ct)).Union(await people.HoldersAsync(Role.PolicyHead, null, today, ct));
        foreach (var user in office.Except(told))
        {
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = message.DueAt, Kind = DocumentNotices.ReviewKind, Arguments = [document.Title, message.Data["due"]], Link = $"/Library/Documents/Details/{document.Id}" });
        }
        db.Add(DocumentNotices.Message(document.Id, due, OfficeTime.StartOf(today.AddDays(RepeatDays)), now));
    }
}
