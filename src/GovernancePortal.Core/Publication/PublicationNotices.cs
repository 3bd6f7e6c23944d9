using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Publication;

/// <summary>The CIO is told of what waits for approval; the policy office of what became of it.</summary>
internal static class PublicationNotices
{
    public const string Kind = "Publication.HandOver";

    private static readonly string[] Told = ["PublicationSubmitted", "PublicationReturned", "PublicationApproved"];

    public static OutboxMessage? Of(PublicationRecord publication, string act, Actor actor) => !Told.Contains(act) ? null : new OutboxMessage
    {
        Id = Guid.CreateVersion7(actor.Now), Kind = Kind, SubjectId = publication.Id, Data = new() { ["act"] = act, ["by"] = actor.UserId.ToString() }, CreatedAt = actor.Now, DueAt = actor.Now,
    };

    public static string Link(Guid id) => $"/Publication/Details/{id}";
}

internal sealed class PublicationHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => PublicationNotices.Kind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var found = await db.Set<PublicationRecord>().AsNoTracking().Where(p => p.Id == message.SubjectId).Select(p => new { p.Id, p.Number, p.Title }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return;
        }
        var kind = message.Data["act"] switch
        {
            "PublicationSubmitted" => "Publication.Submitted",
            "PublicationReturned" => "Publication.Returned",
            _ => "Publication.Approved",
        };
        Role[] roles = kind == "Publication.Submitted" ? [Role.Cio] : [Role.PolicyHead, Role.Reviewer];
        var by = Guid.Parse(message.Data["by"]);
        var told = (await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct)).ToHashSet();
        foreach (var user in (await people.HoldersOfSectionsAsync(roles, null, OfficeTime.DayOf(now), ct)).Select(h => h.UserId).Distinct().Where(u => u != by && !told.Contains(u)))
        {
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = now, Kind = kind, Arguments = [found.Number, found.Title], Link = PublicationNotices.Link(found.Id) });
        }
    }
}
