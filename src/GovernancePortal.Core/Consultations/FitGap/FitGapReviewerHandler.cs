using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.FitGap;

/// <summary>第三者レビュー: whoever was named is told, with the way to the sheet; not where somebody else was named meanwhile.</summary>
internal sealed class FitGapReviewerHandler : IOutboxHandler
{
    public const string NoticeKind = "Consultation.FitGapReviewer";

    public string Kind => NoticeKind;

    public static OutboxMessage Message(Guid consultationId, Guid reviewerId, Actor actor) =>
        new() { Id = Guid.CreateVersion7(actor.Now), Kind = NoticeKind, SubjectId = consultationId, Data = new() { ["to"] = reviewerId.ToString() }, CreatedAt = actor.Now, DueAt = actor.Now };

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var to = Guid.Parse(message.Data["to"]);
        var named = await (from c in db.Set<Consultation>().AsNoTracking()
                           join s in db.Set<FitGapSheet>() on c.CaseId equals s.CaseId
                           where c.Id == message.SubjectId && s.ReviewerId == to
                           select new { c.Number, c.Title }).FirstOrDefaultAsync(ct);
        if (named is not null && !await db.Set<Notice>().AnyAsync(n => n.MessageId == message.Id, ct))
        {
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = to, At = message.DueAt, Kind = NoticeKind, Arguments = [named.Number ?? "", named.Title], Link = $"/Consultations/FitGap/{message.SubjectId}" });
        }
    }
}
